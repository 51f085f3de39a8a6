"""What a person should know of a build before trusting its picture."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from .assemble import Built
from .model import Claim, Method
from .project import Project
from .relations import View


def notes(
    project: Project, out: Path, read: Built, claims: Sequence[Claim], view: View
) -> Iterator[str]:
    """One sentence a note: what was left aside, what is missing, what the old build had."""
    if project.ignored:
        yield f"not read: {', '.join(project.ignored)}; tables are named as in data/README.md"
    if not claims:
        yield "there are no claims: claims/*.csv has no rows, and no text was read"
    elif not any(map(view.counts, claims)):
        yield f"no claim counts {_when(view)}; the claims date from {_span(claims)}"
    provisional = sorted(a.name for a in read.registry.actors.values() if a.provisional)
    if provisional:
        yield f"seen only in texts, in no table: {', '.join(provisional)}"
    dropped = sum(_extracted(out)) - sum(c.method is Method.EXTRACTED for c in claims)
    if dropped > 0:
        yield f"the former build had {dropped} more claims from texts; give the texts again"


def _when(view: View) -> str:
    if view.as_of is None:
        return "in this view"
    return f"as of {view.as_of}, with a window of {view.window} days"


def _span(claims: Iterable[Claim]) -> str:
    """The years from which the claims are, as far as they are dated."""
    days = [c.valid for c in claims if c.valid is not None]
    first = [i.earliest_start or i.latest_end for i in days]
    last = [i.latest_end or i.earliest_start for i in days]
    years = [d.year for d in (*first, *last) if d is not None]
    if not years:
        return "no stated date"
    return str(min(years)) if min(years) == max(years) else f"{min(years)} to {max(years)}"


def _extracted(out: Path) -> list[int]:
    """How many claims each text gave in the build that stands in a folder."""
    try:
        summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
        return [int(summary["claims"].get(Method.EXTRACTED.value, 0))]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []
