"""What a snapshot holds stays as it is when it is extended.

The id of a claim is worked out from what it says, so a claim that comes again is the same one, and
so are an event and an actor. What the id leaves out may differ, such as a sentence that a newer
version words otherwise; then both would stand there. So nothing is taken again of what is there.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ..model import Claim
from ..rdf import STARTS
from ..vocabulary import ID, RDF, REGISTRY_GRAPH, iri

TYPE, REGISTRY = ox.NamedNode(RDF + "type"), ox.NamedNode(REGISTRY_GRAPH)
OURS = f"<{ID}".encode()
START = 16
"""How many digits of an id tell claims apart."""
CLAIMS, EVIDENCE = iri("claim", ""), iri("evidence", "")
IS_CLAIM = re.compile(re.escape(CLAIMS) + "[0-9a-f]{64}")


class Former:
    """Passes on what is new, and keeps a note of what came.

    Things come one after the other, each with all that is said of it.

    Attributes:
        met: the first eight bytes, as numbers, of the ids of claims that were there.
        entries: ends of the IRIs of new entries of the registry, a line each.
        entries_met: the same of entries that were there.
    """

    def __init__(self, engine: ox.Store, snapshot: ox.Store | None) -> None:
        """Take note of what is there.

        Args:
            engine: what is written to; what was dropped from it is new.
            snapshot: what is extended, opened for reading; None = nothing was there.
        """
        self._engines = [engine, snapshot] if snapshot is not None else []
        self._last, self._known = "", False
        self.met, self.entries, self.entries_met = array("Q"), bytearray(), bytearray()

    def __bool__(self) -> bool:
        """Whether anything was there."""
        return bool(self._engines)

    def claims(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The new ones of some claims."""
        return (claim for claim in claims if not self._has(iri("claim", claim.id)))

    def quads(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        """The quads of new claims, their evidence, new entries, and what is not ours."""
        for quad in quads:
            if not self._has(_thing(str(quad.subject.value))):  # type: ignore[union-attr]
                yield quad

    def lines(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The same of lines of N-Quads; lines that are none pass."""
        start, known = b"\0", False
        for line in lines:
            if not line.startswith(start):
                start = line[: line.find(b">") + 1]
                known = start.startswith(OURS) and self._has(_thing(_text(start)))
            if not known:
                yield line

    def _has(self, thing: str) -> bool:
        if self._engines and thing != self._last:
            self._last, name = thing, _name(thing)
            self._known = name is not None and all(_is_in(one, name) for one in self._engines)
            if name is not None:
                self._note(thing)
        return self._known

    def _note(self, thing: str) -> None:
        if thing.startswith(CLAIMS):
            if self._known:
                self.met.append(int(thing[len(CLAIMS) :][:START], 16))
        else:
            noted = self.entries_met if self._known else self.entries
            noted += f"{thing[len(ID) :]}\n".encode()


def _thing(address: str) -> str:
    """What is spoken of, given an IRI, which may be that of a part of it."""
    if address.startswith(EVIDENCE):
        address = CLAIMS + address[len(EVIDENCE) :]
    return address.partition("#")[0]


def _text(subject: bytes) -> str:
    """An IRI that stands in brackets; what is no text of UTF-8 becomes the IRI of nothing."""
    return subject[1:-1].decode(errors="replace")


def _name(thing: str) -> ox.NamedNode | None:
    """The node of a thing of ours; None = it is none, whatever it is called."""
    if not thing.startswith(ID) or (thing.startswith(CLAIMS) and not IS_CLAIM.fullmatch(thing)):
        return None
    try:
        return ox.NamedNode(thing)
    except ValueError:  # the engine will say where
        return None


def _is_in(engine: ox.Store, name: ox.NamedNode) -> bool:
    """Whether an engine has a thing; what is no entry of the registry yet is not there as one."""
    graph = REGISTRY if name.value.startswith(STARTS) else None
    return next(engine.quads_for_pattern(name, TYPE, None, graph), None) is not None
