"""Signed communities by the Leiden algorithm, for those who accept a GPL package beside this one.

`leidenalg` is imported when asked for and never otherwise. The algorithm is that of Traag, Waltman
& van Eck (2019), "From Louvain to Leiden: guaranteeing well-connected communities", Sci. Rep. 9,
5233, in its multiplex form: positive ties are a layer that counts for, negative ties a layer that
counts against, each with its own null model.
"""

from __future__ import annotations

import numpy as np

from ...errors import MissingExtraError
from ...network import SignedGraph
from .signed_modularity import Labels

EXTRA = "blocs"
UNTIL_DONE = -1


def communities(graph: SignedGraph, *, seed: int = 0) -> Labels:
    """Communities by multiplex Leiden, run until it no longer improves.

    Layers weigh as much as their share of the ties, so that what is raised is signed modularity;
    weights of 1 and -1 would let a handful of negative ties count as much as all positive ones.
    As in our own search a node may move to any community.

    Returns:
        shape (nodes,), communities numbered from 0.

    Raises:
        MissingExtraError: leidenalg is not installed.
    """
    try:
        import igraph
        import leidenalg
    except ImportError:
        raise MissingExtraError("leidenalg", EXTRA) from None
    layers, weights = [], []
    for sign in (1, -1):
        ties = graph.ends[graph.signs == sign]
        layer = igraph.Graph(n=len(graph), edges=ties.tolist())
        layers.append(leidenalg.ModularityVertexPartition(layer))
        weights.append(sign * len(ties) / max(1, len(graph.signs)))
    optimiser = leidenalg.Optimiser()
    optimiser.set_rng_seed(seed)
    optimiser.consider_comms = leidenalg.ALL_COMMS
    optimiser.optimise_partition_multiplex(layers, weights, n_iterations=UNTIL_DONE)
    return np.array(layers[0].membership, dtype=np.intp)
