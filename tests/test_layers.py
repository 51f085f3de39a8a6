"""The package is built in layers: what may import what, and what is loaded when."""

import ast
import configparser
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "graph"
MODULES = sorted(PACKAGE.rglob("*.py"))
READING = PACKAGE / "readers" / "text"
READING_MODULES = sorted(READING.glob("*/**/*.py"))
MAY_IMPORT = {
    "rdflib": {"vocabulary", "rdf", "store", "check", "queries", "exports"},
    "oxrdflib": {"rdf", "store"},
    "pyoxigraph": {"rdf", "store"},
    "networkx": {"network", "analysis", "exports"},
    "pyvis": {"pages"},
    "jinja2": {"pages"},
    "rustworkx": {"pages", "analysis"},
    "matplotlib": {"plots"},
    "scipy": {"pages", "analysis", "readers"},
    "highspy": {"analysis"},
    "leidenalg": {"analysis"},
    "igraph": {"analysis"},
    "spacy": {"readers"},
    "ibis": {"readers"},
    "duckdb": {"readers"},
    "pyspark": {"readers"},
    "pyarrow": {"readers", "exports", "queries"},
    "openpyxl": {"readers"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
    "httpx": {"serve", "readers"},
    "urllib3": {"store"},
    "onnxruntime": {"readers"},
    "rich": {"cli"},
    "click": {"cli"},
}
ONLY_FOR_TYPES = {("api", "networkx"), ("check", "pyoxigraph")}
"""Signatures may name what other layers make."""
HEAVY = {
    "rdflib", "pyoxigraph", "oxrdflib", "pyshacl", "networkx", "numpy", "scipy", "spacy", "pyvis",
    "jinja2", "rustworkx", "rich", "rapidfuzz", "ibis", "duckdb", "pyarrow", "pandas", "openpyxl",
    "starlette", "uvicorn", "httpx", "urllib3",
}  # fmt: skip


def layer(module: Path) -> str:
    """The entry of the package's docstring that a module belongs to."""
    first = module.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def order(package: Path = PACKAGE) -> list[str]:
    """The layers as a package's docstring draws them, from the top down."""
    docstring = ast.get_docstring(ast.parse((package / "__init__.py").read_text("utf-8"))) or ""
    drawn = re.findall(r"^ {4}(\S+(?: \S+)*)(?: {2,}|$)", docstring, re.MULTILINE)
    return [name for line in drawn for name in line.split()]


def imports(module: Path) -> Iterator[tuple[str, bool]]:
    """Absolute names that a module imports, and whether for types only."""
    tree = ast.parse(module.read_text("utf-8"))
    typed = {
        id(inner)
        for test in ast.walk(tree)
        if isinstance(test, ast.If) and "TYPE_CHECKING" in ast.unparse(test.test)
        for statement in test.body
        for inner in ast.walk(statement)
    }
    package = ["belligraph", *module.relative_to(PACKAGE).parent.parts]
    for statement in ast.walk(tree):
        if isinstance(statement, ast.Import):
            for alias in statement.names:
                yield alias.name, id(statement) in typed
        elif isinstance(statement, ast.ImportFrom):
            start = package[: len(package) - statement.level + 1] if statement.level else []
            base = ".".join([*start, *(statement.module or "").split(".")]).strip(".")
            for alias in statement.names:
                yield f"{base}.{alias.name}", id(statement) in typed


def name_of(module: Path) -> str:
    return str(module.relative_to(PACKAGE))


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 60
    assert {"errors", "model", "rdf", "store", "cli"} <= set(order())


def test_relative_imports_are_read_as_python_reads_them() -> None:
    found = {name for name, _ in imports(PACKAGE / "rdf" / "claims.py")}
    assert "belligraph.errors.InputError" in found
    assert "belligraph.rdf.codecs.DATE" in found
    assert "pyoxigraph.Quad" in found


def test_every_module_has_its_place_in_the_drawing() -> None:
    loose = {"__init__", "_version"}
    assert {layer(m) for m in MODULES} - loose == set(order())
    assert len(order()) == len(set(order()))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_imports_go_only_upward(module: Path) -> None:
    if layer(module) in ("__init__", "_version"):
        return
    place = order().index(layer(module))
    for name, _ in imports(module):
        parts = name.split(".")
        if parts[0] != "belligraph" or parts[1] in ("_version", layer(module)):
            continue
        if parts[1] in ("ontology", "data"):
            continue
        assert parts[1] in order(), f"{module} imports {name}"
        assert order().index(parts[1]) < place, f"{module} imports {name}, which stands below it"


def test_every_module_that_reads_text_has_its_place_in_the_drawing() -> None:
    assert {m.relative_to(READING).parts[0] for m in READING_MODULES} == set(order(READING))
    assert [m.name for m in READING.glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("module", READING_MODULES, ids=name_of)
def test_reading_text_imports_only_upward(module: Path) -> None:
    places = order(READING)
    place = places.index(module.relative_to(READING).parts[0])
    for name, _ in imports(module):
        if name.startswith("belligraph.readers.text."):
            folder = name.split(".")[3]
            assert places.index(folder) <= place, f"{module} imports {name}, which stands below it"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_libraries_stay_in_their_layers(module: Path) -> None:
    for name, for_types in imports(module):
        library = name.partition(".")[0]
        if for_types and (layer(module), library) in ONLY_FOR_TYPES:
            continue
        allowed = MAY_IMPORT.get(library)
        assert allowed is None or layer(module) in allowed, f"{module} imports {name}"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_imports_within_the_package_are_relative(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    for statement in ast.walk(tree):
        if isinstance(statement, ast.Import):
            named = {alias.name.partition(".")[0] for alias in statement.names}
        elif isinstance(statement, ast.ImportFrom) and not statement.level:
            named = {(statement.module or "").partition(".")[0]}
        else:
            continue
        assert not named & {"graph", "belligraph"}, f"{module}: {ast.unparse(statement)}"


@pytest.mark.parametrize(
    "file",
    [f for folder in ("tests", "docs", "bench") for f in sorted((ROOT / folder).rglob("*.py"))],
    ids=lambda f: str(f.relative_to(ROOT)),
)
def test_nobody_imports_the_folder_graph(file: Path) -> None:
    imported = set()
    for statement in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(statement, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in statement.names}
        elif isinstance(statement, ast.ImportFrom) and not statement.level:
            imported.add((statement.module or "").partition(".")[0])
    assert "graph" not in imported


def test_setup_lists_every_package() -> None:
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = set(setup["options"]["packages"].split())
    folders = {m.parent.relative_to(PACKAGE) for m in MODULES}
    expected = {".".join(["belligraph", *folder.parts]) for folder in folders}
    assert listed == expected | {"belligraph.data", "belligraph.ontology"}
    assert all((folder / "__init__.py").is_file() for folder in {m.parent for m in MODULES})


def loaded(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after running some code."""
    report = "import sys, json; print(json.dumps(sorted({m.partition('.')[0] for m in sys.modules})), file=sys.stderr)"  # noqa: E501
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "code",
    [
        "import belligraph; belligraph.__version__",
        "import belligraph.model, belligraph.registry, belligraph.timing, belligraph.errors",
        "from belligraph.cli import belligraph\nbelligraph(['--help'], standalone_mode=False)",
        "from belligraph.cli import belligraph\nbelligraph(['--version'], standalone_mode=False)",
    ],
    ids=["import", "core", "help", "version"],
)
def test_light_things_load_nothing_heavy(code: str) -> None:
    found = loaded(code)
    assert "belligraph" in found
    assert not found & HEAVY


def test_what_commands_say_in_words_does_not_load_what_pages_need() -> None:
    assert loaded("import belligraph.pages.telling.evidence, belligraph.pages.page") & HEAVY <= {
        "numpy"
    }


def test_the_public_names_are_there() -> None:
    import belligraph

    assert sorted(belligraph.__all__) == ["Graph", "__version__", "open_graph"]
    assert all(getattr(belligraph, name) for name in belligraph.__all__)
    with pytest.raises(AttributeError, match="nothing_of_ours"):
        _ = belligraph.nothing_of_ours
