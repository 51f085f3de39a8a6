"""What a page needs to know of each claim to say in the browser what holds as of any day.

The columns are those of `columns.py`, so that a script decides exactly as `timing.py` and
`relations` do. Texts that many claims share stand once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ...columns import MEANS, METHODS, MODALITIES, NONE, RELATIONS, STANDINGS, Columns
from ...model import Claim, Standing
from ...relations import View, within_lives
from ...score import weights
from ...voices import is_party, roots
from ..material import Material
from ..telling import words
from ..telling.dossiers import pair_id
from ..telling.evidence import Card, names
from .drawing import Key
from .packing import packed

EMBEDDED = 3000
"""With more claims, a page leads to the evidence instead of holding it."""
DAYS = {
    "first": "first", "last": "last", "sure_first": "sureFirst", "sure_last": "sureLast",
    "known": "known", "retracted": "retracted",
}  # fmt: skip
LONGEST = 400
"""Of a name, in characters: who searches or lists needs no more."""
TERMS = ("means", "modality", "standing", "method", "negated")


@dataclass(slots=True)
class Table:
    """Values that are named by their number: each once, in the order in which they come."""

    numbers: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, value: str) -> int:
        """The number of a value; a new one is taken in."""
        return self.numbers.setdefault(value, len(self.numbers))

    @property
    def values(self) -> list[str]:
        """All values, by number."""
        return list(self.numbers)


def moments(material: Material) -> dict[str, Any]:
    """All claims between actors, for a script, as plain JSON values.

    Returns:
        `claims`, packed columns in the order of ids: codes into the other tables, and days as
        ordinals (0 = none); `ids`, the first 16 characters of each claim's; `keys`, packed: the
        relations that claims speak of, by number; `actors`, `sources`, `theatres`, `texts` and
        `terms`, which the codes point into; `view`, what the page shows when it is opened.
    """
    claims = between(material.reachable)
    columns = within_lives(Columns.of(claims), material.registry)
    root, root_names = roots(columns, material.registry)
    keys = keys_of(claims)
    actors, sources, theatres, texts = Table(), Table(), Table(), Table()
    told: dict[str, Any] = {
        "key": [keys[key_of(claim)] for claim in claims],
        "source": [sources[claim.source] for claim in claims],
        "theatre": [theatres[claim.theatre] if claim.theatre else -1 for claim in claims],
        "root": root.tolist(),
        "party": is_party(columns, root, root_names, material.registry).astype(int).tolist(),
        "weight": [round(weight, 9) for weight in weights(columns).tolist()],
    }
    told |= {name: getattr(columns, name).tolist() for name in TERMS}
    told |= {name: getattr(columns, column).tolist() for column, name in DAYS.items()}
    cards = [_card(claim, material) for claim in claims]
    told |= _said(cards, texts, whole=len(claims) <= EMBEDDED)
    paired = {pair.id for pair in material.pairs}
    relations = {
        "subject": [actors[subject] for subject, _, _ in keys],
        "relation": [RELATIONS.index(relation) for _, relation, _ in keys],
        "object": [actors[object_] for _, _, object_ in keys],
        "page": [int(pair_id(subject, object_) in paired) for subject, _, object_ in keys],
    }
    profiled = {actor.id for actor in material.actors}
    return {
        "claims": packed(told, len(claims)),
        "ids": "".join(claim.id[:16] for claim in claims),
        "keys": packed(relations, len(keys)),
        "actors": [[*_actor(id_, material), int(id_ in profiled)] for id_ in actors.values],
        "sources": [_source(id_, material) for id_ in sources.values],
        "theatres": [[id_, material.teller.theatre(id_)] for id_ in theatres.values],
        "texts": texts.values,
        "premises": _premises(claims, cards),
        "terms": TERM_WORDS,
        "view": _view(material.view, sources, theatres),
    }


def key_of(claim: Claim) -> Key:
    """The relation that a claim speaks of."""
    return claim.subject, claim.relation, claim.object


def keys_of(claims: Iterable[Claim]) -> dict[Key, int]:
    """The number of each relation that claims speak of, in order."""
    return {key: number for number, key in enumerate(sorted(set(map(key_of, claims))))}


def _card(claim: Claim, material: Material) -> Card:
    """A claim in words, whether or not it was taken back later: that hangs on the day."""
    if claim.retracted is not None:
        return material.teller.card(replace(claim, retracted=None))
    return material.told.get(claim.id) or material.teller.card(claim)


TERM_WORDS: dict[str, list[list[str]]] = {
    "relation": [[one.value, words.VERBS[one].fact] for one in RELATIONS],
    "means": [[one.value, words.named_means(one)] for one in MEANS],
    "modality": [[one.value, words.MODALITIES[one]] for one in MODALITIES],
    "standing": [[one.value, one.value] for one in STANDINGS],
    "method": [[one.value, words.METHODS[one]] for one in METHODS],
}
"""The words of the codes: name and wording, by code."""


def between(claims: Iterable[Claim]) -> list[Claim]:
    """The claims between two actors, by id."""
    return sorted((c for c in claims if not c.relation.takes_place), key=lambda claim: claim.id)


def _said(cards: Sequence[Card], texts: Table, *, whole: bool) -> dict[str, Any]:
    """What the claims say in words; with their sentences only where these are wanted."""
    said: dict[str, Any] = {
        "status": [texts[card.status] for card in cards],
        "chip": [texts[card.chip] for card in cards],
        "verb": [texts[card.statement.verb] for card in cards],
        "tail": [texts[card.statement.tail] for card in cards],
        "brief": [texts[words.clean(card.brief)] for card in cards],
        "chain": [texts[" → ".join(map(words.clean, card.chain))] for card in cards],
    }
    if whole:
        said["sentence"] = [words.clean(card.sentence) for card in cards]
        said["quoted"] = [int(card.quoted) for card in cards]
    return said


def _premises(claims: Sequence[Claim], cards: Sequence[Card]) -> dict[str, list[str]]:
    """What each derived claim follows from, in words, by its number."""
    return {
        str(number): [words.clean(str(premise.text)) for premise in card.premises]
        for number, (claim, card) in enumerate(zip(claims, cards, strict=True))
        if claim.derived_from
    }


def _actor(id_: str, material: Material) -> list[str]:
    """Id, short name, kind, and everything to search for."""
    actor = material.registry.actors.get(id_)
    if actor is None:
        return [id_, id_, "", id_]
    called = (words.clean(name)[:LONGEST] for name in names(actor))
    return [id_, words.clean(actor.label)[:LONGEST], actor.kind.value, " ".join(called)]


def _source(id_: str, material: Material) -> list[str]:
    """Id, title, address; the address is http, https or empty."""
    source = material.registry.sources.get(id_)
    if source is None:
        return [id_, id_, ""]
    link = source.url or ""
    return [
        id_,
        words.clean(source.title),
        link if link.startswith(("http://", "https://")) else "",
    ]


def _view(view: View, sources: Table, theatres: Table) -> dict[str, Any]:
    return {
        "asOf": _day(view.as_of),
        "window": view.window,
        "knownBy": _day(view.known_by),
        "derived": view.derived,
        "standings": [0, 1] if view.alleged else [STANDINGS.index(Standing.STATED)],
        "sources": _codes(view.sources, sources.values),
        "theatres": _codes(view.theatres, theatres.values),
        "means": _codes(view.means, MEANS),
        "methods": _codes(view.methods, METHODS),
        "modalities": _codes(view.modalities, MODALITIES),
        "minScore": view.min_score,
    }


def _day(day: date | None) -> int:
    return day.toordinal() if day else NONE


def _codes(chosen: Iterable[str] | None, all_: Sequence[str]) -> list[int] | None:
    """The codes of those chosen; None = all."""
    if chosen is None:
        return None
    wanted = frozenset(chosen)
    return [code for code, one in enumerate(all_) if one in wanted]
