"""Sentences and their words: what the parser says, and which words carry claims.

lexicon.py   the words that carry claims, as data; classes.py words of sport, trade, aid, ...
pipeline.py  the spaCy parser; repairs.py mends its common mistakes, each kind in its module:
             accused.py, apposed.py, gerunds.py, helping.py, joined.py, mistaken.py, relatives.py,
             series.py; trees.py what keeps a mended parse a tree
syntax.py    subjects, objects and prepositional arguments
heads.py     the words that stand for a mention; owners.py whom "its" and "it" mean of two
"""
