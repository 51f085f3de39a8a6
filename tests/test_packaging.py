"""Wheel and sdist carry all that the package needs at run time, and install by themselves."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
INSIDE = {"graph": "belligraph", "ontology": "belligraph/ontology", "data": "belligraph/data"}
FILES = ("setup.cfg", "pyproject.toml", "README.md", "LICENSE")
UNKEPT = {"__pycache__"}
BINARIES = Path(sys.executable).parent
MOST = 420 * 2**20
"""Bytes of the core with all that it depends on."""

pytestmark = pytest.mark.slow


def expected() -> set[str]:
    """The files of the package, as they lie in a wheel."""
    return {
        f"{place}/{file.relative_to(ROOT / folder).as_posix()}"
        for folder, place in INSIDE.items()
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and not UNKEPT & set(file.parts)
    }


def run(*command: str | Path, at: Path | None = None) -> str:
    """What a command prints, which must succeed."""
    done = subprocess.run(command, cwd=at, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources, since a build leaves files beside them."""
    source = tmp_path_factory.mktemp("source")
    for name in INSIDE:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns(*UNKEPT))
    for name in FILES:
        shutil.copy(ROOT / name, source)
    return source


def built(source: Path, out: Path) -> Path:
    """The wheel of some sources."""
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
        "--wheel-dir", out, source)  # fmt: skip
    (wheel,) = out.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(source, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_all_files_of_the_package(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    assert len(expected()) > 150
    assert expected() - held == set()
    assert not [name for name in held if "report-2014" in name]


def test_a_wheel_made_from_the_sdist_holds_the_same(
    source: Path, wheel: Path, tmp_path: Path
) -> None:
    code = f"import setuptools.build_meta as b; b.build_sdist({str(tmp_path)!r})"
    run(sys.executable, "-c", code, at=source)
    (sdist,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    again = built(unpacked, tmp_path / "again")
    assert set(zipfile.ZipFile(again).namelist()) == set(zipfile.ZipFile(wheel).namelist())


@pytest.mark.parametrize("resolution", ["lowest-direct", "highest"])
def test_the_sample_builds_from_the_wheel_alone(
    wheel: Path, tmp_path: Path, resolution: str
) -> None:
    """With the oldest versions of what it depends on, and with the newest."""
    environment, folder = tmp_path / "env", tmp_path / "empty"
    folder.mkdir()
    run(BINARIES / "uv", "venv", "--quiet", "--python", sys.executable, environment)
    install = [BINARIES / "uv", "pip", "install", "--quiet", "--only-binary", ":all:",
               "--python", environment / "bin" / "python", "--resolution", resolution,
               wheel]  # fmt: skip
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    if done.returncode and not os.environ.get("CI"):
        pytest.skip("no package index can be reached")
    assert done.returncode == 0, done.stderr
    files = [f for f in (environment / "lib").rglob("*") if f.is_file() and not f.is_symlink()]
    assert sum(file.stat().st_size for file in files) < MOST
    command = environment / "bin" / "belligraph"
    run(command, "build", at=folder)
    assert (folder / "out" / "site" / "index.html").is_file()
    told = run(command, "query", "who-supports", "-p", "actor=Baghdad", "--source",
               "csm-2014-01-06", "--format", "csv", at=folder)  # fmt: skip
    assert "missiles" in told
