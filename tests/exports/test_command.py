"""`belligraph export`: one command for every format, the same bytes each time, one clear error."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from belligraph.exports import FORMATS
from belligraph.exports.formats import Format
from calling import under_another_seed

ROOT = Path(__file__).parents[2]
OF_STORES = [name for name, format_ in FORMATS.items() if format_.write is not None]
WHOLE = [name for name, format_ in FORMATS.items() if format_.of == "graph"]


@pytest.fixture(scope="module")
def export(belligraph, sample_out):
    """Runs the command on the store of the sample."""

    def run(*arguments: object, **given):
        return belligraph("export", *arguments, "--store", sample_out / "store", **given)

    return run


@pytest.fixture(scope="module")
def again(once, sample_out) -> Path:
    """A folder with every format, by its name, as another process writes them."""

    def fill(folder: Path) -> None:
        folder.mkdir()
        asked = [["export", one, "--out", one, "--store", sample_out / "store"]
                 for one in OF_STORES]  # fmt: skip
        assert under_another_seed(asked, folder) == ""

    return once("exports", fill)


@pytest.mark.parametrize("format_", OF_STORES)
def test_the_same_graph_gives_the_same_bytes(export, again, tmp_path, format_) -> None:
    path = tmp_path / "x"
    done = export(format_, "--out", path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert path.read_bytes() == (again / format_).read_bytes() != b""


def test_the_terminal_gets_the_same_as_a_file(export, tmp_path) -> None:
    export("followthemoney", "--out", tmp_path / "x")
    assert export("followthemoney").stdout == (tmp_path / "x").read_text("utf-8")


def test_without_a_format_it_is_trig(export) -> None:
    assert export().stdout == export("trig").stdout


def test_a_view_is_as_of_the_build_unless_another_is_asked_for(export) -> None:
    def as_of(*options: str) -> str:
        return json.loads(export("node-link", *options).stdout)["graph"]["as_of"]

    assert as_of() == "2014-01-06"
    assert as_of("--as-of", "2006-11") == "2006-11-30"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        *(([name, "--as-of", "2014"], f"{name} takes no --as-of: it holds the whole graph")
          for name in WHOLE),
        (["csv", "--derived"], "csv takes no --derived"),
        (["gexf-dynamic", "--as-of", "2014"], "takes no --as-of: it holds all dates"),
        (["followthemoney", "--populations"], "takes no --populations"),
        (["gexf", "--project", "x"], "gexf takes no --project"),
        (["docx"], "'docx' is not one of 'trig'"),
    ],
)  # fmt: skip
def test_what_a_format_has_no_use_for_is_refused(export, arguments, said) -> None:
    done = export(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize(
    ("short", "format_"), [("graphml", "graphml"), ("gexf", "gexf"), ("json", "node-link")]
)
@pytest.mark.parametrize("options", [[], ["--derived", "--as-of", "2014-06"]])
def test_network_is_a_short_form(belligraph, sample_out, export, short, format_, options) -> None:
    store = ("--store", sample_out / "store")
    done = belligraph("network", "--format", short, *options, *store)
    assert (done.returncode, done.stdout) == (0, export(format_, *options).stdout)
    assert re.fullmatch(r"\d+ actors, \d+ relations\n", done.stderr)
    assert ("derived" in done.stdout) == bool(options)


def test_a_folder_that_is_not_there_is_named(export, tmp_path) -> None:
    done = export("csv", "--out", tmp_path / "nodir" / "f")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"Error: {tmp_path}/nodir/f cannot be written: there is no folder {tmp_path}/nodir\n"
    )
    assert not (tmp_path / "nodir").exists()


def test_an_unwritable_file_is_one_line(export, tmp_path) -> None:
    done = export("csv", "--out", tmp_path / f"{'long' * 70}-file.csv")
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"Error: .*file\.csv cannot be written: .*\n", done.stderr)


def test_a_missing_package_is_one_line_and_leaves_the_old_file(export, tmp_path) -> None:
    (tmp_path / "pyarrow.py").write_text("raise ImportError")
    out = tmp_path / "claims.parquet"
    out.write_bytes(b"old")
    done = export("parquet", "--out", out, env={"PYTHONPATH": str(tmp_path)})
    assert (done.returncode, out.read_bytes()) == (1, b"old")
    assert re.fullmatch(r"Error: pyarrow.*pip install 'belligraph\[tables\]'\n", done.stderr)


def test_a_data_package_lies_beside_its_tables(belligraph, small, tmp_path) -> None:
    path = small / "datapackage.json"
    done = belligraph("export", "datapackage", "--project", small, "--out", path)
    assert (done.returncode, done.stderr) == (0, "")
    printed = belligraph("export", "datapackage", "--project", small)
    assert printed.stdout == path.read_text("utf-8")
    elsewhere = tmp_path / "elsewhere.json"
    done = belligraph("export", "datapackage", "--project", small, "--out", elsewhere)
    assert done.returncode == 1
    assert "lies in the folder of its tables, and actors.csv is not there" in done.stderr
    assert not elsewhere.exists()


def test_every_format_has_a_line_in_the_table_of_losses() -> None:
    text = (ROOT / "docs" / "exports.md").read_text("utf-8")
    listed = re.findall(r"^\| `([a-z0-9-]+)` \|", text, re.MULTILINE)
    assert sorted(listed) == sorted(FORMATS)


@pytest.mark.parametrize("format_", FORMATS.values(), ids=FORMATS)
def test_a_format_tells_what_it_is_in_a_few_words(format_: Format) -> None:
    assert 0 < len(format_.told) <= 50
