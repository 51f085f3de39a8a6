"""What the drawing marks beside the claims themselves: ties against the grain of two blocs."""

from __future__ import annotations

from ..material import Material
from ..telling.dossiers import pair_id
from .drawing import MANY

TIES = 1_500
"""Ties beyond which no division into two camps is looked for: the proof would take long."""


def against_the_grain(material: Material) -> dict[str, int]:
    """The pairs whose tie contradicts the best division of the drawn actors into two blocs.

    Friends in different blocs and enemies in the same one, by the exact frustration index; which
    of several best divisions is taken is the same for the same claims.

    Returns:
        The sign of the tie by the name of the pair; empty with more actors than `MANY` or more
        ties than `TIES`, and where the division cannot be proven to be the best.
    """
    if len(material.drawn_actors) > MANY or len(material.reduced.graph.signs) > TIES:
        return {}
    found = material.division
    broken = found.frustrated if found.proven else ()
    return {pair_id(one, other): sign for one, other, sign in broken}
