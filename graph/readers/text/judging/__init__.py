"""Judging a given pair: how does a text say that one mention stands to another?

pairs.py    what is asked: a text and two mentions in it; what is answered
couple.py   a cast in which the two mentions are actors, whoever they are
strict.py   the rules of extraction, asked about the couple alone
loose.py    where these are silent: any known word that ties the two together
judge.py    a pair in, always an answer out
scoring.py  answers held against what people judged
"""

from .judge import judge, judged
from .pairs import Judgement, Pair, read_pairs
from .scoring import scored

__all__ = ["Judgement", "Pair", "judge", "judged", "read_pairs", "scored"]
