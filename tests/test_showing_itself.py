"""Objects in a notebook: what they show is true, and inert."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph import Graph, open_graph
from belligraph.markup import SHOWN, record, table

AS_OF = "2014-01-06"
HOSTILE = '</script><script>document.title = "ran"</script><img src=x onerror="document.title=1">'


@pytest.fixture(scope="module")
def graph() -> Graph:
    return open_graph()


class Read(HTMLParser):
    """The tags and the text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(), st.text(max_size=200))
def test_a_table_holds_nothing_but_its_own_tags(caption: str, cell: str) -> None:
    ours = {"table", "caption", "thead", "tbody", "tr", "th", "td", "bdi", "p"}
    for html in (table([cell], [[cell]], total=1, caption=caption), record({cell: cell}, caption)):
        assert Read(html).tags <= ours


def test_a_long_table_says_how_much_is_left_out() -> None:
    html = table(["n"], ([n] for n in range(1000)), total=1000)
    assert f"{SHOWN} of 1,000 rows" in html
    assert html.count("<tr>") == SHOWN + 1


def test_a_claim_shows_its_fields_and_leaves_out_what_is_empty(graph: Graph) -> None:
    claim = next(claim for claim in graph.claims if claim.place is None and claim.gist)
    text = Read(claim._repr_html_()).text
    assert claim.id in text
    assert claim.subject in text
    assert "place" not in text
    assert "None" not in text


def test_hostile_text_of_a_claim_is_shown_as_text(graph: Graph) -> None:
    html = replace(graph.claims[0], gist=HOSTILE)._repr_html_()
    assert "script" not in Read(html).tags
    assert HOSTILE in Read(html).text


def test_an_answer_shows_the_columns_that_hold_something(graph: Graph) -> None:
    answer = graph.query("who-supports", actor="Iraq", as_of=AS_OF)
    read = Read(answer._repr_html_())
    assert "supporter" in read.text
    assert str(len(answer.rows)) in repr(answer)


def test_an_empty_answer_is_no_neutrality(graph: Graph) -> None:
    answer = graph.query("who-supports", actor="ISIL", as_of="1990-01-01")
    assert not len(answer)
    assert "no report says so" in answer._repr_html_()


def test_a_query_of_ones_own_gives_typed_rows(graph: Graph) -> None:
    answer = graph.query(
        "SELECT ?s (COUNT(?c) AS ?n) { ?c bg:subject ?s } GROUP BY ?s ORDER BY DESC(?n)"
    )
    counts = [row["n"] for row in answer.rows]
    assert all(isinstance(n, int) for n in counts)
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == len(graph.claims)


def test_rows_become_a_data_frame(graph: Graph) -> None:
    answer = graph.query("who-supports", actor="Iraq", as_of=AS_OF)
    frame = answer.to_dataframe()
    assert frame.shape == (len(answer.rows), len(answer.columns))
    assert list(frame["supporter"]) == [row["supporter"] for row in answer.rows]
    empty = graph.query("who-supports", actor="ISIL", as_of="1990-01-01").to_dataframe()
    assert list(empty.columns) == list(frame.columns)


def test_relations_show_themselves_with_their_claims(graph: Graph) -> None:
    edges = graph.relations(graph.view(AS_OF))
    read = Read(edges._repr_html_())
    assert f"{len(edges)} relations, as of {AS_OF}, window 365 days" in read.text
    assert f"{SHOWN} of {len(edges)} rows" in read.text
    first = edges.to_dataframe().iloc[0]
    assert first["claims"]
    assert all(id_[:10] in read.text for id_ in first["claims"][:3])
    assert repr(edges) == f"<{len(edges)} relations, as of {AS_OF}, window 365 days>"


def test_relations_that_nobody_reports_are_no_neutrality(graph: Graph) -> None:
    edges = graph.relations(graph.view("1990-01-01"))
    assert len(edges) == 0
    assert "no report says so" in edges._repr_html_()
    assert edges.to_dataframe().empty


def test_relations_become_a_data_frame_that_says_what_the_network_says(graph: Graph) -> None:
    edges = graph.relations(graph.view(AS_OF))
    frame = edges.to_dataframe()
    assert frame.shape == (len(edges), 15)
    network = graph.network(as_of=AS_OF, populations=True)
    for row in frame.to_dict("records"):
        there = network.edges[row["subject"], row["object"], row["relation"]]
        assert there["claims"] == row["claims"]
        assert (there["sign"], there["weight"]) == (row["sign"], row["roots"])
        assert there["score"] == pytest.approx(row["score"], abs=1e-6)
        assert [there[day] for day in ("first", "last")] == [
            row[day].isoformat() if row[day] else None for day in ("first", "last")
        ]
        assert there["disputed"] == row["disputed"] == bool(row["denials"])
    assert network.number_of_edges() == len(edges)


def test_a_pair_shows_deeds_apart_from_what_was_only_said(graph: Graph) -> None:
    dyad = graph.between("usa", "iraq", graph.view(AS_OF))
    deeds, said = dyad._repr_html_().split("said, not done")
    assert all(claim.gist not in Read(deeds).text for claim in dyad.undone)
    assert all(claim.gist[:40] in Read(said).text for claim in dyad.undone)


def test_a_pair_of_which_nobody_speaks_is_undetermined(graph: Graph) -> None:
    text = Read(graph.between("iran", "usa", graph.view(AS_OF))._repr_html_()).text
    assert "undetermined" in text
    assert "neutral" not in text


def test_a_graph_tells_how_much_is_in_it_on_one_line(graph: Graph) -> None:
    assert repr(graph).startswith(f"Graph({len(graph.claims)} claims; Registry(")
    assert f"{len(graph.registry.actors)} actors" in repr(graph)
    assert str(len(graph.registry.actors)) in graph._repr_html_()
