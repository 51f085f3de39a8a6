"""Where expressions over event tables are computed: DuckDB in this process, or Apache Spark.

Both read and write Parquet in a temporary folder that goes away with the engine, so that results
of any size pass in a stream and mean the same on both.
"""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from .....errors import BelligraphError, MissingExtraError
from .spark import spark_session

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis import Schema

MEMORY = "768MB"
"""What an engine may hold by default, so that a process stays below 1 GB with the rest of it."""
BATCH = 2**16
"""Rows of a batch."""
GROUP = 2**16
"""Rows of a group within a Parquet file: what one thread reads at a time."""
_FOREIGN = frozenset({"_duckdb", "duckdb", "py4j", "pyspark"})


@dataclass(frozen=True, slots=True)
class Engine:
    """Computes Ibis expressions over Parquet files.

    Attributes:
        name: `DuckDB` or `Spark`.
        folder: for temporary files.
        read: the table that a Parquet file is.
        write: writes what an expression gives as Parquet, into a file or a folder of parts.
    """

    name: str
    folder: Path
    read: Callable[[Path], ir.Table]
    write: Callable[[ir.Table, Path], None]
    _numbers: Iterator[int] = field(default_factory=count)

    def table(self, parquet: Path) -> ir.Table:
        """The table in a Parquet file."""
        return self.read(parquet)

    def fresh(self) -> Path:
        """A path of a Parquet file that is not there yet."""
        return self.folder / f"{next(self._numbers)}.parquet"

    def lookup(self, table: pa.Table) -> ir.Table:
        """A small table made in Python, to be joined."""
        path = self.fresh()
        pq.write_table(table, path)
        return self.read(path)

    def kept(self, expression: ir.Table) -> ir.Table:
        """What an expression gives, computed once."""
        return self.read(self._written(expression))

    def batches(self, expression: ir.Table) -> Iterator[pa.RecordBatch]:
        """What an expression gives, in its order, never all in memory.

        Raises:
            BelligraphError: the engine gave up; its first line of complaint.
        """
        path = self._written(expression)
        schema = expression.schema().to_pyarrow()
        for part in _parts(path):
            with pq.ParquetFile(part) as file:
                for batch in file.iter_batches(BATCH):
                    yield batch.cast(schema)
            part.unlink()

    def rows(self, expression: ir.Table) -> list[dict[str, Any]]:
        """What an expression gives, where that is little."""
        return [row for batch in self.batches(expression) for row in batch.to_pylist()]

    def _written(self, expression: ir.Table) -> Path:
        path = self.fresh()
        try:
            self.write(expression, path)
        except Exception as error:
            if not _foreign(error):
                raise
            complaint = str(error).strip().partition("\n")[0]
            raise BelligraphError(f"{self.name} could not do it: {complaint}") from None
        return path


@contextmanager
def duckdb_engine(
    memory: str = MEMORY, threads: int | None = None, folder: Path | None = None
) -> Iterator[Engine]:
    """DuckDB within this process, spilling to disk what does not fit.

    Args:
        memory: what it may hold, as `768MB`.
        threads: how many it may use; None = all cores.
        folder: where temporary files go; None = the system's place.

    Raises:
        MissingExtraError: DuckDB is not installed.
    """
    _need("duckdb", "DuckDB", "tables")
    import ibis

    with TemporaryDirectory(prefix="belligraph-", dir=folder) as made:
        backend = ibis.duckdb.connect(
            memory_limit=memory,
            temp_directory=str(Path(made) / "spilled"),
            preserve_insertion_order=False,
            autoinstall_known_extensions=False,
            **({"threads": threads} if threads else {}),
        )

        def read(path: Path) -> ir.Table:
            with warnings.catch_warnings():
                # Ibis 12 asks for results by a name that DuckDB 2 means to drop
                warnings.filterwarnings("ignore", category=DeprecationWarning)
                return backend.read_parquet(path)

        def write(expression: ir.Table, path: Path) -> None:
            backend.raw_sql(_copying(backend.compile(expression), expression.schema(), path))

        try:
            yield Engine("DuckDB", Path(made), read, write)
        finally:
            backend.disconnect()


@contextmanager
def spark_engine(
    master: str = "local[2]", memory: str = "1g", folder: Path | None = None
) -> Iterator[Engine]:
    """Apache Spark, in a session of its own that ends with the engine.

    Args:
        master: where it runs: `local[2]` is two threads of this machine.
        memory: what its driver may hold.
        folder: where temporary files go; all executors must reach it.

    Raises:
        MissingExtraError: PySpark is not installed.
        BelligraphError: there is no Java, or Spark does not start.
    """
    _need("pyspark", "Apache Spark", "spark")
    import ibis

    with ExitStack() as held:
        made = Path(held.enter_context(TemporaryDirectory(prefix="belligraph-", dir=folder)))
        session = held.enter_context(spark_session(master, memory, made))
        backend = ibis.pyspark.connect(session)
        yield Engine("Spark", made, backend.read_parquet, backend.to_parquet)


def _copying(query: str, schema: Schema, path: Path) -> str:
    """The statement that writes a query's rows; DuckDB's sums are wider than Ibis takes them."""
    whole = [name for name, kind in schema.items() if kind.is_integer()]
    casts = ", ".join(f'CAST("{name}" AS BIGINT) AS "{name}"' for name in whole)
    columns = f"* REPLACE ({casts})" if casts else "*"
    target = str(path).replace("'", "''")
    options = f"FORMAT parquet, ROW_GROUP_SIZE {GROUP}"
    return f"COPY (SELECT {columns} FROM ({query})) TO '{target}' ({options})"  # noqa: S608


def _foreign(error: Exception) -> bool:
    """Whether an error is the engine's own, and no mistake of ours."""
    return any(kind.__module__.partition(".")[0] in _FOREIGN for kind in type(error).__mro__)


def _need(module: str, name: str, extra: str) -> None:
    if importlib.util.find_spec(module) is None:
        raise MissingExtraError(name, extra)


def _parts(path: Path) -> list[Path]:
    """The files of a result: one of DuckDB's, or a folder of Spark's, numbered in order."""
    return sorted(path.glob("part-*.parquet")) if path.is_dir() else [path]
