"""Who fills the places of a predicate, whatever word or words it is made of.

gifts.py          giving: who receives what, and by what means it supports him
doers.py          who does the act that a noun names; aims.py at whom a verb is aimed
roles.py          what somebody is to another; stances.py stances towards what others do
frames.py         one word of the lexicon with its subject, object and third parties
senses.py         what gives it another sense; likewise.py who does the same
wants.py          what is asked for or declined; service.py for whom somebody fights
campaigns.py      who fights beside whom, or has his men; favours.py help that is thanked for
labels.py, orders.py, phrasal.py, reciprocals.py, treaties.py: several words together
constructions.py  those of them that stand in a sentence
"""
