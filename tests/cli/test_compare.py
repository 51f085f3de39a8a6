"""`belligraph compare`: two sources in one store, for people, spreadsheets and programs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from belligraph import open_graph
from belligraph.dates import parse_date
from belligraph.model import (
    Actor,
    ActorKind,
    Claim,
    Means,
    Modality,
    Publisher,
    Source,
    SourceKind,
    Standing,
)
from belligraph.rdf import plain_quads
from belligraph.registry import Registry
from belligraph.store import replacing
from claiming import claim

SIDES = ("herald", "post-*")
PUBLISHED = parse_date("2020-06-30")
NAMES = {"arcadia": "Arcadia", "borduria": "Borduria", "syldavia": "Syldavia",
         "formula": "=1+1", "elsewhere": "Elsewhere"}  # fmt: skip
REGISTRY = Registry(
    actors={
        **{id_: Actor(id=id_, name=name, kind=ActorKind.STATE) for id_, name in NAMES.items()},
        "crowds": Actor(id="crowds", name="Crowds", kind=ActorKind.POPULATION),
    },
    publishers={"the-herald": Publisher(id="the-herald", name="The Herald")},
    sources={
        id_: Source(id=id_, title=f"Report {id_}", publisher="the-herald",
                    kind=SourceKind.NEWS, published=PUBLISHED)
        for id_ in ("herald", "post-1", "post-2")
    },
)  # fmt: skip


def said(row: str, told: str, when: str | None, source: str, **fields: Any) -> Claim:
    subject, relation, object_ = told.split()
    return claim(subject, relation, object_, when, row=row, source=source,
                 publisher="the-herald", published_on=PUBLISHED, **fields)  # fmt: skip


CLAIMS = (
    said("t-1", "arcadia supports syldavia", "2020-06-01", "herald", means=Means.WEAPONS),
    said("t-2", "borduria opposes syldavia", "2020-06-02", "herald"),
    said("t-4", "formula supports borduria", "2018", "herald"),
    said("t-5", "arcadia supports borduria", "2020", "herald"),
    said("t-6", "syldavia opposes crowds", "2020-06-04", "herald"),
    said("p-1", "arcadia opposes syldavia", "2020-06-01", "post-1"),
    said("p-2", "syldavia opposes borduria", "2020-06", "post-1"),
    said("p-3", "borduria alliedWith formula", "2019/..", "post-2"),
    said("p-4", "arcadia supports borduria", "2020-06-03", "post-2", modality=Modality.PROMISED),
    said("p-5", "syldavia opposes crowds", "2020-06-03", "post-2"),
    said("p-6", "elsewhere opposes syldavia", None, "post-2", standing=Standing.ALLEGED),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of a date of its own, with a crowd, and with a formula for a name."""
    path = tmp_path_factory.mktemp("compare") / "store"
    with replacing(path, "test") as made:
        made.add_registry(REGISTRY)
        made.add_claims(CLAIMS, "test")
        made.add_quads(plain_quads([], "Small", date(2018, 6, 30), 30))
    return path


def rows_of(store: Path) -> dict[str, str]:
    return {claim.row: claim.id for claim in open_graph(store).claims}


def test_people_get_figures_and_a_table(tell, store) -> None:
    told = tell("compare", *SIDES, "--store", store)
    assert told.code == 0
    assert told.err == "All dates\n4 rows\n"
    ids = {row: id_[:10] for row, id_ in rows_of(store).items()}
    lines = [line.split("  ") for line in told.out.splitlines() if line.strip()]
    shown = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    assert shown[:11] == [
        ["A", "herald: claims 3 of support, 1 of opposition, 2018-01-01 to 2020-12-31; 4 actors"],
        ["B", "post-*: claims 1 of support, 3 of opposition, 2019-01-01 to 2020-06-30; 5 actors"],
        ["time of both", "2019-01-01 to 2020-06-30"],
        ["both know", "4 actors, which make 6 pairs"],
        ["both have", "3 pairs"],
        ["same sign", "2; times meet of 1, other way 1"],
        ["partly", "0"],
        ["opposite signs", "1; times meet of 1"],
        ["only A", "1 pair; B tells no deed of 1 of them"],
        ["only B", "0 pairs"],
        ["not comparable", "1 pair"],
    ]
    kappa, heads, _, *rows = shown[11:]
    assert kappa[0] == "kappa"
    assert heads == ["one", "other", "agreement", "A says", "B says", "A when", "B when", "meet",
                     "A claims", "B claims"]  # fmt: skip
    assert rows == [
        ["Arcadia", "Syldavia", "opposite", "supports ->", "opposes ->", "2020-06-01",
         "2020-06-01", "yes", f"1: {ids['t-1']}", f"1: {ids['p-1']}"],
        ["Borduria", "Syldavia", "same, other way", "opposes ->", "opposes <-", "2020-06-02",
         "2020-06-01 to 2020-06-30", "yes", f"1: {ids['t-2']}", f"1: {ids['p-2']}"],
        ["Borduria", "=1+1", "same", "supports <-", "allied", "2018-01-01 to 2018-12-31",
         "2019-01-01 to ..", "no", f"1: {ids['t-4']}", f"1: {ids['p-3']}"],
        ["Arcadia", "Borduria", "only A", "supports ->", "tells no deed",
         "2020-01-01 to 2020-12-31", f"1: {ids['t-5']}"],
    ]  # fmt: skip


def test_all_dates_are_compared_whatever_the_date_of_the_store(tell, store) -> None:
    assert open_graph(store).store.about().as_of == date(2018, 6, 30)
    then = tell("compare", *SIDES, "--store", store, "--as-of", "2018-06-30", "--all")
    assert "As of 30 June 2018, window 30 days\n" in then.err
    assert "1 row\n" in then.err


def test_spreadsheets_get_ids_and_every_direction(tell, store) -> None:
    ids = rows_of(store)
    rows = tell("compare", *SIDES, "--store", store, "--format", "csv").rows
    assert [(r["one"], r["other"], r["agreement"], r["direction"]) for r in rows] == [
        ("arcadia", "syldavia", "opposite", "same"),
        ("borduria", "syldavia", "same", "other way"),
        ("borduria", "formula", "same", "partly"),
        ("arcadia", "borduria", "only A", ""),
    ]
    assert rows[2] == {
        "one": "borduria", "other": "formula", "month": "", "agreement": "same",
        "direction": "partly", "times meet": "no", "comparable": "yes",
        "A there": "nothing", "A back": "supports", "A alleged": "no", "A first": "2018-01-01",
        "A last": "2018-12-31", "A claims": ids["t-4"], "A other claims": "0",
        "B there": "allied", "B back": "allied", "B alleged": "no", "B first": "2019-01-01",
        "B last": "..", "B claims": ids["p-3"], "B other claims": "0",
    }  # fmt: skip
    alone = rows[3]
    assert (alone["B there"], alone["B claims"], alone["B other claims"]) == ("nothing", "", "1")
    assert (alone["B first"], alone["times meet"]) == ("", "")


def test_programs_get_all_of_it(tell, store) -> None:
    ids = rows_of(store)
    told = tell("compare", *SIDES, "--store", store, "--format", "json", "--within", "3")
    found = json.loads(told.out)
    assert {k: v for k, v in found.items() if k not in ("a", "b", "lines", "kappa")} == {
        "as_of": None, "window": None, "known_by": None, "choices": [], "ratings": {},
        "since": None, "until": None, "by": "pair", "within": 3, "left_out_of_both": 0,
        "actors": ["arcadia", "borduria", "formula", "syldavia"], "pairs": 6,
        "comparable": {"opposite": 1, "partly": 0, "same": 2, "only A": 1, "only B": 0},
    }  # fmt: skip
    assert found["b"] == {
        "named": "post-*", "friendly": 1, "hostile": 3, "unplaced": 0, "actors": 5,
        "first": "2019-01-01", "last": "2020-06-30",
    }  # fmt: skip
    *_, last = found["lines"]
    assert last == {
        "one": "elsewhere", "other": "syldavia", "month": "", "agreement": "only B",
        "direction": None, "meet": None, "comparable": False,
        "a": {"there": "nothing", "back": "nothing", "alleged": False, "first": None,
              "last": None, "claims": [], "others": 0},
        "b": {"there": "opposes", "back": "nothing", "alleged": True, "first": "2020-06-30",
              "last": "2020-06-30", "claims": [ids["p-6"]], "others": 0},
    }  # fmt: skip
    # Of 6 pairs they agree on the two of the same sign and the two of which nobody speaks.
    chance = (3 * 1 + 1 * 2 + 2 * 3) / 36
    assert found["kappa"] == pytest.approx((4 / 6 - chance) / (1 - chance))


def test_either_side_may_come_first(tell, store) -> None:
    there, back = (
        json.loads(tell("compare", *sides, "--store", store, "--format", "json").out)
        for sides in (SIDES, SIDES[::-1])
    )
    assert (there["a"], there["b"], there["kappa"]) == (back["b"], back["a"], back["kappa"])
    assert [(x["one"], x["other"], x["a"], x["b"]) for x in there["lines"][:3]] == [
        (x["one"], x["other"], x["b"], x["a"]) for x in back["lines"][:3]
    ]


def test_what_is_not_comparable_is_shown_when_asked_for(tell, store) -> None:
    told = tell("compare", *SIDES, "--store", store, "--all")
    assert "5 rows" in told.err
    assert "says nothing   opposes -> (alleged)" in told.out
    rows = tell("compare", *SIDES, "--store", store, "--all", "--format", "csv").rows
    assert [r["comparable"] for r in rows] == ["yes"] * 4 + ["no"]


@pytest.mark.parametrize(
    ("options", "pairs"),
    [
        (["--since", "2020"], ["arcadia syldavia", "borduria syldavia", "arcadia borduria"]),
        (["--until", "2019"], ["borduria formula"]),
        (["--since", "2018", "--until", "2018-06"], []),
        (["--means", "weapons"], ["arcadia syldavia"]),
        (["--as-of", "2018-06", "--window", "30"], []),
        (["--populations"], ["arcadia syldavia", "borduria syldavia", "borduria formula",
                             "crowds syldavia", "arcadia borduria"]),
        (["--by", "month"], ["arcadia syldavia", "borduria syldavia"]),
    ],
)  # fmt: skip
def test_time_and_filters_choose_what_is_compared(tell, store, options, pairs) -> None:
    rows = tell("compare", *SIDES, "--store", store, "--format", "csv", *options).rows
    assert [f"{r['one']} {r['other']}" for r in rows] == pairs


def test_a_side_that_cannot_tell_of_a_sign_is_noted(tell, store) -> None:
    told = tell("compare", *SIDES, "--store", store, "--since", "2020-06-15", "--until", "2020-06")
    assert "Only claims that may be of 15 June 2020 to 30 June 2020\n" in told.err
    assert "Note: A tells of no opposition; it can confirm none\n" in told.err
    assert "kappa" not in told.out
    told = tell("compare", *SIDES, "--store", store, "--until", "2017")
    assert "Only claims that may be of 31 December 2017 or earlier\n" in told.err
    assert "Note: B tells of no support and no opposition; it can confirm none\n" in told.err
    assert "time of both      none" in told.out


def test_months_are_counted_with_their_pairs(tell, store) -> None:
    told = tell("compare", *SIDES, "--store", store, "--by", "month")
    assert "not of one month  2 claims of A, 1 claim of B, left out\n" in told.out
    assert "both have         2 months of 2 pairs\n" in told.out
    assert [line.split()[2] for line in told.out.splitlines()[-3:-1]] == ["2020-06"] * 2


def test_common_claims_are_left_out_and_told(tell, store) -> None:
    told = tell("compare", "herald,post-1", "post-*", "--store", store)
    assert "of both sides     2 claims, left out of both\n" in told.out


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["herald", "herald"], 1, "A and B are the same claims; two sides expected"),
        (["herald,post-*", "publisher:The Herald"], 1, "A and B are the same claims"),
        (["post-1", "post-*"], 1, "every claim of A is one of B too"),
        (["publisher:The Herald", "herald"], 1, "every claim of B is one of A too"),
        (["herald", "method:extracted"], 1, "'method:extracted' has no claims"),
        (["herold", "post-*"], 1, "no source is called 'herold'; nearest known: herald"),
        (["herald", "pots-*"], 1, "no source is called 'pots-*'; nearest known: post-"),
        (["herald", "method:curate"], 1, "no method is called 'curate'; nearest known: curated"),
        (["herald", "post-*", "--since", "soon"], 1, "--since: 'soon' is no date"),
        (["herald", "post-*", "--until", ""], 1, "--until: '' is no date"),
        (["herald", "post-*", "--since", "2020", "--until", "2019"], 1,
         "--until 2019 lies before --since 2020"),
        (["herald", "post-*", "--within", "-1"], 2, "--within"),
        (["herald", "post-*", "--by", "year"], 2, "--by"),
        (["herald"], 2, "Missing argument 'B'"),
    ],
)  # fmt: skip
def test_what_will_not_do(tell, store, arguments, code, complaint) -> None:
    told = tell("compare", *arguments, "--store", store)
    assert (told.code, told.out) == (code, "")
    assert complaint in told.err
