"""The wheel carries everything that the package needs at run time."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
INSIDE = {"graph": "belligraph", "ontology": "belligraph/ontology", "data": "belligraph/data"}
UNKEPT = {"__pycache__"}


@pytest.mark.slow
def test_the_wheel_holds_all_files_of_the_package(tmp_path: Path) -> None:
    source = tmp_path / "source"  # a build leaves files beside the sources
    for name in ("graph", "ontology", "data"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns(*UNKEPT))
    for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
               "--wheel-dir", str(tmp_path), str(source)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        f"{place}/{file.relative_to(ROOT / folder).as_posix()}"
        for folder, place in INSIDE.items()
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and not UNKEPT & set(file.parts)
    }
    assert len(expected) > 150
    assert expected - held == set()
    assert not [name for name in held if "report-2014" in name]
