"""Whether a text is a query by the engine's own parser, and whether it asks another server.

A program of its own as well: it reads a query and ends with 0 if it parses, else 1. The engine
plans what it parses, and that may take more time or stack than one gives it in one's own process.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable, Mapping
from typing import Any

import pyoxigraph as ox

STACK_BYTES = 256 * 1024 * 1024
NOWHERE = ox.Variable("belligraph_no_variable_of_any_query")
SERVICE = re.compile(
    "".join(
        rf"(?:{one}|\\u00(?:{ord(one):x}|{ord(one.upper()):x})"
        rf"|\\U000000(?:{ord(one):x}|{ord(one.upper()):x}))"
        for one in "service"
    ),
    re.IGNORECASE,
)
"""The letters of the keyword in any spelling, escaped or not, wherever they stand."""


def spellings(query: str) -> tuple[str, str] | None:
    """A query with the keyword SERVICE in plain letters, and with a word that is none in its place.

    The words are changed in names, texts and comments too, where they mean nothing. So the query
    asks another server if, and only if, the first text parses and the second does not.

    >>> spellings("ASK {}")
    >>> spellings("ASK { service ?x {} } # Services")
    ('ASK { SERVICE ?x {} } # SERVICEs', 'ASK { SXRVIXE ?x {} } # SXRVIXEs')
    """
    if not SERVICE.search(query):
        return None
    return SERVICE.sub("SERVICE", query), SERVICE.sub("SXRVIXE", query)


def parses(
    query: str,
    prefixes: Mapping[str, str] | None = None,
    aggregates: Mapping[ox.NamedNode, Callable[[], Any]] | None = None,
) -> bool:
    """Whether a text is a SPARQL query; nothing is run.

    A value for a variable that no query selects is refused after parsing and before running.

    >>> parses("ASK {}"), parses("ASK {"), parses("CLEAR ALL")
    (True, False, False)
    """
    try:
        ox.Store().query(
            query,
            prefixes=dict(prefixes or {}),
            custom_aggregate_functions=dict(aggregates or {}),
            substitutions={NOWHERE: ox.Literal("")},
        )
    except SyntaxError:
        return False
    except RuntimeError:
        return True
    raise AssertionError("a query that selects every variable")


def main() -> None:
    """Read a query from standard input."""
    query = sys.stdin.buffer.read().decode("utf-8")
    found: list[bool] = []
    threading.stack_size(STACK_BYTES)
    thread = threading.Thread(target=lambda: found.append(parses(query)))
    thread.start()
    thread.join()
    sys.exit(0 if found == [True] else 1)


if __name__ == "__main__":
    main()
