"""A session of Apache Spark that ends with its Java process and says nothing on the terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

from .....errors import BelligraphError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SETTINGS = {
    "spark.sql.ansi.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}
"""Where a cast fails Spark is to give nothing, as DuckDB does when it is asked to try."""
LOCAL = "local"
PARTS = 4
"""Into how many parts groups are cut on one machine; Spark's 200 are meant for a cluster."""
SURROUNDINGS = {"SPARK_LOCAL_HOSTNAME": "localhost", "PYSPARK_PYTHON": sys.executable}
"""Of Spark on one machine: to look its name up may take minutes, and its workers need us."""
PATIENCE = 30
"""Seconds that Java gets to end by itself."""


@contextmanager
def spark_session(master: str, memory: str, folder: Path) -> Iterator[SparkSession]:
    """A session while it is needed.

    Args:
        master: where it runs: `local[2]` is two threads of this machine.
        memory: what its driver may hold, as `1g`.
        folder: for its temporary files.

    Raises:
        BelligraphError: there is no Java, Spark does not start, or a session is there already.
    """
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

    if not _java():
        raise BelligraphError("Apache Spark needs Java 17 or later; set JAVA_HOME or install it")
    if SparkContext._active_spark_context is not None:
        raise BelligraphError("a Spark session is at work in this process; stop it first")
    settings: dict[str, bool | float | int | str | None] = {
        **SETTINGS,
        "spark.driver.memory": memory,
        "spark.local.dir": str(folder),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
    }
    if master.startswith(LOCAL):
        settings["spark.sql.shuffle.partitions"] = PARTS
    with TemporaryFile() as log:
        with _logged(log), _surrounded(master):
            session = _started(SparkSession.builder.master(master).config(map=settings), log)
        gateway = session.sparkContext._gateway
        try:
            yield session
        finally:
            session.stop()
            SparkContext._gateway = SparkContext._jvm = None
            _close(gateway)


def _started(builder: SparkSession.Builder, log: IO[bytes]) -> SparkSession:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        return builder.appName("belligraph").getOrCreate()
    except (PySparkException, Py4JError) as error:
        log.seek(0)
        lines = log.read().decode("utf-8", "replace").split("\n")
        told = [line for line in lines if "rror" in line or "xception" in line] or [str(error)]
        raise BelligraphError(f"Spark did not start: {told[0].strip()}") from None


@contextmanager
def _logged(log: IO[bytes]) -> Iterator[None]:
    """Processes started meanwhile write to a file what they would write to the terminal."""
    terminal = os.dup(2)
    os.dup2(log.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(terminal, 2)
        os.close(terminal)


@contextmanager
def _surrounded(master: str) -> Iterator[None]:
    """Tell Spark on one machine, by the environment, what the user has not told it."""
    new = SURROUNDINGS.keys() - os.environ.keys() if master.startswith(LOCAL) else ()
    os.environ.update((name, SURROUNDINGS[name]) for name in new)
    try:
        yield
    finally:
        for name in new:
            os.environ.pop(name, None)


def _close(gateway: Any) -> None:
    """End the Java process, which would otherwise live as long as this one."""
    gateway.shutdown()
    gateway.proc.stdin.close()
    try:
        gateway.proc.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        gateway.proc.kill()
        gateway.proc.wait()


def _java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java", path=str(Path(home) / "bin") if home else None) is not None
