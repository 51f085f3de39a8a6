"""What a person should know of a build before trusting its picture."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from .assemble import Built
from .model import Claim, Method
from .project import FILE, Project
from .registry import Registry
from .relations import View
from .timing import counted

LISTED = 5
"""How many names, or sentences of one kind, are told."""


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
    elif later := sum(_lies_after(claim, view) for claim in claims):
        lie = "1 claim lies" if later == 1 else f"{later:,} claims lie"
        are = "is" if later == 1 else "are"
        yield (
            f"{lie} after the as_of date ({view.as_of}) and {are} not in the picture; "
            f"{FILE} sets another"
        )
    for tally in read.tallies:
        yield from tally.lines()
    provisional = sorted(
        a.name for a in read.registry.actors.values() if a.provisional and not a.sources
    )
    if provisional:
        yield f"seen only in texts, in no table: {', '.join(provisional)}"
    yield from _copies(read.registry)
    dropped = sum(_extracted(out)) - sum(c.method is Method.EXTRACTED for c in claims)
    if dropped > 0:
        yield f"the former build had {dropped} more claims from texts; give the texts again"


def _copies(registry: Registry) -> Iterator[str]:
    """Texts that were found to repeat others, told together for each original."""
    copies: defaultdict[str, list[str]] = defaultdict(list)
    for id_, source in registry.sources.items():
        if source.copy_of and source.document:  # what a table says needs no telling
            copies[source.copy_of].append(_text(registry, id_))
    told = sorted(copies, key=lambda original: (-len(copies[original]), original))
    for original in told[:LISTED]:
        yield _copied(sorted(copies[original]), _text(registry, original))
    if rest := told[LISTED:]:
        count = sum(len(copies[original]) for original in rest)
        yield f"{count} more texts are nearly those of {len(rest)} others, and count as these do"


def _copied(names: Sequence[str], original: str) -> str:
    if len(names) == 1:
        return f"the text {names[0]} is nearly that of {original}; its claims count as the latter's"
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    listed = ", ".join(names[:LISTED]) + more
    return f"{len(names)} texts are nearly that of {original} and count as it does: {listed}"


def _text(registry: Registry, id_: str) -> str:
    source = registry.sources[id_]
    return f"{source.path or source.title} ({registry.publishers[source.publisher].name})"


def _lies_after(claim: Claim, view: View) -> bool:
    """Whether a claim is of a time that the view does not reach."""
    if view.as_of is None or not view.in_force(claim):
        return False
    return view.as_of < counted(claim).first < date.max


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
