"""What the drawing marks beside the claims themselves: ties against the grain of two blocs."""

from __future__ import annotations

from ..material import Material
from ..telling.dossiers import pair_id
from .drawing import MANY

TIES, SECONDS = 2_000, 20.0
"""Beyond so many ties, or without a proof in such a time, nothing is marked."""


def against_the_grain(material: Material) -> dict[str, int]:
    """The pairs whose tie contradicts the best division of the drawn actors into two blocs.

    Friends in different blocs and enemies in the same one, by the exact frustration index; which
    of several best divisions is taken is the same for the same claims.

    Returns:
        The sign of the tie by the name of the pair; empty with more actors than `MANY` or more
        ties than `TIES`, and where the division cannot be proven to be the best.
    """
    from ...analysis.frustration import frustration  # only this page needs it

    if len(material.drawn_actors) > MANY:
        return {}
    graph = material.reduced.graph
    if len(graph.signs) > TIES:
        return {}
    found = frustration(graph, time_limit=SECONDS)
    broken = found.frustrated if found.proven else ()
    return {pair_id(one, other): sign for one, other, sign in broken}
