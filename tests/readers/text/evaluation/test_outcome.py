"""One text compared: what is found, what is right, and what is confused with what."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from belligraph.model import Means, Modality
from belligraph.readers.text.evaluation.outcome import Outcome, compared
from belligraph.readers.text.evaluation.score import Tally
from belligraph.readers.text.evaluation.values import Said
from markings import IRAN, ISRAEL, SYRIA, end, item, said

BACKS = said(IRAN, "supports", SYRIA)
FIGHTS = said(ISRAEL, "opposes", IRAN)
NOTHING = Tally()


def outcome(marked: Iterable[Said], read: Iterable[Said]) -> Outcome:
    return compared(item(*marked), read, "spans")


def test_what_is_marked_and_read_is_found_and_right() -> None:
    found = outcome([BACKS, FIGHTS], [FIGHTS, BACKS])
    assert found.tallies["means"] == found.tallies["sign"] == Tally(2, 2, 2, 2)
    assert found.errors == (0, 0)


def test_what_is_only_marked_is_missed_and_what_is_only_read_invented() -> None:
    found = outcome([BACKS], [FIGHTS])
    assert found.tallies["sign"] == Tally(1, 0, 1, 0)
    assert found.missed == ("Iran supports Syria",)
    assert found.invented == ("Israel opposes Iran",)


def test_direction_counts() -> None:
    assert outcome([BACKS], [said(SYRIA, "supports", IRAN)]).tallies["sign"] == Tally(1, 0, 1, 0)


def test_an_alliance_is_support_both_ways() -> None:
    allied = said(IRAN, "alliedWith", SYRIA)
    both = [BACKS, said(SYRIA, "supports", IRAN)]
    assert outcome([allied], both).tallies["force"] == Tally(2, 2, 2, 2)
    assert outcome(both, [allied]).tallies["sign"] == Tally(2, 2, 2, 2)
    assert outcome([BACKS], [allied]).tallies["sign"] == Tally(1, 1, 2, 1)


OTHERWISE = [
    ({"negated": True}, {"sign": 1, "force": 0, "means": 0}),
    ({"modality": Modality.OFFERED}, {"sign": 1, "force": 0, "means": 0}),
    ({"means": Means.WEAPONS}, {"sign": 1, "force": 1, "means": 0}),
]


@pytest.mark.parametrize(("changes", "found"), OTHERWISE)
def test_each_level_asks_for_more(changes, found) -> None:
    tallies = outcome([BACKS], [said(IRAN, "supports", SYRIA, **changes)]).tallies
    assert {level: tallies[level].found for level in found} == found


def test_what_is_found_with_another_force_is_misread_and_not_missed() -> None:
    found = outcome([BACKS], [said(IRAN, "supports", SYRIA, negated=True)])
    assert found.errors == (0, 1)
    assert found.misread == ("Iran supports Syria, read as Iran not supports Syria",)


def test_means_are_claims_of_their_own_only_where_they_are_scored() -> None:
    two = [BACKS, said(IRAN, "supports", SYRIA, means=Means.WEAPONS)]
    found = outcome(two, two).tallies
    assert found["sign"] == found["force"] == Tally(1, 1, 1, 1)
    assert found["means"] == Tally(2, 2, 2, 2)


def test_a_claim_said_twice_is_one_with_two_spans() -> None:
    again = said(end("Iran", 100), "supports", end("Syria", 120))
    assert outcome([BACKS, again], [again]).tallies["sign"] == Tally(1, 1, 1, 1)
    assert outcome([BACKS], [BACKS, again]).tallies["sign"] == Tally(1, 1, 1, 1)


def test_unsigned_ties_and_places_are_scored_apart() -> None:
    tie, place = said(IRAN, "partOf", SYRIA), said(IRAN, "controls", end("Sanaa", 60))
    found = outcome([BACKS, tie, place], [tie, said(IRAN, "presentIn", end("Sanaa", 60))]).tallies
    assert found["sign"] == Tally(1, 0, 0, 0)
    assert found["ties"] == Tally(1, 1, 1, 1)
    assert found["places"] == Tally(1, 0, 1, 0)


CONFUSIONS = [
    ([BACKS], [BACKS], {("supports", "supports"): 1}),
    ([BACKS], [said(IRAN, "opposes", SYRIA)], {("supports", "opposes"): 1}),
    ([BACKS], [], {("supports", "none"): 1}),
    ([], [FIGHTS], {("none", "opposes"): 1}),
    ([BACKS], [BACKS, said(IRAN, "opposes", SYRIA)],
     {("supports", "supports"): 1, ("none", "opposes"): 1}),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "read", "counts"), CONFUSIONS)
def test_what_a_pair_of_ends_is_confused_with(marked, read, counts) -> None:
    assert outcome(marked, read).confusion == counts


def test_recall_by_label() -> None:
    found = outcome([said(IRAN, "alliedWith", SYRIA), FIGHTS], [BACKS]).labels
    assert found == {"alliedWith": Tally(2, 1), "opposes": Tally(1, 0)}


def test_the_fields_of_claims_that_were_found() -> None:
    marked = said(IRAN, "supports", SYRIA,
                  details={"speaker": frozenset(["kerry"]), "place": frozenset()})  # fmt: skip
    alike = {"speaker": frozenset(["john kerry", "kerry"]), "place": frozenset(["sanaa"])}
    found = outcome([marked, FIGHTS], [said(IRAN, "supports", SYRIA, details=alike)]).fields
    assert found["speaker"] == (1, 1)
    assert found["place"] == (1, 0)
    assert found["means"] == (1, 1)


def test_a_text_without_a_claim_yields_whatever_is_read() -> None:
    assert outcome([], [said(IRAN, "partOf", SYRIA)]).yields
    assert not outcome([], []).yields
    assert outcome([], []).without_claim
    assert not outcome([BACKS], []).without_claim


class TestWhereOnlySignsAreMarked:
    NAMED = (*IRAN.spots, *SYRIA.spots)

    def outcome(self, marked: Iterable[Said], read: Iterable[Said]) -> Outcome:
        return compared(item(*marked, signs_only=True, named=self.NAMED), read, "spans")

    def test_claims_between_named_actors_are_counted_apart(self) -> None:
        found = self.outcome([BACKS, FIGHTS], [BACKS, FIGHTS, said(SYRIA, "opposes", IRAN)])
        assert found.tallies["sign"] == Tally(2, 2, 3, 2)
        assert found.tallies["named"] == Tally(1, 1, 2, 1)

    def test_negated_claims_are_left_out(self) -> None:
        found = self.outcome([BACKS], [said(IRAN, "supports", SYRIA, negated=True)])
        assert found.tallies["sign"] == Tally(1, 0, 0, 0)
        assert found.negations == 1

    def test_modality_is_no_error(self) -> None:
        found = self.outcome([BACKS], [said(IRAN, "supports", SYRIA, modality=Modality.OFFERED)])
        assert found.errors == (0, 0)
        assert not found.fields

    def test_support_against_a_third_party_supposes_opposition(self) -> None:
        marked = said(SYRIA, "opposes", IRAN)
        read = said(ISRAEL, "supports", SYRIA, against=(IRAN,))
        found = self.outcome([marked], [read])
        assert found.tallies["named"] == NOTHING + Tally(1, 0, 0, 0)
        assert found.tallies["supposed"] == Tally(1, 1, 1, 1)
