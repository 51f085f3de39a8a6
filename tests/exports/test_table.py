"""The flat table holds every claim, and no cell of it runs in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from belligraph.exports import write_table

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
