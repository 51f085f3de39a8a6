"""Queries run, and their rows as typed values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..errors import AmbiguousNameError, QueryError, UnknownNameError
from ..rdf import Term, literal
from ..registry import Registry
from ..store import Line, Store, lines, select_lines, text_of, value
from ..vocabulary import BG, ENUMERATIONS, ID
from .answer import Answer
from .catalogue import Column, NamedQuery
from .parameters import bindings
from .rows import Convert, Rows
from .tabled import tabled

SEPARATOR = "␟"
MIN_PREFIX = 6
THINGS = frozenset({"actor", "place", "source", "publisher", "event", "claim", "thing"})
_TERM_PREFIXES = (*sorted(BG + prefix for prefix in ENUMERATIONS.values() if prefix), BG)


def ask(
    store: Store, query: NamedQuery, registry: Registry, given: Mapping[str, object] | None = None
) -> Answer:
    """Run a query.

    Rows of a query that declares its columns are sorted; those of any other come in the engine's
    order, with texts and IRIs as `str`, numbers and flags as such.

    Args:
        given: parameters as a person types them, or Python's numbers, flags and dates; actors and
            places by id or any known name.

    Raises:
        QueryError: a parameter is unknown, missing or malformed, or the query does not parse.
        UnknownNameError: nobody is called so.
    """
    given = dict(given or {})
    if not query.typed:
        return _as_selected(store, query, registry, given)
    names, rows, resolved = list[str](), list[Line](), dict[str, str]()
    for one in _each_claim(store, query, given):
        terms, resolved = bindings(query, one, registry)
        if (whole := tabled(store, query, resolved, registry)) is not None:
            return Answer(query, resolved, query.columns, whole)
        names, found = select_lines(store, query.text, terms)
        rows += found
    return Answer(query, resolved, query.columns, typed_rows(query, names, rows))


def typed_rows(query: NamedQuery, variables: list[str], rows: list[Line]) -> Rows:
    """Rows of a query that declares its columns, read as it says, and sorted.

    Raises:
        QueryError: a column is not among the variables.
    """
    reads = [_read(column, variables) for column in query.columns]
    return Rows(rows, reads).sorted(_key)


def _as_selected(
    store: Store, query: NamedQuery, registry: Registry, given: dict[str, object]
) -> Answer:
    terms, resolved = bindings(query, given, registry)
    names, rows = lines(store, query.text, terms)
    columns = tuple(Column(name, "value") for name in names)
    return Answer(query, resolved, columns, Rows(rows, [(n, value) for n in range(len(names))]))


def terms_of(
    store: Store, query: NamedQuery, registry: Registry, given: Mapping[str, object]
) -> dict[str, Term]:
    """The terms to run a query with; errors as for `ask`."""
    first, *others = _each_claim(store, query, dict(given))
    if others:
        claim = next(p.name for p in query.parameters if p.type == "claim")
        ids = [str(one[claim]) for one in (first, *others)]
        raise AmbiguousNameError("claim", str(given[claim]), ids)
    terms, _ = bindings(query, first, registry)
    return terms


def _each_claim(
    store: Store, query: NamedQuery, given: dict[str, object]
) -> Iterator[dict[str, object]]:
    """The parameters, once for each claim that a parameter of that type means."""
    claim = next((p.name for p in query.parameters if p.type == "claim"), None)
    if claim is None or not given.get(claim):
        yield given
        return
    for id_ in _claims_meant(store, str(given[claim])):
        yield given | {claim: id_}


def _claims_meant(store: Store, mention: str) -> list[str]:
    """The ids of the claims that an id, the start of one, or the key of a row means."""
    rows = store.select("SELECT ?claim ?row { ?claim bg:row ?row }", {"row": literal(mention)})
    if found := sorted({_local(row[0].value) for row in rows}):
        return found
    if re.fullmatch(rf"[0-9a-f]{{{MIN_PREFIX},64}}", mention):
        found = store.ids_starting(mention)
        if len(found) == 1:
            return found
        if found:
            raise AmbiguousNameError("claim", mention, found)
    raise UnknownNameError("claim", mention)


def _read(column: Column, variables: list[str]) -> tuple[int, Convert]:
    """Which cell of a row a column is, and what it holds.

    A column of several values stands in the variable NAME_list; one whose name is that of a
    parameter, in NAME_id.
    """
    for variable in (f"{column.name}_list", f"{column.name}_id", column.name):
        if variable in variables:
            break
    else:
        raise QueryError(f"the query declares a column '{column.name}' that it does not select")
    place = variables.index(variable)
    if column.several:
        one = _convert(column.type.removesuffix("s"))
        return place, lambda cell: _many(text_of(cell), one)
    convert = _convert(column.type)
    return place, lambda cell: convert(text_of(cell)) if cell else None


def _many(text: str, convert: Convert) -> tuple[Any, ...]:
    return tuple(sorted({convert(one) for one in text.split(SEPARATOR) if one}))


def _key(value: Any) -> str:
    """What rows are ordered by, column by column: nothing first, then as texts."""
    return "" if value is None else f" {list(value) if isinstance(value, tuple) else value}"


def _convert(type_: str) -> Convert:
    if type_ in THINGS:
        return _local
    if type_ == "term":
        return _term
    if type_ == "flag":
        return lambda value: value == "true"
    if type_ in ("number", "decimal"):
        return _number(int if type_ == "number" else float)
    return str


def _number(read: Callable[[str], int | float]) -> Convert:
    """What reads numbers; what is called one need not be one, and is a text then."""

    def convert(text: str) -> int | float | str:
        try:
            return read(text)
        except ValueError:
            return text

    return convert


def _local(address: str) -> str:
    """The id in an IRI of ours."""
    return address.rpartition("/")[2] if address.startswith(ID) else address


def _term(address: str) -> str:
    """The word of the model for a concept of the ontology."""
    for prefix in _TERM_PREFIXES:
        if address.startswith(prefix):
            return address[len(prefix) :]
    return address
