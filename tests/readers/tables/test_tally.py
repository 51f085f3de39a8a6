"""What came of an import is said in a sentence for each thing."""

from belligraph.readers.tables import Aside, Tally
from belligraph.readers.tables.tally import Asides


def test_what_came_of_it_is_said() -> None:
    tally = Tally(
        reader="ucdp-ged", rows=1_009, giving=1_007, given=2_014, events=1_007, places=2,
        aside={"both sides are one": Aside(2, ("3", "5"))}, provisional={"IMK": 1, "AAH": 6},
    )  # fmt: skip
    assert list(tally.lines()) == [
        "ucdp-ged: 1,009 rows read, 2,014 claims, 1,007 events, 2 new places, 2 rejects",
        "ucdp-ged: 2 rows gave nothing, since both sides are one (3, 5)",
        "ucdp-ged: 2 actors in no table: AAH (6 rows), IMK (1 row)",
    ]


def test_only_some_of_many_are_named() -> None:
    nobody = {f"code {n}": 9 - n for n in range(7)}
    tally = Tally(
        reader="gdelt", rows=15, given=1, giving=1, events=1, duplicates=1, bad=3,
        aside={"they came before": Aside(9, tuple("01234")), "nobody": Aside(2)},
        unresolved=nobody, remarks=("mind the gap",),
    )  # fmt: skip
    assert list(tally.lines()) == [
        "gdelt: 15 rows read, 1 claim, 1 event (1 row told of one again), 14 rejects",
        "gdelt: 2 rows gave nothing, since nobody",
        "gdelt: 9 rows gave nothing, since they came before (0, 1, 2, 3, 4 and 4 more)",
        "gdelt: 3 bad rows left out",
        "gdelt: 7 actors unknown: code 0 (9 rows), code 1 (8 rows), code 2 (7 rows), "
        "code 3 (6 rows), code 4 (5 rows) and 2 more",
        "gdelt: mind the gap",
    ]


def test_actors_are_told_as_what_a_dataset_of_actors_gives() -> None:
    (line,) = Tally(reader="ucdp-actor", gives="actors", rows=1, giving=1, given=1).lines()
    assert line == "ucdp-actor: 1 row read, 1 actor, 0 rejects"


def test_rows_set_aside_are_counted_by_reason_and_the_first_few_named() -> None:
    asides = Asides()
    for number in range(9):
        asides.add("odd" if number % 2 else "even", str(number))
    assert asides.found() == {
        "even": Aside(5, ("0", "2", "4", "6", "8")), "odd": Aside(4, ("1", "3", "5", "7")),
    }  # fmt: skip
    for number in range(9):
        asides.add("odd", str(number))
    assert asides.found()["odd"] == Aside(13, ("1", "3", "5", "7", "0"))
