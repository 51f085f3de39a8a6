"""Who holds a place, and who is there: by one word or by several."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.text
Unsigned = Callable[[str], set[str]]

HELD = [
    ("M23 rebels seized the town of Rutshuru on Monday.", "m23 controls rutshuru"),
    ("Syrian troops marched into Palmyra on Sunday.", "syria controls palmyra"),
    ("Syrian troops entered the town of Saraqeb.", "syria controls saraqeb"),
    ("The Congolese army lost the town of Bunagana to M23 rebels.", "m23 controls bunagana"),
    ("M23 fighters took control of the Masisi district.", "m23 controls masisi-district"),
    ("The TPLF is in control of Mekelle.", "tplf controls mekelle"),
    ("The town of Kobane fell to Hezbollah.", "hezbollah controls kobane"),
    ("Most of the Masisi district is in Rwandan hands.", "rwanda controls masisi-district part"),
    ("Houthi-held Marib was shelled.", "houthis controls marib"),
    ("M23's capture of Goma alarmed Kigali.", "m23 controls goma"),
    ("The fall of Goma to the Houthis stunned Kigali.", "houthis controls goma"),
    ("Houthi forces overran Goma airport on Tuesday.", "houthis controls goma-airport"),
]
THERE = [
    ("M23 is active in the Virunga forest.", "m23 presentIn virunga-forest"),
    ("Rwandan soldiers are deployed in the town of Bunagana.", "rwanda presentIn bunagana"),
    ("Rwanda sent thousands of soldiers into Masisi.", "rwanda presentIn masisi"),
    ("Hezbollah has a presence in Albukamal.", "hezbollah presentIn albukamal"),
    ("Hezbollah's stronghold of Qusair was quiet.", "hezbollah presentIn qusair"),
    ("Rwandan troops must leave Goma, the governor said.", "rwanda presentIn goma"),
    ("Kinshasa wants to drive M23 fighters out of Goma.", "m23 presentIn goma"),
    ("The FARC are hiding in caves near Tumaco.", "farc presentIn tumaco"),
]
NEITHER = [
    "M23 rebels attacked the town of Rutshuru.",
    "Syrian troops hope to retake Palmyra.",
    "Syria began an offensive to retake Palmyra.",
    "Rwandan troops were driven out of Goma by M23.",
    "Rwandan troops left Goma on Monday.",
    "Iran held talks with Russia in Goma.",
    "Moscow has held Kyiv responsible for the fire.",
    "Turkey took Syria to court in The Hague.",
    "The minister is based in Goma.",
    "Turkey held Iran to a draw in Aleppo.",
    "Refugees entered the town of Saraqeb.",
    "Russia operates a mine in Goma.",
    "Jordan helped the tribes to drive M23 from Goma.",
]


@pytest.mark.parametrize(("text", "expected"), HELD + THERE)
def test_who_holds_a_place_or_is_there(unsigned: Unsigned, text: str, expected: str) -> None:
    assert unsigned(text) == {expected}


@pytest.mark.parametrize("text", NEITHER)
def test_who_only_fights_wants_or_meets_holds_no_place(unsigned: Unsigned, text: str) -> None:
    assert unsigned(text) == set()
