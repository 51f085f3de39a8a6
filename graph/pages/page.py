"""One page of a site, before it is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..relations import View
from .telling import words

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a site.

    Attributes:
        path: within the site, as `relations/iran--usa.html`.
        template: its file among `templates`.
        title: what it is about, without the title of the site; plain text.
        description: one sentence of what it tells; plain text.
        content: what its template needs beside what all pages have.
        scripts: the files of `assets` that it runs, in order.
        linked: what it says as JSON-LD, empty where it says nothing so.
    """

    path: str
    template: str
    title: str
    description: str
    content: Mapping[str, Any]
    scripts: tuple[str, ...] = ()
    linked: Mapping[str, Any] = field(default_factory=dict)

    @property
    def root(self) -> str:
        """The way from the page to the folder of the site: empty, or `../`."""
        return "../" * self.path.count("/")


def when(view: View) -> str:
    """The time of a view in words.

    >>> when(View())
    'All dates'
    """
    known = f", as known by {words.day(view.known_by)}" if view.known_by else ""
    if view.as_of is None:
        return f"All dates{known}"
    return f"As of {words.day(view.as_of)}{known}, window {words.counted(view.window, 'day')}"
