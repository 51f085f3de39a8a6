from math import inf, isinf

import numpy as np
import pytest

from belligraph.analysis.frustration.deadlines import Effort
from belligraph.analysis.frustration.relaxation import Relaxation

FREE = np.full(3, -1, dtype=np.int8)
NONE = np.zeros(3, dtype=bool)


def solved(relaxation: Relaxation) -> float:
    solution = relaxation.solve(inf, Effort())
    assert solution is not None
    return solution.bound


def test_nothing_to_cover_costs_nothing() -> None:
    assert solved(Relaxation(np.ones(3))) == 0


def test_a_cycle_is_covered_where_it_is_cheapest() -> None:
    relaxation = Relaxation(np.array([3.0, 2.0, 5.0]))
    relaxation.add([((0, 1, 2), 1)], NONE)
    solution = relaxation.solve(inf, Effort())
    assert solution is not None
    assert solution.bound == 2
    assert solution.broken.tolist() == [0, 1, 0]
    assert solution.prices[2] == 3


def test_edges_are_taken_in_parts() -> None:
    relaxation = Relaxation(np.ones(3))
    relaxation.add([((0, 1), 1), ((1, 2), 1), ((0, 2), 1)], NONE)
    assert solved(relaxation) == 1.5


def test_an_edge_that_is_held_whole_leaves_the_cycle_to_others() -> None:
    relaxation = Relaxation(np.array([3.0, 2.0, 5.0]))
    relaxation.add([((0, 1, 2), 1)], NONE)
    relaxation.fix(np.array([-1, 0, -1], dtype=np.int8))
    assert solved(relaxation) == 3
    relaxation.fix(FREE)
    assert solved(relaxation) == 2


def test_a_cycle_held_whole_cannot_be_covered() -> None:
    relaxation = Relaxation(np.ones(3))
    relaxation.add([((0, 1, 2), 1)], NONE)
    relaxation.fix(np.zeros(3, dtype=np.int8))
    solution = relaxation.solve(inf, Effort())
    assert solution is not None
    assert isinf(solution.bound)
    assert not solution.feasible


def test_a_turned_edge_covers_by_not_being_broken() -> None:
    relaxation = Relaxation(np.ones(3))
    relaxation.add([((0, 1, 2), 1)], np.array([True, False, False]))
    assert solved(relaxation) == 0
    relaxation.fix(np.array([1, -1, -1], dtype=np.int8))
    assert solved(relaxation) == 2


def test_cycles_that_do_not_bind_can_be_forgotten() -> None:
    relaxation = Relaxation(np.array([3.0, 1.0, 1.0]))
    relaxation.add([((1,), 1), ((0, 1), 1), ((1, 2), 1)], NONE)
    assert solved(relaxation) == 1
    relaxation.drop_loose()
    assert solved(relaxation) == 1


def test_the_solver_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    relaxation = Relaxation(np.ones(3))
    relaxation.add([((0, 1, 2), 1)], NONE)
    assert solved(relaxation) == 1
    out, err = capfd.readouterr()
    assert (out, err) == ("", "")


def test_more_than_one_edge_can_be_asked_for() -> None:
    relaxation = Relaxation(np.array([3.0, 2.0, 5.0]))
    relaxation.add([((0, 1, 2), 2)], NONE)
    assert solved(relaxation) == 5


def test_where_pivots_are_too_many_interior_points_find_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cycles = [((a, (a + 1) % 30, (a + 7) % 30), 1) for a in range(30)]
    bounds = []
    for pivots in (10_000, 1):
        monkeypatch.setattr("belligraph.analysis.frustration.relaxation.PIVOTS", pivots)
        relaxation = Relaxation(np.arange(1.0, 31.0))
        relaxation.add(cycles, np.zeros(30, dtype=bool))
        bounds.append(solved(relaxation))
    assert bounds[0] == pytest.approx(bounds[1], rel=1e-6)
