"""Who stands with whom over time: a row for each actor, in the colour of its bloc."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from . import sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from ..analysis.history.continuity import BlocPoint

PALETTE = ("#332288", "#44aa99", "#cc6677", "#ddcc77", "#88ccee", "#aa4499", "#117733", "#882255")
"""The scheme "muted", which colour-blind people tell apart: Tol (2021), SRON/EPS/TN/09-002."""
DARK = frozenset({"#332288", "#aa4499", "#117733", "#882255"})
OTHER, ALONE = "#a8a8a8", "#e2e2e2"
ROW = 0.21
NARROW = 0.025
"""Of the axis of time: a stretch without room for a number."""
LEGEND = (
    "Blocs by {method}, by number and colour; pale: alone; no bar: no tie. Actors of one bloc are "
    "joined by chains of friendly ties, not each to each."
)
Runs = Mapping[str, list[tuple[int, int, int]]]
"""By actor: first snapshot, snapshot after the last, and bloc."""


def plot_blocs(
    series: Sequence[BlocPoint],
    caption: str,
    *,
    names: Mapping[str, str] | None = None,
    title: str = "Blocs over time",
) -> Figure:
    """Rows of actors, those that are longest in the same bloc together.

    The number of its bloc stands at the beginning of each stretch that has room for it, so that
    colour is not all that tells blocs apart; only the largest have a colour of their own.

    Args:
        caption: what the picture rests on; see `captions`.
        names: how actors are called, by id; others are called by their id. Long names are cut.

    Raises:
        InputError: the series is empty.
        MissingExtraError: matplotlib is not installed.
    """
    with sheet.style():
        borders = sheet.edges([point.day for point in series])
        runs, order = _runs(series), _order(series)
        called = [sheet.fitted((names or {}).get(actor, actor), sheet.NAME) for actor in order]
        left = 0.25 + max(map(sheet.width, called), default=0.0)
        height = max(ROW * len(order), 2 * ROW)
        note = LEGEND.format(method=series[0].method)
        figure, (panel,) = sheet.sheet(title, f"{note} {caption}", [height], left=left, right=0.25)
        sheet.time_axis(panel, borders)
        for row, actor in enumerate(order):
            _row(panel, row, runs[actor], borders, _colours(series))
        panel.set_ylim(max(len(order), 2) - 0.5, -0.5)
        panel.set_yticks(range(len(order)), called, color=sheet.INK)
        panel.tick_params(axis="y", length=0)
        panel.grid(visible=False)
    return figure


def _runs(series: Sequence[BlocPoint]) -> Runs:
    """The stretches that each actor stays in one bloc, -1 standing for alone."""
    seen: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, point in enumerate(series):
        sizes = Counter(point.blocs)
        for actor, bloc in zip(point.nodes, point.blocs, strict=True):
            seen[actor].append((i, bloc if sizes[bloc] > 1 else -1))
    found: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for actor, stays in seen.items():
        # Consecutive snapshots of one bloc have the same distance from their place in the list.
        for (_, bloc), run in groupby(enumerate(stays), lambda s: (s[1][0] - s[0], s[1][1])):
            those = [snapshot for _, (snapshot, _) in run]
            found[actor].append((those[0], those[-1] + 1, bloc))
    return found


def _order(series: Sequence[BlocPoint]) -> list[str]:
    """Actors by the bloc that they are longest in, largest blocs first, then by their first day."""
    stays: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for point in series:
        for actor, bloc in zip(point.nodes, point.blocs, strict=True):
            stays[actor][bloc] += 1
    home = {a: min(stays[a], key=lambda bloc: (-stays[a][bloc], bloc)) for a in stays}
    size = Counter(home.values())
    first = {a: i for i, point in reversed(list(enumerate(series))) for a in point.nodes}
    return sorted(stays, key=lambda a: (-size[home[a]], home[a], first[a], a))


def _colours(series: Sequence[BlocPoint]) -> Mapping[int, str]:
    """Colours of the largest blocs, by actors and snapshots."""
    sizes = Counter(bloc for point in series for bloc in point.blocs)
    largest = sorted(sizes, key=lambda bloc: (-sizes[bloc], bloc))
    return dict(zip(largest, PALETTE, strict=False))


def _row(
    panel: Axes,
    row: int,
    runs: Sequence[tuple[int, int, int]],
    borders: list[float],
    colours: Mapping[int, str],
) -> None:
    for start, stop, bloc in runs:
        left, right = borders[start], borders[stop]
        colour = colours.get(bloc, OTHER) if bloc >= 0 else ALONE
        panel.barh(row, right - left, left=left, height=0.8, color=colour, linewidth=0)
        if bloc >= 0 and right - left >= NARROW * (borders[-1] - borders[0]):
            panel.annotate(
                str(bloc + 1), (left, row), xytext=(2, -0.5), textcoords="offset points",
                color="white" if colour in DARK else sheet.INK, va="center", size=9,
            )  # fmt: skip
