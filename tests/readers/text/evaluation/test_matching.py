"""Whether two ends are the same: by where they stand, or by whom they mean."""

from __future__ import annotations

import pytest

from belligraph.dates import parse_date
from belligraph.readers.text.evaluation.matching import Known, same
from belligraph.readers.text.evaluation.values import End, spot

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
