"""A picture in a page follows the light and dark of the page."""

import re
from typing import Any

import pytest

from belligraph.pages.assets import assets
from belligraph.plots import plot_balance
from belligraph.plots.sheet import INK, OPPOSITION, QUIET, RULE, SUPPORT
from belligraph.plots.themed import DARK, themed

pytest.importorskip("matplotlib", reason="the extra 'plots' is not installed")


def test_every_colour_has_one_for_the_dark(balance: Any) -> None:
    text = themed(plot_balance(balance))
    rules = re.search(r"<style>(:root.+?)</style>", text)
    assert rules
    assert set(re.findall(r"#[0-9a-f]{6}", text)) == {*DARK, *DARK.values()}
    assert set(re.findall(r"#[0-9a-f]{6}", text.replace(rules[1], ""))) == set()
    light, _, dark = rules[1].partition("@media")
    assert SUPPORT in light
    assert DARK[SUPPORT] in dark


def test_it_has_no_ground_of_its_own_and_the_same_figure_gives_the_same_text(balance: Any) -> None:
    text = themed(plot_balance(balance))
    assert re.search(r'id="patch_1">\s*<path[^>]+(fill: none|opacity: 0)', text)
    assert text == themed(plot_balance(balance))


def test_pictures_have_the_colours_of_the_pages_in_the_light_and_in_the_dark() -> None:
    style = dict(assets())["style.css"]
    light, dark = (
        dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", part))
        for part in style.split("@media (prefers-color-scheme: dark)", 1)
    )
    named = {"support": SUPPORT, "opposition": OPPOSITION, "ink": INK, "quiet": QUIET, "rule": RULE}
    assert {name: light[name] for name in named} == named
    assert {name: dark[name] for name in named} == {n: DARK[colour] for n, colour in named.items()}
