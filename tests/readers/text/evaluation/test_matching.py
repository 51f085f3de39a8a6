"""Whether two ends are the same: by where they stand, or by whom they mean."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from belligraph.dates import parse_date
from belligraph.readers.text.evaluation.matching import Known, Match, alike
from belligraph.readers.text.evaluation.values import End, Said, spot
from markings import IRAN, ISRAEL, SYRIA, said

DAY = parse_date("2022-06-15")


def ends_of(one: str, other: str, text: str) -> tuple[End, End]:
    """Two mentions of a text, that mean nobody known."""

    def of(mention: str) -> End:
        start = text.index(mention)
        here = (spot(text, start, start + len(mention)),)
        return End(mention, here, mention, frozenset([mention]))

    return of(one), of(other)


@pytest.mark.parametrize(
    ("one", "other", "text", "met"),
    [
        ("Iraqi forces", "forces", "Iraqi forces fled.", True),
        ("the Government of Iraq", "Iraq", "the Government of Iraq left", True),
        ("the Government of Iraq", "the Government", "the Government of Iraq left", True),
        ("ISIL fighters", "ISIL", "ISIL fighters fled.", True),
        ("citizens from Jordan", "Jordan", "citizens from Jordan fled.", False),
        ("rebels who fight Syria", "Syria", "rebels who fight Syria fled.", False),
        ("Syria's allies, the Houthis", "Houthis", "Syria's allies, the Houthis, left.", False),
        ("Iran", "Iraq", "Iran and Iraq", False),
    ],
)
def test_spans_match_by_their_heads(one, other, text, met) -> None:
    ends = ends_of(one, other, text)
    assert same(*ends, "spans") is met
    assert same(*reversed(ends), "spans") is met


def same(marked: End, read: End, match: Match) -> bool:
    return alike([], [], match)(marked, read)


def end(text: str, at: int, name: str, resolved: bool = True) -> End:
    here = (spot(text, 0, len(text)),)
    moved = tuple(type(s)(s.start + at, s.end + at, s.head + at) for s in here)
    return End(text, moved, name, frozenset([name]), resolved)


def test_a_pronoun_counts_as_its_antecedent() -> None:
    assert same(end("it", 50, "iran"), end("Iran", 0, "iran"), "spans")


def test_only_where_somebody_said_whom_it_means() -> None:
    assert not same(end("Iran", 50, "iran", resolved=False), end("Iran", 0, "iran"), "spans")


def test_resolved_ends_match_wherever_they_stand() -> None:
    assert same(end("Iran", 50, "iran", resolved=False), end("Iran", 0, "iran"), "resolved")


def test_a_span_is_not_enough_for_resolved_ends() -> None:
    assert not same(end("Iran", 0, "iran"), end("Iran", 0, "iraq"), "resolved")


def called(name: str, marked: End) -> End:
    """The same mention, taken for somebody else."""
    return replace(marked, key=name, names=frozenset([name]))


def claims(*actors: End) -> list[Said]:
    return [said(a, "opposes", b) for a, b in pairwise(actors)]


def test_whoever_is_read_throughout_is_who_was_marked_whatever_he_is_called() -> None:
    read = [called(name, one) for name, one in (("persians", IRAN), ("syria", SYRIA))]
    found = alike(claims(IRAN, SYRIA), claims(*read), "entities")
    assert found(IRAN, read[0]) and found(SYRIA, read[1])
    assert not found(IRAN, read[1])


def test_two_who_were_read_are_not_one_who_was_marked() -> None:
    """Iran is read as Iran twice, and as somebody else once."""
    other = called("the group", IRAN)
    found = alike(claims(IRAN, SYRIA, IRAN, ISRAEL), claims(IRAN, SYRIA, other, ISRAEL), "entities")
    assert found(IRAN, IRAN) != found(IRAN, other)


def test_where_nothing_agrees_nobody_is_anybody() -> None:
    assert not alike(claims(IRAN, SYRIA), [], "entities")(IRAN, IRAN)


@pytest.mark.parametrize(
    ("name", "key"),
    [("U.S.", "usa"), ("the white house", "usa"), ("houthi", "houthis"), ("usa", "usa"),
     ("Ansar Allah", "houthis"), ("Atlantis", "atlantis"),
     ("The Al-Quds Brigade", "al quds brigade")],
)  # fmt: skip
def test_a_name_means_whom_the_registry_says_else_itself(registry, name, key) -> None:
    assert Known(registry).actor(name, DAY)[0] == key


def test_a_place_is_known_by_its_names(registry) -> None:
    assert Known(registry).place("SANAA") == ("sanaa", {"sanaa"})
