"""Queries run, and their rows as typed values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ..errors import AmbiguousNameError, QueryError, UnknownNameError
from ..rdf import Term, literal
from ..registry import Registry
from ..store import Store, engine_errors, plain_rows
from ..vocabulary import BG, ENUMERATIONS, ID
from .answer import Answer
from .catalogue import Column, NamedQuery
from .parameters import bindings

SEPARATOR = "␟"
MIN_PREFIX = 6
THINGS = frozenset({"actor", "place", "source", "publisher", "event", "claim", "thing"})
_TERM_PREFIXES = (*sorted(BG + prefix for prefix in ENUMERATIONS.values() if prefix), BG)


def ask(
    store: Store, query: NamedQuery, registry: Registry, given: Mapping[str, str] | None = None
) -> Answer:
    """Run a query.

    Rows of a query that declares its columns are sorted; those of any other come in the engine's
    order, with texts and IRIs as `str`, numbers and flags as such.

    Args:
        given: parameters as a person types them; actors and places by id or any known name.

    Raises:
        QueryError: a parameter is unknown, missing or malformed, or the query does not parse.
        UnknownNameError: nobody is called so.
    """
    given = dict(given or {})
    if not query.typed:
        return _as_selected(store, query, registry, given)
    rows: list[dict[str, Any]] = []
    resolved: dict[str, str] = {}
    for one in _each_claim(store, query, given):
        terms, resolved = bindings(query, one, registry)
        with engine_errors():
            rows += _typed(store.select(query.text, terms), query.columns)
    rows.sort(key=lambda row: [_order(row[c.name]) for c in query.columns])
    return Answer(query, resolved, query.columns, tuple(rows))


def _as_selected(
    store: Store, query: NamedQuery, registry: Registry, given: dict[str, str]
) -> Answer:
    terms, resolved = bindings(query, given, registry)
    names, rows = plain_rows(store, query.text, terms)
    columns = tuple(Column(name, "value") for name in names)
    found = tuple(dict(zip(names, row, strict=True)) for row in rows)
    return Answer(query, resolved, columns, found)


def terms_of(
    store: Store, query: NamedQuery, registry: Registry, given: Mapping[str, str]
) -> dict[str, Term]:
    """The terms to run a query with; errors as for `ask`."""
    first, *others = _each_claim(store, query, dict(given))
    if others:
        claim = next(p.name for p in query.parameters if p.type == "claim")
        ids = [one[claim] for one in (first, *others)]
        raise AmbiguousNameError("claim", given[claim], ids)
    terms, _ = bindings(query, first, registry)
    return terms


def _each_claim(store: Store, query: NamedQuery, given: dict[str, str]) -> Iterator[dict[str, str]]:
    """The parameters, once for each claim that a parameter of that type means."""
    claim = next((p.name for p in query.parameters if p.type == "claim"), None)
    if claim is None or not given.get(claim):
        yield given
        return
    for id_ in _claims_meant(store, given[claim]):
        yield given | {claim: id_}


def _claims_meant(store: Store, mention: str) -> list[str]:
    """The ids of the claims that an id, the start of one, or the key of a row means."""
    rows = store.select("SELECT ?claim ?row { ?claim bg:row ?row }", {"row": literal(mention)})
    if found := sorted({_local(row[0].value) for row in rows}):
        return found
    if re.fullmatch(rf"[0-9a-f]{{{MIN_PREFIX},64}}", mention):
        every = store.select("SELECT DISTINCT ?claim { ?claim a bg:Claim }")
        found = sorted(i for row in every if (i := _local(row[0].value)).startswith(mention))
        if len(found) == 1:
            return found
        if found:
            raise AmbiguousNameError("claim", mention, found)
    raise UnknownNameError("claim", mention)


def _typed(solutions: Any, columns: Iterable[Column]) -> Iterator[dict[str, Any]]:
    variables = [variable.value for variable in solutions.variables]
    readers = [_reader(column, variables) for column in columns]
    for solution in solutions:
        row = {name: read(solution) for name, read in readers}
        if any(value not in (None, []) for value in row.values()):
            yield row


def _reader(column: Column, variables: list[str]) -> tuple[str, Callable[[Any], Any]]:
    """How a column is read from a solution.

    A column of several values stands in the variable NAME_list; one whose name is that of a
    parameter, in NAME_id.
    """
    several = column.type.removesuffix("s") if column.type.endswith("s") else None
    for variable in (f"{column.name}_list", f"{column.name}_id", column.name):
        if variable in variables:
            index = variables.index(variable)
            break
    else:
        raise QueryError(f"the query declares a column '{column.name}' that it does not select")
    if several:
        convert = _convert(several)
        return column.name, lambda solution: _many(solution[index], convert)
    convert_one = _convert(column.type)
    return (
        column.name,
        lambda solution: None if solution[index] is None else convert_one(solution[index].value),
    )


def _many(term: Any, convert: Callable[[str], Any]) -> list[Any]:
    if term is None or not term.value:
        return []
    return sorted({convert(value) for value in term.value.split(SEPARATOR) if value})


def _convert(type_: str) -> Callable[[str], Any]:
    if type_ in THINGS:
        return _local
    if type_ == "term":
        return _term
    if type_ == "flag":
        return lambda value: value == "true"
    if type_ == "number":
        return int
    if type_ == "decimal":
        return float
    return str


def _local(address: str) -> str:
    """The id in an IRI of ours."""
    return address.rpartition("/")[2] if address.startswith(ID) else address


def _term(address: str) -> str:
    """The word of the model for a concept of the ontology."""
    for prefix in _TERM_PREFIXES:
        if address.startswith(prefix):
            return address[len(prefix) :]
    return address


def _order(value: Any) -> tuple[bool, str]:
    return value is not None, str(value)
