"""Frictionless accepts the package of a project's folder, and refuses what was changed in it."""

from __future__ import annotations

import io
import json
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from belligraph.exports import write_datapackage
from belligraph.project import open_project


def described(folder: Path) -> dict:
    out = io.BytesIO()
    project = open_project(folder)
    write_datapackage(project.files, project.title, out)
    return json.loads(out.getvalue())


@pytest.fixture
def package(tmp_path):
    """A copy of the sample's folder with its descriptor."""
    folder = tmp_path / "sample"
    with as_file(files("belligraph.data")) as data:
        shutil.copytree(data, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "datapackage.json").write_text(json.dumps(described(folder)), "utf-8")
    return folder


@pytest.fixture
def problems():
    """What `frictionless validate` finds wrong in a folder, as (table, kind of problem)."""
    frictionless = pytest.importorskip("frictionless")

    def validate(folder: Path) -> set[tuple[str, str]]:
        report = frictionless.validate(str(folder / "datapackage.json"))
        assert len(report.tasks) == len(described(folder)["resources"])
        return {(task.name, error.type) for task in report.tasks for error in task.errors}

    return validate


def test_the_sample_is_valid(package, problems) -> None:
    assert problems(package) == set()


def test_a_small_project_is_valid(small, problems) -> None:
    (small / "datapackage.json").write_text(json.dumps(described(small)), "utf-8")
    assert problems(small) == set()


def test_a_changed_table_and_a_bad_cell_are_found(package, problems) -> None:
    claims = package / "claims" / "csm-2014-01-06.csv"
    text = claims.read_text("utf-8")
    claims.write_text(text.replace(",supports,", ",likes,", 1), "utf-8")
    found = problems(package)
    assert ("claims-csm-2014-01-06", "hash-count") in found
    descriptor = described(package)  # with its new digest, so that the rows are looked at
    (package / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    assert problems(package) == {("claims-csm-2014-01-06", "constraint-error")}


def test_every_table_of_the_project_is_in_it(package) -> None:
    found = {resource["path"] for resource in described(package)["resources"]}
    tables = {p.relative_to(package).as_posix() for p in package.glob("claims/*.csv")}
    assert tables < found
    assert found - tables == {
        f"{name}.csv"
        for name in ("actors", "events", "places", "publishers", "retractions", "sources",
                     "theatres")
    }  # fmt: skip


def test_it_says_title_and_licence(package, small) -> None:
    sample = described(package)
    assert sample["title"] == open_project(package).title
    assert sample["licenses"] == [{"name": "CC-BY-4.0"}]
    assert (described(small)["name"], "licenses" in described(small)) == ("small", False)


def test_columns_that_the_tables_lack_are_not_described(small) -> None:
    resources = {r["path"]: r["schema"]["fields"] for r in described(small)["resources"]}
    header = (small / "claims" / "claims.csv").read_text("utf-8").splitlines()[0]
    assert [f["name"] for f in resources["claims/claims.csv"]] == header.split(",")
