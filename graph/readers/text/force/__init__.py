"""With what force a thing is said: done, offered, denied, under a condition.

force.py        what auxiliaries, negation and conditions at the word itself make of it
negation.py     words that deny it
hedges.py       words beside it that take it back; contests.py fights that are none
complements.py  what the verb above a clause makes of it
clauses.py      one step up from a clause; nominal.py one step up from a noun
presumed.py     what a verb says of the act that is its subject
charges.py      what somebody is accused of or punished for
undone.py       what is refused, hindered or nearly done
modality.py     all of them together
"""
