"""One sign a pair, and every conflict on the way written down."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.columns import Columns
from belligraph.errors import InputError
from belligraph.model import Means
from belligraph.network import RULES, Reduction, reduce
from belligraph.project import sample
from belligraph.relations import DEFAULT_VIEW, View, tabulate
from claiming import claim, of, registry_of


def reduced(*made, view: View = DEFAULT_VIEW, **options) -> Reduction:
    return reduce(tabulate(Columns.of(made), view), **options)


HELP = claim("usa", "supports", "iraq", means=Means.WEAPONS)
BLAME = claim("usa", "opposes", "iraq", means=Means.ACCUSATION)
BACK = claim("iraq", "opposes", "usa", means=Means.REJECTION)


def test_directions_and_relations_of_one_sign_become_one_edge() -> None:
    made = [HELP, claim("iraq", "supports", "usa"), claim("iraq", "alliedWith", "usa")]
    found = reduced(*made, claim("isil", "opposes", "iraq"))
    assert found.graph.edges() == [("iraq", "isil", -1), ("iraq", "usa", 1)]
    assert found.conflicts == ()
    assert found.claims(1) == tuple(sorted(c.id for c in made))


def test_unsigned_ties_and_places_are_no_edges() -> None:
    found = reduced(claim("isil", "partOf", "al-qaeda"), claim("isil", "controls", "fallujah"))
    assert found.graph.edges() == []


@pytest.mark.parametrize(
    ("made", "kinds"),
    [
        ([HELP, BACK], ("directions",)),
        ([HELP, BLAME], ("means",)),
        ([HELP, BLAME, BACK], ("directions", "means")),
        ([claim("iraq", "alliedWith", "usa"), BACK], ("directions", "means")),
        ([claim("usa", "supports", "iraq", "2003"), claim("usa", "opposes", "iraq", "2005")],
         ("means", "times")),
        ([claim("usa", "supports", "iraq", "2003"), claim("iraq", "opposes", "usa", "2003-05")],
         ("directions",)),
    ],
)  # fmt: skip
def test_a_conflict_says_of_what_kind_it_is(made, kinds) -> None:
    [conflict] = reduced(*made).conflicts
    assert (conflict.a, conflict.b) == ("iraq", "usa")
    assert conflict.kinds == kinds
    assert set(conflict.friendly.claims) | set(conflict.hostile.claims) == {c.id for c in made}


def other(relation: str, **fields):
    return claim("usa", relation, "iraq", **of("voa"), **fields)


@pytest.mark.parametrize(
    ("made", "sign", "settled_by"),
    [
        ([HELP, BLAME, other("opposes")], -1, "roots"),
        ([HELP, BLAME, other("supports")], 1, "roots"),
        ([HELP, claim("usa", "opposes", "iraq", confidence=0.5)], 1, "score"),
        ([claim("usa", "supports", "iraq", "2013"), BLAME], -1, "last"),
        ([HELP, BLAME], 0, ""),
    ],
)
def test_a_conflict_is_settled_by_roots_then_score_then_day(made, sign, settled_by) -> None:
    found = reduced(*made)
    [conflict] = found.conflicts
    assert (conflict.sign, conflict.settled_by) == (sign, settled_by)
    assert found.graph.edges() == ([("iraq", "usa", sign)] if sign else [])
    assert found.graph.nodes == ("iraq", "usa")


@pytest.mark.parametrize(("rule", "edges"), [("negative", [("iraq", "usa", -1)]), ("drop", [])])
def test_other_rules_can_be_asked_for(rule, edges) -> None:
    found = reduced(HELP, other("supports"), BLAME, rule=rule)
    assert found.graph.edges() == edges
    assert found.conflicts[0].settled_by == rule


def test_only_the_claims_of_its_sign_stand_behind_an_edge() -> None:
    found = reduced(HELP, BLAME, other("supports"))
    assert found.claims(0) == tuple(sorted([HELP.id, other("supports").id]))


def test_populations_take_no_sides_unless_asked_for() -> None:
    registry = registry_of("iraq", "usa", populations=("sunnis",))
    table = tabulate(Columns.of([HELP, claim("iraq", "opposes", "sunnis")]))
    assert reduce(table, registry).graph.nodes == ("iraq", "usa")
    assert "sunnis" in reduce(table, registry, populations=True).graph.nodes


some = st.builds(
    claim,
    st.sampled_from("abc"),
    st.sampled_from(["supports", "opposes", "alliedWith", "partOf"]),
    st.sampled_from("def"),
    st.sampled_from(["2003", "2014-01", None]),
    source=st.sampled_from("xyz"),
    publisher=st.just("p"),
)


@settings(max_examples=50)
@given(st.lists(some, max_size=12), st.sampled_from(RULES))
def test_every_pair_is_an_edge_or_a_conflict_left_out(made, rule) -> None:
    found = reduced(*made, rule=rule)
    pairs = {tuple(sorted((c.subject, c.object))) for c in made if c.relation.sign}
    drawn = {(a, b): sign for a, b, sign in found.graph.edges()}
    left_out = {(c.a, c.b) for c in found.conflicts if not c.sign}
    assert drawn.keys() | left_out == pairs
    assert not drawn.keys() & left_out
    by_id = {c.id: c for c in made}
    for number, (a, b, sign) in enumerate(found.graph.edges()):
        behind = [by_id[id_] for id_ in found.claims(number)]
        assert behind
        assert all({c.subject, c.object} == {a, b} for c in behind)
        assert {c.relation.sign for c in behind} == {sign}
    assert all(drawn[c.a, c.b] == c.sign for c in found.conflicts if c.sign)


def test_the_sample_reduces_to_actors_of_whom_something_is_said() -> None:
    tables = sample().tables()
    view = View(as_of=date(2014, 1, 6))
    found = reduce(tabulate(Columns.of(tables.claims), view, tables.registry), tables.registry)
    assert {"usa", "iraq", "isil"} <= set(found.graph.nodes)
    assert ("iraq", "isil", -1) in found.graph.edges()
    known = {c.id for c in tables.claims if view.counts(c)}
    assert all(set(found.claims(i)) <= known for i in range(len(found.members)))


def test_a_rule_that_is_none_is_refused() -> None:
    for rule in ("x", "", None):
        with pytest.raises(InputError, match="expected one of attested, negative, drop"):
            reduced(HELP, rule=rule)
