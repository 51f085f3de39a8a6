"""Which deed the sentence of a page tells first."""

from __future__ import annotations

from datetime import date

import pytest

from belligraph.model import Extent, Modality, Speaker, Standing
from belligraph.pages.opening.opening import opening_of_pair, opening_of_site
from belligraph.relations import View
from showing import material

THEN = View(as_of=date(2014, 1, 6))
ATTACK = {"means": "attack"}


@pytest.fixture
def first(registry):
    """The first clause of the sentence of a site, with what claims about its actors say."""

    def make(*claims):
        told = str(opening_of_site(material(claims, registry, THEN)).sentence)
        return told.partition(": ")[2].partition(" (")[0]

    return make


def thrice(claim, *ends, **fields):
    """The same said by three."""
    return [claim(*ends, **fields, speaker=Speaker(name)) for name in ("A", "B", "C")]


@pytest.mark.parametrize(
    "other",
    [
        ("isil", "controls", "anbar", {"extent": Extent.WHOLE}),
        ("iran", "alliedWith", "iraq", {}),
        ("iran", "opposes", "iraq", {"means": "rejection"}),
        ("iran", "opposes", "iraq", {"means": "mobilisation"}),
        ("iran", "supports", "iraq", {"means": "weapons"}),
        ("iran", "opposes", "iraq", {"means": "attack", "standing": Standing.ALLEGED}),
        ("iran", "opposes", "iraq", {"means": "attack", "when": "2014"}),
    ],
)
def test_an_attack_leads_whatever_is_better_attested(first, claim, other) -> None:
    *ends, fields = other
    assert first(*thrice(claim, *ends, **fields), claim("usa", "opposes", "isil", **ATTACK)) == (
        "the US had attacked ISIL"
    )


@pytest.mark.parametrize(
    ("graver", "lesser"),
    [
        (("opposes", "mobilisation"), ("supports", "troops")),
        (("opposes", "repression"), ("opposes", "sanction")),
        (("supports", "weapons"), ("supports", "unknown")),
        (("supports", "funding"), ("opposes", "rejection")),
        (("opposes", "sanction"), ("opposes", "threat")),
        (("opposes", "unknown"), ("opposes", "accusation")),
        (("supports", "unknown"), ("supports", "diplomatic")),
    ],
)
def test_force_stands_before_support_and_support_before_words(first, claim, graver, lesser) -> None:
    told = first(
        *thrice(claim, "iran", lesser[0], "iraq", means=lesser[1]),
        claim("usa", graver[0], "isil", means=graver[1]),
    )
    assert told.startswith("the US had ")


def test_deeds_alike_in_gravity_stand_by_how_well_they_are_attested(first, claim) -> None:
    told = first(
        claim("usa", "opposes", "isil", **ATTACK),
        *thrice(claim, "iran", "opposes", "isil", **ATTACK),
    )
    assert told == "Iran had attacked ISIL"


def test_an_attack_that_is_only_promised_is_no_deed(first, claim) -> None:
    promised = thrice(claim, "iran", "opposes", "isil", **ATTACK, modality=Modality.PROMISED)
    assert first(*promised, claim("usa", "opposes", "isil", means="rejection")) == (
        "the US had opposed ISIL by rejection"
    )


def test_an_actor_s_deeds_are_told_in_that_order_and_listed_by_attestation(registry, claim) -> None:
    words = thrice(claim, "usa", "opposes", "iraq", means="threat")
    of = material([*words, claim("usa", "opposes", "iraq", **ATTACK)], registry, THEN)
    opening = opening_of_pair(of, of.pairs[0])
    assert str(opening.sentence) == (
        "As of 6 January 2014: the US had attacked Iraq (The Monitor); "
        "it had opposed Iraq by threat (A, B and C)."
    )
    assert [line.by_what for line in opening.lists[0].shown] == ["threat", "attack"]


def test_what_two_do_to_each_other_is_told_at_once_where_the_same_voices_say_so(
    registry, claim
) -> None:
    def told(*claims):
        of = material(claims, registry, THEN)
        return str(opening_of_pair(of, of.pairs[0]).sentence).partition(": ")[2]

    one = claim("usa", "opposes", "iraq", **ATTACK)
    assert told(one, claim("iraq", "opposes", "usa", **ATTACK)) == (
        "Iraq and the US had attacked each other (The Monitor)."
    )
    threats = [claim(*ends, means="threat") for ends in
               (("usa", "opposes", "iraq"), ("iraq", "opposes", "usa"))]  # fmt: skip
    assert told(*threats) == "Iraq and the US had opposed each other by threat (The Monitor)."
    apart = claim("iraq", "opposes", "usa", **ATTACK, speaker=Speaker("A"))
    assert "each other" not in told(one, apart)
    assert "each other" not in told(one, claim("iraq", "opposes", "usa", means="threat"))
    promised = {**ATTACK, "modality": Modality.PROMISED}
    assert "each other" not in told(
        claim("usa", "opposes", "iraq", **promised), claim("iraq", "opposes", "usa", **promised)
    )
