"""The picture of balance."""

from dataclasses import replace
from typing import Any

import pytest

from belligraph.plots import plot_balance
from belligraph.plots.sheet import OPPOSITION, SUPPORT

pytest.importorskip("matplotlib", reason="the extra 'plots' is not installed")


def drawn(panel: Any) -> dict[str, Any]:
    """The lines of a panel by colour."""
    from matplotlib.colors import to_hex

    return {to_hex(p.get_edgecolor()): p for p in panel.patches if p.get_linewidth()}


def caption(figure: Any) -> str:
    return " ".join(text.get_text() for text in figure.texts)


def test_support_and_opposition_are_counted_apart_and_opposition_is_dashed(balance: Any) -> None:
    lines = drawn(plot_balance(balance, "").axes[0])
    assert lines[SUPPORT].get_data().values.tolist() == [0, 7, 18, 11]
    assert lines[OPPOSITION].get_data().values.tolist() == [0, 3, 12, 9]
    assert lines[SUPPORT].get_linestyle() == "-"
    assert lines[OPPOSITION].get_linestyle() != "-"


def test_lines_are_named_at_their_ends(balance: Any) -> None:
    ties, frustration, shares = plot_balance(balance, "").axes
    assert {text.get_text() for text in ties.texts} == {"support", "oppose"}
    assert {text.get_text() for text in frustration.texts} == {"frustrated ties"}
    assert {text.get_text() for text in shares.texts} == {"balanced triangles", "1 − 2 L / m"}


def test_a_share_of_nothing_is_a_gap(balance: Any) -> None:
    first, *others = plot_balance(balance, "").axes[2].patches[0].get_data().values.tolist()
    assert first != first
    assert others == [0.5] * 3


def test_what_is_not_proven_is_shaded_down_to_its_bound(balance: Any) -> None:
    assert "not proven" not in caption(plot_balance(balance, ""))
    doubted = [replace(p, bound=p.bound // 2, proven=p.frustration == 0) for p in balance]
    figure = plot_balance(doubted, "")
    assert "not proven" in " ".join(caption(figure).split())
    shade = next(p for p in figure.axes[1].patches if p.get_fill())
    values, _, baseline = shade.get_data()
    assert values.tolist() == [0, 1, 4, 2]
    assert baseline.tolist() == [0, 0, 2, 1]


def test_what_is_only_possible_is_a_pale_band_down_to_what_is_certain(balance: Any) -> None:
    figure = plot_balance(balance, "")
    bands = [p for p in figure.axes[0].patches if p.get_fill()]
    low = [band.get_data().baseline.tolist() for band in bands]
    high = [band.get_data().values.tolist() for band in bands]
    assert low == [[0, 4, 11, 7], [0, 1, 4, 3]]
    assert high == [[0, 7, 18, 11], [0, 3, 12, 9]]
    assert all(band.get_alpha() < 0.5 for band in bands)
    assert "only possible" in caption(figure)


def test_a_page_tells_title_and_caption_itself(balance: Any) -> None:
    figure = plot_balance(balance)
    assert [text.get_text() for text in figure.texts if text.get_text()] == []
    assert figure.get_figheight() < plot_balance(balance, "").get_figheight()
