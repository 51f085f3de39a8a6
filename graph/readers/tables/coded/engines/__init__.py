"""What computes expressions over all rows: DuckDB within this process, or Apache Spark."""

from .engine import BATCH, GROUP, Engine, duckdb_engine, spark_engine

__all__ = ["BATCH", "GROUP", "Engine", "duckdb_engine", "spark_engine"]
