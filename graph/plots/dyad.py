"""What two actors do to each other over time, by how many independent sources say so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import nan
from typing import TYPE_CHECKING, TypeAlias

from . import sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ..analysis.history.series import DyadPoint, Report

Reports: TypeAlias = "Callable[[DyadPoint], Report]"
HEIGHT, STRIP = 1.7, 0.3
LEGEND = "Height: independent sources; pale: partial dates leave doubt whether it was then."
POSSIBLE, CERTAIN = 0.3, 0.85
"""How opaque a stretch is drawn."""


def plot_dyad(
    series: Sequence[DyadPoint], a: str, b: str, caption: str, *, title: str = ""
) -> Figure:
    """Support upwards and opposition downwards, in a panel for each direction.

    Stretches that partial dates leave in doubt are pale. An alliance is a strip of its own.

    Args:
        a, b: how the two actors are called; long names are cut.
        caption: what the picture rests on; see `captions`.

    Raises:
        InputError: the series is empty.
        MissingExtraError: matplotlib is not installed.
    """
    allied = any(point.allied.roots for point in series)
    heights = (HEIGHT, HEIGHT, STRIP) if allied else (HEIGHT, HEIGHT)
    with sheet.style():
        a, b = (sheet.fitted(name, sheet.NAME, size=sheet.TITLE, bold=True) for name in (a, b))
        title = title or f"{a} and {b}: what is reported of them"
        borders = sheet.edges([point.day for point in series])
        figure, panels = sheet.sheet(title, f"{LEGEND} {caption}", heights, right=1.1)
        most = _most(series)
        ways: list[tuple[str, Reports, Reports]] = [
            (f"{a} → {b}", lambda p: p.supports, lambda p: p.opposes),
            (f"{b} → {a}", lambda p: p.supported, lambda p: p.opposed),
        ]
        for panel, (way, friendly, hostile) in zip(panels, ways, strict=False):
            _direction(panel, series, borders, way, friendly, hostile)
            panel.set_ylim(-most[1] * 1.15, most[0] * 1.15)
            sheet.label_ends(panel, [(most[0] / 2, "supports", sheet.SUPPORT),
                                     (-most[1] / 2, "opposes", sheet.OPPOSITION)])  # fmt: skip
        if allied:
            _alliance(panels[-1], series, borders)
        sheet.time_axis(panels[-1], borders)
    return figure


def _most(series: Sequence[DyadPoint]) -> tuple[int, int]:
    """The most sources of support and of opposition, one at least, in either direction."""
    return (
        max(1, *(max(p.supports.roots, p.supported.roots) for p in series)),
        max(1, *(max(p.opposes.roots, p.opposed.roots) for p in series)),
    )


def _direction(
    panel: Axes,
    series: Sequence[DyadPoint],
    borders: list[float],
    way: str,
    friendly: Reports,
    hostile: Reports,
) -> None:
    _heap(panel, [friendly(p) for p in series], borders, 1, sheet.SUPPORT)
    _heap(panel, [hostile(p) for p in series], borders, -1, sheet.OPPOSITION)
    if not any(friendly(p).roots or hostile(p).roots for p in series):
        panel.annotate("nothing reported", (0.5, 0), xycoords=("axes fraction", "data"),
                       xytext=(0, 4), textcoords="offset points", ha="center",
                       color=sheet.QUIET)  # fmt: skip
    panel.axhline(0, color=sheet.INK, linewidth=0.8)
    panel.set_ylabel("sources")
    panel.set_title(way, loc="left", size=sheet.TEXT, color=sheet.INK, pad=4)
    sheet.whole_numbers(panel)


def _heap(
    panel: Axes, reports: Sequence[Report], borders: list[float], sign: int, colour: str
) -> None:
    """Filled steps, opposition with a dashed outline."""
    for certain, opacity in ((True, CERTAIN), (False, POSSIBLE)):
        heights = [sign * r.roots if r.certain is certain else 0 for r in reports]
        panel.stairs(heights, borders, fill=True, color=colour, alpha=opacity, linewidth=0)
    style = sheet.SOLID if sign > 0 else sheet.DASHED
    outline = [sign * r.roots if r.roots else nan for r in reports]
    panel.stairs(outline, borders, color=colour, linewidth=1.4, linestyle=style)


def _alliance(panel: Axes, series: Sequence[DyadPoint], borders: list[float]) -> None:
    for point, left, right in zip(series, borders, borders[1:], strict=False):
        if point.allied.roots:
            opacity = CERTAIN if point.allied.certain else POSSIBLE
            panel.axvspan(left, right, color=sheet.SUPPORT, alpha=opacity, linewidth=0)
    panel.set_ylim(0, 1)
    panel.set_yticks([])
    sheet.label_ends(panel, [(0.5, "allied", sheet.SUPPORT)])
