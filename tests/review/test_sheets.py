"""Claims out to a spreadsheet and decisions back, whatever the spreadsheet did to the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from belligraph.errors import TableError
from belligraph.model import ActorKind, PlaceKind
from belligraph.project import open_project
from belligraph.review import Review, Sheet, from_sheet, to_sheet
from found_claims import ATTACK, HELD, RECORDS, RIFLES, named

Open = Callable[..., Review]
Cells = dict[str, str]


def rows_of(review: Review) -> list[Cells]:
    text = to_sheet(review, review.waiting()).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def sheet(rows: list[Cells], delimiter: str = ",", start: str = "") -> Sheet:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return Sheet("open.csv", (start + out.getvalue()).encode())


def take(review: Review, rows: list[Cells], **how: str) -> None:
    review.decide(from_sheet(sheet(rows, **how), review, review.waiting()))


def test_each_open_claim_is_a_row_with_its_sentence_and_no_decision(opened: Open) -> None:
    attack, _, rifles = rows_of(opened())
    assert [row["decision"] for row in (attack, rifles)] == ["", ""]
    assert attack["sentence"] == "The Plum League attacked Borduria near Klow."
    assert attack["add"] == "plum-league: ?"
    assert rifles["claim"].startswith("Arcadia supports Syldavia with rifles (weapons)")
    assert (rifles["modality"], rifles["negated"], rifles["date"]) == (
        "actual",
        "no",
        "'2020-06-28",
    )


def test_an_unknown_actor_stands_beside_the_known_ones_that_may_be_meant(opened: Open) -> None:
    attack = ATTACK | {"subject": named("syldavian-army", "Syldavians")}
    (row,) = rows_of(opened(attack))
    assert row["add"] == "syldavian-army: ? syldavia"


def test_the_known_actor_that_is_meant_may_be_named(opened: Open, small: Path) -> None:
    review = opened(ATTACK)
    (row,) = rows_of(review)
    take(review, [row | {"decision": "accept", "add": "plum-league: syldavia"}])
    claims = open_project(small).tables().claims
    assert ("syldavia", "borduria") in {(c.subject, c.object) for c in claims}


def test_a_sheet_that_comes_back_untouched_decides_nothing(opened: Open, small: Path) -> None:
    review = opened()
    assert from_sheet(sheet(rows_of(review)), review, review.waiting()) == []


def test_a_row_accepted_as_it_is_reads_back_as_it_was_found(opened: Open, small: Path) -> None:
    review = opened(RIFLES)
    (found,) = review.waiting()
    (row,) = rows_of(review)
    take(review, [row | {"decision": "accept"}])
    claim = open_project(small).tables().claims[-1]
    assert (claim.valid, claim.item, claim.speaker) == (
        found.claim.valid, "rifles", found.claim.speaker,
    )  # fmt: skip
    assert review.waiting() == []


def test_cells_may_be_changed_and_reasons_given(opened: Open, small: Path) -> None:
    review = opened()
    attack, training, rifles = rows_of(review)
    take(review, [
        attack | {"decision": "Reject", "reason": "who?"},
        training | {"decision": "skip"},
        rifles | {"decision": "ACCEPT", "item": "guns", "date": "2020-06"},
    ])  # fmt: skip
    claim = open_project(small).tables().claims[-1]
    assert (claim.item, str(claim.valid)) == ("guns", "2020-06")
    assert ",reject,Ann,who?," in (small / "review" / "decisions.csv").read_text("utf-8")
    assert len(review.waiting()) == 1


@pytest.mark.parametrize(("delimiter", "start"), [(";", ""), ("\t", ""), (",", "\ufeff")])
def test_what_spreadsheets_save_is_read(
    opened: Open, small: Path, delimiter: str, start: str
) -> None:
    review = opened()
    rows = [row | {"decision": "reject"} for row in rows_of(review)]
    take(review, rows, delimiter=delimiter, start=start)
    assert review.waiting() == []


def test_columns_that_are_left_out_stay_as_they_were_read(opened: Open, small: Path) -> None:
    review = opened(RIFLES)
    (row,) = rows_of(review)
    take(review, [{"id": row["id"], "decision": "accept"}])
    assert open_project(small).tables().claims[-1].item == "rifles"


def test_an_unknown_actor_is_added_by_its_kind(opened: Open, small: Path) -> None:
    review = opened(ATTACK)
    (row,) = rows_of(review)
    take(review, [row | {"decision": "accept", "add": "plum-league: armed_group"}])
    actor = open_project(small).tables().registry.actors["plum-league"]
    assert (actor.name, actor.kind) == ("Plum League", ActorKind.ARMED_GROUP)


def test_an_unknown_place_is_added_by_its_kind(opened: Open, small: Path) -> None:
    review = opened(HELD)
    (row,) = rows_of(review)
    assert row["add"].startswith("tarn-bridge: ?")
    take(review, [row | {"decision": "accept", "add": "tarn-bridge: site"}])
    place = open_project(small).tables().registry.places["tarn-bridge"]
    assert (place.name, place.kind) == ("Tarn Bridge", PlaceKind.SITE)


def test_an_actor_and_a_place_of_one_name_are_both_added(opened: Open, small: Path) -> None:
    review = opened({**HELD, "subject": HELD["object"]})
    (row,) = rows_of(review)
    said = "tarn-bridge: site;tarn-bridge: armed_group"
    take(review, [row | {"decision": "accept", "add": said}])
    registry = open_project(small).tables().registry
    assert registry.places["tarn-bridge"].kind is PlaceKind.SITE
    assert registry.actors["tarn-bridge"].kind is ActorKind.ARMED_GROUP


def test_a_place_is_no_armed_group(opened: Open) -> None:
    review = opened(HELD)
    (row,) = rows_of(review)
    with pytest.raises(TableError, match="the id of a place, or of a new one its kind: country"):
        take(review, [row | {"decision": "accept", "add": "tarn-bridge: armed_group"}])


def test_an_actor_is_added_once_for_all_its_rows(opened: Open, small: Path) -> None:
    again = {**ATTACK, "object": RIFLES["object"], "means": "threat"}
    review = opened(ATTACK, again)
    rows = [
        row | {"decision": "accept", "add": "plum-league: armed_group"} for row in rows_of(review)
    ]
    take(review, rows)
    assert len(open_project(small).tables().claims) == 3 + 2


def test_an_actor_that_is_pointed_out_needs_no_kind(opened: Open, small: Path) -> None:
    review = opened(ATTACK)
    (row,) = rows_of(review)
    take(review, [row | {"decision": "accept", "subject": "Arcadia"}])
    assert open_project(small).tables().claims[-1].subject == "arcadia"


def test_all_bad_cells_are_told_and_nothing_is_written(opened: Open, small: Path) -> None:
    review = opened()
    attack, training, rifles = rows_of(review)
    rows = [
        attack | {"decision": "accept"},
        training | {"decision": "yes"},
        rifles | {"decision": "accept", "date": "28/06/2020", "means": "love"},
        rifles | {"decision": "reject"},
        rifles | {"decision": "reject", "id": "no"},
        dict.fromkeys(rifles, ""),
    ]
    with pytest.raises(TableError) as caught:
        take(review, rows)
    assert {(p.row, p.column) for p in caught.value.problems} >= {
        (2, "add"), (2, "subject"), (3, "decision"), (4, "date"), (4, "means"), (5, "id"),
        (6, "id"),
    }  # fmt: skip
    assert all(p.file == "open.csv" for p in caught.value.problems)
    assert not (small / "review").exists()


def test_the_same_claim_twice_by_edits_is_told(opened: Open, small: Path) -> None:
    review = opened(RIFLES, {**RIFLES, "item": "guns"})
    rows = [row | {"decision": "accept", "item": "arms"} for row in rows_of(review)]
    with pytest.raises(TableError, match="a claim that line 2 does not make already"):
        take(review, rows)


def test_a_sheet_may_be_read_again(opened: Open, small: Path) -> None:
    review = opened(*RECORDS)
    found = review.waiting()
    rows = [row | {"decision": "reject"} for row in rows_of(review)]
    take(review, rows[:2])
    assert len(from_sheet(sheet(rows), review, found)) == 1


def test_no_cell_is_run_by_a_spreadsheet_and_texts_come_back_as_they_were(
    opened: Open, small: Path
) -> None:
    hostile = {**ATTACK, "subject": named("evil", '=HYPERLINK("x")', "=HYPERLINK"),
               "evidence": {"start": 0, "end": 2, "text": "=1+1"},
               "document": {"id": "other", "title": "@SUM(A1)"}}  # fmt: skip
    review = opened(hostile, {**RIFLES, "item": "+49 rifles", "condition": "-1"})
    rows = rows_of(review)
    for row in rows:
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())
    take(review, [row | {"decision": "reject", "reason": "'=2"} for row in rows])
    for file in small.rglob("*.csv"):
        for cells in csv.reader(file.read_text("utf-8").splitlines()):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"\xff\xfe1\x00", b"id\ndecision\n"])
def test_what_is_no_such_sheet_is_told(opened: Open, data: bytes) -> None:
    review = opened()
    with pytest.raises(TableError, match=r"open\.csv"):
        from_sheet(Sheet("open.csv", data), review, review.waiting())
