"""Coded event tables: GDELT, ICEWS, ACLED, the same way for a thousand rows or a billion.

    files -> staging             one Parquet file of text columns, each row with its line;
                                 bad rows told, all of them
          -> datasets            entries: what a row says, in columns all datasets share
          -> keys                what codes, sides and places mean, looked up once each
          -> events, dyads       events, and events of two actors gathered by month
          -> telling             claims of the model, or N-Quads in a stream

`reading` goes this way; whatever has to do with all rows is an expression that an engine of
`engines` computes: DuckDB within this process, or Spark.
"""

from ....errors import MissingExtraError

try:
    from .datasets.acled import DATASET as _ACLED
    from .datasets.dataset import CodedDataset
    from .datasets.gdelt import DATASET as _GDELT
    from .datasets.icews import DATASET as _ICEWS
    from .dyads import dyad_months
    from .engines import Engine, duckdb_engine, spark_engine
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
