"""Templates of pages: what they put out is inert."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from .assets import template
from .telling import words


def inert(value: object) -> str:
    """A value as it stands in a page: escaped, unless it is markup of ours."""
    if type(value) is str:
        return escape(value if value.isprintable() else words.clean(value))
    if isinstance(value, Markup):
        return value
    return escape(words.clean(str(value)))


class Templates(Environment):
    """The templates of pages."""

    def __init__(self) -> None:
        super().__init__(
            loader=FunctionLoader(template),
            autoescape=True,
            finalize=inert,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals themselves where a template has none of its own: a plain dictionary."""
        return super().make_globals(d) if d else self.globals
