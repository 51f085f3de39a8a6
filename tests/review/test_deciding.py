"""Decisions: rows that the reader of tables reads back, nothing half done, all taken back again."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from belligraph.errors import InputError, ProjectError, TableError
from belligraph.model import ActorKind, Claim, Means, Method, Modality, PlaceKind
from belligraph.project import open_project
from belligraph.review import (
    Cells,
    Decision,
    Found,
    Given,
    Review,
    Stranger,
    Verdict,
    newcomer,
    put,
)
from found_claims import (
    ATTACK,
    BORDURIA,
    DOCUMENT,
    HELD,
    RECORDS,
    RIFLES,
    SYLDAVIA,
    TRAINING,
    named,
)

Open = Callable[..., Review]
SOURCE = f"{DOCUMENT}-reviewed"
PLUM = Stranger("plum-league", "Plum League")
CLAIMS = f"claims/reviewed-{DOCUMENT}.csv"


def accepted(found: Found, review: Review, **changed: str) -> Verdict:
    """An acceptance; whoever is not known is a new armed group."""
    cells: Cells = review.desk.draft(found) | changed
    actors = []
    for stranger in review.desk.strangers(found, cells):
        actors.append(newcomer(ActorKind.ARMED_GROUP, stranger.name, cells["source"]))
        cells = put(cells, stranger, actors[-1].id)
    return Verdict(found, Decision.ACCEPT, cells, tuple(actors))


def rejected(found: Found, reason: str = "") -> Verdict:
    return Verdict(found, Decision.REJECT, reason=reason)


def read_back(folder: Path) -> list[Claim]:
    """The claims of the project as a build reads them, without those it had before."""
    claims = open_project(folder).tables().claims
    return [claim for claim in claims if not claim.row.startswith("t-")]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*")) if file.is_file()
    }  # fmt: skip


def test_the_most_uncertain_come_first_and_unknown_actors_before_all(opened: Open) -> None:
    waiting = opened().waiting()
    assert [one.evidence[:9] for one in waiting] == ["The Plum ", "Arcadia m", "Arcadia s"]


def test_an_accepted_claim_is_a_row_that_reads_back_as_it_was_found(
    opened: Open, small: Path
) -> None:
    review = opened(RIFLES)
    (found,) = review.waiting()
    review.decide([accepted(found, review)])
    (claim,) = read_back(small)
    assert (claim.subject, claim.relation, claim.object) == ("arcadia", "supports", "syldavia")
    assert (claim.means, claim.item, claim.method) == (Means.WEAPONS, "rifles", Method.CURATED)
    assert claim.valid == found.claim.valid
    assert claim.speaker == found.claim.speaker
    assert claim.evidence.locator == "paragraph 2"
    assert claim.gist == (
        "Arcadia supports Syldavia with rifles (weapons), 28 June 2020, "
        "according to Borduria (The Bugle)"
    )


def test_its_source_and_publisher_go_into_their_tables(opened: Open, small: Path) -> None:
    review = opened(RIFLES)
    made = review.decide([accepted(review.waiting()[0], review)])
    assert made.entries.ids == ["the-bugle", SOURCE]
    registry = open_project(small).tables().registry
    source = registry.sources[SOURCE]
    assert (source.title, source.publisher, str(source.published), source.checked) == (
        "Talk of the islands", "the-bugle", "2020-06-29", True,
    )  # fmt: skip
    assert registry.publishers["the-bugle"].name == "The Bugle"


def test_a_second_claim_adds_only_its_row(opened: Open, small: Path) -> None:
    review = opened(RIFLES, TRAINING)
    for found in review.waiting():
        made = review.decide([accepted(found, review)])
    assert made.entries.ids == []
    assert len(read_back(small)) == 2
    with (small / "sources.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["herald", SOURCE]


def test_what_is_given_goes_before_what_the_record_says(opened: Open, small: Path) -> None:
    given = Given(published="2020-07", publisher="the herald")
    review = opened(RIFLES, given=given)
    review.decide([accepted(review.waiting()[0], review)])
    source = open_project(small).tables().registry.sources[SOURCE]
    assert (source.publisher, str(source.published)) == ("the-herald", "2020-07")


def test_a_source_of_the_tables_may_be_named(opened: Open, small: Path) -> None:
    before = (small / "sources.csv").read_bytes()
    review = opened(RIFLES, given=Given(source="herald"))
    review.decide([accepted(review.waiting()[0], review)])
    assert read_back(small)[0].source == "herald"
    assert (small / "sources.csv").read_bytes() == before
    with pytest.raises(InputError, match="nearest known: herald"):
        opened(RIFLES, given=Given(source="heral"))
    with pytest.raises(InputError, match="published: 'soon'"):
        opened(RIFLES, given=Given(published="soon"))


def test_an_unknown_actor_goes_into_the_tables_with_the_claim(opened: Open, small: Path) -> None:
    review = opened(ATTACK)
    (found,) = review.waiting()
    review.decide([accepted(found, review)])
    actor = open_project(small).tables().registry.actors["plum-league"]
    assert (actor.name, actor.kind, actor.sources) == (
        "Plum League", ActorKind.ARMED_GROUP, (SOURCE,),
    )  # fmt: skip
    assert read_back(small)[0].subject == "plum-league"


def test_an_unknown_actor_may_be_pointed_at_a_known_one(opened: Open, small: Path) -> None:
    review = opened(ATTACK)
    (found,) = review.waiting()
    cells = put(review.desk.draft(found), PLUM, "arcadia")
    review.decide([Verdict(found, Decision.ACCEPT, cells)])
    assert read_back(small)[0].subject == "arcadia"
    assert "plum-league" not in open_project(small).tables().registry.actors


def test_names_are_read_with_the_tables_of_the_project(opened: Open, small: Path) -> None:
    moved = {**RIFLES, "object": named("republic-of-syldavia", "Syldavia")}
    review = opened(moved)
    (found,) = review.waiting()
    assert review.desk.draft(found)["object"] == "syldavia"


def test_an_outlet_that_no_table_has_is_added(opened: Open, small: Path) -> None:
    review = opened({**RIFLES, "via": [named("the-trumpet", "The Trumpet")]})
    review.decide([accepted(review.waiting()[0], review)])
    assert read_back(small)[0].via == ("the-trumpet",)
    publishers = open_project(small).tables().registry.publishers
    assert publishers["the-trumpet"].name == "The Trumpet"


def test_an_edited_row_is_kept_and_not_asked_again_either_way(opened: Open, small: Path) -> None:
    review = opened(RIFLES)
    (found,) = review.waiting()
    review.decide([accepted(found, review, item="guns", modality="promised")])
    (claim,) = read_back(small)
    assert (claim.item, claim.modality) == ("guns", Modality.PROMISED)
    edited = {**RIFLES, "item": "guns", "modality": "promised"}
    (left,) = opened(RIFLES, edited, TRAINING).waiting()
    assert left.claim.means is Means.TRAINING


def test_a_row_that_multiplies_out_is_all_remembered(opened: Open, small: Path) -> None:
    review = opened(RIFLES)
    (found,) = review.waiting()
    review.decide([accepted(found, review, object="syldavia;borduria")])
    assert len(read_back(small)) == 2
    assert opened({**RIFLES, "object": BORDURIA}).waiting() == []


def test_rejections_are_remembered_whoever_reads_the_claim_again(opened: Open, small: Path) -> None:
    review = opened()
    review.decide([rejected(review.waiting()[0], "=no")])
    assert read_back(small) == []
    again = {**ATTACK, "confidence": 0.3, "evidence": {"start": 0, "end": 4, "text": "Talk"}}
    assert len(opened(again, RIFLES).waiting()) == 1
    with (small / "review" / "decisions.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["decision"], row["reviewer"], row["reason"]) == ("reject", "Ann", "no")
    assert row["claim"] == "Plum League opposes Borduria (attack), according to The Bugle"


def test_the_text_is_not_kept_with_decisions(opened: Open, small: Path) -> None:
    review = opened()
    review.decide([rejected(one) for one in review.waiting()])
    kept = (small / "review" / "decisions.csv").read_text("utf-8")
    assert "sent rifles to" not in kept
    assert "It was hot" not in kept


def test_without_a_reviewer_it_is_the_curator(project: Callable[..., Path], opened: Open) -> None:
    folder = project("own", 'registry = "own"\ncurator = "Cara"')
    review = opened(RIFLES, folder=folder, reviewer=None)
    review.decide([rejected(review.waiting()[0])])
    assert ",reject,Cara," in (folder / "review" / "decisions.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("changed", "column", "expected"),
    [
        ({"relation": "likes"}, "relation", "one of supports"),
        ({"means": "attack"}, "means", "with 'supports' one of"),
        ({"object": "arcadia"}, "object", "an actor other than the subject"),
        ({"date": "5 June"}, "date", "an EDTF date"),
        ({"against": "arcadia"}, "against", "third parties only"),
        ({"locator": ""}, "locator", "a value"),
        ({"place": "nowhere"}, "place", "the id or a known name of a place"),
        ({"disputes": "t-9"}, "disputes", "the 'row' of another claim"),
        ({"item": "=1"}, "item", "does not begin with"),
    ],
)
def test_the_checks_of_tables_hold_for_edits(
    opened: Open, small: Path, changed: Cells, column: str, expected: str
) -> None:
    review = opened(RIFLES)
    (found,) = review.waiting()
    before = contents(small)
    with pytest.raises(TableError) as caught:
        review.decide([accepted(found, review, **changed)])
    assert any(p.column == column and expected in p.expected for p in caught.value.problems)
    assert contents(small) == before
    assert review.waiting() == [found]


def test_a_claim_that_the_tables_make_already_is_refused(opened: Open, small: Path) -> None:
    review = opened(RIFLES)
    review.decide([accepted(review.waiting()[0], review)])
    (small / "review" / "decisions.csv").unlink()
    again = opened(RIFLES)
    (found,) = again.waiting()
    with pytest.raises(TableError, match="does not make already"):
        again.decide([accepted(found, again)])


def test_one_bad_decision_among_many_and_none_is_written(opened: Open, small: Path) -> None:
    review = opened()
    attack, training, rifles = review.waiting()
    before = contents(small)
    with pytest.raises(TableError):
        review.decide([
            rejected(attack), accepted(training, review), accepted(rifles, review, means="love"),
        ])  # fmt: skip
    assert contents(small) == before


def test_a_name_that_is_taken_is_refused_and_nothing_stays(opened: Open, small: Path) -> None:
    review = opened(ATTACK)
    (found,) = review.waiting()
    cells = put(review.desk.draft(found), PLUM, "league")
    actors = [newcomer(ActorKind.STATE, name, cells["source"]) for name in ("League", "Union")]
    alike = replace(actors[1], name="League")
    before = contents(small)
    with pytest.raises(TableError, match="does not bear at the same time"):
        review.decide([Verdict(found, Decision.ACCEPT, cells, (actors[0], alike))])
    assert contents(small) == before
    assert review.waiting() == [found]


# taking back


def test_undo_takes_back_rows_sources_actors_and_memory_step_by_step(
    opened: Open, small: Path
) -> None:
    review = opened()
    states, made = [contents(small)], []
    for found in review.waiting():
        made.append(review.decide([accepted(found, review)]))
        states.append(contents(small))
    assert review.waiting() == []
    for change, state in zip(reversed(made), reversed(states[:-1]), strict=True):
        review.undo(change)
        assert contents(small) == state
    assert len(review.waiting()) == 3
    first = review.waiting()[0]
    strangers = review.desk.strangers(first, review.desk.draft(first))
    assert [stranger.mention for stranger in strangers] == ["plum-league"]
    review.decide([accepted(review.waiting()[0], review)])
    assert contents(small) == states[1]


def test_a_table_that_somebody_else_changed_is_not_cut(opened: Open, small: Path) -> None:
    review = opened()
    made = review.decide([accepted(review.waiting()[0], review)])
    with (small / "actors.csv").open("a", encoding="utf-8") as file:
        file.write("mine,Mine,,state,,,,,,,,,herald,,\n")
    before = contents(small)
    with pytest.raises(ProjectError, match=r"actors\.csv was changed since"):
        review.undo(made)
    assert contents(small) == before


KILLED = """
import os, sys
from pathlib import Path
from belligraph.review.appending import Appending

folder = Path(sys.argv[1])
with Appending(folder).whole(sys.argv[2:]):
    for name in sys.argv[2:]:
        with (folder / name).open("ab") as file:
            file.write(b"half a row,")
    os.kill(os.getpid(), 9)
"""


def kill_while_writing(folder: Path, *names: str) -> None:
    """What a session leaves that is killed in the middle of a decision."""
    done = subprocess.run([sys.executable, "-c", KILLED, folder, *names], check=False)
    assert done.returncode == -9


def test_what_a_killed_session_left_half_done_is_gone(opened: Open, small: Path) -> None:
    review = opened()
    attack, training, rifles = review.waiting()
    review.decide([accepted(attack, review)])
    before = contents(small)
    kill_while_writing(small, "sources.csv", CLAIMS, "events.csv")
    assert contents(small) != before
    again = opened()
    assert again.recovered
    assert contents(small) == before
    assert again.waiting() == [training, rifles]
    assert not opened().recovered


def test_a_cut_that_would_lose_other_work_is_refused(opened: Open, small: Path) -> None:
    kill_while_writing(small, "sources.csv")
    text = (small / "sources.csv").read_text("utf-8").replace("A test source", "Another")
    (small / "sources.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ProjectError, match=r"sources\.csv was changed while"):
        opened()
    assert "Another" in (small / "sources.csv").read_text("utf-8")


def test_a_table_with_fewer_columns_than_a_row_needs(opened: Open, small: Path) -> None:
    (small / CLAIMS).write_text("row,subject,relation,object,date,source,locator\n", "utf-8")
    review = opened(RIFLES)
    before = contents(small)
    with pytest.raises(ProjectError, match="has no column item, means, note, speaker"):
        review.decide([accepted(review.waiting()[0], review)])
    assert contents(small) == before


def test_line_ends_and_a_missing_last_one_are_respected(opened: Open, small: Path) -> None:
    file = small / "sources.csv"
    crlf = file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n").removesuffix(b"\r\n")
    file.write_bytes(crlf)
    review = opened(RIFLES)
    made = review.decide([accepted(review.waiting()[0], review)])
    after = file.read_bytes()
    assert after.startswith(crlf + b"\r\n" + SOURCE.encode())
    assert after.count(b"\n") == after.count(b"\r\n") == 3
    review.undo(made)
    assert file.read_bytes() == crlf


def test_bad_decisions_are_all_told(opened: Open, small: Path) -> None:
    (small / "review").mkdir()
    (small / "review" / "decisions.csv").write_text(
        "id,decision\nabc,accept\n" + "0" * 64 + ",maybe\n", encoding="utf-8"
    )
    with pytest.raises(TableError) as caught:
        opened()
    assert [(p.row, p.column) for p in caught.value.problems] == [(2, "id"), (3, "decision")]


def test_the_same_claims_give_the_same_bytes(
    opened: Open, small: Path, project: Callable[..., Path], tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(small, other)
    for folder in (small, other):
        review = opened(*RECORDS, folder=folder)
        for found in review.waiting():
            review.decide([accepted(found, review)])
    assert contents(small) == contents(other)


def test_a_place_is_never_asked_for_as_an_actor(opened: Open) -> None:
    held = {**RIFLES, "relation": "controls", "means": "unknown", "item": None, "extent": "whole",
            "object": named("klow-town", "Klow")}  # fmt: skip
    review = opened(held)
    (found,) = review.waiting()
    cells = review.desk.draft(found)
    assert review.desk.strangers(found, cells) == [Stranger("klow-town", "Klow", is_place=True)]
    assert review.desk.look(found, cells).problems == ()
    assert SYLDAVIA["id"] not in cells.values()


def test_a_row_that_is_wrong_is_named_all_the_same(opened: Open) -> None:
    review = opened(ATTACK)
    (found,) = review.waiting()
    look = review.desk.look(found, review.desk.draft(found) | {"means": "weapons"})
    assert str(look.saying) == "Plum League opposes Borduria"
    assert [problem.column for problem in look.problems] == ["means"]


def test_a_place_that_no_table_has_comes_in_with_its_claim(opened: Open, small: Path) -> None:
    review = opened(HELD)
    (found,) = review.waiting()
    cells = review.desk.draft(found)
    (stranger,) = review.desk.strangers(found, cells)
    assert (stranger.mention, stranger.name, stranger.is_place) == (
        "tarn-bridge", "Tarn Bridge", True,
    )  # fmt: skip
    assert review.desk.look(found, cells).problems == ()
    before = contents(small)
    site = stranger.added("site", cells["source"])
    made = review.decide([Verdict(found, Decision.ACCEPT, put(cells, stranger, site.id), (site,))])
    tables = open_project(small).tables()
    assert tables.claims[-1].object == "tarn-bridge"
    place = tables.registry.places["tarn-bridge"]
    assert (place.name, place.kind, place.sources) == ("Tarn Bridge", PlaceKind.SITE, (SOURCE,))
    assert review.desk.strangers(found, cells) == []
    review.undo(made)
    assert contents(small) == before
    assert review.desk.strangers(found, cells) == [stranger]


def test_a_place_may_be_one_of_the_tables_by_another_name(opened: Open, small: Path) -> None:
    review = opened(HELD, {**HELD, "object": named("old-bridge", "Old Bridge")})
    first, second = review.waiting()
    cells = [review.desk.draft(found) for found in (first, second)]
    (one,), (other,) = map(review.desk.strangers, (first, second), cells)
    site = one.added("site", cells[0]["source"])
    review.decide([Verdict(first, Decision.ACCEPT, put(cells[0], one, site.id), (site,))])
    assert other.near(review.desk.registry, 3) == [site.id]
    assert other.meant(site.name, review.desk.registry) == site.id
    later = put(review.desk.draft(second), other, site.id) | {"date": "2019"}
    review.decide([Verdict(second, Decision.ACCEPT, later)])
    assert [c.object for c in open_project(small).tables().claims[-2:]] == [site.id] * 2
