"""Moments, as `perf_counter()` tells them, by which a step has to end."""

from time import perf_counter


def part(deadline: float, share: float) -> float:
    """The deadline of a step that may take a share of the time left.

    >>> part(float("inf"), 0.5)
    inf
    """
    now = perf_counter()
    return now + share * (deadline - now)
