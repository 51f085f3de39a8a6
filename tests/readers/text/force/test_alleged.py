"""Deeds for which somebody is accused or punished: alleged, and done whatever becomes of him."""

from __future__ import annotations

import pytest
from tests.readers.text.conftest import Read

from belligraph.model import Modality, Standing


@pytest.mark.parametrize(
    ("text", "sanctioned"),
    [
        ("Turkey sanctioned Iran for arming Russia.", Modality.ACTUAL),
        ("Turkey imposed sanctions on Iran for arming Russia.", Modality.ACTUAL),
        ("Turkey imposed sanctions on Iran for its arms deliveries to Russia.", Modality.ACTUAL),
        ("Turkey imposed sanctions on Iran over its support for Russia.", Modality.ACTUAL),
        ("Turkey will impose sanctions on Iran for arming Russia.", Modality.PROMISED),
        ("Turkey may sanction Iran for arming Russia.", Modality.POSSIBLE),
        ("Turkey could accuse Iran of arming Russia.", Modality.POSSIBLE),
    ],
)
def test_the_deed_is_alleged_and_done(read: Read, text: str, sanctioned: Modality) -> None:
    claims = {(c.subject, c.object): c for c in (one.claim for one in read(text).claims)}
    assert claims.keys() == {("turkey", "iran"), ("iran", "russia")}
    against, deed = claims["turkey", "iran"], claims["iran", "russia"]
    assert (against.modality, against.standing) == (sanctioned, Standing.STATED)
    assert (deed.modality, deed.standing) == (Modality.ACTUAL, Standing.ALLEGED)


def test_who_is_not_accused_has_done_nothing(read: Read) -> None:
    assert not read("Iran was not accused of arming Russia.").claims
    [only] = read("Turkey did not impose sanctions on Iran for arming Russia.").claims
    assert only.claim.negated


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("According to unconfirmed reports, Iran armed Russia.", Standing.ALLEGED),
        ("Unconfirmed reports said that Iran armed Russia.", Standing.ALLEGED),
        ("There were unconfirmed reports that Iran armed Russia.", Standing.ALLEGED),
        ("Russia was armed by Iran, according to unverified claims.", Standing.ALLEGED),
        ("According to reports, Iran armed Russia.", Standing.STATED),
        ("Reports said that Iran armed Russia.", Standing.STATED),
    ],
)
def test_what_nobody_has_confirmed_is_alleged(read: Read, text: str, standing: Standing) -> None:
    [only] = read(text).claims
    assert (only.claim.subject, only.claim.standing) == ("iran", standing)
