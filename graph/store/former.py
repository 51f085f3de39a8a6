"""What a snapshot holds stays as it is when it is extended.

The id of a claim is worked out from what it says, so a claim that comes again is the same one, and
so are an event and an actor. What the id leaves out may differ, such as a sentence that a newer
version words otherwise; then both would stand there. So nothing is taken again of what is there.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ..model import Claim
from ..vocabulary import ID, RDF, iri

TYPE = ox.NamedNode(RDF + "type")
OURS = f"<{ID}".encode()
START = 16
"""How many digits of an id tell claims apart."""
CLAIMS = iri("claim", "")
CLAIM, EVIDENCE = (f"<{iri(kind, '')}".encode() for kind in ("claim", "evidence"))


class Former:
    """Passes on what is new, and keeps a note of what came.

    Things come one after the other, each with all that is said of it.

    Attributes:
        met: the first eight bytes, as numbers, of the ids of claims that were there.
        entries: ends of the IRIs of new entries of the registry, a line each.
    """

    def __init__(self, engine: ox.Store, snapshot: ox.Store | None) -> None:
        """Take note of what is there.

        Args:
            engine: what is written to; what was dropped from it is new.
            snapshot: what is extended, opened for reading; None = nothing was there.
        """
        self._engines = [engine, snapshot] if snapshot is not None else []
        self._last, self._known = "", False
        self.met, self.entries = array("Q"), bytearray()

    def __bool__(self) -> bool:
        """Whether anything was there."""
        return bool(self._engines)

    def claims(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The new ones of some claims."""
        return (claim for claim in claims if not self._has(iri("claim", claim.id)))

    def quads(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        """The quads of new entries of the registry."""
        for quad in quads:
            if not self._has(str(quad.subject.value).partition("#")[0]):  # type: ignore[union-attr]
                yield quad

    def lines(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The lines of N-Quads of new claims, their evidence, and new entries."""
        start, known = b"\0", False
        for line in lines:
            if not line.startswith(start):
                start = line[: line.find(b">") + 1]
                known = start.startswith(OURS) and self._has(_thing(start))
            if not known:
                yield line

    def _has(self, thing: str) -> bool:
        if self._engines and thing != self._last:
            self._last = thing
            self._known = all(_is_in(engine, thing) for engine in self._engines)
            self._note(thing)
        return self._known

    def _note(self, thing: str) -> None:
        if thing.startswith(CLAIMS):
            if self._known:
                self.met.append(int(thing[len(CLAIMS) :][:START], 16))
        elif not self._known and thing.startswith(ID):
            self.entries += f"{thing[len(ID) :]}\n".encode()


def _thing(subject: bytes) -> str:
    """What is spoken of, given a subject in its brackets, which may be a part of it."""
    if subject.startswith(EVIDENCE):
        subject = CLAIM + subject[len(EVIDENCE) :]
    return subject[1:-1].partition(b"#")[0].decode()


def _is_in(engine: ox.Store, thing: str) -> bool:
    found = engine.quads_for_pattern(ox.NamedNode(thing), TYPE, None, None)
    return next(found, None) is not None
