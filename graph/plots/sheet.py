"""The sheet that all pictures are drawn on: size, type, colours, caption, and how it is saved."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError, MissingExtraError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

EXTRA = "plots"
UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold: https://www.w3.org/TR/xml/#charsets."""
SUPPORT, OPPOSITION = "#1f5fbf", "#b85000"
"""Blue and orange, which all common kinds of colour vision tell apart; opposition is dashed too.

These are the colours of the pages, whose stylesheet has them as variables.
"""
INK, QUIET, RULE = "#1b2028", "#545d6b", "#d9dde3"
SOLID, DASHED = "-", (0, (4, 1.6))
TEXT, TITLE = 9.5, 12.0
"""In points."""
POINTS = 72
"""To an inch."""
HINTED = 1.1
"""A PNG has its letters on whole pixels, which makes narrow ones wider by a tenth at most."""
WIDTH = 8.0
"""In inches, like all lengths here."""
TOP, LINE, GAP = 0.65, 0.175, 0.35
EDGE = 0.1
NAME = 2.6
"""The most that a name may take; longer ones are shortened."""
FORMATS = (".svg", ".png")
SETTINGS: dict[str, Any] = {
    "axes.edgecolor": QUIET,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.axisbelow": True,
    "axes.labelcolor": QUIET,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "font.family": "DejaVu Sans",  # comes with matplotlib
    "font.size": TEXT,
    "axes.labelsize": TEXT,
    "grid.color": RULE,
    "grid.linewidth": 0.7,
    "hatch.linewidth": 0.6,
    "svg.hashsalt": "belligraph",
    "text.color": INK,
    "text.parse_math": False,  # names may hold dollar signs
    "timezone": "UTC",
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "xtick.labelsize": TEXT,
    "ytick.labelsize": TEXT,
}


@contextmanager
def style() -> Iterator[None]:
    """Our settings, for as long as something is drawn or saved.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    try:
        import matplotlib as mpl
    except ImportError:
        raise MissingExtraError("matplotlib", EXTRA) from None
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(SETTINGS)  # type: ignore[arg-type]  # its keys are literals
        yield


def sheet(
    title: str, caption: str, heights: Sequence[float], *, left: float = 0.75, right: float = 1.5
) -> tuple[Figure, list[Axes]]:
    """A figure with panels one below the other that share the axis of time.

    A title that is too long is shortened, a caption goes on in further lines. An empty one takes
    no room.

    Args:
        heights: of the panels.
        left, right: margins beside them, for labels.
    """
    from matplotlib.figure import Figure

    title = fitted(title, WIDTH - 2 * EDGE, size=TITLE, bold=True)
    lines = wrapped(caption, WIDTH - 2 * EDGE)
    foot = GAP + (0.15 + LINE * len(lines) if lines else 0)
    top = TOP if title else EDGE
    height = top + sum(heights) + GAP * (len(heights) - 1) + foot
    figure = Figure(figsize=(WIDTH, height), dpi=150, facecolor="white")
    panels: list[Axes] = []
    bottom = height - top
    for tall in heights:
        bottom -= tall
        box = (left / WIDTH, bottom / height, (WIDTH - left - right) / WIDTH, tall / height)
        panels.append(figure.add_axes(box, sharex=panels[0] if panels else None))
        bottom -= GAP
    for panel in panels[:-1]:
        panel.tick_params(labelbottom=False)
    figure.text(EDGE / WIDTH, 1 - EDGE / height, title, size=TITLE, weight="bold", va="top")
    figure.text(EDGE / WIDTH, EDGE / height, "\n".join(lines), size=TEXT, color=QUIET, va="bottom",
                linespacing=1.25)  # fmt: skip
    return figure, panels


def fitted(text: str, most: float, *, size: float = TEXT, bold: bool = False) -> str:
    """A text on one line, without what XML cannot hold, cut where it would be too wide.

    Args:
        most: how wide it may be.
        size: of its type, in points.
    """
    text = " ".join(UNFIT.sub(" ", text).split())
    if width(text, size=size, bold=bold) <= most:
        return text
    kept = bisect(range(1, len(text)), most, key=lambda end: _cut_width(text, end, size, bold))
    return _cut(text, kept)


def _cut(text: str, end: int) -> str:
    return f"{text[:end].rstrip()}…"


def _cut_width(text: str, end: int, size: float, bold: bool) -> float:
    return width(_cut(text, end), size=size, bold=bold)


def wrapped(text: str, most: float) -> list[str]:
    """The lines of a text, none wider than that."""
    lines: list[str] = []
    for word in UNFIT.sub(" ", text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer) <= most:
            lines[-1] = longer
        else:
            lines.append(fitted(word, most))
    return lines


def width(text: str, *, size: float = TEXT, bold: bool = False) -> float:
    """How wide a line of our type is at most, whatever it is drawn by."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(size=size, weight="bold" if bold else "normal")
    points, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return HINTED * float(points) / POINTS


def edges(days: Sequence[date]) -> list[float]:
    """The borders of the stretches that snapshots stand for, each from the one before to its day.

    Returns:
        One more than days, as numbers of matplotlib's axis of time. The first stretch is as long as
        the second, a single one a day.

    Raises:
        InputError: there is no day.
    """
    if not days:
        raise InputError("a series without snapshots: at least one expected")
    from matplotlib.dates import date2num

    length = days[1] - days[0] if len(days) > 1 else timedelta(1)
    borders = [days[0] - length, *days]
    return [float(number) for number in date2num(borders)]  # type: ignore[no-untyped-call]


def time_axis(panel: Axes, borders: Sequence[float]) -> None:
    """Dates along the foot of a panel, from the first border to the last."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator(minticks=3, maxticks=9)  # type: ignore[no-untyped-call]
    panel.xaxis.set_major_locator(locator)
    formatter = ConciseDateFormatter(locator, show_offset=False)  # type: ignore[no-untyped-call]
    panel.xaxis.set_major_formatter(formatter)
    panel.set_xlim(borders[0], borders[-1])


def whole_numbers(panel: Axes) -> None:
    """Ticks at whole numbers only, without a sign."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    panel.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True, min_n_ticks=1))
    panel.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{abs(value):.0f}"))


def label_ends(panel: Axes, ends: Sequence[tuple[float, str, str]]) -> None:
    """Name lines at their right ends, which are given as height, text and colour.

    Names that would touch are moved apart, the order kept.
    """
    apart = 1.15 * LINE / _scale(panel)
    ordered = sorted(ends)
    heights: list[float] = []
    for height, _, _ in ordered:
        heights.append(max(height, heights[-1] + apart) if heights else height)
    over = max(0.0, max(heights, default=0.0) - panel.get_ylim()[1])
    for height, (_, text, colour) in zip(heights, ordered, strict=True):
        panel.annotate(text, (1, height - over), xycoords=("axes fraction", "data"), xytext=(6, 0),
                       textcoords="offset points", color=colour, va="center",
                       annotation_clip=False)  # fmt: skip


def _scale(panel: Axes) -> float:
    """Inches to a unit of a panel's vertical axis."""
    low, high = panel.get_ylim()
    figure = panel.get_figure(root=True)
    assert figure is not None  # noqa: S101 - for the type
    return float(panel.get_position().height * figure.get_figheight() / (high - low))


def save(figure: Figure, path: Path | str) -> None:
    """Write a figure as SVG or PNG; the same figure gives the same bytes.

    Raises:
        InputError: another ending of the file's name.
    """
    path = Path(path)
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise InputError(f"{path}: a name that ends in {' or '.join(FORMATS)} expected")
    metadata: dict[str, Any] = {"Software": None} if ending == ".png" else {"Date": None}
    with style():
        figure.savefig(path, format=ending[1:], metadata=metadata)
