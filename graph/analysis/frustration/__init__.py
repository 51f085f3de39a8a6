"""The frustration index: camps that the fewest ties contradict, with proof.

index                the entry: value, bound, partition, broken edges
two_camps            a graph becomes small cores, and solutions of cores its solution
reductions cores     what can be settled without search; blocks of what is left
search moves         good divisions, found quickly
cycles cliques       inequalities that every division satisfies
relaxation covering  linear programs on these; branching until value and bound meet
camps assignment     more camps than two
deadlines            time and work that are left
"""

from .index import Frustration, Solve, frustration, solver

__all__ = ["Frustration", "Solve", "frustration", "solver"]
