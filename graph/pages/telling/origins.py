"""Who stands at the start of chains of attribution, by name, and for whom they speak."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import ActorKind, Claim
from ...voices import root_of, speaks_for
from ..material import Material


class Origins:
    """The origins of the claims of a material."""

    def __init__(self, material: Material) -> None:
        self._registry = material.registry
        self._teller = material.teller

    def root(self, claim: Claim) -> str:
        """Who stands at the start of a claim's chain."""
        return root_of(claim, self._registry)

    def named(self, root: str, claims: Iterable[Claim]) -> str:
        """The root's name: of persons the full one, else as they are called in its claims."""
        kind, _, id_ = root.partition(":")
        if kind == "publisher":
            return self._teller.publisher(id_)
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
