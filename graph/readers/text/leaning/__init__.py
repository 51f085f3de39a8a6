"""Words that merely lean towards support or opposition, looser than the frames.

leanings.py  which way a word leans
regions.py   what may fill its subject and its object, in whatever slot
ties.py      words that tie two mentions together
tilted.py    predicates made of such words
"""
