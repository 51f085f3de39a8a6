"""`belligraph load`: what it prints, and what moves on a terminal."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from belligraph import open_graph

MAIN = "from belligraph.cli import main; main()"
QUADS = '<x:a> <x:b> "one" <x:g> .\n<x:a> <x:b> _:two <x:g> .\n'


def test_it_says_what_came_and_nothing_moves_in_a_pipe(tell, tmp_path) -> None:
    (tmp_path / "a.nq").write_text(QUADS)
    done = tell("load", tmp_path / "a.nq", "--store", tmp_path / "store")
    assert (done.code, done.out) == (0, "")
    found = [" ".join(re.findall(r"[\w ]+", line)).split() for line in done.err.splitlines()]
    assert ["statements", "read", "2"] in found
    assert "\r" not in done.err
    assert "\x1b" not in done.err
    asked = tmp_path / "asked.rq"
    asked.write_text("SELECT ?o { ?s <x:b> ?o FILTER(isLiteral(?o)) }")
    told = tell("query", asked, "--format", "csv", "--store", tmp_path / "store")
    assert told.rows == [{"o": "one"}]
    history = tell("history", "--store", tmp_path / "store")
    assert "load" in history.out + history.err


def test_where_it_went_and_what_did_not_come_is_told(tell, tmp_path) -> None:
    (tmp_path / "plain.nt").write_text("<x:a> <x:b> <x:c> .\n")
    (tmp_path / "empty.nt").write_text("")
    claims = tmp_path / "claims.nq"
    claims.write_bytes(open_graph().store.dump("nquads"))
    loading = "load", tmp_path / "plain.nt", tmp_path / "empty.nt", claims
    first = tell(*loading, "--store", tmp_path / "store").err
    assert "name no graph went to <https://w3id.org/belligraph/id/graph/file/plain.nt>\n" in first
    assert f"Note: there is no statement in {tmp_path / 'empty.nt'}\n" in first
    assert "stay as they were" not in first
    again = tell(*loading, "--store", tmp_path / "store").err
    assert re.search(
        r"Note: \d+ of these claims and entries .* stay as they were; .* not taken", again
    )
    nothing = tell("load", tmp_path / "empty.nt", "--store", tmp_path / "none")
    assert (nothing.code, nothing.err.count("\n")) == (1, 1)
    assert nothing.err == "Error: empty.nt: no statement; expected at least one\n"


def test_what_is_wrong_is_told_by_file_and_line(tell, tmp_path) -> None:
    (tmp_path / "a.nq").write_text(QUADS + "nonsense\n")
    done = tell("load", tmp_path / "a.nq", "--store", tmp_path / "store")
    assert done.code == 1
    assert re.search(r"a\.nq, line 3: not N-Quads: ", done.err)
    assert tell("load", tmp_path / "none.nq").code == 2


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals of POSIX")
def test_on_a_terminal_it_shows_rate_and_time_left(tmp_path: Path) -> None:
    import pty

    (tmp_path / "a.nq").write_text(QUADS)
    terminal, ours = pty.openpty()
    command = [sys.executable, "-c", MAIN, "load", tmp_path / "a.nq", "--store", tmp_path / "store"]
    with subprocess.Popen(command, stdin=ours, stdout=ours, stderr=ours) as running:
        os.close(ours)
        said = b"".join(_read(terminal))
    assert running.returncode == 0
    text = re.sub(r"\x1b\[[0-9;?]*\w", "", said.decode())
    assert "100 %" in text
    assert re.search(r"2 quads, [\d,]+/s, left", text)


def _read(terminal: int) -> Iterator[bytes]:
    """What is written to a terminal, until its other end is closed."""
    try:
        while data := os.read(terminal, 4096):
            yield data
    except OSError:
        os.close(terminal)
