"""What the classifier sees of a pair: what the rules say, the way between the two, its words.

Mentions and other names are never seen, so that nothing is learned about who they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..judging.along import turned
from ..judging.classes import topics_in
from ..judging.ways.way import way_of
from ..leaning.ties import acts, said_with, ties
from ..sentences.heads import heads
from ..sentences.syntax import passive
from .surroundings import surroundings
from .words import SIGNS, leaning_anywhere, leaning_words, plain_words, scene, under

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from ..judging.couple import Couple
    from ..judging.ruled import Ruled
    from ..judging.ways.way import Way
    from ..leaning.ties import Tie

FAR = 6
CLAUSES = ("relcl", "advcl", "ccomp", "xcomp", "acl", "conj", "appos", "parataxis")


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of a pair.

    Attributes:
        features: by name; all directions are in the order of the text.
        turned: the object stands before the subject.
    """

    features: Mapping[str, float]
    turned: bool


def seen(couple: Couple, rules: Ruled) -> Seen:
    """What is seen of a pair whose rules have been asked."""
    way = way_of(couple)
    swap = way.turned if way is not None else couple.object[0].i < couple.subject[0].i
    found = dict.fromkeys((*_answers(rules, swap), *_tied(couple, swap)), 1.0)
    found |= _of_way(way, couple) if way is not None else _of_words(couple)
    found |= surroundings(couple)
    return Seen(found, swap)


def _of_way(way: Way, couple: Couple) -> dict[str, float]:
    around = scene(way, couple)
    flags = dict.fromkeys((*_shape(way), *plain_words(around)), 1.0)
    return flags | _topics(around.words) | leaning_words(around)


def _of_words(couple: Couple) -> dict[str, float]:
    own = {t.i for t in (*couple.subject, *couple.object)}
    words = tuple(t for t in couple.doc if t.i not in own)
    return {"apart": 1.0} | _topics(words) | leaning_anywhere(words)


def _topics(words: tuple[Token, ...]) -> dict[str, float]:
    return {f"topic:{topic}": float(min(n, 3)) for topic, n in topics_in(words).items()}


def _answers(rules: Ruled, swap: bool) -> Iterator[str]:
    named = (("strict", rules.strict), ("along", rules.along), ("loose", rules.loose))
    for name, answer in named:
        if answer is None:
            yield f"{name}:none"
            continue
        yield f"{name}:{answer.relation}"
        yield f"{name}:way:{turned(answer.direction, swap)}"
        yield f"{name}:force:{answer.modality}"
        if answer.negated:
            yield f"{name}:negated"
            yield f"{name}:{answer.relation}:negated"
    yield "rules:" + "".join(answer.relation[0] if answer else "-" for _, answer in named)


def _tied(couple: Couple, swap: bool) -> Iterator[str]:
    """The nearest words that tie the two, whatever the sentence makes of them."""
    found = ties(acts(couple.doc), (heads(couple.subject), heads(couple.object)))
    for rank, tie in enumerate(found[:2]):
        yield from (f"tie{rank}:{text}" for text in _of_tie(tie, swap))
    yield "ties:" + "".join(SIGNS[s] for s in sorted({tie.act.leaning.sign for tie in found}))


def _of_tie(tie: Tie, swap: bool) -> Iterator[str]:
    sign = SIGNS[tie.act.leaning.sign]
    yield sign
    yield f"{sign}:{tie.act.leaning.kind}"
    yield f"{sign}:far{min(tie.far, FAR)}"
    yield f"way:{turned(tie.direction, swap)}"
    said = said_with(tie.act)
    yield "unsaid" if said is None else "known" if said[1] else "probed"
    if said is not None and said[0].negated:
        yield "negated"


def _shape(way: Way) -> Iterator[str]:
    """The way's length, its top, and the labels along it."""
    yield f"length:{min(len(way.words), FAR)}"
    yield f"top:{way.top.pos_}"
    yield f"top:{way.top.dep_}"
    if way.listed:
        yield "listed"
    for name, chain in (("first", (way.first, *way.up)), ("second", (way.second, *way.down))):
        yield f"{name}:{'<'.join(w.dep_ for w in chain[:3])}"
        yield f"{name}:own:{chain[0].dep_}"
        yield f"{name}:under:{chain[-1].dep_}"
    yield f"under:{under(way)}"
    if passive(way.top):
        yield f"passive:{under(way)}"
    labels = {w.dep_ for w in (*way.up, *way.down)}
    yield from (f"through:{clause}" for clause in CLAUSES if clause in labels)
