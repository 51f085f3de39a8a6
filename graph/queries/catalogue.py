"""Query files and their headers.

A header is a block of comment lines at the top: `# title:`, `# row:` (what a row means),
`# parameter NAME: TYPE[, required | = DEFAULT] -- meaning`, `# column NAME: TYPE -- meaning`,
`# default NAME: VALUE` (another default of a shared parameter), `# require: NAME`.
`#include FILE [claim=NAME]` puts a fragment in; with `claim=`, its variables are renamed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib.resources import files

from ..errors import QueryError, UnknownNameError

_HEADER = re.compile(
    r"^#[ \t]*(title|row|require|(?:parameter|column|default) \w+)[ \t]*:(.*)$", re.MULTILINE
)
_INCLUDE = re.compile(r"#include\s+(_[a-z-]+\.rq)(?:\s+claim=(\w+))?\s*")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A typed parameter.

    Attributes:
        type: `actor`, `place`, `source`, `claim`, `date`, `days`, `flag`, `text`, or the words to
            choose from joined by `|`.
        default: as a person would type it; None = none.
    """

    name: str
    type: str
    default: str | None = None
    required: bool = False
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A typed column; a type in the plural holds several values."""

    name: str
    type: str
    meaning: str = ""

    @property
    def several(self) -> bool:
        """Whether it holds several values."""
        return self.type.endswith("s")


SHARED = (
    Parameter("as_of", "date", meaning="acts in the window before this day, ties in force on it"),
    Parameter("window", "days", "365", meaning="length of that window in days"),
    Parameter("known_by", "date", meaning="only what was said, or else published, by this day"),
    Parameter("source", "source", "any", meaning="only claims of this source"),
    Parameter(
        "view",
        "default|stated|all",
        "default",
        meaning="deeds; deeds that are not only alleged; or offers and denials as well",
    ),
    Parameter("derived", "flag", "no", meaning="with claims that rules derived"),
)


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with its header read and its fragments put in."""

    name: str
    text: str
    title: str = ""
    row: str = ""
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()
    defaults: dict[str, str] = field(default_factory=dict)
    required: frozenset[str] = frozenset()

    @property
    def typed(self) -> bool:
        """Whether the header declares what the rows hold."""
        return bool(self.columns)

    def all_parameters(self) -> tuple[Parameter, ...]:
        """Own parameters, then for typed queries the shared ones, with this query's defaults."""
        if not self.typed:
            return self.parameters
        shared = (
            Parameter(
                p.name,
                p.type,
                None if p.name in self.required else self.defaults.get(p.name, p.default),
                p.name in self.required,
                p.meaning,
            )
            for p in SHARED
        )
        return (*self.parameters, *shared)


def names() -> list[str]:
    """The names of the packaged queries."""
    folder = files("belligraph.ontology") / "queries"
    found = (f.name.removesuffix(".rq") for f in folder.iterdir() if f.name.endswith(".rq"))
    return sorted(name for name in found if not name.startswith("_"))


def named_query(name: str) -> NamedQuery:
    """A packaged query.

    Raises:
        UnknownNameError: there is none of that name.
    """
    known = names()
    if name not in known:
        from difflib import get_close_matches

        raise UnknownNameError("query", name, get_close_matches(name, known, 3) or known)
    return read_query(name, _packaged(f"{name}.rq"))


def read_query(name: str, text: str) -> NamedQuery:
    """Read a query's header and put its fragments in.

    Raises:
        QueryError: a header line or an include that makes no sense.
    """
    parameters: list[Parameter] = []
    columns: list[Column] = []
    said: dict[str, str] = {}
    defaults: dict[str, str] = {}
    for key, value in _HEADER.findall(text):
        kind, _, subject = key.partition(" ")
        if kind == "parameter":
            parameters.append(_parameter(subject, value))
        elif kind == "column":
            type_, _, meaning = (p.strip() for p in value.partition("--"))
            columns.append(Column(subject, type_, meaning))
        elif kind == "default":
            defaults[subject] = value.strip()
        else:
            said[kind] = value.strip()
    return NamedQuery(
        name=name,
        text=_include(text),
        title=said.get("title", ""),
        row=said.get("row", ""),
        parameters=tuple(parameters),
        columns=tuple(columns),
        defaults=defaults,
        required=frozenset(said.get("require", "").split()),
    )


def _parameter(name: str, value: str) -> Parameter:
    declared, _, meaning = (p.strip() for p in value.partition("--"))
    required = declared.endswith(", required")
    type_, _, default = (p.strip() for p in declared.removesuffix(", required").partition("="))
    if not type_:
        raise QueryError(f"parameter {name}: a type is expected, as in '# parameter {name}: actor'")
    return Parameter(name, type_, default or None, required, meaning)


def _include(text: str) -> str:
    lines = []
    for line in text.splitlines():
        match = _INCLUDE.fullmatch(line)
        if match is None:
            lines.append(line)
            continue
        fragment = _include(_packaged(match[1]))
        if match[2]:
            fragment = re.sub(r"\?claim(?=_|\b)", f"?{match[2]}", fragment)
        lines.append(fragment.rstrip())
    return "\n".join(lines) + "\n"


def _packaged(file: str) -> str:
    try:
        return (files("belligraph.ontology") / "queries" / file).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise QueryError(f"there is no query fragment '{file}'") from None
