"""The words that carry claims, as data: `data/lexicon/*.csv`.

predicates: verbs, nouns, roles ("ally of") and adjectives with their relation, means and frame.
operators: words that change what hangs on them ("promised to", "denied", "said that").
tilts: many more words that merely lean one way, for judging a given pair.
items: what is given, and the means that giving it is. nouns: what a noun phrase may stand for.
states: the names that a registry may lack, with the adjectives and seats that stand for them.

A frame names slots: `subj` and `obj` of a verb (voice taken into account), `poss` (possessor),
`adj` (adjective or compound before the noun), and prepositions.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ....model import Means, Relation

ITEM = "item"


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that says how one actor stands to another.

    Attributes:
        means: None = follows from the item that is given.
        subject, object: slots, in the order in which they are tried.
        both: the relation holds in both directions.
    """

    lemma: str
    pos: str
    relation: Relation
    means: Means | None
    subject: tuple[str, ...]
    object: tuple[str, ...]
    both: bool


@dataclass(frozen=True, slots=True)
class Tilt:
    """A word, or words that belong together, that leans towards support or opposition.

    Attributes:
        sign: +1 or -1; 0 = none, though a part of it would lean ("strike a deal").
        direction: whether its subject acts (`forward`), is acted on (`backward`), or `both`.
    """

    sign: int
    direction: str


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that changes the force of what hangs on it.

    Attributes:
        slot: where the claim stands to it: in its `clause`, as its `subject` or `object`, behind
            its preposition (`in`, `for`); `verb` and `noun` are what an adverb or adjective is at;
            in an `account` that somebody takes back ("shrugged off the claim that").
        effect: a modality, or actual, negated, denied, alleged, speech, alleged_speech; presumed
            or definite (unless it is any such act), ended (told of only where it goes on), named
            (roles only), occurred, worded, void.
        control: whose act the clause is: the operator's `subject`, its `object`, or `none`.
    """

    lemma: str
    pos: str
    slot: str
    effect: str
    control: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words, by lemma and part of speech; of the names of capitals the last words."""

    predicates: Mapping[tuple[str, str], tuple[Predicate, ...]]
    operators: Mapping[tuple[str, str, str], Operator]
    items: Mapping[str, tuple[Means, bool]]
    modifiers: Mapping[str, Means | None]
    nouns: Mapping[str, frozenset[str]]
    states: Mapping[str, tuple[str, str]]
    tilts: Mapping[tuple[str, str], Tilt]
    seats: frozenset[str]

    def is_a(self, lemma: str, *roles: str) -> bool:
        """Whether a noun may stand for one of these."""
        return not self.nouns.get(lemma, frozenset()).isdisjoint(roles)

    def roles(self, word: str) -> frozenset[str]:
        """What a noun may stand for, as it is written: in any case, one or several."""
        lower = word.lower()
        one = f"{lower[:-3]}man" if lower.endswith("men") else lower.removesuffix("s")
        return self.nouns.get(lower) or self.nouns.get(one) or frozenset()


@cache
def lexicon() -> Lexicon:
    """The packaged lexicon."""
    items = list(_rows("items"))
    return Lexicon(
        predicates=_grouped(_predicate(row) for row in _rows("predicates")),
        operators={
            (o.lemma, o.pos, o.slot): o for o in (Operator(**r) for r in _rows("operators"))
        },
        items={
            r["lemma"]: (Means(r["means"]), r["kind"] == ITEM)
            for r in items
            if r["kind"] != "modifier"
        },
        modifiers={
            r["lemma"]: None if r["means"] == "none" else Means(r["means"])
            for r in items
            if r["kind"] == "modifier"
        },
        nouns=_roles(_rows("nouns")),
        states=_states(_rows("states")),
        tilts={(r["lemma"], r["pos"]): _tilt(r) for r in _rows("tilts")},
        seats=frozenset(w.split()[-1] for r in _rows("states") for w in r["seat"].split(";") if w),
    )


def _rows(table: str) -> Iterator[dict[str, str]]:
    path = files("belligraph.data") / "lexicon" / f"{table}.csv"
    yield from csv.DictReader(path.read_text(encoding="utf-8").splitlines())


def _predicate(row: Mapping[str, str]) -> Predicate:
    return Predicate(
        lemma=row["lemma"],
        pos=row["pos"],
        relation=Relation(row["relation"]),
        means=None if row["means"] == ITEM else Means(row["means"]),
        subject=tuple(row["subject"].split("|")),
        object=tuple(row["object"].split("|")),
        both=row["direction"] == "both",
    )


def _tilt(row: Mapping[str, str]) -> Tilt:
    sign = 0 if row["sign"] == "neutral" else Relation(row["sign"]).sign
    return Tilt(sign, row["direction"])


def _grouped(predicates: Iterable[Predicate]) -> Mapping[tuple[str, str], tuple[Predicate, ...]]:
    groups: defaultdict[tuple[str, str], list[Predicate]] = defaultdict(list)
    for predicate in predicates:
        groups[predicate.lemma, predicate.pos].append(predicate)
    return {key: tuple(group) for key, group in groups.items()}


def _roles(rows: Iterable[Mapping[str, str]]) -> Mapping[str, frozenset[str]]:
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        roles[row["lemma"]].add(row["role"])
    return {lemma: frozenset(group) for lemma, group in roles.items()}


def _states(rows: Iterable[Mapping[str, str]]) -> Mapping[str, tuple[str, str]]:
    """Every word for a state: the state's name, and in what manner the word means it."""
    words: dict[str, tuple[str, str]] = {}
    for row in rows:
        words[row["state"]] = (row["state"], "name")
        words |= {w: (row["state"], "adjective") for w in row["adjective"].split(";") if w}
        words |= {w: (row["state"], "metonym") for w in row["seat"].split(";") if w}
    return words
