"""What came of an import is said in a sentence for each thing."""

from belligraph.readers.tables import Tally


def test_what_came_of_it_is_said() -> None:
    tally = Tally("ucdp-ged", "claims", 9, 7, 14, 7, 2, {"both sides are one": ("3", "5")},
                  {"IMK": 1, "AAH": 6})  # fmt: skip
    assert list(tally.lines()) == [
        "ucdp-ged: 9 rows, 7 of them gave 14 claims, 7 events, 2 new places",
        "ucdp-ged: 2 rows gave nothing, since both sides are one (3, 5)",
        "ucdp-ged: 2 actors in no table: AAH (6 rows), IMK (1 row)",
    ]


def test_only_some_of_many_are_named() -> None:
    aside = {"they came before": tuple(map(str, range(9)))}
    tally = Tally("ucdp-ged", "claims", 9, 0, 0, 0, 0, aside, {}, ("mind the gap",))
    assert list(tally.lines())[1:] == [
        "ucdp-ged: 9 rows gave nothing, since they came before (0, 1, 2, 3, 4 and 4 more)",
        "ucdp-ged: mind the gap",
    ]
