"""From the words of a sentence to drafts of claims.

triggers.py     which words are tried
times.py        when; attribution.py according to whom
drafts.py       a claim before it is put into the model
holders.py      whose a thing is that is attacked; ends.py who stands at the ends of a claim
singled.py      what is said of one end alone
claims.py       a filled predicate and its force become drafts
compounds.py    claims that a hyphen carries, and exclusions
rules.py        all drafts of a sentence
"""
