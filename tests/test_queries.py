"""Every named query, its parameters, and that SPARQL and Python agree on what counts."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest

from belligraph.dates import parse_date
from belligraph.errors import AmbiguousNameError, QueryError, UnknownNameError
from belligraph.model import Relation
from belligraph.queries import ask, named_query, names, read_query
from belligraph.relations import View, edges
from belligraph.score import RELIABILITY

DAY = "2014-01-06"
CSM = "csm-2014-01-06"
REQUIRED = {
    "who-supports", "who-opposes", "allies-of", "pair", "shared-enemies", "opposed-supporters",
    "undetermined", "present-in", "controlled-by", "chain", "by-source", "offers",
}  # fmt: skip
GIVEN = {
    "actor": "Iraq", "a": "ISIL", "b": "Iraq", "place": "Anbar", "claim": "csm-33", "source": CSM,
}  # fmt: skip
TYPES = {
    "actor", "place", "source", "publisher", "event", "claim", "thing", "term", "text", "number",
    "flag", "date", "decimal",
}  # fmt: skip
HOSTILE = [
    "iraq> } ; DROP ALL #",
    '" . ?s ?p ?o . "',
    "' } UNION { ?s ?p ?o } #",
    "iraq\n} INSERT DATA { <a:a> <a:b> <a:c> }",
    "https://w3id.org/belligraph/id/actor/iraq",
    "?actor",
    "\0",
    "\udcff",
]


def required(query):
    return {p.name: GIVEN[p.name] for p in query.all_parameters() if p.required}


@pytest.fixture(params=names())
def query(request):
    return named_query(request.param)


def test_the_promised_queries_are_there() -> None:
    assert set(names()) >= REQUIRED
    assert len(names()) >= 12


def test_a_header_says_everything(query) -> None:
    assert query.title
    assert query.row
    assert query.columns
    for one in (*query.columns, *query.parameters):
        assert one.meaning, one
    for column in query.columns:
        assert column.type.removesuffix("s") in TYPES, column
    for parameter in query.parameters:
        choices = parameter.type.split("|")
        assert parameter.type in TYPES or len(choices) > 1, parameter
        if len(choices) > 1:
            assert parameter.default in choices
    assert set(query.defaults) | query.required <= {p.name for p in query.all_parameters()}


def test_every_selected_column_is_declared(graph, query) -> None:
    parameters = {p.name for p in query.all_parameters()} | {"since", "hold"}
    declared = {f"{column.name}{tail}" for column in query.columns for tail in ("", "_list", "_id")}
    selected = {
        v.value
        for v in graph.store.select(
            query.text, terms(graph, query, required(query) | {"claim": claim_of(graph)})
        ).variables
    }
    own = {p.name for p in query.parameters}
    assert selected - parameters - own <= declared
    assert all(
        {c.name, f"{c.name}_list", f"{c.name}_id"} & selected for c in query.columns
    )  # none is declared in vain


def terms(graph, query, given):
    from belligraph.queries.parameters import bindings

    kept = {k: v for k, v in given.items() if k in {p.name for p in query.all_parameters()}}
    return bindings(query, kept, graph.registry)[0]


def claim_of(graph):
    return next(c.id for c in graph.claims if c.row == "csm-30")


def test_it_answers_with_typed_sorted_rows_the_same_twice(graph, query) -> None:
    given = required(query)
    first = ask(graph.store, query, graph.registry, given)
    assert first == ask(graph.store, query, graph.registry, given)
    if query.name not in ("opposed-supporters", "shared-enemies"):
        assert first.rows
    for row in first.rows:
        assert list(row) == [column.name for column in query.columns]
        for column in query.columns:
            assert is_of(row[column.name], column.type), (column, row[column.name])
    keys = [[(v is not None, str(v)) for v in row.values()] for row in first.rows]
    assert keys == sorted(keys)


def is_of(value, type_):
    if type_.endswith("s"):
        return value == sorted(set(value)) and all(isinstance(v, str) for v in value)
    kind = {"flag": bool, "number": int, "decimal": float}.get(type_, str)
    return value is None or (type(value) is kind and not str(value).startswith("http"))


def test_every_answer_leads_to_claims_and_every_claim_to_its_source(graph, query) -> None:
    if query.name == "undetermined":  # its rows say that there is no claim
        return
    claims = {claim.id: claim for claim in graph.claims}
    for row in ask(graph.store, query, graph.registry, required(query)).rows:
        found = [
            id_
            for column in query.columns
            if column.type in ("claim", "claims")
            for id_ in ([row[column.name]] if column.type == "claim" else row[column.name])
        ]
        assert found
        assert {claims[id_].source for id_ in found} <= set(graph.registry.sources)


# SPARQL and Python

VIEWS = [
    {"as_of": DAY},
    {"as_of": DAY, "window": "30"},
    {"as_of": DAY, "window": "0"},
    {"as_of": DAY, "view": "stated", "derived": "yes"},
    {"as_of": DAY, "source": CSM, "derived": "yes"},
    {"as_of": "2003-03-20"},
    {"as_of": "2005-11", "window": "100"},
    {"as_of": "2014", "known_by": "2014-06-30", "derived": "yes"},
    {"as_of": "2016-07-20"},
    {"as_of": "2018-01-01", "window": "3650"},
    {"known_by": DAY},
    {},
]


@pytest.mark.parametrize("number", range(len(VIEWS)), ids=lambda number: str(VIEWS[number]))
def test_sparql_and_python_agree_on_actors(graph, number) -> None:
    """On everybody who has a relation; of the others each is asked about with one of the views."""
    given = VIEWS[number]
    expected = relations(edges(graph.claims, view_of(given)))
    concerned = {actor for _, actor, _ in expected}
    others = sorted(ends_of(graph) - concerned)[number :: len(VIEWS)]
    assert expected or given.get("window") == "0"
    assert answered(graph, given, [*sorted(concerned), *others]) == expected


@pytest.mark.slow
@pytest.mark.parametrize("given", VIEWS, ids=str)
def test_sparql_and_python_agree_on_every_actor(graph, given) -> None:
    expected = relations(edges(graph.claims, view_of(given)))
    assert answered(graph, given, sorted(ends_of(graph))) == expected


def view_of(given) -> View:
    """The view that parameters of a query stand for."""
    return View(
        as_of=parse_date(given["as_of"]).last if "as_of" in given else None,
        window=int(given.get("window", "365")),
        known_by=parse_date(given["known_by"]).last if "known_by" in given else None,
        sources=frozenset([given["source"]]) if "source" in given else None,
        alleged=given.get("view") != "stated",
        derived=given.get("derived") == "yes",
    )


def ends_of(graph) -> set[str]:
    return {end for c in graph.claims if c.relation.sign for end in (c.subject, c.object)}


def answered(graph, given, actors):
    """What SPARQL answers about actors: claim ids by (who, towards whom, relation)."""
    view, claims, found = view_of(given), {c.id: c for c in graph.claims}, defaultdict(set)
    for actor in actors:
        for query, other in (("who-supports", "supporter"), ("who-opposes", "opponent")):
            kind = {"kind": "all"} if query == "who-supports" else {}
            for row in graph.query(query, actor=actor, **kind, **given).rows:
                relation = row.get("relation", "opposes")
                found[row[other], actor, relation] |= set(row["claims"])
                if relation != "alliedWith":  # which hangs on how long its actors are there
                    sure = any(view.is_certain(claims[id_]) for id_ in row["claims"])
                    assert row["certain"] == ("certain" if sure else "possible"), row
    return dict(found)


@pytest.mark.parametrize("given", [v for v in VIEWS if "view" not in v], ids=str)
@pytest.mark.parametrize("alleged", [True, False])
def test_the_score_in_sparql_is_the_score_in_python(graph, given, alleged) -> None:
    filters = {k: v for k, v in given.items() if k in ("as_of", "known_by")}
    view = graph.view(
        window=int(given.get("window", "365")),
        sources=[given["source"]] if "source" in given else [],
        derived=given.get("derived") == "yes",
        alleged=alleged,
        **filters,
    )
    drawn = edges(graph.claims, view, graph.registry)
    expected = {(e.subject, e.relation.value, e.object): (e.score, len(e.claims)) for e in drawn}
    text = named_query("relations").text  # by that name columns answer
    rows = graph.query(text, **given, alleged="yes" if alleged else "no").rows
    found = {(r["subject"], r["relation"], r["object"]): (r["score"], r["reports"]) for r in rows}
    assert found == expected


def test_no_troops_lowers_no_score_and_is_counted_as_a_denial(graph) -> None:
    rows = graph.query("relations", as_of=DAY, source=CSM).rows
    [row] = [r for r in rows if (r["subject"], r["object"]) == ("usa", "iraq")]
    assert (row["score"], row["reports"], row["denials"]) == (RELIABILITY, 1, 3)


def test_relations_below_a_score_are_left_out(graph) -> None:
    every = graph.query("relations", as_of=DAY).rows
    best = graph.query("relations", as_of=DAY, min_score="0.9").rows
    assert set(map(str, best)) == {str(r) for r in every if r["score"] >= 0.9}
    assert 0 < len(best) < len(every)


def relations(drawn):
    """Claim ids by (who, towards whom, relation); an alliance is there in both directions."""
    found = {}
    for edge in drawn:
        ids = {claim.id for claim in edge.claims}
        found[edge.subject, edge.object, edge.relation.value] = ids
        if edge.relation is Relation.ALLIED_WITH:
            found[edge.object, edge.subject, edge.relation.value] = ids
    return found


def test_all_means_offers_and_denials_as_well(graph) -> None:
    view = View(as_of=date(2014, 1, 6))
    claims = [c for c in graph.claims if c.source == CSM and c.relation is Relation.SUPPORTS]
    deeds = {c.id for c in claims if view.counts(c)}
    rows = graph.query("by-source", source=CSM, as_of=DAY).rows
    listed = {r["claim"] for r in rows if r["relation"] == "supports"}
    assert deeds < listed == {c.id for c in claims}


# Parameters


@pytest.mark.parametrize("name", ["iraq", "Iraq", "IRAQ", "Baghdad", "Republic of Iraq", "Iraqi"])
def test_an_actor_may_be_given_by_any_name(graph, name) -> None:
    asked = graph.query("who-supports", actor=name, as_of=DAY)
    assert asked.parameters["actor"] == "iraq"
    assert asked.rows == graph.query("who-supports", actor="iraq", as_of=DAY).rows


def test_a_source_may_be_given_by_its_title(graph) -> None:
    title = graph.registry.sources[CSM].title
    assert graph.query("by-source", source=title).rows == graph.query("by-source", source=CSM).rows


def test_against_takes_what_is_directed_at_it_or_at_nobody_stated(graph) -> None:
    def rows(**given):
        return graph.query("who-supports", actor="iraq", source=CSM, view="all", **given).rows

    def claims(found):
        return {id_ for row in found for id_ in row["claims"]}

    against = {c.id: c.against for c in graph.claims}
    chosen = claims(rows(against="ISIL"))
    assert chosen == {id_ for id_ in claims(rows()) if against[id_] in ((), ("isil",))}
    assert any(against[id_] == ("isil",) for id_ in chosen)
    assert chosen < claims(rows())


def test_a_window_lets_old_acts_go(graph) -> None:
    def found(window):
        rows = graph.query("who-opposes", actor="isil", as_of="2014-03-31", window=window).rows
        return {id_ for row in rows for id_ in row["claims"]}

    assert found("10") < found("100") < found("5000")


def test_a_claim_of_several_is_asked_for_by_row_id_or_start_of_id(graph) -> None:
    both = graph.query("chain", claim="csm-33").rows
    assert len(both) == 2
    [one] = graph.query("chain", claim=both[0]["id"]).rows
    [same] = graph.query("chain", claim=both[0]["id"][:12]).rows
    assert one == same == both[0]
    with pytest.raises(UnknownNameError, match="no claim is called 'csm-999'"):
        graph.query("chain", claim="csm-999")


def test_what_was_published_later_is_not_known_earlier(project, small_claims, graph_of) -> None:
    graph = graph_of(small_claims(published="2020-06-30"))
    given = {"actor": "syldavia", "as_of": "2020-06-30"}
    assert graph.query("who-supports", **given, known_by="2020-06-29").rows == ()
    assert len(graph.query("who-supports", **given, known_by="2020-06-30").rows) == 1
    assert len(graph.query("who-supports", **given).rows) == 1


@pytest.mark.parametrize(
    ("known_by", "count"),
    [("2020-07-31", 1), ("2020-08-15", 1), ("2020-08-31", 0), ("2020-09", 0), (None, 0)],
)
def test_what_is_retracted_was_known_before(small_claims, graph_of, known_by, count) -> None:
    retracted = [{"row": "t-1", "retracted": "2020-08", "reason": "A mistake."}]
    graph = graph_of(small_claims(published="2020-06-30", retractions=retracted))
    given = {"as_of": "2020-06-30"} | ({"known_by": known_by} if known_by else {})
    rows = graph.query("who-supports", actor="syldavia", **given).rows
    assert len(rows) == count
    assert len(graph.network(**given).edges) == count


def test_a_later_claim_leaves_what_was_known_before_alone(small_claims, graph_of) -> None:
    """A retraction of one premise takes the conclusion with it, but not as known before."""
    more = [
        {"row": "t-2", "subject": "arcadia", "relation": "opposes", "object": "borduria",
         "date": "2020-06-01/..", "source": "herald", "locator": "1", "scope": "with_affiliates"},
        {"row": "t-3", "subject": "syldavia", "relation": "affiliatedWith", "object": "borduria",
         "date": "2020-05/..", "source": "herald", "locator": "2"},
    ]  # fmt: skip
    retracted = [{"row": "t-3", "retracted": "2020-08-01", "reason": "The link ended."}]
    graph = graph_of(small_claims(published="2020-06-30", more=more, retractions=retracted))
    given = {"actor": "syldavia", "as_of": "2020-07-31", "derived": "yes"}
    assert graph.query("who-opposes", **given).rows == ()
    [row] = graph.query("who-opposes", **given, known_by="2020-07-31").rows
    assert (row["opponent"], row["method"]) == ("arcadia", ["derived"])
    assert graph.query("who-opposes", **given, known_by="2020-06-29").rows == ()


@pytest.fixture
def small_claims(project):
    """Three states and one claim of support, from a source published on a given day."""

    def make(published, more=(), **tables):
        state = {"kind": "state", "source": "herald"}
        return project(
            settings='registry = "own"',
            actors=[state | {"id": id_, "name": id_.title()}
                    for id_ in ("arcadia", "borduria", "syldavia")],
            publishers=[{"id": "the-herald", "name": "The Herald"}],
            sources=[{"id": "herald", "title": "A test source", "publisher": "the-herald",
                      "kind": "news", "published": published, "language": "en", "checked": "no"}],
            claims=[{"row": "t-1", "subject": "arcadia", "relation": "supports",
                     "object": "syldavia", "date": "2020-06-01", "source": "herald",
                     "locator": "line 1", "means": "weapons"}, *more],
            **tables,
        )  # fmt: skip

    return make


# Promises and what came of them


@pytest.fixture
def promises(small_claims, graph_of):
    """A promise of Arcadia to Syldavia beside the weapons it sent on 1 June, asked for thrice."""

    def make(date="2020-05-01", more=(), **cells):
        between = {"subject": "arcadia", "relation": "supports", "object": "syldavia"}
        written = {"source": "herald", "locator": "line 2", "means": "weapons"}
        promise = {"row": "p-1", "date": date, "modality": "promised", **between, **written}
        rows = [promise | cells, *(promise | {"modality": ""} | row for row in more)]
        graph = graph_of(small_claims("2020-06-30", more=rows))
        rows_by_id = {claim.id: claim.row for claim in graph.claims}

        def told(**given):
            return {
                rows_by_id[row["claim"]]: [rows_by_id[id_] for id_ in row["deeds"]]
                for row in graph.query("undelivered", **given).rows
            }

        return told

    return make


@pytest.mark.parametrize(
    ("date", "means", "followed"),
    [
        ("2020-05-01", "weapons", True),
        ("2020-06-01", "weapons", True),  # of the same day
        ("2020-06", "weapons", True),  # which may have come before
        ("2020-06-02", "weapons", False),  # the deed is an earlier one
        ("2020-05-01", "unknown", True),
        ("2020-05-01", "military", True),  # of which weapons are a kind
        ("2020-05-01", "troops", False),
        ("2020-06-02", "unknown", False),
    ],
)
def test_a_promise_is_delivered_by_a_later_deed_of_its_means(
    promises, date, means, followed
) -> None:
    told = promises(date, means=means)
    found = {"p-1": ["t-1"] if followed else []}
    assert told(delivered="any") == found
    assert told(delivered="yes") == (found if followed else {})
    assert told(delivered="no") == ({} if followed else found)
    assert told() == told(delivered="no")


@pytest.mark.parametrize(
    ("deed", "followed"),
    [
        ({"means": "unknown"}, True),
        ({"means": "troops"}, True),
        ({"means": "funding"}, False),
        ({"means": "troops", "negated": "yes"}, False),
        ({"means": "troops", "modality": "possible"}, False),
        ({"means": "troops", "modality": "promised"}, False),
        ({"means": "troops", "subject": "syldavia", "object": "arcadia"}, False),
        ({"means": "troops", "subject": "borduria"}, False),
        ({"means": "attack", "relation": "opposes"}, False),
    ],
    ids=str,
)
def test_only_a_deed_to_the_same_actor_of_these_means_delivers(promises, deed, followed) -> None:
    row = {"row": "d-1", "date": "2020-06-10", "locator": "line 3"}
    told = promises(means="troops", more=[row | deed])
    assert told(delivered="any")["p-1"] == (["d-1"] if followed else [])
    assert ("p-1" in told(delivered="yes")) == followed


@pytest.mark.parametrize(
    ("when", "followed"),
    [("2012/2021", False), ("2020", True), ("2020-06-02/2021", True), ("/2020-06-20", True)],
)
def test_support_that_went_on_since_long_delivers_no_promise(promises, when, followed) -> None:
    row = {"row": "d-1", "date": when, "locator": "line 3", "means": "troops"}
    told = promises("2020-06-01", means="troops", more=[row])
    assert told(delivered="any")["p-1"] == (["d-1"] if followed else [])


@pytest.mark.parametrize("modality", ["offered", "promised", "requested"])
def test_offers_and_requests_are_asked_for_like_promises(promises, modality) -> None:
    assert promises("2020-06-02", modality=modality)() == {"p-1": []}


@pytest.mark.parametrize("cells", [
    {"negated": "yes"}, {"modality": "possible"}, {"modality": "counterfactual"},
    {"modality": "actual"},
])  # fmt: skip
def test_what_was_denied_or_not_held_out_is_owed_by_nobody(promises, cells) -> None:
    assert promises("2020-06-02", **cells)(delivered="any") == {}


def test_a_promise_is_found_from_both_its_ends_and_from_no_other(promises) -> None:
    told = promises("2020-06-02")
    assert told(actor="Arcadia") == told(actor="syldavia") == {"p-1": []}
    assert told(actor="borduria") == {}


def test_a_promise_was_open_until_its_deed(promises) -> None:
    told = promises("2020-05-01")
    assert told(as_of="2020-05-15") == {"p-1": []}
    assert told(as_of="2020-06-15") == {}
    assert told(as_of="2020-04-30", delivered="any") == {}


# What goes wrong


def test_an_unknown_query_names_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="nearest known: who-supports"):
        named_query("who-suports")


def test_an_unknown_actor_names_the_nearest(graph) -> None:
    with pytest.raises(UnknownNameError) as caught:
        graph.query("who-supports", actor="Irak")
    assert "iraq" in caught.value.nearest[:2]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_outside_stays_text(graph, text) -> None:
    before = len(graph.store.engine)
    with pytest.raises((UnknownNameError, QueryError)):
        graph.query("who-supports", actor=text)
    with pytest.raises((UnknownNameError, QueryError)):
        graph.query("who-supports", actor="iraq", source=text)
    assert len(graph.store.engine) == before
    own = read_query("own", "SELECT ?name ?row { ?claim bg:row ?row BIND(?row AS ?name) }")
    if text != "\udcff":
        bound = {"row": text}
        from belligraph.queries import terms_of

        given = terms_of(graph.store, own, graph.registry, bound)
        assert list(graph.store.select(own.text, given)) == []


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({}, "needs actor"),
        ({"actor": "iraq", "acter": "iran"}, "has no parameter 'acter'"),
        ({"actor": "iraq", "as_of": "2014-13"}, "as_of: '2014-13' is not in the calendar"),
        ({"actor": "iraq", "as_of": "6 January"}, "as_of: '6 January' is no date"),
        ({"actor": "iraq", "as_of": ""}, "as_of"),
        ({"actor": "iraq", "known_by": "soon"}, "known_by"),
        ({"actor": "iraq", "window": "-1"}, "window: '-1'; expected days"),
        ({"actor": "iraq", "window": "1e3"}, "window"),
        ({"actor": "iraq", "window": "9" * 30}, "window"),
        pytest.param({"actor": "iraq", "window": "9" * 5000}, "window", id="long"),
        ({"actor": "iraq", "window": "100001"}, "expected days, 0 to 100000"),
        ({"actor": "iraq", "kind": "deeds"}, "kind: 'deeds'; expected one of acts, ties, all"),
        ({"actor": "iraq", "view": "some"}, "view: 'some'; expected one of default"),
        ({"actor": "iraq", "derived": "maybe"}, "derived: 'maybe'; expected one of yes, no"),
    ],
)
def test_a_bad_parameter_says_what_was_expected(graph, given, complaint) -> None:
    with pytest.raises(QueryError) as caught:
        graph.query("who-supports", **given)
    assert complaint in str(caught.value)


def test_by_source_needs_its_source(graph) -> None:
    with pytest.raises(QueryError, match="needs source"):
        graph.query("by-source")


def test_a_row_of_several_claims_cannot_be_answered_raw_by_one_of_them(graph) -> None:
    from belligraph.queries import terms_of

    with pytest.raises(AmbiguousNameError, match="several claims are called 'csm-33'"):
        terms_of(graph.store, named_query("chain"), graph.registry, {"claim": "csm-33"})


@pytest.mark.parametrize(
    "text",
    [
        "# parameter x:\nSELECT ?x { ?x a bg:Claim }",
        "#include _nothing.rq\nSELECT ?x { ?x a bg:Claim }",
    ],
)
def test_a_header_that_makes_no_sense_is_refused(text) -> None:
    with pytest.raises(QueryError):
        read_query("own", text)


def test_a_column_that_is_not_selected_is_refused(graph) -> None:
    with pytest.raises(QueryError, match="declares a column 'y' that it does not select"):
        graph.query(
            "# column y: text -- nothing\nSELECT\n#include _parameters.rq\n?x { ?x a bg:Claim }"
        )
