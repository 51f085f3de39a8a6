"""`belligraph diff`: which claims came, went or changed, and which relations through them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from belligraph import open_graph
from belligraph.analysis.history.editions import diff
from belligraph.assemble import index
from belligraph.project import open_project
from belligraph.readers.curated import CLAIM_COLUMNS
from belligraph.store import replacing


@pytest.fixture
def editions(small: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two stores: in the new one row t-1 is retracted, t-2 changed and t-4 added."""
    old = keep(small, tmp_path / "old")
    with (small / "retractions.csv").open("w", encoding="utf-8") as file:
        file.write("row,retracted,reason\nt-1,2020-07-01,A mistake.\n")
    rows = small / "claims" / "claims.csv"
    text = rows.read_text("utf-8")
    assert ",attack," in text
    cells = {"row": "t-4", "subject": "syldavia", "relation": "opposes", "object": "borduria",
             "date": "2020-06-20", "source": "herald", "locator": "line 9"}  # fmt: skip
    added = ",".join(cells.get(column, "") for column in CLAIM_COLUMNS) + "\n"
    rows.write_text(text.replace(",attack,", ",sanction,") + added, "utf-8")
    return old, keep(small, tmp_path / "new")


def keep(project: Path, store: Path) -> Path:
    """The store of a project, without what a build makes beside it."""
    with replacing(store, project.as_uri()) as new:
        index(new, open_project(project))
    return store


def rows_of(store: Path) -> dict[str, str]:
    return {claim.row: claim.id for claim in open_graph(store).claims}


def test_what_changed_is_told_in_json_table_and_csv(tell, editions) -> None:
    old, new = map(rows_of, editions)
    found = json.loads(tell("diff", *editions, "--format", "json").out)
    assert (found["came"], found["went"]) == ([new["t-4"]], [])
    assert found["changed"] == [{"row": "t-2", "old": [old["t-2"]], "new": [new["t-2"]]}]
    assert found["retracted"] == [new["t-1"]] == [old["t-1"]]
    assert (found["reinstated"], found["amended"]) == ([], [])
    expected = expected_of(*editions)
    assert [(r["subject"], r["relation"], r["object"]) for r in found["relations"]] == [
        (r.subject, r.relation.value, r.object) for r in expected.relations
    ]
    assert [(t["a"], t["b"], t["before"], t["after"]) for t in found["ties"]] == [
        ("arcadia", "syldavia", 1, None)
    ]

    shown = tell("diff", *editions)
    assert "As of 30 June 2020, window 365 days\n" in shown.err
    assert shown.out.splitlines()[:11] == [
        "claims that came   1",
        "  t-4  Syldavia opposes Borduria, 20 June 2020",
        "claims that went   none",
        "rows changed       1",
        "  t-2  Borduria opposes Syldavia (sanction), 2 June 2020",
        "claims retracted   1",
        "  t-1  Arcadia supports Syldavia with weapons, 1 June 2020",
        "claims reinstated  none",
        "records amended    none",
        "ties changed       1",
        "  Arcadia and Syldavia: friendly -> not reported",
    ]

    rows = tell("diff", *editions, "--format", "csv").rows
    came = next(row for row in rows if row["subject"] == "syldavia")
    gone = next(row for row in rows if row["subject"] == "arcadia")
    assert (came["score before"], came["sources before"], came["sources after"]) == ("", "", "1")
    assert (float(came["score after"]), came["through claims"]) == (0.8, new["t-4"])
    assert (float(gone["score before"]), gone["score after"]) == (0.8, "")
    assert gone["through claims"] == old["t-1"]


def expected_of(old: Path, new: Path):
    before, after = open_graph(old), open_graph(new)
    return diff(before.claims, after.claims, after.view("2020-06-30"), after.registry)


def test_a_view_chooses_what_is_compared(tell, editions) -> None:
    found = json.loads(tell("diff", *editions, "--as-of", "2020-06-10", "--format", "json").out)
    assert [r["subject"] for r in found["relations"]] == ["arcadia"]
    known = tell("diff", *editions, "--known-by", "2020-06-30", "--format", "json")
    assert [r["subject"] for r in json.loads(known.out)["relations"]] == ["syldavia"]


def test_a_store_does_not_differ_from_itself(belligraph, sample_out) -> None:
    store = sample_out / "store"
    done = belligraph("diff", store, store)
    assert done.returncode == 0
    assert all(line.endswith("  none") for line in done.stdout.splitlines())
    assert "0 rows" in done.stderr


def test_an_actor_that_is_gone_from_the_new_store_is_still_told(
    tell, small: Path, tmp_path: Path
) -> None:
    old = keep(small, tmp_path / "old")
    for table, word in (("actors.csv", "borduria"), ("claims/claims.csv", "borduria")):
        lines = (small / table).read_text("utf-8").splitlines(keepends=True)
        (small / table).write_text("".join(li for li in lines if word not in li), "utf-8")
    new = keep(small, tmp_path / "new")
    told = tell("diff", old, new)
    assert told.code == 0
    assert "claims that went   1\n  t-2  Borduria opposes Syldavia (attack)" in told.out
    assert "Borduria and Syldavia: hostile -> not reported" in told.out


def test_the_claims_of_a_row_are_one_line_and_rows_are_in_order(
    tell, small: Path, tmp_path: Path
) -> None:
    old = keep(small, tmp_path / "old")
    file = small / "claims" / "claims.csv"
    text = file.read_text("utf-8")
    for key, means in (("u-2", "troops"), ("u-1", "attack;sanction;threat")):
        cells = {"row": key, "subject": "borduria", "object": "arcadia", "date": "2020-05",
                 "relation": "supports" if means == "troops" else "opposes",
                 "source": "herald", "locator": "line 9", "means": means}  # fmt: skip
        text += ",".join(cells.get(column, "") for column in CLAIM_COLUMNS) + "\n"
    file.write_text(text, "utf-8")
    new = keep(small, tmp_path / "new")
    lines = tell("diff", old, new).out.splitlines()
    assert lines[0] == "claims that came   2"
    assert lines[1].startswith("  u-1  Borduria opposes Arcadia (")
    assert lines[1].endswith("May 2020, and 2 more of this row")
    assert lines[2] == "  u-2  Borduria supports Arcadia with troops, May 2020"


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["nowhere", "{store}"], 1, "there is no store at nowhere"),
        (["{store}", "nowhere"], 1, "there is no store at nowhere"),
        (["{store}", "{store}", "--as-of", "soon"], 1, "--as-of: 'soon' is no date"),
        (["{store}"], 2, "Missing argument 'NEW'"),
    ],
)
def test_what_will_not_do(tell, sample_out, arguments, code, complaint) -> None:
    told = tell("diff", *(a.format(store=sample_out / "store") for a in arguments))
    assert (told.code, told.out) == (code, "")
    assert complaint in told.err
