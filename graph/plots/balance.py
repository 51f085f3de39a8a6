"""The balance of a network over time."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan
from typing import TYPE_CHECKING

from . import sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ..analysis.history.series import BalancePoint

HEIGHTS = (1.6, 1.0, 1.3)
LEGEND = (
    "Ties: the line counts all that may hold on a day. Those below the pale band do so without "
    "doubt; the band itself is only possible, since dates leave it open. All count in L, "
    "the ties that the best two camps leave frustrated, and in m, all ties; 1 − 2 L / m is 1 where "
    "L is 0."
)
PALE = 0.22
"""How opaque the band of what is only possible is."""
UNPROVEN = " Shaded: L may be lower, what is drawn is not proven."


def plot_balance(
    series: Sequence[BalancePoint],
    caption: str | None = None,
    *,
    title: str = "Balance over time",
) -> Figure:
    """Ties of both signs, frustration, and two measures of balance, one above the other.

    Where a frustration index L is not proven, what lies between it and its bound is shaded.

    Args:
        caption: what the picture rests on; see `captions`. None = neither caption nor title: a page
            tells them, see `legend`.

    Raises:
        InputError: the series is empty.
        MissingExtraError: matplotlib is not installed.
    """
    with sheet.style():
        borders = sheet.edges([point.day for point in series])
        told = ("", "") if caption is None else (title, f"{legend(series)} {caption}")
        panels = sheet.sheet(*told, HEIGHTS, right=1.6)
        figure, (ties, frustration, balance) = panels
        _ties(ties, series, borders)
        _frustration(frustration, series, borders)
        _balance(balance, series, borders)
        sheet.time_axis(balance, borders)
    return figure


def legend(series: Sequence[BalancePoint]) -> str:
    """What the lines are."""
    return LEGEND if all(point.proven for point in series) else LEGEND + UNPROVEN


def _ties(panel: Axes, series: Sequence[BalancePoint], borders: list[float]) -> None:
    friendly = [point.edges - point.negative for point in series]
    hostile = [point.negative for point in series]
    surely = [point.certain - point.certain_negative for point in series]
    _band(panel, surely, friendly, borders, sheet.SUPPORT)
    _band(panel, [p.certain_negative for p in series], hostile, borders, sheet.OPPOSITION)
    _line(panel, friendly, borders, sheet.SUPPORT)
    _line(panel, hostile, borders, sheet.OPPOSITION, dashed=True)
    panel.set_ylim(0, max(*friendly, *hostile, 1) * 1.08)
    panel.set_ylabel("ties")
    sheet.whole_numbers(panel)
    ends = [(friendly[-1], "support", sheet.SUPPORT), (hostile[-1], "oppose", sheet.OPPOSITION)]
    sheet.label_ends(panel, ends)


def _frustration(panel: Axes, series: Sequence[BalancePoint], borders: list[float]) -> None:
    values = [point.frustration for point in series]
    bounds = [point.bound for point in series]
    _band(panel, bounds, values, borders, sheet.QUIET)
    _line(panel, values, borders, sheet.INK)
    panel.set_ylim(0, max(*values, 1) * 1.15)
    panel.set_ylabel("frustration")
    sheet.whole_numbers(panel)
    sheet.label_ends(panel, [(values[-1], "frustrated ties", sheet.INK)])


def _balance(panel: Axes, series: Sequence[BalancePoint], borders: list[float]) -> None:
    shares = [_number(point.balanced_share) for point in series]
    lines = [_number(point.line_balance) for point in series]
    _line(panel, shares, borders, sheet.INK)
    _line(panel, lines, borders, sheet.QUIET, dashed=True)
    panel.set_ylim(0, 1.06)
    panel.set_yticks([0, 0.5, 1])
    panel.set_ylabel("balance")
    named = (("balanced triangles", shares, sheet.INK), ("1 − 2 L / m", lines, sheet.QUIET))
    last = ((name, [v for v in values if v == v], colour) for name, values, colour in named)
    sheet.label_ends(panel, [(values[-1], name, c) for name, values, c in last if values])


def _line(
    panel: Axes, values: Sequence[float], borders: list[float], colour: str, *, dashed: bool = False
) -> None:
    style = sheet.DASHED if dashed else sheet.SOLID
    panel.stairs(values, borders, baseline=None, color=colour, linewidth=1.8, linestyle=style)


def _band(
    panel: Axes, low: Sequence[float], high: Sequence[float], borders: list[float], colour: str
) -> None:
    panel.stairs(high, borders, baseline=low, fill=True, color=colour, alpha=PALE, linewidth=0)


def _number(value: float | None) -> float:
    return nan if value is None else value
