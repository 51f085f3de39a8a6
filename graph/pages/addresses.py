"""Where pages are within a site; ids are safe as names of files, for the model says so."""

from __future__ import annotations

from .telling.dossiers import pair_id

SHORT = 16
"""How much of a claim's id names it."""


def actor_page(id_: str) -> str:
    """The page of an actor.

    >>> actor_page("iran")
    'actors/iran.html'
    """
    return f"actors/{id_}.html"


def pair_page(one: str, other: str) -> str:
    """The page of two actors, the same from both ends.

    >>> pair_page("usa", "iran")
    'relations/iran--usa.html'
    """
    return f"relations/{pair_id(one, other)}.html"


def source_page(id_: str) -> str:
    """The page of a source."""
    return f"sources/{id_}.html"


def claim_page(id_: str) -> str:
    """The page of a claim."""
    return f"claims/{id_[:SHORT]}.html"
