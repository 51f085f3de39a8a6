"""Relations as networks: a directed multigraph with all attributes, and an undirected signed graph.

The first is for NetworkX and its users; the second is what `analysis` works on.
"""

from .edge_list import EdgeList, read_edges
from .multigraph import network, without_populations
from .reduction import RULES, Conflict, Reduction, Rule, Side, reduce
from .signed import SignedGraph
from .snapshots import STEPS, Step, snapshot_dates, snapshots

__all__ = [
    "RULES",
    "STEPS",
    "Conflict",
    "EdgeList",
    "Reduction",
    "Rule",
    "Side",
    "SignedGraph",
    "Step",
    "network",
    "read_edges",
    "reduce",
    "snapshot_dates",
    "snapshots",
    "without_populations",
]
