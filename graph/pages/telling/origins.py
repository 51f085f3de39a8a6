"""Who stands at the start of chains of attribution, by name, and for whom they speak."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from ...model import ActorKind, Claim
from ...registry import Registry
from ...voices import root_of, speaks_for


class Knowing(Protocol):
    """What knows of actors and publishers: a material, a teller."""

    @property
    def registry(self) -> Registry:
        """Actors and publishers by id."""


class Origins:
    """The origins of claims."""

    def __init__(self, of: Knowing) -> None:
        self._registry = of.registry

    def root(self, claim: Claim) -> str:
        """Who stands at the start of a claim's chain."""
        return root_of(claim, self._registry)

    def named(self, root: str, claims: Iterable[Claim]) -> str:
        """The root's name: of persons the full one, else as they are called in its claims."""
        kind, _, id_ = root.partition(":")
        if kind == "publisher":
            publisher = self._registry.publishers.get(id_)
            return publisher.name if publisher else id_
        actor = self._registry.actors.get(id_) if kind == "actor" else None
        if actor is not None and actor.kind is ActorKind.PERSON:
            return actor.name
        called = {claim.speaker.name for claim in claims if claim.speaker}
        if len(called) == 1:
            return called.pop()
        return actor.label if actor else id_

    def speaks_for(self, claim: Claim) -> set[str]:
        """Those of the two ends for whom the root speaks on the day it does."""
        said = claim.said_on or claim.published_on
        spoken = speaks_for(self.root(claim), self._registry, said.first if said else None)
        return spoken & {claim.subject, claim.object}
