"""The marked texts that the network learns from: every pair of mentions with its answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from belligraph.readers.text.encoder.outlook import CLASSES

DATA = Path(__file__).parents[2] / "data"
SIGNS = {
    "supports": "supports",
    "opposes": "opposes",
    "alliedWith": "supports",
    "allied": "supports",
}
HELD, HELD_NEWS = 24, 12
"""Every so many texts one is not learned from."""
TURNED = {"forward": "backward", "backward": "forward"}
Span = tuple[int, int]
Answer = tuple[str, str, bool, str, str]
"""Relation, direction in the order of the text, negated, modality, means (empty = not marked)."""
NOTHING: Answer = (*CLASSES[0], False, "actual", "")
MEANS = "means:"
"""What a flag begins with that tells the means."""


@dataclass(frozen=True)
class Text:
    """A text, its mentions in order, and the answers to pairs of them.

    Attributes:
        is_found: the mentions are those that extraction finds, which hides all of them.
    """

    text: str
    spans: tuple[Span, ...]
    answers: dict[tuple[int, int], Answer]
    is_found: bool = False


def marked() -> Iterator[Text]:
    """All that is learned from."""
    yield from all_marked()
    yield from gold_texts()
    yield from pair_texts("train-pairs")
    yield from pair_texts("pairs-develop")


def all_marked() -> Iterator[Text]:
    """The texts whose mentions are all marked."""
    yield from marked_texts("train-texts")
    yield from marked_texts("hard-texts")
    yield from marked_texts("news-texts", HELD_NEWS)


def lines(name: str) -> Iterator[dict[str, Any]]:
    """The lines of a file of gold."""
    with (DATA / "gold" / f"{name}.jsonl").open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def marked_texts(name: str, held: int = HELD) -> Iterator[Text]:
    """Texts whose mentions are all marked: every pair without a claim is neutral.

    Those left out are for choosing: the judge's shares (pairs-held.jsonl), and how sure the network
    must be for a claim.
    """
    for number, line in enumerate(lines(name)):
        if number % held == 0:
            continue
        spans = {name: whole(line["text"], name)[0] for name in line["mentions"]}
        claims = [
            (spans[one], spans[other], (relation, flags))
            for one, relation, other, *flags in line["claims"]
        ]
        yield made(line["text"], spans.values(), (_short(*claim) for claim in claims))


def _short(
    one: Span, other: Span, said: tuple[str, list[str]]
) -> tuple[Span, Span, str, bool, str, str]:
    relation, flags = said
    means = next((flag.removeprefix(MEANS) for flag in flags if flag.startswith(MEANS)), "")
    others = [flag for flag in flags if flag != "not" and not flag.startswith(MEANS)]
    return one, other, relation, "not" in flags, next(iter(others), "actual"), means


def gold_texts() -> Iterator[Text]:
    """Texts of the develop half in which two actors or more stand in claims."""
    for line in lines("develop"):
        claims = []
        for claim in line["claims"]:
            if claim["relation"] in SIGNS:
                ends = [places(line["text"], claim, end)[0] for end in ("subject", "object")]
                force = bool(claim.get("negated")), claim.get("modality", "actual")
                means = claim.get("means", "unknown")
                claims.append((*ends, claim["relation"], *force, means))
        if claims:
            yield made(line["text"], {end for claim in claims for end in claim[:2]}, claims)


def pair_texts(name: str) -> Iterator[Text]:
    """Texts of which one pair is judged."""
    for line in lines(name):
        one, other = nearest(line)
        spans = tuple(sorted((one, other)))
        direction = line.get("direction") or ""
        if spans[0] == other:
            direction = TURNED.get(direction, direction)
        said = (
            line["relation"],
            direction,
            bool(line.get("negated")),
            line.get("modality") or "actual",
            "",
        )
        answer = NOTHING if line["relation"] == "neutral" else said
        if spans[0][1] <= spans[1][0]:
            yield Text(line["text"], spans, {(0, 1): answer})


def nearest(line: dict[str, Any]) -> tuple[Span, Span]:
    """The two mentions of a judged pair that stand nearest to each other."""
    ones, others = (places(line["text"], line, end) for end in ("subject", "object"))
    return min(((a, b) for a in ones for b in others), key=lambda two: abs(two[0][0] - two[1][0]))


def whole(text: str, name: str) -> list[Span]:
    """Where a name stands as whole words, else anywhere."""
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return [match.span() for match in found] or [(text.index(name), text.index(name) + len(name))]


def places(text: str, record: dict[str, Any], end: str) -> list[Span]:
    """Where an end of a record may stand in its text."""
    start = record.get(f"{end}_start")
    return whole(text, record[end]) if start is None else [(start, start + len(record[end]))]


def made(text: str, spans: Any, claims: Any) -> Text:
    """A text with the answers that its claims give; a mention over another is left out."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    answers = dict.fromkeys(combinations(range(len(kept)), 2), NOTHING)
    for one, other, relation, *said in claims:
        if one == other or one not in kept or other not in kept:
            continue
        ends = kept.index(one), kept.index(other)
        way = "both" if relation in ("allied", "alliedWith") else "forward"
        pair, way = (ends, way) if ends[0] < ends[1] else (ends[::-1], TURNED.get(way, way))
        answers[pair] = joined(answers[pair], (SIGNS[relation], way, *said))
    return Text(text, tuple(kept), answers)


def joined(held: Answer, said: Answer) -> Answer:
    """One answer of two claims between a pair: opposition before support, both ways where so."""
    if held == NOTHING or (held[0], said[0]) == ("supports", "opposes"):
        return said
    if held[0] != said[0]:
        return held
    return (held[0], held[1] if held[1] == said[1] else "both", *held[2:])
