"""Judging a given pair: how does a text say that one mention stands to another?

pairs.py    what is asked: a text and two mentions in it; what is answered
couple.py   a cast in which the two mentions are actors, whoever they are
strict.py   the rules of extraction, asked about the couple alone
ways/       the way through the sentence from the one to the other, and what it comes to
along.py    where the rules are silent: the answer that this way gives
classes.py  whether a word may be meant of a contest
loose.py    where this is silent: any known word that ties the two together
ruled.py    the rules' answer of these three
judge.py    a pair in, always an answer out, by the rules or another backend
"""

from .judge import judge, judged
from .pairs import Judgement, Pair, read_pairs

__all__ = ["Judgement", "Pair", "judge", "judged", "read_pairs"]
