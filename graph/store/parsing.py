"""Whether a text is a query by the engine's own parser, and whether it asks another server.

A program of its own as well: it reads a query and ends with 0 if it parses, with `NO` if it does
not, and otherwise if nobody knows. The engine plans what it parses, and that may take more time,
memory or stack than one gives it in one's own process.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable, Mapping
from typing import Any

import pyoxigraph as ox

NO = 3
"""How the program ends when a text does not parse."""
TOO_MUCH = "the query takes too much to be planned; ask for less at once"
"""What is told where nobody knows."""
MEMORY_BYTES = 1024 * 1024 * 1024
STACK_BYTES = 256 * 1024 * 1024
NOWHERE = ox.Variable("belligraph_no_variable_of_any_query")
SERVICE = re.compile(
    r"[?$]\w+|_:\w+|\\\\|(?P<word>"
    + "".join(
        rf"(?:{one}|\\u00(?:{ord(one):x}|{ord(one.upper()):x})"
        rf"|\\U000000(?:{ord(one):x}|{ord(one.upper()):x}))"
        for one in "service"
    )
    + ")",
    re.IGNORECASE,
)
"""The letters of the keyword in any spelling, escaped or not, wherever they may stand for it. They
do not in the name of a variable or a blank node, and the second of two backslashes escapes nothing.
"""


def spellings(query: str) -> tuple[str, str] | None:
    """A query with the keyword SERVICE in plain letters, and with a word that is none in its place.

    The words are changed in addresses, texts and comments too, where they mean nothing. So the
    query asks another server if, and only if, the first text parses and the second does not. In
    names that have to differ they are left alone: `?service` and `?SERVICE` are two variables.

    >>> spellings("ASK { ?service a ?x }")
    >>> spellings("ASK { service ?x {} } # Services")
    ('ASK { SERVICE ?x {} } # SERVICEs', 'ASK { SXRVIXE ?x {} } # SXRVIXEs')
    """
    plain, other = _with_word(query, "SERVICE"), _with_word(query, "SXRVIXE")
    return None if plain == other else (plain, other)


def _with_word(query: str, word: str) -> str:
    return SERVICE.sub(lambda found: word if found["word"] else found[0], query)


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


def command(seconds: int, stack: int = STACK_BYTES, *aggregates: ox.NamedNode) -> list[str]:
    """How the program is started.

    Args:
        seconds: of the processor, after which the system ends it.
        stack: how many bytes of stack it has.
        aggregates: those that are known beside SPARQL's own.
    """
    names = [one.value for one in aggregates]
    return [sys.executable, "-I", __file__, str(seconds), str(stack), *names]


def main(seconds: str, stack: str, *aggregates: str) -> None:
    """Read a query from standard input; arguments as for `command`."""
    _bound(int(seconds))
    query = sys.stdin.buffer.read().decode("utf-8")
    found: list[bool] = []
    named = {ox.NamedNode(one): dict for one in aggregates}
    threading.stack_size(int(stack))
    thread = threading.Thread(target=lambda: found.append(parses(query, aggregates=named)))
    thread.start()
    thread.join()
    sys.exit((0 if found[0] else NO) if found else 1)


def _bound(seconds: int) -> None:
    """Have the system end this process when it takes more than it may, whoever still waits."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    if sys.platform == "linux":  # elsewhere what is only reserved counts, or nothing does
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


if __name__ == "__main__":
    main(*sys.argv[1:])
