"""Sentences and their words: what the parser says, and which words carry claims.

lexicon.py   the words that carry claims, as data; classes.py words of sport, trade, aid, ...
pipeline.py  the spaCy parser; repairs.py mends its common mistakes
syntax.py    subjects, objects and prepositional arguments
heads.py     the words that stand for a mention
"""
