"""A claim as TriG is the claim, short, and the same each time."""

from __future__ import annotations

import re

import pyoxigraph as ox
from hypothesis import given

from belligraph.model import Claim
from belligraph.rdf import claim_quads, claim_trig
from strategies import claims


@given(claims())
def test_it_reads_back_as_the_quads_of_the_claim(claim: Claim) -> None:
    read = ox.parse(claim_trig(claim).encode(), format=ox.RdfFormat.TRIG)
    assert set(read) == set(claim_quads(claim))


@given(claims())
def test_prefixes_are_in_order_and_used(claim: Claim) -> None:
    text = claim_trig(claim)
    declared = re.findall(r"^@prefix (\w+):", text, re.MULTILINE)
    assert declared == sorted(declared)
    assert all(f"{name}:" in text[text.index("{") :] for name in declared)
    assert text == claim_trig(claim)
