"""Work shared among processes comes back in its order, and a process that dies is told."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import active_children

import pytest

from belligraph.errors import BelligraphError, InputError
from belligraph.team import Team
from teamwork import begin, begin_in_error, begin_in_vain, turned

ENDED = "a process was ended from outside"


TEAM = Team(3, begin, (), ENDED)


def test_what_comes_of_the_pieces_is_in_their_order() -> None:
    assert list(TEAM.each(turned, range(50))) == [-number for number in range(50)]


def test_all_before_a_broken_piece_is_told() -> None:
    def pieces() -> Iterator[int]:
        yield from range(7)
        raise InputError("the eighth is broken")

    told: list[int] = []
    with pytest.raises(InputError, match="eighth"):
        told.extend(TEAM.each(turned, pieces()))
    assert told == [-number for number in range(7)]


def test_why_processes_cannot_begin_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    team = Team(2, begin_in_vain, ("the snapshot",), ENDED)
    with pytest.raises(InputError, match="the snapshot is not there"):
        list(team.each(turned, range(100)))
    assert capfd.readouterr().err == ""
    assert not active_children()


def test_a_mistake_in_how_processes_begin_is_not_taken_for_a_death() -> None:
    with pytest.raises(ZeroDivisionError, match="not thought of"):
        list(Team(2, begin_in_error, (), ENDED).each(turned, range(100)))


@pytest.mark.parametrize("wait", [0.0, 0.02, 0.1, 0.2], ids=str)
def test_one_that_is_killed_while_the_others_start(wait: float) -> None:
    def kill() -> None:
        while not (children := active_children()):
            time.sleep(0.001)
        time.sleep(wait)
        children[0].kill()

    with ThreadPoolExecutor(1) as beside:
        killing = beside.submit(kill)
        with pytest.raises(BelligraphError, match=ENDED):
            list(TEAM.each(turned, range(100_000)))
        killing.result()
    assert not active_children()


def test_whoever_stops_listening_leaves_nothing_running() -> None:
    answers = TEAM.each(turned, range(100_000))
    assert next(answers) == 0
    answers.close()
    assert not active_children()


@pytest.mark.parametrize("wait", [0.0, 0.02, 0.1], ids=str)
def test_ctrl_c_does_not_reach_a_process_that_starts(
    wait: float, capfd: pytest.CaptureFixture[str]
) -> None:
    def interrupt() -> None:
        while not (children := active_children()):
            time.sleep(0.001)
        time.sleep(wait)
        for child in children:
            os.kill(child.pid or 0, signal.SIGINT)

    with ThreadPoolExecutor(1) as beside:
        interrupting = beside.submit(interrupt)
        assert list(TEAM.each(turned, range(50))) == [-number for number in range(50)]
        interrupting.result()
    assert capfd.readouterr().err == ""
