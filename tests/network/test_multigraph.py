"""Relations as a signed multigraph."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import networkx as nx
import pytest

from belligraph.columns import Columns
from belligraph.dates import parse_date, parse_interval
from belligraph.model import Actor, ActorKind, Claim, Means, Relation, Speaker, Standing
from belligraph.network import network
from belligraph.project import sample
from belligraph.registry import Registry
from belligraph.relations import DEFAULT_VIEW, View, tabulate

KINDS = {"usa": "state", "iraq": "state", "isil": "armed_group", "sunnis": "population"}
REGISTRY = Registry(
    actors={
        id_: Actor(id=id_, name=f"The {id_}", short=id_.upper(), kind=ActorKind(kind))
        for id_, kind in KINDS.items()
    }
)


def claim(
    subject: str, relation: str, object_: str, when: str | None = "2014-01-05", **fields: Any
) -> Claim:
    given: dict[str, Any] = {
        "source": "csm", "publisher": "monitor", "published_on": parse_date("2014-01-06"), **fields,
    }  # fmt: skip
    valid = parse_interval(when) if when else None
    return Claim(subject=subject, relation=Relation(relation), object=object_, valid=valid, **given)


CLAIMS = [
    claim("usa", "supports", "iraq", "2013-12", means=Means.WEAPONS),
    claim("usa", "supports", "iraq", "2014-01-02/2014-01-04", means=Means.TRAINING,
          speaker=Speaker("Hejazi")),
    claim("iraq", "supports", "usa", means=Means.INTELLIGENCE),
    claim("usa", "opposes", "isil", None, means=Means.ACCUSATION, standing=Standing.ALLEGED),
    claim("usa", "alliedWith", "iraq", "2011/.."),
    claim("iraq", "opposes", "sunnis", means=Means.REPRESSION),
    claim("isil", "opposes", "iraq", "2004"),
]  # fmt: skip
VIEW = View(as_of=date(2014, 1, 6))


def made(
    claims: Iterable[Claim], registry: Registry, view: View = DEFAULT_VIEW, **options: Any
) -> "nx.MultiDiGraph[str]":
    return network(tabulate(Columns.of(claims), view, registry), registry, **options)


def graph(view: View = VIEW, **options: Any) -> "nx.MultiDiGraph[str]":
    return made(CLAIMS, REGISTRY, view, **options)


def test_nodes_are_actors_with_their_names_and_kinds() -> None:
    assert dict(graph().nodes(data=True)) == {
        id_: {"label": id_.upper(), "name": f"The {id_}", "kind": KINDS[id_]}
        for id_ in ("iraq", "isil", "usa")
    }


def test_both_directions_and_every_relation_are_edges_of_their_own() -> None:
    assert sorted(graph().edges(keys=True)) == [
        ("iraq", "usa", "alliedWith"),
        ("iraq", "usa", "supports"),
        ("usa", "iraq", "supports"),
        ("usa", "isil", "opposes"),
    ]


def test_an_edge_carries_what_its_claims_say() -> None:
    assert graph().edges["usa", "iraq", "supports"] == {
        "sign": 1,
        "weight": 2,
        "parties": 0,
        "score": 0.96,
        "means": ["training", "weapons"],
        "first": "2013-12-01",
        "last": "2014-01-04",
        "symmetric": False,
        "certain": True,
        "alleged": False,
        "disputed": False,
        "corroborated": True,
        "claims": sorted(c.id for c in CLAIMS[:2]),
    }


def test_undated_open_and_alleged_edges() -> None:
    accusation = graph().edges["usa", "isil", "opposes"]
    assert (accusation["sign"], accusation["alleged"]) == (-1, True)
    assert (accusation["first"], accusation["last"]) == (None, None)
    alliance = graph().edges["iraq", "usa", "alliedWith"]
    assert (alliance["sign"], alliance["symmetric"]) == (1, True)
    assert (alliance["first"], alliance["last"]) == ("2011-01-01", None)


def test_the_graph_says_as_of_when_it_is() -> None:
    assert graph().graph == {"as_of": "2014-01-06", "window": 365, "known_by": None}
    view = View(known_by=date(2014, 2, 1))
    assert graph(view).graph == {"as_of": None, "window": None, "known_by": "2014-02-01"}


def test_populations_are_left_out_unless_asked_for() -> None:
    assert "sunnis" not in graph()
    whole = graph(populations=True)
    assert whole.has_edge("iraq", "sunnis", "opposes")
    assert set(whole) - set(graph()) == {"sunnis"}


def test_what_lies_before_the_window_is_no_edge() -> None:
    assert not graph().has_edge("isil", "iraq")
    assert graph(View()).has_edge("isil", "iraq", "opposes")


def test_an_empty_view_is_an_empty_graph() -> None:
    empty = made([], REGISTRY)
    assert (len(empty), empty.number_of_edges()) == (0, 0)


@pytest.fixture(scope="module")
def tables() -> Any:
    return sample().tables()


def test_the_same_claims_in_any_order_make_the_same_graph(tables: Any) -> None:
    def flat(claims: Any) -> list[Any]:
        graph = made(claims, tables.registry)
        return [list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))]

    assert flat(tables.claims) == flat(tuple(reversed(tables.claims)))


def test_the_sample_makes_a_graph_without_populations_and_with_both_signs(tables: Any) -> None:
    graph = made(tables.claims, tables.registry)
    kinds = nx.get_node_attributes(graph, "kind")
    assert len(kinds) > 30
    assert "population" not in kinds.values()
    assert {sign for _, _, sign in graph.edges(data="sign")} == {1, -1}
    known = {c.id for c in tables.claims}
    assert all(set(ids) <= known and ids for _, _, ids in graph.edges(data="claims"))
