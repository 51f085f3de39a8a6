"""The picture of two actors."""

from typing import Any

import pytest

from belligraph.plots import plot_dyad
from belligraph.plots.dyad import CERTAIN, POSSIBLE
from belligraph.plots.sheet import OPPOSITION, SUPPORT

pytest.importorskip("matplotlib", reason="the extra 'plots' is not installed")


def panels(dyad: Any) -> Any:
    return plot_dyad(dyad, "Arcadia", "Borduria", "").axes


def heaps(panel: Any) -> dict[tuple[str, float], list[float]]:
    """The heights of filled steps, by colour and opacity."""
    from matplotlib.colors import to_hex

    return {
        (to_hex(p.get_facecolor()), p.get_alpha()): p.get_data().values.tolist()
        for p in panel.patches
        if p.get_fill()
    }


def test_support_goes_up_and_opposition_down_pale_where_in_doubt(dyad: Any) -> None:
    assert heaps(panels(dyad)[0]) == {
        (SUPPORT, CERTAIN): [3, 0, 0, 0],
        (SUPPORT, POSSIBLE): [0, 1, 0, 0],
        (OPPOSITION, CERTAIN): [0, 0, -2, 0],
        (OPPOSITION, POSSIBLE): [0, 0, 0, 0],
    }


def test_outlines_of_opposition_are_dashed(dyad: Any) -> None:
    support, opposition = (p for p in panels(dyad)[0].patches if not p.get_fill())
    assert support.get_linestyle() == "-"
    assert opposition.get_linestyle() != "-"


def test_each_direction_has_its_panel_and_silence_is_said(dyad: Any) -> None:
    there, back, _ = panels(dyad)
    assert there.get_title("left") == "Arcadia → Borduria"
    assert back.get_title("left") == "Borduria → Arcadia"
    said = [[text.get_text() for text in panel.texts] for panel in (there, back)]
    assert ["nothing reported" in texts for texts in said] == [False, True]


def test_both_directions_are_drawn_to_one_scale(dyad: Any) -> None:
    there, back, _ = panels(dyad)
    assert there.get_ylim() == back.get_ylim()


def test_an_alliance_is_a_strip_and_without_one_there_is_none(dyad: Any) -> None:
    strip = panels(dyad)[2]
    (bar,) = strip.patches
    assert bar.get_x() + bar.get_width() == pytest.approx(strip.get_xlim()[1])
    assert len(panels(dyad[:3])) == 2
