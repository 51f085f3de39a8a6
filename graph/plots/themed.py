"""A picture for a page: without ground of its own, and light or dark with what is around it."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from . import sheet

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DARK = {
    sheet.INK: "#e8ebf0",
    sheet.QUIET: "#a5afbd",
    sheet.RULE: "#333b47",
    sheet.SUPPORT: "#74a9f7",
    sheet.OPPOSITION: "#f59a4c",
}
"""What each colour becomes in the dark; the colours of the pages."""


def themed(figure: Figure) -> str:
    """A figure as SVG whose colours follow the reader's choice of light or dark.

    The same figure gives the same text.
    """
    buffer = StringIO()
    with sheet.style():
        figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None})
    head, opening, rest = buffer.getvalue().partition("<svg ")
    names = {colour: f"var(--c{number})" for number, colour in enumerate(DARK)}
    for colour, name in names.items():
        rest = rest.replace(colour, name)
    tag, end, body = rest.partition(">")
    return f"{head}{opening}{tag}{end}\n<style>{_rules()}</style>{body}"


def _rules() -> str:
    light = "".join(f"--c{number}:{colour};" for number, colour in enumerate(DARK))
    dark = "".join(f"--c{number}:{colour};" for number, colour in enumerate(DARK.values()))
    return f":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"
