"""Support and opposition are told apart by everyone, and text can be read."""

from __future__ import annotations

import re

import pytest
from coloraide import Color

from belligraph.pages.assets import assets

STYLE = dict(assets())["style.css"]
LIGHT, DARK = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part))
    for part in STYLE.split("@media (prefers-color-scheme: dark)", 1)
)
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
DEFICIENCIES = ("protan", "deutan", "tritan")
TOLD_APART = 30
"""CIEDE2000; 2 to 3 is what can just be seen, and what red and green lose is far below 20."""


@THEMES
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_support_and_opposition_differ_for_every_common_deficiency(theme, deficiency) -> None:
    seen = [Color(theme[name]).filter(deficiency) for name in ("support", "opposition")]
    assert seen[0].delta_e(seen[1], method="2000") > TOLD_APART


@THEMES
@pytest.mark.parametrize("paper", ["paper", "wash"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "support"])
def test_text_stands_out_from_what_it_stands_on(theme, paper, ink) -> None:
    assert Color(theme[ink]).contrast(theme[paper]) >= 4.5


@THEMES
@pytest.mark.parametrize("paper", ["paper", "wash"])
@pytest.mark.parametrize(
    "line", ["support", "opposition", "support-pale", "opposition-pale", "actor"]
)
def test_lines_and_signs_stand_out_from_what_they_stand_on(theme, paper, line) -> None:
    assert Color(theme[line]).contrast(theme[paper]) >= 3


@THEMES
@pytest.mark.parametrize("relation", ["support", "opposition"])
def test_what_is_uncertain_is_clearly_paler(theme, relation) -> None:
    paper = theme["paper"]
    certain, pale = (Color(theme[name]).contrast(paper) for name in (relation, f"{relation}-pale"))
    assert certain > 1.5 * pale
