"""What people type as parameters becomes RDF terms, never query text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from ..dates import parse_date
from ..errors import DateError, QueryError, did_you_mean, quoted
from ..rdf import Term, literal, node
from ..registry import Registry
from ..timing import MAX_WINDOW, window_start
from ..vocabulary import ANY, iri
from .catalogue import NamedQuery, Parameter

Bindings = dict[str, Term]
_DAYS = re.compile("[0-9]{1,9}")


def bindings(
    query: NamedQuery, given: Mapping[str, object], registry: Registry
) -> tuple[Bindings, dict[str, str]]:
    """The terms of all parameters of a query, and what they were resolved to, as text.

    Args:
        given: as a person types them; flags, dates and numbers may be Python's.

    Raises:
        QueryError: a parameter is unknown, missing or malformed.
        UnknownNameError: nobody is called so; carries the nearest names.
    """
    known = {p.name: p for p in query.all_parameters()}
    for name in given:
        if query.typed and name not in known:
            near = did_you_mean(list(known))
            raise QueryError(f"the query '{query.name}' has no parameter {quoted(name)}{near}")
    values = {
        p.name: value for p in known.values() if (value := _value(query, p, given)) is not None
    }
    on = _date("as_of", values["as_of"]) if "as_of" in values else None
    others = {_variable(name): value for name, value in given.items() if name not in known}
    terms = {name: _undeclared(name, value) for name, value in others.items()}
    for name, value in values.items():
        terms[name], values[name] = _term(known[name], value, registry, on)
    return (_with_days(terms, values) if query.typed else terms), values


def _value(query: NamedQuery, parameter: Parameter, given: Mapping[str, object]) -> str | None:
    value = _typed(given.get(parameter.name, parameter.default))
    if parameter.required and not value:
        raise QueryError(
            f"the query '{query.name}' needs {parameter.name} ({parameter.meaning}): "
            f"{parameter.name}=..."
        )
    return value


def _term(
    parameter: Parameter, value: str, registry: Registry, on: date | None
) -> tuple[Term, str]:
    if value == "any" and parameter.default == "any":
        return node(ANY), value
    match parameter.type:
        case "actor":
            id_ = registry.actor(value, on)
            return node(iri("actor", id_)), id_
        case "place":
            id_ = registry.place(value)
            return node(iri("place", id_)), id_
        case "source":
            id_ = registry.source(value)
            return node(iri("source", id_)), id_
        case "claim":
            return node(iri("claim", value)), value
        case "date":
            return literal(_date(parameter.name, value)), value
        case "days":
            return literal(_days(parameter.name, value)), value
        case "flag":
            return literal(_choice(parameter.name, value, ["yes", "no"]) == "yes"), value
        case "text":
            return _text(parameter.name, value), value
    return literal(_choice(parameter.name, value, parameter.type.split("|"))), value


def _typed(value: object) -> str | None:
    """A value of Python's as one types it: flags as yes and no, dates in ISO 8601."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return None if value is None else str(value)


def _undeclared(name: str, value: object) -> Term:
    """What no header declares: an address if it stands in <>, a value of Python's, else a text."""
    if isinstance(value, bool | int | float | date):
        return literal(value)
    value = str(value)
    text = _text(name, value)
    if not (value.startswith("<") and value.endswith(">")):
        return text
    try:
        return node(value[1:-1])
    except ValueError:
        raise QueryError(f"{name}: {quoted(value)}; expected a whole address (IRI) in <>") from None


def _variable(name: str) -> str:
    if not name.isidentifier():
        raise QueryError(f"{quoted(name)}; expected the name of a variable")
    return name


def _text(name: str, value: str) -> Term:
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise QueryError(f"{name}: {quoted(value)}; expected text in UTF-8")
    return literal(value)


def _choice(name: str, value: str, choices: list[str]) -> str:
    if value not in choices:
        raise QueryError(f"{name}: {quoted(value)}; expected one of {', '.join(choices)}")
    return value


def _date(name: str, value: str) -> date:
    """The last day of a partial date: "as of 2014" means the end of that year."""
    try:
        return parse_date(value).last
    except DateError as error:
        raise QueryError(f"{name}: {error}") from None


def _days(name: str, value: str) -> int:
    if not _DAYS.fullmatch(value) or int(value) > MAX_WINDOW:
        raise QueryError(f"{name}: {quoted(value)}; expected days, 0 to {MAX_WINDOW}")
    return int(value)


def _with_days(terms: Bindings, values: Mapping[str, str]) -> Bindings:
    """The shared parameters as the fragment `_view.rq` takes them: every one bound."""
    window = terms.pop("window", literal(0))
    terms.setdefault("known_by", literal(date.max))
    if "as_of" in values:
        as_of = _date("as_of", values["as_of"])
        terms["since"] = literal(window_start(as_of, int(str(window.value))))
        terms["hold"] = literal(as_of)
    else:
        terms |= {
            "as_of": literal(date.max),
            "since": literal(date.min),
            "hold": literal(date.min),
        }
    return terms
