"""Names in a text, and the cast of a document: who was found in it by name.

reference.py   states, groups, leaders and towns that a registry may lack
names.py       known names, of the registry and of these tables
introduced.py  names and short names that a text itself tells of; lands.py states of these
misnomers.py   what only looks like one of them
entities.py    how a name that no table knows is written
recall.py      who was named, in the order of the text
cast.py        known names and newcomers of one document
"""
