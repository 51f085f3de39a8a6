"""The flat table holds every claim, and no cell of it runs in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
import sys
from datetime import date
from pathlib import Path

import pytest

from belligraph.errors import MissingExtraError
from belligraph.exports import write_table
from belligraph.model import Volume
from claiming import claim

FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", '=HYPERLINK("http://x","y")']


def rows(claims):
    out = io.StringIO()
    write_table(claims, out)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def test_it_has_a_line_a_claim_by_id(graph) -> None:
    found = rows(graph.claims)
    assert [row["id"] for row in found] == sorted(claim.id for claim in graph.claims)
    [missiles] = [row for row in found if row["row"] == "csm-30"]
    assert (missiles["subject"], missiles["relation"], missiles["object"]) == (
        "usa", "supports", "iraq",
    )  # fmt: skip
    assert (missiles["item"], missiles["via"], missiles["negated"]) == (
        "missiles", "the-washington-post", "no",
    )  # fmt: skip
    assert missiles["evidence_locator"] == "paragraph 11"
    kerry = [row for row in found if row["speaker_name"] == "John Kerry"]
    assert {row["speaker_actor"] for row in kerry} == {"john-kerry"}


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_are_inert(project, graph_of, text) -> None:
    folder = project(
        actors=[{"id": id_, "name": id_, "kind": "state", "source": "s"} for id_ in "ab"],
        publishers=[{"id": "p", "name": "P"}],
        sources=[{"id": "s", "title": "S", "publisher": "p", "kind": "news", "published": "2020",
                  "language": "en", "checked": "no"}],
        claims=[{"row": "t-1", "subject": "a", "relation": "supports", "object": "b",
                 "date": "2020", "source": "s", "locator": text, "item": text, "condition": text,
                 "note": text, "speaker": f"{text} A"}],
    )  # fmt: skip
    [row] = rows(graph_of(folder).claims)
    for column in ("evidence_locator", "item", "condition", "gist"):
        assert row[column] == f"'{text}"
    assert row["speaker_name"] == f"'{text} A"
    assert not any(value.startswith(("=", "+", "-", "@")) for value in row.values())


def test_every_kind_of_claim_says_what_it_is(mixed) -> None:
    found = {row["row"]: row for row in rows(mixed.claims)}
    assert found["promise"]["modality"] == "promised"
    assert {key for key, row in found.items() if row["negated"] == "yes"} == {"not-so", "denied"}
    assert found["alleged"]["standing"] == "alleged"
    assert found["withdrawn"]["retracted_reason"] == "It was another."


def test_derived_claims_say_so(graph, written) -> None:
    found = list(csv.DictReader(io.StringIO(written(graph, "csv").decode())))
    derived = [row for row in found if row["method"] == "derived"]
    assert derived
    assert all(row["rule"] and row["derived_from"] for row in derived)


def test_a_month_of_events_has_its_figures_in_columns() -> None:
    volume = Volume(events=3, reports=5, intensity=-2.5)
    [row] = rows([claim("a", "opposes", "b", "2020-01", volume=volume)])
    assert (row["volume_events"], row["volume_reports"], row["volume_intensity"]) == (
        "3", "5", "-2.5",
    )  # fmt: skip


@pytest.fixture
def parquet(written, tmp_path):
    """Answers of DuckDB to a query of `claims`, which stands for the Parquet file of a graph."""
    duckdb = pytest.importorskip("duckdb")

    def ask(graph, query: str) -> list[tuple]:
        path = tmp_path / "claims.parquet"
        path.write_bytes(written(graph, "parquet"))
        with duckdb.connect() as connection:
            return connection.sql(query.replace("claims", f"'{path}'")).fetchall()

    return ask


def test_duckdb_reads_the_same_claims_as_the_csv_has(graph, parquet) -> None:
    shown = "id, subject, relation, object, means, item, modality, negated, valid, evidence_locator"
    found = parquet(graph, f"SELECT {shown} FROM claims ORDER BY id")  # noqa: S608
    expected = [[row[name] for name in shown.split(", ")] for row in rows(graph.claims)]
    said = {True: "yes", False: "no", None: ""}
    assert [[said.get(cell, cell) for cell in row] for row in found] == [
        [cell.removeprefix("'") for cell in row] for row in expected
    ]


def test_columns_have_types_and_what_is_not_stated_is_null(mixed, parquet) -> None:
    types = dict(parquet(mixed, "SELECT column_name, column_type FROM (DESCRIBE FROM claims)"))
    assert types["negated"] == "BOOLEAN"
    assert types["confidence"] == types["amount"] == "DOUBLE"
    assert types["evidence_paragraph"] == types["volume_events"] == "BIGINT"
    assert types["against"] == types["derived_from"] == "VARCHAR[]"
    assert types["valid_earliest_start"] == types["valid_latest_end"] == "DATE"
    assert parquet(mixed, "SELECT row FROM claims WHERE item IS NOT NULL") == [("deed",)]
    assert parquet(mixed, "SELECT row FROM claims WHERE list_contains(against, 'borduria')") == [
        ("deed",)
    ]


def test_an_open_end_is_null_beside_the_date_as_it_was_written(mixed, parquet) -> None:
    [row] = parquet(
        mixed,
        "SELECT valid, valid_earliest_start, valid_latest_start, valid_latest_end FROM claims "
        "WHERE row = 'tie'",
    )
    assert row == ("2019~/..", date(2019, 1, 1), date(2019, 12, 31), None)


def test_without_pyarrow_the_extra_is_named(mixed, written, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pyarrow.*belligraph\[tables\]"):
        written(mixed, "parquet")


def test_the_query_of_the_docs_finds_the_deeds_alone(mixed, parquet) -> None:
    page = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")
    [query] = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    asked = query.replace("'claims.parquet'", "claims").replace("SELECT ", "SELECT row, ")
    assert {row for row, *_ in parquet(mixed, asked)} == {
        "deed", "alleged", "tie", "of-people", "hold",
    }  # fmt: skip
