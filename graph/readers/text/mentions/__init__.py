"""Whom or which place a noun phrase means.

coreference.py  "we", "it", "the group", "the latter"
homes.py        whose "the army" is, where the phrase does not say so
groups.py       groups that a common noun names; crowds.py thousands in the streets
bodies.py       a state's forces
persons.py      names that no table knows
parts.py        whose "rebel positions" and whose the dead of an attack are
nouns.py        whom a common noun means, by its kind
phrases.py      whom any phrase means, and whose a thing is
parties.py      whom a word means for who asks about every pair
places.py       which place
"""
