"""Coded event tables to dyad-months and to N-Quads: time, memory, growth, beside others.

Rows are made up (`gdelt_rows.py`); each figure comes from a process of its own, so that its memory
is its own. What peers are given and what differs is told in `peers.py`. Sizes are rows.

    python bench/events.py [dyads|quads|growth|spark|peers ...] [--quick] [--rows N] ...
    python bench/events.py --table      the table of docs/scale.md
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import gdelt_rows
import peers
from processes import Run, watched

SEED = 1
TABLE = (10_000, 100_000, 1_000_000, 10_000_000)
HEADS = (
    "rows", "file, MB", "to dyad-months on DuckDB, s", "MB", "dyad-months",
    "on Spark local[2], s", "MB", "to N-Quads, rows/s", "quads", "MB of quads", "MB",
)  # fmt: skip


# What is measured, each in a process of its own.


def dyads(engine: str, file: str) -> dict[str, Any]:
    """A file to dyad-months, on DuckDB or Spark."""
    from belligraph.readers.tables.coded.engines import engine as engines
    from belligraph.readers.tables.coded.reading import Grain

    start = time.perf_counter()
    with engines.spark_engine() if engine == "spark" else engines.duckdb_engine() as running:
        coded, _ = _read(Path(file), running)
        sizes = [(len(b), sum(b["events"].to_pylist())) for b in coded.batches(Grain.DYADS)]
        seconds = time.perf_counter() - start
        months, events = map(sum, zip(*sizes, strict=True))
        return {"seconds": seconds, "months": months, "events": events} | _counts(coded)


def quads(file: str, folder: str) -> dict[str, Any]:
    """A file to N-Quads, event by event; parts are counted and removed as they come."""
    from belligraph.readers.tables.coded import reading
    from belligraph.readers.tables.coded.engines import engine as engines
    from belligraph.readers.tables.coded.telling import rows, writing

    clock = Clock()
    with clock, engines.duckdb_engine() as engine:
        coded, coding = _read(Path(file), engine)
        written = writing.Writing(Path(folder), coding, rows.EventRow)
        lines = size = events = 0
        batches = coded.batches(reading.Grain.EVENTS)
        for part in writing.write(batches, written, os.cpu_count() or 1):
            with clock.stopped():
                lines, size = lines + _lines(part.lines), size + part.lines.stat().st_size
                events += part.rows
                part.lines.unlink()
                part.columns.unlink()
        found = {"quads": lines, "bytes": size, "events": events} | _counts(coded)
    return found | {"seconds": clock.seconds}


def table_of_events(file: str, csv: str) -> dict[str, Any]:
    """The events of a file as the table that peers are given."""
    from belligraph.readers.tables.coded import reading
    from belligraph.readers.tables.coded.engines import engine as engines

    with engines.duckdb_engine() as engine:
        coded, _ = _read(Path(file), engine)
        batches = coded.batches(reading.Grain.EVENTS)
        found = (row for batch in batches for row in batch.to_pylist())
        return {"events": peers.write_events(found, Path(csv))} | _counts(coded)


def rdflib(csv: str, target: str) -> dict[str, Any]:
    """The plain loop."""
    peers.rdflib_loop(Path(csv), Path(target))
    return {}


STAGES: dict[str, Callable[..., dict[str, Any]]] = {
    one.__name__: one for one in (dyads, quads, table_of_events, rdflib)
}


class Clock:
    """Seconds within its block, less those in which it is stopped."""

    seconds = 0.0
    _since = 0.0

    def __enter__(self) -> Clock:
        self._since = time.perf_counter()
        return self

    def __exit__(self, *failed: object) -> None:
        self.seconds += time.perf_counter() - self._since

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """A block that does not count."""
        self.__exit__()
        yield
        self.__enter__()


def _read(file: Path, engine: Any) -> tuple[Any, Any]:
    """A file of GDELT read into the packaged registry; what its rows have in common."""
    from belligraph.project import sample
    from belligraph.readers.codes import codes
    from belligraph.readers.tables.coded.datasets.gdelt import DATASET
    from belligraph.readers.tables.coded.reading import read_coded
    from belligraph.readers.tables.coded.telling.claims import Coding
    from belligraph.readers.tables.intake import Intake
    from belligraph.readers.tables.refused import Refused

    base = sample().tables().registry
    intake = Intake(base, "belligraph")
    source = intake.source(DATASET, file, "")
    coded = read_coded(DATASET, [file], engine, intake, Refused(), source.id)
    actors = {**intake.actors.made, **base.actors}
    registry = replace(base, actors=actors, places={**intake.places.made, **base.places})
    known = codes(DATASET.scheme)
    return coded, Coding.of(source, DATASET.publisher, registry, coded.codes, known, "belligraph")


def _counts(coded: Any) -> dict[str, int]:
    return {"rows": coded.counts.rows, "giving": coded.counts.giving}


def _lines(file: Path) -> int:
    with file.open("rb") as opened:
        return sum(block.count(b"\n") for block in iter(lambda: opened.read(2**20), b""))


# What is asked of the stages.


def stage(work: Callable[..., dict[str, Any]], *arguments: object) -> Run:
    """A stage run in a process of its own."""
    return watched([sys.executable, __file__, "--stage", work.__name__, *map(str, arguments)])


def median(times: int, work: Callable[..., dict[str, Any]], *arguments: object) -> Run:
    """The middle one of so many runs of a stage, by seconds."""
    return sorted((stage(work, *arguments) for _ in range(times)), key=_seconds)[times // 2]


def _seconds(run: Run) -> float:
    return float(run.said["seconds"])


class Files:
    """Made-up rows in a folder, each file made once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def of(self, rows: int) -> Path:
        """The file of so many rows."""
        file = self.folder / f"{rows}.tsv"
        if not file.exists():
            gdelt_rows.write(file, rows, SEED)
        return file

    def fresh(self, name: str) -> Path:
        """An empty folder."""
        return Path(tempfile.mkdtemp(prefix=name, dir=self.folder))


def tell(name: str, value: float | int | str, target: str = "") -> None:
    """One line of the report."""
    said = value if isinstance(value, str) else f"{value:,.2f}" if value < 100 else f"{value:,.0f}"
    print(f"{name:>44}  {said:>12}  {target}".rstrip(), flush=True)


def report_dyads(files: Files, asked: argparse.Namespace) -> None:
    """Rows to dyad-months on DuckDB."""
    run = median(asked.times, dyads, "duckdb", files.of(asked.rows))
    print(f"{asked.rows:,} rows to dyad-months on DuckDB, median of {asked.times}")
    tell("s", _seconds(run), "at most 5 s for 1,000,000 rows")
    tell("MB", run.megabytes, "at most 1,024")
    tell("share of rows that give a claim", run.said["giving"] / run.said["rows"])
    tell("events", run.said["events"])
    tell("dyad-months", run.said["months"])


def report_quads(files: Files, asked: argparse.Namespace) -> None:
    """Rows to N-Quads, of a tenth and of all."""
    tenth, whole = (stage(quads, files.of(n), files.fresh("quads")) for n in _tenth(asked.rows))
    for run in (tenth, whole):
        print(f"{run.said['rows']:,} rows to N-Quads, event by event")
        tell("rows of input/s", run.said["rows"] / _seconds(run), "at least 60,000")
        tell("events/s", run.said["events"] / _seconds(run))
        tell("quads/s", run.said["quads"] / _seconds(run))
        tell("MB/s", run.said["bytes"] / 2**20 / _seconds(run))
        tell("quads an event", run.said["quads"] / run.said["events"])
        tell("MB in memory", run.megabytes)
    tell("memory of all / of a tenth", whole.megabytes / tenth.megabytes, "about 1")


def report_growth(files: Files, asked: argparse.Namespace) -> None:
    """Whether ten times the rows take ten times the time."""
    small, large = (stage(dyads, "duckdb", files.of(n)) for n in _tenth(asked.large))
    print(f"{asked.large:,} rows to dyad-months on DuckDB")
    tell("s", _seconds(large))
    tell("MB", large.megabytes)
    tell("seconds / those of a tenth", _seconds(large) / _seconds(small), "at most 11")


def report_spark(files: Files, asked: argparse.Namespace) -> None:
    """The same file on Spark, the start of Java included."""
    here, there = (stage(dyads, engine, files.of(asked.rows)) for engine in ("duckdb", "spark"))
    print(f"{asked.rows:,} rows to dyad-months on Spark local[2]")
    tell("s", _seconds(there))
    tell("MB, Java and Python together", there.megabytes)
    tell("seconds / DuckDB's", _seconds(there) / _seconds(here))
    tell("MB / DuckDB's", there.megabytes / here.megabytes)
    tell("as many dyad-months", "yes" if there.said["months"] == here.said["months"] else "NO")


def report_peers(files: Files, asked: argparse.Namespace) -> None:
    """The project from GDELT's rows, morph-kgc and rdflib from a finished table of events."""
    ours = stage(quads, files.of(asked.peer_rows), files.fresh("quads"))
    print(f"N-Quads beside others, whole processes; the project on {asked.peer_rows:,} rows")
    tell("events/s", ours.said["events"] / ours.seconds)
    tell("rows/s", asked.peer_rows / ours.seconds)
    for name, rows, run in _peers(files, asked):
        rate = run.said["events"] / run.seconds
        print(f"{name}, from the events of {rows:,} rows")
        tell("events/s", rate)
        tell("rows/s, if it had read them", rows / run.seconds)
        tell("quads an event", run.said["quads"] / run.said["events"])
        tell("MB in memory", run.megabytes)
        tell("the project / it", ours.said["events"] / ours.seconds / rate)
    print(peers.WHAT_DIFFERS)


def _peers(files: Files, asked: argparse.Namespace) -> Iterator[tuple[str, int, Run]]:
    yield "rdflib", asked.rdflib_rows, _peer(files, asked.rdflib_rows, _rdflib)
    if asked.quick and asked.environment is None:
        print("morph-kgc left out: it has to be installed first (--environment FOLDER)")
        return
    python = peers.environment(asked.environment or files.folder / "morph-kgc")
    yield "morph-kgc", asked.peer_rows, _peer(
        files, asked.peer_rows, lambda csv, nq: watched(peers.morph_kgc(python, csv, nq))
    )  # fmt: skip


def _rdflib(csv: Path, target: Path) -> Run:
    return stage(rdflib, csv, target)


def _peer(files: Files, rows: int, work: Callable[[Path, Path], Run]) -> Run:
    folder = files.fresh("peer")
    csv, target = folder / "events.csv", folder / "out.nq"
    found = stage(table_of_events, files.of(rows), csv).said
    run = work(csv, target)
    run.said.update(found, quads=_lines(target))
    target.unlink()
    return run


def _tenth(rows: int) -> tuple[int, int]:
    return rows // 10, rows


REPORTS = {
    "dyads": report_dyads,
    "quads": report_quads,
    "growth": report_growth,
    "spark": report_spark,
    "peers": report_peers,
}
SOON = ("dyads", "quads", "growth", "peers")
"""Those of a quick run, unless others are named: Java alone takes longer."""


def table(files: Files, sizes: Iterable[int]) -> Iterator[str]:
    """The lines of the table of docs/scale.md."""
    yield f"| {' | '.join(HEADS)} |"
    yield f"|{' ---: |' * len(HEADS)}"
    for rows in sizes:
        file = files.of(rows)
        here, there = stage(dyads, "duckdb", file), stage(dyads, "spark", file)
        lines = stage(quads, file, files.fresh("quads"))
        cells = (
            f"{rows:,}", f"{file.stat().st_size / 2**20:,.0f}",
            f"{_seconds(here):,.1f}", f"{here.megabytes:,.0f}", f"{here.said['months']:,}",
            f"{_seconds(there):,.1f}", f"{there.megabytes:,.0f}",
            f"{rows / _seconds(lines):,.0f}", f"{lines.said['quads']:,}",
            f"{lines.said['bytes'] / 2**20:,.0f}", f"{lines.megabytes:,.0f}",
        )  # fmt: skip
        yield f"| {' | '.join(cells)} |"


def arguments() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("reports", nargs="*", metavar="|".join(REPORTS), help="default: all")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=3, help="how often that is done; the median")
    parser.add_argument("--large", type=int, default=10_000_000, help="for growth")
    parser.add_argument("--peer-rows", type=int, default=100_000, help="for morph-kgc")
    parser.add_argument("--rdflib-rows", type=int, default=20_000, help="for rdflib, which is slow")
    parser.add_argument("--environment", type=Path, help="where morph-kgc is, or is put and kept")
    parser.add_argument("--quick", action="store_true", help="small sizes, under a minute")
    parser.add_argument("--table", action="store_true", help="the table of docs/scale.md")
    asked = parser.parse_args()
    if unknown := set(asked.reports) - REPORTS.keys():
        parser.error(f"no such report: {', '.join(sorted(unknown))}")
    if asked.quick:
        asked.times = 1
        asked.rows, asked.large, asked.peer_rows, asked.rdflib_rows = 20_000, 50_000, 5_000, 2_000
    return asked


def main() -> None:
    """Report what is asked for."""
    if sys.argv[1:2] == ["--stage"]:
        print(json.dumps(STAGES[sys.argv[2]](*sys.argv[3:])))
        return
    asked = arguments()
    with tempfile.TemporaryDirectory(prefix="belligraph-bench-") as folder:
        files = Files(Path(folder))
        if asked.table:
            for line in table(files, TABLE[:2] if asked.quick else TABLE):
                print(line, flush=True)
            return
        for name in asked.reports or (SOON if asked.quick else REPORTS):
            REPORTS[name](files, asked)
            print(flush=True)


if __name__ == "__main__":
    main()
