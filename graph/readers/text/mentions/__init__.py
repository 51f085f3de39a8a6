"""Whom or which place a noun phrase means.

coreference.py  "the group", "the latter", "the Iraqis"; pronouns.py "we", "he", "it", "they"
again.py        "the army" after "the Malian army"; short.py "the Front"
meeting.py      who is met in a sentence, to be remembered
homes.py        whose "the army" is, where the phrase does not say so
groups.py       groups that a common noun names; unnamed.py those called by where they are
crowds.py       thousands in the streets
bodies.py       a state's forces
offices.py      for whom somebody acts by his office
persons.py      names that no table knows
parts.py        whose "rebel positions" and whose the dead of an attack are
aside.py        who does not act for those whose he is said to be
listed.py       who is named together; two.py "both groups", "each ... the other"
nouns.py        whom a common noun means, by its kind
phrases.py      whom any phrase means, and whose a thing is; several.py with those beside it
parties.py      whom a word means for who asks about every pair
places.py       which place
"""
