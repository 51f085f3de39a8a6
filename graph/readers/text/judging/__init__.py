"""Judging a given pair: how does a text say that one mention stands to another?

pairs.py    what is asked: a text and two mentions in it; what is answered
couple.py   a cast in which the two mentions are actors, whoever they are
strict.py   the rules of extraction, asked about the couple alone
way.py      the way through the sentence from the one to the other
along.py    where the rules are silent: what the words on this way come to
composing.py, descent.py, listing.py, calling.py, bearing.py, composed.py, classes.py: how
loose.py    where this is silent: any known word that ties the two together
ruled.py    the rules' answer of these three
judge.py    a pair in, always an answer out, by the rules or another backend
scoring.py  answers held against what people judged
"""

from .judge import judge, judged
from .pairs import Judgement, Pair, read_pairs
from .scoring import scored

__all__ = ["Judgement", "Pair", "judge", "judged", "read_pairs", "scored"]
