"""The notebooks run from a clean kernel, without a network, and show what they are kept with."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import nbformat
import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
QUICK = {"01-first-look", "03-sparql"}


def runner() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_notebooks", ROOT / "docs" / "notebooks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shown(notebook: Any) -> list[list[tuple[str, str]]]:
    """The kinds of outputs of each cell of code, and what is text alone."""
    return [
        [(o.output_type, o.get("text", "") if o.get("name") == "stdout" else "")
         for o in cell.outputs]
        for cell in notebook.cells if cell.cell_type == "code"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(file, id=file.stem, marks=[] if file.stem in QUICK else pytest.mark.slow)
        for file in NOTEBOOKS
    ],
)
def test_a_notebook_runs_and_shows_what_it_is_kept_with(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # nobody listens there
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.delenv("BELLIGRAPH_GED", raising=False)
    run = runner()
    found, kept = run.kept(run.run(file)), nbformat.read(file, as_version=4)
    assert shown(found) == shown(kept)


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda f: f.stem)
def test_what_is_kept_tells_nothing_of_the_machine(file: Path) -> None:
    text = file.read_text("utf-8")
    assert str(Path.home()) + "/" not in text
    assert str(ROOT) not in text
    assert "/tmp/" not in text  # noqa: S108
    assert "\\u001b" not in text
    assert "Traceback" not in text


def test_the_list_of_notebooks_is_whole() -> None:
    listed = (ROOT / "notebooks" / "README.md").read_text("utf-8")
    assert len(NOTEBOOKS) == 7
    assert all(f"({file.name})" in listed for file in NOTEBOOKS)
