"""Whom "its" and "it" mean where somebody does something to another for what he did."""

from __future__ import annotations

import pytest
from tests.readers.text.conftest import Read

from signs import misfits


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("{A} imposed sanctions on {B} over its war against {C}.", "A-B ?B-C"),
        ("{A} attacked {B} because of its support for {C}.", "A-B B+C"),
        ("{A} cut ties with {B} over its support for {C}.", "A-B (B+C"),
        ("{A} expelled {B}'s envoy over its support for {C}.", "A-B B+C"),
        ("{A} attacked {B} in retaliation for its attack on {C}.", "A-B B-C"),
        ("{A} condemned {B} after its attack on {C}.", "A-B B-C"),
        ("{A} condemned {B} and its attack on {C}.", "A-B B-C"),
        ("{A} called on {B} to end its war against {C}.", "B-C (A-B"),
        ("{A} urged {B} to stop its attacks on {C}.", "B-C (A-B"),
        ("{A} forced {B} to end its war against {C}.", "B-C (A-B"),
        ("{A} accused {B} of prolonging its war against {C}.", "A-B (B-C (?B-C"),
        ("{A} told {B} that it must end its support for {C}.", "B+C (A-B"),
        ("{A} told {B} that it had attacked {C}.", "A-C"),
        ("{A} condemned {B} and said it was arming {C}.", "A-B B+C"),
        ("{A} threatened to attack {B} unless it stopped arming {C}.", "A-B B+C"),
        ("{A} backed {B} in its conflict with {C}.", "A+B (B-C (C-B"),
        ("{A} helped {B} in its war against {C}.", "A+B (B-C"),
        ("{A} attacked {B} because it had attacked {C}.", "A-B B-C"),
        ("{A} attacked {B} despite its support for {C}.", "A-B"),
        ("{A} was condemned by {B} over its war on {C}.", "B-A A-C"),
        ("{A} thanked {B} for supporting its war against {C}.", "B+A A-C (A+B"),
        ("{A} received weapons from {B} for its war against {C}.", "B+A (A-C"),
        ("{A} attacked {B} after it was attacked by {C}.", "A-B"),
        ("{A} condemned {B}, saying it had bombed {C}.", "A-B B-C"),
        ("{A} eased an arms embargo on {B} imposed after it invaded {C}.", "B-C (A-B"),
        ("{A} lifted sanctions on {B} that were imposed when it invaded {C}.", "B-C (A-B"),
        ("{A} suspended trade with {B} when it attacked {C}.", "B-C (A-B"),
    ],
)  # fmt: skip
def test_whose_deed_it_is(read: Read, template: str, wanted: str) -> None:
    assert misfits(read, template, wanted) == []
