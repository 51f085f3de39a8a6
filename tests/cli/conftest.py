"""The command line in the process of the test, where a process of its own would prove no more."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from belligraph.cli import main


class Told(NamedTuple):
    """What a command said: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, str]]:
        """Standard output read as CSV."""
        return list(csv.DictReader(self.out.splitlines(keepends=True)))


Tell = Callable[..., Told]


@pytest.fixture
def tell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tell:
    """Runs the program: `tell("path", "iran", "usa", "--store", store)`."""
    monkeypatch.delenv("BELLIGRAPH_STORE", raising=False)

    def run(*arguments: object) -> Told:
        capsys.readouterr()
        monkeypatch.setattr(sys, "argv", ["belligraph", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        code = end.value.code
        assert isinstance(code, int)
        return Told(code, *capsys.readouterr())

    return run


@pytest.fixture
def of_sample(tell: Tell, sample_out: Path) -> Tell:
    """The same on the store of the sample, with JSON, CSV or a table."""
    return lambda *arguments: tell(*arguments, "--store", sample_out / "store")


@pytest.fixture
def listed(tmp_path: Path) -> Callable[[Iterable[tuple[str, str, object]]], Path]:
    """Writes a list of edges and gives its file."""

    def write(rows: Iterable[tuple[str, str, object]]) -> Path:
        path = tmp_path / "edges.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("source", "target", "sign"), *rows])
        return path

    return write
