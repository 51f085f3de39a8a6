"""Coded event tables: GDELT, ICEWS, ACLED, the same way for a thousand rows or a billion.

    files -> texts, shapes, staging     one Parquet file of text columns, each row with its line
          -> checks, checking           bad rows told, all of them
          -> gdelt, icews, acled        entries: what a row says, in columns all datasets share
          -> resolving, sides, spots    what codes, sides and places mean, looked up once each
          -> events, dyads              events, and events of two actors gathered by month
          -> claims, writing            claims of the model, or N-Quads in a stream

Whatever has to do with all rows is an expression that an engine computes: DuckDB within this
process, or Spark.
"""

from ....errors import MissingExtraError

try:
    from .acled import DATASET as _ACLED
    from .dataset import CodedDataset
    from .dyads import dyad_months
    from .engines import Engine, duckdb_engine, spark_engine
    from .gdelt import DATASET as _GDELT
    from .icews import DATASET as _ICEWS
    from .reading import Coded, Counts, Grain, read_coded
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] not in ("ibis", "pyarrow"):
        raise
    raise MissingExtraError("Ibis, which reads coded event tables,", "tables") from None

DATASETS = {dataset.reader: dataset for dataset in (_GDELT, _ICEWS, _ACLED)}
"""By the name of the reader."""

__all__ = [
    "DATASETS",
    "Coded",
    "CodedDataset",
    "Counts",
    "Engine",
    "Grain",
    "duckdb_engine",
    "dyad_months",
    "read_coded",
    "spark_engine",
]
