"""What the words on the way through a sentence from one mention to another come to.

way.py        the way and its words
bearing.py    which way a word bears on what hangs on it
calling.py    verbs whose clause or label decides
descent.py    from the top down to the clause that holds both
listing.py    two mentions side by side
composed.py   what comes of it; composing.py put together from top to bottom
"""
