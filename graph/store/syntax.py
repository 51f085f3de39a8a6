"""Files of quads in the syntaxes that RDF has, as lines of N-Quads or as the engine's quads.

Nothing is fetched: a JSON-LD file that names its context by address is refused. A file is read as
it is unpacked, so that a small one that unpacks to a huge one costs time and disk, not memory.

Blank nodes get names of ours, the same whenever the same file is read: two files may both call
something `_:b0`, and what has no name cannot be asked for. Statements without a graph go to one
that is named after the file.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import IO, TypeVar, cast

import pyoxigraph as ox

from ..errors import InputError, quoted
from ..vocabulary import iri
from .files import PLACE, ZIPPED, file_errors, unpacked

FORMATS = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
LINE = 2**24
"""How many bytes a line of N-Quads may have."""
REMOTE = "LoadDocumentCallback"
DEFAULT = ox.DefaultGraph()
_PLAIN = re.compile(rb'<[^<>"\\\s]+> <[^<>"\\\s]+> (?:<[^<>"\\\s]+>|".*"\S*) <[^<>"\\\s]+> \.\r?\n')
T = TypeVar("T", bound=ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | ox.DefaultGraph)


def syntax_of(file: Path) -> ox.RdfFormat:
    """The syntax of a file, by the end of its name.

    Raises:
        InputError: it is none of ours.
    """
    end = Path(file.name.removesuffix(ZIPPED)).suffix.lower()
    if end not in FORMATS:
        known = ", ".join(FORMATS)
        raise InputError(f"{quoted(file.name)}; expected a name that ends in {known}, or .gz after")
    return FORMATS[end]


def graph_of(file: Path) -> ox.NamedNode:
    """The graph of the statements of a file that have none."""
    return ox.NamedNode(iri("graph/file", file.name.removesuffix(ZIPPED)))


class QuadFile:
    """A file of quads, to be read once.

    Attributes:
        at: how many bytes of it were read, unpacked; packed: as it lies there.
        is_empty: no statement was found in it so far.
    """

    def __init__(self, path: Path, hash_: str) -> None:
        """Take a file.

        Args:
            hash_: the sha256 of what it holds; names of blank nodes begin with it.

        Raises:
            InputError: its name tells of no syntax of ours.
        """
        self.path, self.at, self.packed, self.is_empty = path, 0, 0, True
        self.syntax = syntax_of(path)
        self._graph, self._start = graph_of(path), iri("blank", hash_[:16])
        self._streams: tuple[IO[bytes], IO[bytes]] | None = None
        self._named: dict[str, ox.NamedNode] = {}

    @property
    def has_lines(self) -> bool:
        """Whether `lines` can be read, which takes a third of the time that `quads` takes."""
        return self.syntax == ox.RdfFormat.N_QUADS

    def lines(self) -> Iterator[bytes]:
        """The quads as lines of N-Quads, each in a graph, without blank nodes.

        Raises:
            InputError: the file is damaged, or not in its syntax; names the line.
        """
        with self._opened() as stream:
            for number, line in enumerate(_whole_lines(stream), start=1):
                if found := line if _PLAIN.fullmatch(line) else self._mended(line, number):
                    self.is_empty = False
                    yield found

    def quads(self) -> Iterator[ox.Quad]:
        """The quads, each in a graph, without blank nodes; errors as for `lines`."""
        with self._opened() as stream:
            for quad in ox.parse(stream, self.syntax):
                self.is_empty = False
                yield self._put(quad)

    def check(self) -> None:
        """Say which line is wrong, for when the engine found that one is.

        Raises:
            InputError: as for `lines`.
        """
        with self._opened() as stream:
            for _ in ox.parse(stream, self.syntax):
                pass

    def tell(self) -> None:
        """Look how much was read so far."""
        if self._streams is not None:
            raw, unpacked = self._streams
            self.packed, self.at = raw.tell(), unpacked.tell()

    @contextmanager
    def _opened(self) -> Iterator[IO[bytes]]:
        with file_errors(self.path), self.path.open("rb") as raw, unpacked(raw) as stream:
            self._streams = raw, stream
            try:
                _skip_mark(stream)
                yield stream
                self.tell()
            except SyntaxError as error:
                raise self._wrong(error, error.lineno) from None
            finally:
                self._streams = None

    def _wrong(self, error: SyntaxError, line: int | None) -> InputError:
        said = PLACE.sub("", error.msg)
        if REMOTE in said:
            said = "its context is an address, and nothing is fetched; put the context into it"
        where = f", line {line}" if line else ""
        return InputError(f"{self.path}{where}: not {self.syntax.name}: {said}")

    def _mended(self, line: bytes, number: int) -> bytes:
        try:
            quads = [self._put(quad) for quad in ox.parse(line, self.syntax)]
        except SyntaxError as error:
            raise self._wrong(error, number) from None
        return ox.serialize(quads, format=self.syntax) or b""

    def _put(self, quad: ox.Quad) -> ox.Quad:
        graph = quad.graph_name
        return ox.Quad(
            self._name(quad.subject),
            quad.predicate,
            self._name(quad.object),
            self._graph if graph == DEFAULT else self._name(graph),
        )

    def _name(self, term: T) -> T | ox.NamedNode:
        if not isinstance(term, ox.BlankNode):
            return term
        label = str(term.value)
        if label not in self._named:
            part = label if self.has_lines else str(len(self._named))
            self._named[label] = ox.NamedNode(f"{self._start}-{part}")
        return self._named[label]


def _skip_mark(stream: IO[bytes]) -> None:
    """Read the mark that some editors begin a file of UTF-8 with, if there is one.

    Raises:
        ValueError: the mark of another encoding stands there.
    """
    start = cast(BufferedReader, stream).peek(len(BOM_UTF8))  # which `GzipFile` has, too
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise ValueError("it is UTF-16; save it as UTF-8")
    if start.startswith(BOM_UTF8):
        stream.read(len(BOM_UTF8))


def _whole_lines(stream: IO[bytes]) -> Iterator[bytes]:
    while line := stream.readline(LINE):
        if len(line) == LINE and not line.endswith(b"\n"):
            raise ValueError(f"a line is longer than {LINE} bytes")
        yield line
