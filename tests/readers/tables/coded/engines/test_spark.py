"""Spark's session is quiet, the only one, and ends with its Java process."""

from __future__ import annotations

import subprocess
import sys

import pytest

from belligraph.errors import BelligraphError
from belligraph.readers.tables.coded.engines import spark_engine

PROGRAM = """
import os
from pathlib import Path
import pyarrow as pa
from belligraph.errors import BelligraphError
from belligraph.readers.tables.coded.engines import spark_engine

def children():
    stats = (path.read_text().rpartition(")")[2] for path in Path("/proc").glob("[0-9]*/stat"))
    return sum(stat.split()[1] == str(os.getpid()) for stat in stats)

for _ in range(2):
    with spark_engine() as engine:
        print(engine.rows(engine.lookup(pa.table({"n": [1, 2]}))), children())
        try:
            spark_engine().__enter__()
        except BelligraphError as error:
            print(error)
    print(engine.folder.exists(), children())
"""


def test_without_java_spark_says_so(monkeypatch, tmp_path) -> None:
    pytest.importorskip("pyspark")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(BelligraphError, match="needs Java 17"), spark_engine(folder=tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_session_is_quiet_and_leaves_no_process_and_no_file() -> None:
    pytest.importorskip("pyspark")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=500
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == 2 * [
        "[{'n': 1}, {'n': 2}] 1",
        "a Spark session is at work in this process; stop it first",
        "False 0",
    ]
