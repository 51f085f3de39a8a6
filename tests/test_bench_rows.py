"""The rows made up for measuring are such as GDELT 1.0 has, always the same, in the mix they say.

What a legal row is stands in one function, and GDELT's own rows are held to it too.
"""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from belligraph.project import sample
from belligraph.readers.codes import Quad, codes
from belligraph.readers.tables.intake import Intake
from belligraph.readers.tables.refused import Refused

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "bench" / "gdelt_rows.py"
REAL = ROOT.parent / "shared" / "data" / "gdelt" / "events_sample.tsv"
ROWS = 40_000
CODES = codes("cameo")
QUADS = list(Quad)
SIDES, GEOS = (slice(5, 15), slice(15, 25)), (slice(35, 42), slice(42, 49), slice(49, 56))
Lines = Callable[..., Iterator[str]]


@pytest.fixture(scope="module")
def lines() -> Lines:
    return runpy.run_path(str(SCRIPT))["lines"]  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def rows(lines: Lines) -> list[list[str]]:
    return [line.split("\t") for line in "".join(lines(ROWS)).splitlines()]


def faults(row: list[str]) -> list[str]:
    """What is wrong with a row of GDELT 1.0, by its codebook and by its own other columns."""
    if len(row) != 58:
        return [f"{len(row)} columns"]
    day, added = (datetime.strptime(row[at], "%Y%m%d").date() for at in (1, 56))
    code, base, root, quad, weight = row[26:31]
    fraction = day.year + ((day.month - 1) * 30 + day.day) / 365
    sound = {
        "id": row[0].isdigit(),
        "month": row[2] == f"{day:%Y%m}" and row[3] == f"{day.year}",
        "fraction": abs(float(row[4]) - fraction) < 0.01,
        "added": added >= day,
        "codes": code in CODES and (base, root) == (code[:3], code[:2]),
        "class": quad == str(1 + QUADS.index(CODES[root].quad)) if root in CODES else False,
        "weight": -10 <= float(weight) <= 10,
        "leads": row[25] in ("0", "1"),
        "counts": all(int(n) >= 1 for n in row[31:34]) and int(row[32]) <= int(row[31]),
        "tone": -100 <= float(row[34]) <= 100,
        "address": row[57].startswith(("http://", "https://")),
        "sides": all(bool(row[at][0]) == bool(row[at][1]) for at in SIDES),
        "coded sides": all(row[at][0] or not any(row[at]) for at in SIDES),
    }
    return [name for name, held in sound.items() if not held] + [
        "place" for at in GEOS if not placed(row[at])
    ]


def placed(geo: list[str]) -> bool:
    """Whether type, name, country, province, latitude, longitude and feature go together."""
    kind, name, country, province, latitude, longitude, _ = geo
    if kind == "0":
        return not any(geo[1:])
    return (
        kind in "12345"
        and bool(name)
        and province.startswith(country)
        and -90 <= float(latitude) <= 90
        and -180 <= float(longitude) <= 180
    )


def test_every_row_is_one_that_gdelt_may_have(rows: list[list[str]]) -> None:
    assert len(rows) == ROWS
    assert not {fault for row in rows for fault in faults(row)}


def test_gdelt_itself_keeps_these_rules() -> None:
    if not REAL.is_file():
        pytest.skip(f"GDELT's rows are not at {REAL}")
    real = [line.split("\t") for line in REAL.read_text("utf-8").splitlines()]
    assert not Counter(f for row in real if len(row) == 58 for f in faults(row))


def test_weights_and_classes_are_those_of_the_codes(rows: list[list[str]]) -> None:
    for row in rows[:5_000]:
        code = CODES[row[26]]
        assert (float(row[30]), int(row[29])) == (code.intensity, 1 + QUADS.index(code.quad))


def test_the_same_seed_gives_the_same_rows_and_another_gives_others(lines: Lines) -> None:
    once, again, other = ("".join(lines(1_000, seed)) for seed in (1, 1, 2))
    assert once == again
    assert once != other
    assert len(set(once.splitlines()) & set(other.splitlines())) == 0


def test_rows_come_in_blocks_that_never_hold_the_whole_file(lines: Lines) -> None:
    sizes = [block.count("\n") for block in lines(ROWS)]
    assert sum(sizes) == ROWS
    assert max(sizes) < ROWS


def test_ids_are_the_rows_own_and_days_added_run_through_one_year(rows: list[list[str]]) -> None:
    assert len({row[0] for row in rows}) == ROWS
    added = [row[56] for row in rows]
    assert added == sorted(added)
    assert len(set(added)) == 365


def test_the_mix_is_about_what_it_says(rows: list[list[str]]) -> None:
    happenings = {(row[1], row[5], row[15], row[26], row[50]) for row in rows}
    assert 0.08 < 1 - len(happenings) / ROWS < 0.12
    assert 250 < len({side for row in rows for side in (row[5], row[15])}) < 350
    assert 1_800 < len({row[at][1] for row in rows for at in GEOS}) < 2_200


@pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")  # ibis with DuckDB 2
def test_the_reader_finds_no_bad_cell_and_claims_in_a_third(lines: Lines, tmp_path: Path) -> None:
    pytest.importorskip("ibis", reason="needs the extra of event tables")
    from belligraph.readers.tables.coded.datasets.gdelt import DATASET
    from belligraph.readers.tables.coded.engines import duckdb_engine
    from belligraph.readers.tables.coded.reading import read_coded

    file = tmp_path / "rows.CSV"
    file.write_text("".join(lines(5_000)), encoding="utf-8")
    intake = Intake(sample().tables().registry)
    with duckdb_engine() as engine:
        counts = read_coded(DATASET, [file], engine, intake, Refused(), "gdelt").counts
    assert (counts.rows, counts.bad) == (5_000, 0)
    assert 0.3 < counts.giving / counts.rows < 0.37


def test_the_command_writes_the_same_in_a_process_of_its_own(lines: Lines, tmp_path: Path) -> None:
    command = [sys.executable, str(SCRIPT), "500", str(tmp_path / "rows.tsv"), "--seed", "7"]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "7"})
    assert (tmp_path / "rows.tsv").read_bytes() == "".join(lines(500, 7)).encode()
