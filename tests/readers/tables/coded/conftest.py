"""One session of Spark for all tests of a worker: Java takes long to start."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from belligraph.readers.tables.coded import Engine, spark_engine


@pytest.fixture(scope="session")
def spark() -> Iterator[Engine]:
    pytest.importorskip("pyspark")
    with spark_engine() as engine:
        yield engine
