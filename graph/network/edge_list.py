"""Signed graphs from plain files, for those who have no store: `source,target,sign`."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import Problem, TableError, TextError
from .signed import SignedGraph

HEADER = ("source", "target", "sign")
SIGNS = {"1": 1, "+1": 1, "1.0": 1, "+": 1, "-1": -1, "-1.0": -1, "-": -1}
Row = tuple[int, str, str, str]


@dataclass(frozen=True, slots=True)
class EdgeList:
    """A signed graph read from a file.

    Attributes:
        contradictory: pairs of which some rows say 1 and some -1; the majority settled them.
        left_out: those of them of which as many rows say the one as the other.
    """

    graph: SignedGraph
    contradictory: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str], ...]


def read_edges(file: Path) -> EdgeList:
    """Read a CSV file with the header `source,target,sign`; other columns are passed over.

    A pair may stand in several rows, in either direction; it takes the sign of the majority.

    Raises:
        TableError: bad cells, all of them.
        TextError: the file cannot be read as text.
    """
    rows = list(_rows(file))
    problems = [problem for row in rows for problem in _problems(file, *row)]
    if problems:
        raise TableError(problems)
    said: defaultdict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for _, a, b, sign in rows:
        said[min(a, b), max(a, b)][SIGNS[sign]] += 1
    signs = {pair: (found[1] > found[-1]) - (found[1] < found[-1]) for pair, found in said.items()}
    edges = ((a, b, sign) for (a, b), sign in signs.items() if sign)
    nodes = {end for _, a, b, _ in rows for end in (a, b)}
    return EdgeList(
        SignedGraph.of(edges, nodes),
        contradictory=tuple(sorted(pair for pair, found in said.items() if len(found) > 1)),
        left_out=tuple(sorted(pair for pair, sign in signs.items() if not sign)),
    )


def _rows(file: Path) -> Iterator[Row]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            reader = csv.DictReader(text)
            if any((reader.fieldnames or []).count(name) != 1 for name in HEADER):
                found = ",".join(reader.fieldnames or ())
                wanted = f"the header {','.join(HEADER)}, each once"
                raise TableError([Problem(file.name, 1, None, found, wanted)])
            for row in reader:
                a, b, sign = ((row[name] or "").strip() for name in HEADER)
                if a or b or sign:
                    yield reader.line_num, a, b, sign
    except UnicodeDecodeError:
        raise TextError(f"{file}: text in UTF-8 is expected") from None
    except csv.Error as error:
        raise TextError(f"{file}: {error}") from None
    except OSError as error:
        raise TextError(f"{file}: {error.strerror}") from None


def _problems(file: Path, line: int, a: str, b: str, sign: str) -> Iterator[Problem]:
    for column, value in (("source", a), ("target", b)):
        if not value:
            yield Problem(file.name, line, column, value, "the name of a node")
    if a and a == b:
        yield Problem(file.name, line, "target", b, "another node than the source")
    if sign not in SIGNS:
        yield Problem(file.name, line, "sign", sign, "1 or -1")
