"""Sources are read by reference managers: CSL-JSON by citeproc, BibTeX by pybtex."""

from __future__ import annotations

import json
import re

import pytest

from belligraph.dates import parse_date
from belligraph.exports import bibtex
from belligraph.exports.csl import issued
from belligraph.exports.exactness import iso_prefix

HOSTILE = r"\input{x} } @misc{y, title = {z}} % & # $ _ ^ ~ 100% {of} it"
# Properties and types of a source, from the schema of CSL 1.0.2 for input.
PROPERTIES = {"id", "type", "title", "author", "container-title", "publisher", "issued", "URL",
              "language", "note"}  # fmt: skip
TYPES = {"article", "article-newspaper", "dataset", "document", "entry-encyclopedia", "report"}


@pytest.fixture
def hostile(project, graph_of):
    """A graph with one source whose texts try to be commands."""
    return graph_of(
        project(
            publishers=[{"id": "p", "name": f"P {HOSTILE}"}],
            sources=[{"id": "s", "title": HOSTILE, "publisher": "p", "kind": "report",
                      "published": "2020-02", "author": f"A {HOSTILE}; B and C", "language": "en",
                      "checked": "no", "url": "https://s.example/a_b%20c"}],
        )
    )  # fmt: skip


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")
def test_citeproc_reads_every_source(graph, written) -> None:
    citeproc = pytest.importorskip("citeproc")
    reader = pytest.importorskip("citeproc.source.json")
    items = json.loads(written(graph, "csl"))
    source = reader.CiteProcJSON(items)
    assert set(source) == {f"source-{id_}" for id_ in graph.registry.sources}
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    listed = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
    wanted = "source-csm-2014-01-06"
    listed.register(citeproc.Citation([citeproc.CitationItem(wanted)]))
    [line] = map(str, listed.bibliography())
    assert "John Kerry on Iraq" in line
    assert "The Christian Science Monitor" in line
    assert "2014" in line


def test_items_keep_to_the_schema(graph, hostile, written) -> None:
    for item in [*json.loads(written(graph, "csl")), *json.loads(written(hostile, "csl"))]:
        assert set(item) <= PROPERTIES
        assert item["type"] in TYPES
        texts = set(item) - {"author", "issued"}
        assert all(isinstance(item[name], str) and item[name] for name in texts)
        assert all(set(name) == {"literal"} for name in item.get("author", []))


def test_texts_of_an_item_are_as_they_were_typed(hostile, written) -> None:
    [item] = [i for i in json.loads(written(hostile, "csl")) if i["id"] == "source-s"]
    assert item["title"] == HOSTILE
    assert item["author"] == [{"literal": f"A {HOSTILE}"}, {"literal": "B and C"}]
    assert item["issued"] == {"date-parts": [[2020, 2]]}


@pytest.mark.parametrize(
    ("text", "as_csl", "as_iso", "as_bibtex"),
    [
        ("2014-01-06", {"date-parts": [[2014, 1, 6]]}, "2014-01-06",
         [("year", "{2014}"), ("month", "jan"), ("day", "{6}")]),
        ("2014-01", {"date-parts": [[2014, 1]]}, "2014-01", [("year", "{2014}"), ("month", "jan")]),
        ("2014-XX", {"date-parts": [[2014]]}, "2014", [("year", "{2014}")]),
        ("2014?", {"date-parts": [[2014]], "circa": True}, "", [("year", "{2014}")]),
        ("201X", {"literal": "201X"}, "", []),
        ("0900", {"date-parts": [[900]]}, "0900", [("year", "{900}")]),
    ],
)  # fmt: skip
def test_no_date_becomes_more_exact_than_it_is(text, as_csl, as_iso, as_bibtex) -> None:
    value = parse_date(text)
    assert issued(value) == as_csl
    assert iso_prefix(value) == as_iso
    assert bibtex.dated(value) == as_bibtex


def test_an_undated_source_has_no_date(graph, written) -> None:
    items = {item["id"]: item for item in json.loads(written(graph, "csl"))}
    undated = [s.id for s in graph.registry.sources.values() if s.published is None]
    assert undated
    assert not any("issued" in items[f"source-{id_}"] for id_ in undated)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_pybtex_reads_every_source(graph, written) -> None:
    database = pytest.importorskip("pybtex.database")
    found = database.parse_bytes(written(graph, "bibtex"), "bibtex").entries
    assert set(found) == {f"source-{id_}" for id_ in graph.registry.sources}
    report = found["source-csm-2014-01-06"]
    assert (report.fields["year"], report.fields["month"], report.fields["day"]) == (
        "2014", "January", "6",
    )  # fmt: skip
    [author] = report.persons["author"]
    assert str(author) == "{The Christian Science Monitor}"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_hostile_texts_are_read_whole_and_run_nothing(hostile, written) -> None:
    database = pytest.importorskip("pybtex.database")
    found = database.parse_bytes(written(hostile, "bibtex"), "bibtex").entries
    assert set(found) == {f"source-{id_}" for id_ in hostile.registry.sources}
    one = found["source-s"]
    assert one.fields["title"] == f"{{{bibtex.escaped(HOSTILE)}}}"
    assert not re.search(r"\\input|(?<!\\)[%&#$_]", one.fields["title"])
    assert len(one.persons["author"]) == 2
    assert str(one.persons["author"][1]) == "{B and C}"
    assert one.fields["url"] == "https://s.example/a_b%20c"
