"""Sentences and their words: what the parser says, and which words carry claims.

lexicon.py   the words that carry claims, as data; classes.py words of sport, trade, aid, ...
pipeline.py  the spaCy parser; repairs.py mends its common mistakes: mistaken.py verbs taken for
             other words, joined.py clauses run together
syntax.py    subjects, objects and prepositional arguments
heads.py     the words that stand for a mention; owners.py whom "its" and "it" mean of two
"""
