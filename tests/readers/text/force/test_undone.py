"""What is planned, feigned, hindered or not charged; and who does what by another."""

from __future__ import annotations

import pytest
from tests.readers.text.conftest import Read

from signs import misfits


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("{A} planned an attack on {B}.", "(?A-B"),
        ("{A} called off an attack on {B}.", ""),
        ("{A} staged a mock attack on {B}.", ""),
        ("{A} staged an attack on {B}.", "A-B"),
        ("{A} came close to attacking {B}.", ""),
        ("{A} came near to attacking {B}.", ""),
        ("{A} was not accused of arming {B}.", ""),
        ("{A} did not accuse {B} of arming {C}.", "!A-B"),
        ("{A} stopped short of accusing {B} of arming {C}.", "!A-B"),
        ("{A} did not stop short of attacking {B}.", ""),
        ("{A} has not claimed responsibility for the attack on {B}.", ""),
        ("{A} cleared {B} of blame for the attack on {C}.", "(!B-C"),
        ("Neither {A} nor {B} denied arming {C}.", ""),
        ("{A} behaved as though {B} had attacked {C}.", ""),
        ("Some say that {A} armed {B}.", "?A+B"),
        ("{A} has armed {B}, some believe.", "?A+B"),
        ("{A} failed to stop {B} from attacking {C}.", "B-C"),
        ("{A} did not stop {B} from attacking {C}.", "B-C"),
        ("{A}'s attack on {B} led {C} to arm {D}.", "C+D (A-B"),
        ("{A}'s attack on {B} forced {C} to help {D}.", "A-B C+D (A-C"),
        ("{A} attacked {B}, prompting {C} to arm {D}.", "A-B C+D"),
        ("{A} condemned {B}'s invasion by {C}.", "A-C (C-B"),
        ("{B}'s bombing by {C} was condemned by {A}.", "A-C C-B"),
        ("{A} battled {B} with {C}'s help.", "A-B C+A"),
        ("{A} hosted {B} and {C} for talks.", ""),
        ("{A} took sides against {B}.", "A-B"),
        ("{B} drew fire from {A}.", "A-B"),
        ("{A} vetoed a resolution in support of {B}.", "(A-B"),
        ("{A} and {B} joined forces against {C}.", "A-C B-C"),
        ("{A} repelled an attack by {B} on {C}.", "B-C (A-B"),
        ("{A} rejected {B}'s offer to arm {C}.", "A-B (?B+C"),
        ("{A} agreed to halt its support for {B}.", "A+B (?A-B"),
        ("Two soldiers from {C} were wounded when {A} shelled {B}.", "A-B"),
        ("Two officers of {A} defected to {B}.", ""),
        ("{A} warned {C} not to support {B}.", "(!C+B"),
        ("{A} denied it had asked {C} to arm {B}.", ""),
        ("{C} fears that {A} will stop supporting it.", "(A+C"),
        ("{C} advised {A} to make peace with {B}.", ""),
        ("{B} has been called a terrorist group by {A} and is supported by {C}.", "(A-B C+B"),
        ("{B} was shelled and bombed by {A}.", "A-B"),
        ("{C} was outvoted when the council condemned {A}.", "(council-A"),
        ("{A} handed over the bodies of 12 fighters to {B}.", ""),
        ("{A} went to war with {B}.", "A-B (B-A"),
    ],
)  # fmt: skip
def test_what_is_done_and_by_whom(read: Read, template: str, wanted: str) -> None:
    assert misfits(read, template, wanted) == []
