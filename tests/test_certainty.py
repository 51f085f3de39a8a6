"""What surely counts, in SPARQL as in Python: a tie of an actor that may have ended does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from belligraph import Graph
from belligraph.columns import Columns
from belligraph.dates import parse_date
from belligraph.relations import View, within_lives
from belligraph.relations.views import select
from conftest import MakeGraph, MakeProject

OF_ACTORS = {"who-supports": {"kind": "ties"}, "allies-of": {}}
OF_PLACES = ("controlled-by", "present-in")


def view_of(as_of: str | None) -> View:
    return View(as_of=parse_date(as_of).first if as_of else None, derived=True)


def surely(graph: Graph, as_of: str | None) -> dict[str, str]:
    """By the ids of all claims, whether Python says that they surely count."""
    view = view_of(as_of)
    columns = within_lives(Columns.of(graph.claims), graph.registry)
    told = zip(graph.claims, select(columns, view).certain.tolist(), strict=True)
    return {claim.id: "certain" if sure else "possible" for claim, sure in told}


def rows(graph: Graph, as_of: str | None) -> Iterator[tuple[str, list[str], str]]:
    """Every answer about ties of the queries that say whether something is certain.

    They are asked of the ends of ties that count, since of the others there is none.
    """
    given, view = {"derived": "yes"} | ({"as_of": as_of} if as_of else {}), view_of(as_of)
    ties = [c for c in graph.claims if not c.relation.is_act and view.counts(c)]
    places = {claim.object for claim in ties if claim.relation.takes_place}
    actors = {end for claim in ties for end in (claim.subject, claim.object)} - places
    asked = [(name, {"actor": one, **more}) for name, more in OF_ACTORS.items() for one in actors]
    asked += [(name, {"place": one}) for name in OF_PLACES for one in places]
    for name, of in sorted(asked, key=str):
        for row in graph.query(name, **of, **given).rows:
            yield name, row["claims"], row["certain"]


@pytest.mark.parametrize("as_of", ["2005-11-01", "2014-01-06", None])
def test_every_answer_from_the_sample_is_as_certain_as_in_python(
    graph: Graph, as_of: str | None
) -> None:
    sure = surely(graph, as_of)
    found = list(rows(graph, as_of))
    assert found
    for name, claims, told in found:
        assert told == min(sure[id_] for id_ in claims), (name, claims)


LIVES = {
    "always": "",
    "open": "2001/..",
    "day": "2001-02-03/2014-01-06",
    "month": "2001/2014-01",
    "year": "2001/2014",
    "decade": "200X/201X",
    "vague": "2001~/2014-01-XX?",
    "unknown": "2001/",
    "ended": "../2013-12-31",
    "single": "2014-01",
    "later": "2014-01-07/..",
}
"""Actors by what their time is called."""


@pytest.fixture
def lived(project: MakeProject, graph_of: MakeGraph) -> Graph:
    """Each of these is tied to one that is always there, and holds a town."""
    folder: Path = project(
        "lives",
        actors=[
            {"id": id_, "name": id_, "kind": "armed_group", "active": active, "source": "s"}
            for id_, active in LIVES.items()
        ],
        publishers=[{"id": "p", "name": "P"}],
        places=[{"id": "town", "name": "Town", "kind": "town", "source": "s"}],
        sources=[
            {"id": "s", "title": "S", "publisher": "p", "kind": "news", "published": "2010",
             "language": "en", "checked": "no"}
        ],
        claims=[
            {"row": f"{id_}-{relation}", "subject": id_, "relation": relation, "object": object_,
             "date": when, "source": "s", "locator": "1"}
            for id_ in LIVES
            for relation, object_, when in [
                ("alliedWith", "always", "2010"), ("affiliatedWith", "always", "2010"),
                ("splitFrom", "always", "2010"), ("controls", "town", "2010"),
                ("presentIn", "town", "2010"),
            ]
            if id_ != object_
        ],
    )  # fmt: skip
    return graph_of(folder)


@pytest.mark.parametrize(
    "day",
    [date(2013, 12, 31), date(2014, 1, 1), date(2014, 1, 2), date(2014, 1, 6), date(2014, 1, 7),
     None],
)  # fmt: skip
def test_a_tie_is_sure_while_its_actors_are_there_however_their_time_is_written(
    lived: Graph, day: date | None
) -> None:
    as_of = day.isoformat() if day else None
    sure = surely(lived, as_of)
    found = list(rows(lived, as_of))
    assert {name for name, _, _ in found} >= {"allies-of", *OF_PLACES}
    for name, claims, told in found:
        assert told == min(sure[id_] for id_ in claims), (name, claims)


def test_the_tie_of_an_actor_that_has_ended_is_only_possible(lived: Graph) -> None:
    told = {
        (row["ally"], row["relation"]): row["certain"]
        for row in lived.query("allies-of", actor="always", as_of="2014-01-06").rows
    }
    assert told["open", "alliedWith"] == "certain"
    assert told["ended", "alliedWith"] == "possible"
    assert told["month", "affiliatedWith"] == "possible"
    assert told["ended", "splitFrom"] == "certain"
