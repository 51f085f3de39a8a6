r"""`%%sparql`: a cell of a notebook as a query.

    %load_ext belligraph

    %%sparql graph
    SELECT ?claim { ?claim bg:subject id:actor\/usa }

The line may name the variable that holds the graph; without one it is `graph`, else the packaged
sample. Parameters of a query with a header follow as NAME=VALUE.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Any

from .api import Graph, open_graph
from .errors import InputError, quoted
from .queries import Answer

DEFAULT = "graph"


def register(shell: Any) -> None:
    """Add `%%sparql` to an IPython shell."""

    def sparql(line: str, cell: str) -> Answer:
        """Ask a graph: `%%sparql [VARIABLE] [NAME=VALUE]...`, the query below."""
        return asked(line, cell, shell.user_ns)

    shell.register_magic_function(sparql, "cell", "sparql")


def asked(line: str, cell: str, variables: Mapping[str, Any]) -> Answer:
    """The answer to a cell.

    Args:
        line: what follows `%%sparql`.
        cell: the query, or the name of a packaged one.
        variables: those of the notebook.

    Raises:
        InputError: the line is malformed, or the variable holds no graph; errors of `Graph.query`.
    """
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise InputError(f"{quoted(line)}: {error}; expected NAME=VALUE, quoted in pairs") from None
    named = [word for word in words if "=" not in word]
    parameters = dict(word.split("=", 1) for word in words if "=" in word)
    if len(named) > 1:
        raise InputError(f"{quoted(line)}; expected one variable at most, then NAME=VALUE")
    graph = variables.get(named[0] if named else DEFAULT)
    if graph is None and not named:
        graph = open_graph()
    if not isinstance(graph, Graph):
        name = quoted(named[0] if named else DEFAULT)
        raise InputError(f"{name}; expected a variable that holds a belligraph Graph")
    return graph.query(cell.strip(), **parameters)
