"""Asking the engine: its complaints as our errors, and what it must not be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from functools import lru_cache

import pyoxigraph as ox

from ..errors import QueryError
from ..rdf import Term
from ..vocabulary import PREFIXES
from .aggregates import SCORE
from .complaints import unparsed
from .parsing import NOWHERE, parses, spellings
from .terms import KEPT, variables, with_terms

SAMPLES: Mapping[type[Term], Term] = {
    ox.NamedNode: ox.NamedNode("urn:x"),
    ox.Literal: ox.Literal("x"),
    ox.BlankNode: ox.BlankNode("x"),
}
"""A term of each kind."""


@contextmanager
def engine_errors(query: str | None = None) -> Iterator[None]:
    """What the engine complains of, as our errors; to be put round the reading of rows as well.

    Args:
        query: what it is given to parse, if it is.

    Raises:
        QueryError: the query does not parse, or it cannot run: rows are worked out as they are
            read, and a SERVICE may not be reached.
    """
    try:
        yield
    except SyntaxError as error:
        why = str(error) if query is None else unparsed(query, str(error))
        raise QueryError(f"the query does not parse: {why}") from None
    except (RuntimeError, OSError) as error:
        raise QueryError(f"the query cannot run: {error}") from None


def refuse_service(query: str) -> None:
    """No query of ours reaches another host; the engine itself would.

    Raises:
        QueryError: it does.
    """
    if _asks_another(query):
        raise QueryError("the query asks another server (SERVICE), which is not done here")


@lru_cache(maxsize=KEPT)
def _asks_another(query: str) -> bool:
    """Whether a query has a SERVICE; the same text is asked with many values."""
    spelled = spellings(query)
    return spelled is not None and _parses(spelled[0]) and not _parses(spelled[1])


def with_values(query: str, values: Mapping[str, Term]) -> str:
    """A query with terms in the place of variables: the engine answers it sooner than bound ones.

    It is parsed here, before anything is asked.

    Raises:
        QueryError: it does not parse, before or with the terms, or does not have a variable that a
            term is for; or a value is no term.
    """
    if missing := values.keys() - variables(query):
        raise QueryError(f"the query has no variable {', '.join(f'?{m}' for m in sorted(missing))}")
    for name, term in values.items():
        if type(term) not in SAMPLES:
            raise QueryError(f"?{name}: expected an IRI, a blank node or a literal, found {term!r}")
    text = with_terms(query, values)
    if not _takes(query, frozenset((name, type(term)) for name, term in values.items())):
        _parse(query)
        try:
            _parse(text)
        except QueryError as error:
            raise QueryError(f"with its parameters put in, {error}") from None
    return text


@lru_cache(maxsize=KEPT)
def _takes(query: str, kinds: Set[tuple[str, type[Term]]]) -> bool:
    """Whether a query parses with terms of these kinds: all terms of a kind stand alike in it."""
    return _parses(with_terms(query, {name: SAMPLES[kind] for name, kind in kinds}))


def _parse(query: str) -> None:
    """Have the engine say what is wrong with a query, without asking it of anything."""
    with engine_errors(query):
        try:
            ox.Store().query(
                query,
                prefixes=PREFIXES,
                substitutions={NOWHERE: ox.Literal("")},
                custom_aggregate_functions={SCORE: dict},  # type: ignore[dict-item]
            )
        except RuntimeError:
            return  # it parsed, and selects nothing of that name


def _parses(query: str) -> bool:
    return parses(query, PREFIXES, {SCORE: dict})
