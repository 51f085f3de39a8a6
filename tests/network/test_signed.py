"""An undirected signed graph, and signed graphs from plain files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.columns import Columns
from belligraph.errors import InputError, TableError, TextError
from belligraph.network import SignedGraph, read_edges, snapshot_dates, snapshots
from belligraph.relations import View
from claiming import claim

pairs = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("ghijkl")), st.sampled_from([1, -1])
)


@given(pairs, st.sets(st.sampled_from("abcxyz")))
def test_a_graph_holds_its_edges_in_order(signs, nodes) -> None:
    graph = SignedGraph.of(((b, a, s) for (a, b), s in signs.items()), nodes)
    assert graph.edges() == sorted((a, b, s) for (a, b), s in signs.items())
    assert set(graph.nodes) == nodes | {n for pair in signs for n in pair}
    assert graph.negative == sum(s < 0 for s in signs.values())
    back = SignedGraph.from_networkx(graph.to_networkx())
    assert (back.nodes, back.edges()) == (graph.nodes, graph.edges())


@pytest.mark.parametrize(
    "edges", [[("a", "a", 1)], [("a", "b", 1), ("b", "a", 1)], [("a", "b", 0)], [("a", "b", 2)]]
)
def test_loops_doubles_and_other_signs_are_refused(edges) -> None:
    with pytest.raises(InputError, match="each pair once, two nodes, sign 1 or -1"):
        SignedGraph.of(edges)


def write(folder: Path, text: str | bytes) -> Path:
    file = folder / "edges.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_a_file_of_edges_is_read(tmp_path: Path) -> None:
    text = "\ufeffsource,note,target,sign\nB,x,A,1\n\n A ,x,C,-1\nC,x,B,-1.0\n"
    graph = read_edges(write(tmp_path, text)).graph
    assert graph.edges() == [("A", "B", 1), ("A", "C", -1), ("B", "C", -1)]


def test_a_pair_in_several_rows_takes_the_sign_of_the_majority(tmp_path: Path) -> None:
    rows = ["A,B,1", "B,A,1", "A,B,-1", "A,C,-1", "C,A,1"]
    found = read_edges(write(tmp_path, "\n".join(["source,target,sign", *rows])))
    assert found.graph.edges() == [("A", "B", 1)]
    assert found.contradictory == (("A", "B"), ("A", "C"))
    assert found.left_out == (("A", "C"),)
    assert found.graph.nodes == ("A", "B", "C")


def test_all_bad_cells_are_told_at_once(tmp_path: Path) -> None:
    rows = ["A,B,1", "A,A,1", ",B,1", "A,C,yes", "A,D,"]
    with pytest.raises(TableError) as caught:
        read_edges(write(tmp_path, "\n".join(["source,target,sign", *rows])))
    found = [(p.row, p.column, p.value) for p in caught.value.problems]
    assert found == [
        (3, "target", "A"), (4, "source", ""), (5, "sign", "yes"), (6, "sign", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        ("a;b;c\n", TableError, "expected the header source,target,sign"),
        ("", TableError, "expected the header"),
        ("source,target,sign,sign\nA,B,1,-1\n", TableError, "each once"),
        (b"source,target,sign\n\xff\xfe,b,1\n", TextError, "UTF-8"),
        ("source,target,sign\n" + "x" * 200_000 + ",b,1\n", TextError, "field larger"),
    ],
)
def test_a_file_that_is_no_list_of_edges(tmp_path, content, error, words) -> None:
    with pytest.raises(error, match=words):
        read_edges(write(tmp_path, content))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TextError, match="No such file"):
        read_edges(tmp_path / "none.csv")


# --- the same view, day by day


def test_snapshots_stand_at_the_ends_of_steps() -> None:
    days = [d.isoformat() for d in snapshot_dates(date(2012, 3, 1), date(2014, 1, 6), "year")]
    assert days == ["2012-12-31", "2013-12-31", "2014-01-06"]
    assert len(snapshot_dates(date(2014, 1, 1), date(2014, 1, 6), "day")) == 6
    assert snapshot_dates(date(2014, 1, 6), date(2014, 1, 6), "month") == [date(2014, 1, 6)]


@given(st.dates(date(1990, 1, 1), date(2020, 1, 1)), st.integers(0, 3000),
       st.sampled_from(["month", "year"]))  # fmt: skip
def test_snapshots_rise_and_close_with_the_last_day(first, length, step) -> None:
    last = date.fromordinal(first.toordinal() + length)
    days = snapshot_dates(first, last, step)
    assert days == sorted(set(days))
    assert days[0] >= first
    assert days[-1] == last


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [(date(2014, 1, 2), date(2014, 1, 1), "must not lie after"),
     (date(1914, 1, 1), date(2014, 1, 1), "more than 5000 snapshots")],
)  # fmt: skip
def test_a_time_that_makes_no_snapshots_is_refused(first, last, words) -> None:
    with pytest.raises(InputError, match=words):
        snapshot_dates(first, last, "day")


def test_each_snapshot_has_what_counts_on_its_day() -> None:
    columns = Columns.of([claim("a", "supports", "b", "2013"), claim("a", "opposes", "c", "2014")])
    days = [date(2012, 12, 31), date(2013, 12, 31), date(2014, 12, 31)]
    found = [len(table) for _, table in snapshots(columns, View(window=30), None, days)]
    assert found == [0, 1, 1]
