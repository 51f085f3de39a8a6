"""Two sets of claims beside each other: all at once as one by one, from either side the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.columns import Columns
from belligraph.dates import OPEN, parse_date
from belligraph.model import Claim, Means, Method, Modality, Relation, Standing
from belligraph.project import sample
from belligraph.readers.tables import Import, read_imports
from belligraph.registry import Registry
from belligraph.relations import View
from belligraph.relations.comparison import AGREEMENTS, Comparison, Line, Said, compare
from belligraph.timing import Counted, counted
from claiming import claim, of, registry_of

UCDP = Path(__file__).parents[4] / "shared" / "data" / "ucdp"
REGISTRY = registry_of("iran", "iraq", "isil", "usa", populations=("anbaris",))
NOBODY = Registry()
TOLD: Counter[str] = Counter()


def sides(one: list[Claim], other: list[Claim], **how: Any) -> Comparison:
    columns = Columns.of([*one, *other])
    first = np.arange(len(columns)) < len(one)
    how.setdefault("registry", REGISTRY)
    return compare(columns, first, ~first, **how)


def only(found: Comparison) -> Line:
    (line,) = found.lines(everything=True)
    return line


# --- one by one, in plain Python


WHEN = ("2014", "2014-01", "2014-01-05", "2014-01-07", "2013-12-30/2014-01-02", "2013-06/2014-02",
        "2013-12-20", "2014-02", "2013~", "2014-01-05?", "2012/..", "../2013", "2013/",
        None)  # fmt: skip


def report(draw: Random) -> Claim:
    """A claim of a few actors around January 2014, said by few sources, done or not."""
    relation = draw.choice(["supports", "opposes", "opposes", "alliedWith", "partOf", "controls"])
    subject, object_ = draw.sample([*REGISTRY.actors], 2)
    published = draw.choice([None, "2013-06", "2014-01-06"])
    return claim(
        subject, relation, object_, draw.choice(WHEN),
        means=draw.choice([Means.UNKNOWN, Means.OTHER]) if Relation(relation).sign
        else Means.UNKNOWN,
        negated=draw.random() < 0.1,
        modality=draw.choice([Modality.ACTUAL] * 6 + [Modality.OFFERED]),
        standing=draw.choice([Standing.STATED, Standing.ALLEGED]),
        method=draw.choice([Method.CURATED, Method.IMPORTED]),
        theatre=draw.choice([None, "anbar"]),
        published_on=published and parse_date(published),
        **of(draw.choice(["csm", "voa", "post"])),
    )  # fmt: skip


def seen(draw: Random) -> View:
    def rarely(*chosen: Any) -> Any:
        return frozenset(chosen) if draw.random() < 0.15 else None

    return View(
        as_of=draw.choice([None, None, date(2014, 1, 6)]),
        known_by=draw.choice([None, None, None, date(2014, 1, 6)]),
        sources=rarely("csm", "voa"),
        alleged=draw.random() < 0.8,
        means=rarely(Means.OTHER),
        methods=rarely(Method.CURATED),
        theatres=rarely("anbar"),
    )


Case = tuple[list[Claim], list[Claim], dict[str, Any]]


def case(seed: int) -> Case:
    """Two sides, and how to compare them."""
    draw = Random(seed)  # noqa: S311 - no secret
    made = list({c.id: c for c in (report(draw) for _ in range(draw.randrange(1, 40)))}.values())
    cut = draw.randrange(len(made) + 1)
    return made[:cut], made[cut:], {
        "view": seen(draw),
        "by": draw.choice(["pair", "month"]),
        "within": draw.choice([0, 0, 1, 30, 400]),
        "populations": draw.random() < 0.5,
    }  # fmt: skip


CASES = st.integers(0, 10**9).map(case)


Way = tuple[int, int]
"""0 from the first to the second or 1 back, and the sign."""


def ways(made: Claim) -> set[Way]:
    if made.relation is Relation.ALLIED_WITH:
        return {(0, 1), (1, 1)}
    return {(int(made.subject > made.object), made.relation.sign)}


def month(made: Claim) -> str | None:
    """The month of a claim that is surely of one; `counted` is `timing`'s."""
    days = counted(made)
    whole = days.first <= days.last and days.first.replace(day=1) == days.last.replace(day=1)
    return f"{days.first:%Y-%m}" if whole else None


def is_crowd(id_: str) -> bool:
    return REGISTRY.actors[id_].kind.value == "population"


class Plain:
    """One side, claim by claim."""

    def __init__(self, claims: list[Claim], view: View, by: str, populations: bool) -> None:
        speaking = View(view.as_of, view.window, view.known_by, view.sources, methods=view.methods)
        self.by = by
        self.heard = [
            c for c in claims
            if speaking.in_force(c) and speaking.in_time(c)
            and (populations or not any(map(is_crowd, self.actors(c))))
        ]  # fmt: skip
        self.deeds = [c for c in self.heard if c.relation.sign and view.counts(c)]
        self.others = [c for c in self.heard if c.relation.sign and c not in self.deeds]
        self.knows = {actor for c in self.heard for actor in self.actors(c)}
        self.months = [m for c in (*self.deeds, *self.others) if (m := month(c))]

    @staticmethod
    def actors(made: Claim) -> set[str]:
        return {made.subject} if made.relation.takes_place else {made.subject, made.object}

    def unit(self, made: Claim) -> tuple[str, str, str] | None:
        pair = min(made.subject, made.object), max(made.subject, made.object)
        when = month(made) if self.by == "month" else ""
        return None if when is None else (*pair, when)

    def of(self, unit: tuple[str, str, str]) -> tuple[list[Claim], list[Claim]]:
        deeds, others = (
            [c for c in claims if self.unit(c) == unit] for claims in (self.deeds, self.others)
        )
        return deeds, others


def word(deeds: list[Claim], way: int) -> str:
    signs = {sign for c in deeds for w, sign in ways(c) if w == way}
    acts = {c.relation for c in deeds if (way, c.relation.sign) in ways(c)}
    if len(signs) == 2:
        return "both"
    if signs == {-1}:
        return "opposes"
    if not signs:
        return "nothing"
    return "supports" if Relation.SUPPORTS in acts else "allied"


def plainly_said(deeds: list[Claim], others: list[Claim]) -> Said:
    days = [d for c in deeds if (d := counted(c)).first <= d.last]
    first = min((d.first for d in days), default=None)
    last = max((d.last for d in days), default=None)
    return Said(
        there=word(deeds, 0),  # type: ignore[arg-type]
        back=word(deeds, 1),  # type: ignore[arg-type]
        alleged=bool(deeds) and all(c.standing is Standing.ALLEGED for c in deeds),
        first=OPEN if first == date.min else first,
        last=OPEN if last == date.max else last,
        claims=tuple(sorted(c.id for c in deeds)),
        others=len(others),
    )


def near(one: Counted, other: Counted, within: int) -> bool:
    dated = one.first <= one.last and other.first <= other.last
    apart = max((one.first - other.last).days, (other.first - one.last).days)
    return dated and apart <= within


def plainly_agreed(one: set[Way], other: set[Way]) -> tuple[str, str | None]:
    if not one or not other:
        return ("only A" if one else "only B"), None
    signs, others = ({sign for _, sign in side} for side in (one, other))
    shared = signs & others
    agreement = "same" if signs == others else "partly" if shared else "opposite"
    if shared:
        told = [{w for w in side if w[1] in shared} for side in (one, other)]
    else:
        told = [{(w[0], 0) for w in side} for side in (one, other)]
    both = told[0] & told[1]
    return agreement, "same" if told[0] == told[1] else "partly" if both else "other way"


def plainly(a: Plain, b: Plain, within: int) -> list[Line]:
    found = []
    for unit in sorted({u for s in (a, b) for c in s.deeds if (u := s.unit(c))}):
        (one, _), (other, _) = a.of(unit), b.of(unit)
        told = [{w for c in deeds for w in ways(c)} for deeds in (one, other)]
        agreement, direction = plainly_agreed(*told)
        known = {unit[0], unit[1]} <= a.knows & b.knows
        covered = not unit[2] or all(
            s.months and min(s.months) <= unit[2] <= max(s.months) for s in (a, b)
        )
        meet = any(near(counted(c), counted(d), within) for c in one for d in other)
        found.append(
            Line(*unit, agreement, direction, meet if direction else None,  # type: ignore[arg-type]
                 known and covered, plainly_said(*a.of(unit)), plainly_said(*b.of(unit)))
        )  # fmt: skip
    order: list[str] = [*AGREEMENTS]
    return sorted(found, key=lambda line: (order.index(line.agreement), not line.meet))


def plain_kappa(a: Plain, b: Plain) -> float | None:
    """Cohen's formula as he gives it, from shares."""
    if [{c.relation.sign for c in s.deeds} for s in (a, b)].count({1, -1}) == 1:
        return None
    if {c.relation.sign for c in a.deeds} != {c.relation.sign for c in b.deeds}:
        return None
    pairs = [(*pair, "") for pair in combinations(sorted(a.knows & b.knows), 2)]
    told = [
        tuple(frozenset(sign for c in s.of(pair)[0] for _, sign in ways(c)) for s in (a, b))
        for pair in pairs
    ]
    if not told:
        return None
    seen = sum(one == other for one, other in told) / len(told)
    ones, others = (Counter(t[i] for t in told) for i in (0, 1))
    chance = sum(ones[word] * others[word] for word in ones) / len(told) ** 2
    return None if chance == 1 else (seen - chance) / (1 - chance)


@settings(max_examples=300)
@given(CASES)
def test_all_at_once_is_the_same_as_claim_by_claim(two: Case) -> None:
    one, other, how = two
    found = sides(one, other, **how)
    a, b = (Plain(made, how["view"], how["by"], how["populations"]) for made in (one, other))
    expected = plainly(a, b, how["within"])
    assert found.lines(everything=True) == expected
    assert found.lines() == [line for line in expected if line.comparable]
    assert found.actors == tuple(sorted(a.knows & b.knows))
    for side, plain in ((found.a, a), (found.b, b)):
        assert side.friendly == sum(c.relation.sign > 0 for c in plain.deeds)
        assert side.hostile == sum(c.relation.sign < 0 for c in plain.deeds)
        assert side.actors == len(plain.knows)
        assert side.unplaced == (
            sum(month(c) is None for c in plain.deeds) if how["by"] == "month" else 0
        )
    for agreement in AGREEMENTS:
        assert found.agreeing(agreement).sum() == sum(
            line.agreement == agreement and line.comparable for line in expected
        )
    kappa = plain_kappa(a, b) if how["by"] == "pair" else None
    assert found.kappa == (kappa if kappa is None else pytest.approx(kappa))
    TOLD.update(line.agreement for line in expected)
    TOLD.update(f"way {line.direction}" for line in expected)
    TOLD.update(meet=sum(bool(line.meet) for line in expected), kappa=kappa is not None)
    TOLD.update("months" for line in expected if line.month and line.comparable)
    TOLD.update("not comparable" for line in expected if not line.comparable)
    TOLD.update("no deed" for line in expected for s in (line.a, line.b)
                if s.others and not s.claims)  # fmt: skip


def test_the_cases_above_hold_what_may_go_wrong() -> None:
    if not TOLD:
        pytest.skip("the property above did not run")
    wanted = [*AGREEMENTS, "way same", "way partly", "way other way", "meet", "kappa", "months",
              "not comparable", "no deed"]  # fmt: skip
    assert all(TOLD[word] >= 10 for word in wanted), TOLD


def mirrored(line: Line) -> Line:
    names = {"only A": "only B", "only B": "only A"}
    agreement: Any = names.get(line.agreement, line.agreement)
    return replace(line, agreement=agreement, a=line.b, b=line.a)


@given(CASES)
def test_either_side_may_come_first(two: Case) -> None:
    one, other, how = two
    ab, ba = sides(one, other, **how), sides(other, one, **how)
    there = sorted(map(mirrored, ab.lines(everything=True)), key=str)
    assert there == sorted(ba.lines(everything=True), key=str)
    assert (ab.a, ab.b, ab.actors) == (ba.b, ba.a, ba.actors)
    assert ab.kappa == (None if ba.kappa is None else pytest.approx(ba.kappa))


@given(CASES, st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(two: Case, random: Random) -> None:
    one, other, how = two
    mixed = [*one, *other]
    random.shuffle(mixed)
    columns = Columns.of(mixed)
    first = np.array([c in one for c in mixed], bool)
    again = compare(columns, first, ~first, registry=REGISTRY, **how)
    found = sides(one, other, **how)
    assert again.lines(everything=True) == found.lines(everything=True)
    assert (again.a, again.b, again.kappa) == (found.a, found.b, found.kappa)


# --- single cases


def test_silence_is_silence() -> None:
    line = only(sides([claim("usa", "supports", "iraq")], [claim("iran", "partOf", "iraq")]))
    assert (line.agreement, line.direction, line.meet) == ("only A", None, None)
    assert (line.b.there, line.b.back, line.b.claims, line.b.others) == (
        "nothing",
        "nothing",
        (),
        0,
    )


@pytest.mark.parametrize(
    ("fields", "view"),
    [
        ({"modality": Modality.OFFERED}, View()),
        ({"negated": True}, View()),
        ({"standing": Standing.ALLEGED}, View(alleged=False)),
        ({"theatre": "anbar"}, View(theatres=frozenset({"ninewa"}))),
        ({}, View(min_score=0.9)),
    ],
)
def test_what_tells_no_deed_is_told_apart_from_silence(fields, view) -> None:
    loud = [
        claim("usa", "supports", "iraq", source=name, publisher=name, theatre="ninewa")
        for name in ("voa", "post", "reuters")
    ]
    line = only(sides([claim("usa", "supports", "iraq", **fields)], loud, view=view))
    assert (line.agreement, line.a.claims, line.a.others) == ("only B", (), 1)


@pytest.mark.parametrize(
    ("view", "others"),
    [(View(sources=frozenset({"csm"})), 0), (View(methods=frozenset({Method.CURATED})), 0),
     (View(known_by=date(2014, 1, 6)), 0), (View(as_of=date(2014, 1, 6)), 0)],
)  # fmt: skip
def test_a_side_is_what_is_known_of_its_sources_at_that_time(view, others) -> None:
    late = claim("usa", "opposes", "iraq", "2014-03", published_on=parse_date("2014-03"),
                 method=Method.IMPORTED, **of("voa"))  # fmt: skip
    line = only(sides([claim("usa", "supports", "iraq")], [late], view=view))
    assert (line.agreement, line.b.others, line.comparable) == ("only A", others, False)


def test_of_actors_that_one_side_never_mentions_it_cannot_be_asked() -> None:
    one = [claim("usa", "supports", "iraq"), claim("iran", "supports", "iraq")]
    found = sides(one, [claim("usa", "opposes", "iraq")])
    assert found.actors == ("iraq", "usa")
    assert {(x.one, x.other): x.comparable for x in found.lines(everything=True)} == {
        ("iraq", "usa"): True, ("iran", "iraq"): False,
    }  # fmt: skip
    mentioned = sides(one, [claim("usa", "opposes", "iraq"), claim("iran", "partOf", "usa")])
    assert [x.comparable for x in mentioned.lines(everything=True)] == [True, True]


@pytest.mark.parametrize(
    ("when", "within", "meet"),
    [
        ("2014-01-05", 0, True),
        ("2014-01", 0, True),
        ("2014", 0, True),
        ("2014-01-06", 0, False),
        ("2014-01-06", 1, True),
        ("2013-12", 4, False),
        ("2013-12", 5, True),
        ("2013/..", 0, True),
        (None, 100_000, False),
    ],
)
def test_times_meet_as_far_as_dates_tell(when, within, meet) -> None:
    one = [claim("usa", "supports", "iraq", "2014-01-05")]
    relation = "alliedWith" if when == "2013/.." else "supports"
    line = only(
        sides(one, [claim("usa", relation, "iraq", when, published_on=None)], within=within)
    )
    assert line.meet is meet


def test_claims_meet_not_the_stretches_that_they_span() -> None:
    one = [claim("usa", "supports", "iraq", day) for day in ("2003-01-01", "2017-01-01")]
    line = only(sides(one, [claim("usa", "supports", "iraq", "2010-01-01")], within=365))
    assert (line.a.first, line.a.last, line.meet) == (date(2003, 1, 1), date(2017, 1, 1), False)


def test_times_of_one_pair_are_not_those_of_the_next() -> None:
    one = [claim("iran", "supports", "iraq"), claim("iran", "supports", "isil", "../2013")]
    other = [
        claim("iran", "alliedWith", "iraq", "2012/.."),
        claim("iran", "supports", "isil", "2014-06"),
    ]
    assert [x.meet for x in sides(one, other, within=5).lines()] == [True, False]
    assert [x.meet for x in sides(other, one, within=5).lines()] == [True, False]


def test_opposite_signs_come_first_and_of_these_those_of_one_time() -> None:
    ends = [("usa", "iraq"), ("iran", "iraq"), ("isil", "iraq"), ("isil", "iran")]
    one = [claim(a, "supports", b) for a, b in ends]
    other = [claim("usa", "supports", "iraq", "2013"), claim("iran", "opposes", "iraq", "2003"),
             claim("isil", "opposes", "iraq")]  # fmt: skip
    told = [(x.one, x.other, x.agreement) for x in sides(one, other).lines()]
    assert told == [("iraq", "isil", "opposite"), ("iran", "iraq", "opposite"),
                    ("iraq", "usa", "same"), ("iran", "isil", "only A")]  # fmt: skip


def test_months_take_claims_that_are_surely_of_one() -> None:
    one = [claim("usa", "opposes", "isil", when) for when in
           ("2014-01-05", "2014-01", "2014", "2014-01-31/2014-02-01", "2014-02-03")]  # fmt: skip
    other = [claim("usa", "supports", "isil", when) for when in ("2014-01-20", "2014-02-28")]
    found = sides(one, other, by="month")
    assert [(x.month, x.agreement, len(x.a.claims)) for x in found.lines()] == [
        ("2014-01", "opposite", 2), ("2014-02", "opposite", 1),
    ]  # fmt: skip
    assert (found.a.unplaced, found.b.unplaced, found.kappa) == (2, 0, None)


def test_of_months_before_a_side_begins_it_cannot_be_asked() -> None:
    one = [claim("usa", "opposes", "isil", f"2014-0{n}") for n in (1, 2, 3, 4)]
    other = [claim("usa", "opposes", "isil", f"2014-0{n}", **of("voa")) for n in (2, 4)]
    found = sides(one, other, by="month")
    assert {x.month: x.comparable for x in found.lines(everything=True)} == {
        "2014-01": False, "2014-02": True, "2014-03": True, "2014-04": True,
    }  # fmt: skip


def test_kappa_is_left_out_where_the_sides_tell_of_different_signs() -> None:
    friendly = [claim("usa", "supports", "iraq"), claim("usa", "supports", "iran")]
    hostile = [claim("usa", "opposes", "iraq"), claim("iran", "opposes", "isil")]
    assert sides(friendly, hostile).kappa is None
    assert sides(friendly, [*hostile, claim("isil", "supports", "iraq")]).kappa is None
    other = [claim("usa", "supports", "iraq", "2013"), claim("iran", "supports", "iraq")]
    assert sides(friendly, other).kappa == pytest.approx(-0.5)


def test_populations_are_left_out_unless_asked_for() -> None:
    one, other = ([claim("iraq", "opposes", "anbaris", day)] for day in ("2013", "2014"))
    assert sides(one, other).lines(everything=True) == []
    assert only(sides(one, other, populations=True)).agreement == "same"


def test_nothing_beside_nothing_is_nothing() -> None:
    for by in ("pair", "month"):
        found = sides([], [], by=by)
        assert (found.lines(everything=True), found.actors, found.pairs, found.kappa) == (
            [], (), 0, None,
        )  # fmt: skip
        assert (found.a.first, found.a.last) == (None, None)


# --- UCDP beside the sample


@cache
def ucdp() -> tuple[Registry, list[Claim], list[Claim]]:
    """Registry, the sample's own claims, and those of UCDP's files, which keep their sources."""
    esd, ged = UCDP / "esd_mideast_2013_2015.csv", UCDP / "ged_iraq_2013_2015.csv"
    if not esd.is_file() or not ged.is_file():
        pytest.skip(f"UCDP's files are not at hand: {UCDP} lacks them")
    tables = sample().tables()
    imports = [Import("ucdp-esd", (esd,)), Import("ucdp-ged", (ged,))]
    imported = read_imports(imports, tables.registry)
    return imported.registry, [*tables.claims], [*imported.claims]


def without_ucdp(claims: list[Claim]) -> list[Claim]:
    return [c for c in claims if c.publisher != "ucdp"]


def test_external_support_beside_the_documents_of_the_sample() -> None:
    registry, own, imported = ucdp()
    esd = [c for c in imported if c.relation is Relation.SUPPORTS]
    found = sides(esd, without_ucdp(own), registry=registry)
    assert (found.a.hostile, found.kappa) == (0, None)
    lines = {(x.one, x.other): x for x in found.lines()}
    us = lines["iraq", "usa"]
    assert (us.agreement, us.direction, us.a.back, us.b.back) == ("same",) * 2 + ("supports",) * 2
    assert {c.subject for c in esd if c.id in us.a.claims} == {"usa"}


def test_one_dataset_tells_of_support_where_another_tells_of_fighting() -> None:
    registry, _, imported = ucdp()
    esd, ged = ([c for c in imported if c.relation.sign == sign] for sign in (1, -1))
    found = sides(esd, ged, registry=registry)
    (line,) = (x for x in found.lines() if (x.one, x.other) == ("isil", "jrtn"))
    assert (line.agreement, line.direction, line.meet) == ("opposite", "partly", True)
    assert [c.evidence.locator for c in esd if c.id in line.a.claims] == ["row 793"]
    told = {c.evidence.locator for c in ged if c.id in line.b.claims}
    assert "row 114710" in told
    assert len(line.b.claims) == 2 * len(told)


def test_curated_rows_of_a_dataset_agree_with_the_dataset() -> None:
    registry, own, imported = ucdp()
    rows = {c.evidence.locator for c in imported}
    copied = [c for c in own if c.publisher == "ucdp" and c.evidence.locator in rows]
    found = sides(copied, imported, registry=registry)
    assert len(copied) > 50
    assert {x.agreement for x in found.lines()} == {"same", "only B"}
    same = [x for x in found.lines() if x.agreement == "same"]
    assert all(x.meet for x in same)
    assert {x.direction for x in same} <= {"same", "partly"}  # of some rows one way is curated
