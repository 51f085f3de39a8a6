"""A project: the folder of tables and texts that a graph is built from.

`belligraph.toml` in that folder says what it is called, as of which date it is drawn, and which
texts belong to it. Without a project the packaged sample is used, which is a project itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .dates import EXPECTED, parse_date
from .errors import DateError, InputError, ProjectError, UnknownNameError, did_you_mean, quoted
from .readers.curated import Files, Tables, read_tables
from .readers.entities import TABLES
from .readers.tables import GRAINS, READERS, Import, files_called
from .timing import MAX_WINDOW, WINDOW_DAYS

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from .readers.cells import Readable

FILE = "belligraph.toml"
SPREADSHEETS = (".csv", ".tsv", ".tab", ".xls", ".xlsx", ".ods", ".parquet")
KEYS = ("title", "as_of", "window", "registry", "curator", "contact", "rules", "texts", "imports")
TEXT_KEYS = ("file", "published", "publisher", "via")
IMPORT_KEYS = ("reader", "file", "source", "grain", "codes")


@dataclass(frozen=True, slots=True)
class Text:
    """A text to read claims from.

    Attributes:
        file: as named.
        published: when it appeared, EDTF; empty = as the file says (HTML, JSON lines).
        publisher: who published it.
        via: the outlet whose report it passes on, so that it counts as no origin of its own.
    """

    file: str
    published: str
    publisher: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """What a graph is built from.

    Attributes:
        origin: the mark its batches bear in a store.
        as_of: the date of pages and plain triples; None = all dates.
        own_registry: without the packaged actors and places.
        curator: who made the records.
        contact: to whom readers of the pages report errors: an address, or words.
        rules: names of the rules that derive claims; None = all packaged ones.
        ignored: tables in the folder that are not read, by name.
        imports: public datasets that are read beside the tables.
        settings: the file that says all this.
    """

    title: str
    origin: str
    files: Files
    texts: tuple[Text, ...] = ()
    as_of: date | None = None
    window: int = WINDOW_DAYS
    own_registry: bool = False
    curator: str = ""
    contact: str = ""
    rules: tuple[str, ...] | None = None
    ignored: tuple[str, ...] = ()
    imports: tuple[Import, ...] = ()
    settings: Readable | None = None

    @property
    def folder(self) -> Path | None:
        """The folder of the tables and of what reviewers decided."""
        return Path(str(self.settings)).parent if self.settings else None

    def inputs(self) -> tuple[Path, ...]:
        """The files that are read, in an order that hangs on their names in the folder alone."""
        tables = [file for _, file in sorted(self.files.entities.items())]
        named = [self.settings, *tables, *self.files.claims, self.files.retractions]
        found = [Path(str(file)) for file in named if file is not None]
        found += [Path(text.file) for text in self.texts]
        for one in self.imports:
            found += [*one.files, *([one.codes] if one.codes else [])]
        return tuple(found)

    def tables(self) -> Tables:
        """The registry and claims of the project's tables.

        Raises:
            TableError: bad cells, all of them.
        """
        if self.own_registry:
            return read_tables(self.files, agent=self.curator)
        packaged = sample()
        if self.files == packaged.files:
            return read_tables(self.files, agent=self.curator)
        base = read_tables(Files(packaged.files.entities))
        return read_tables(self.files, base.registry, self.curator)


def sample() -> Project:
    """The packaged sample."""
    return _read(files("belligraph.data"), "the packaged sample", absolute=False)


def open_project(folder: Path | str | None) -> Project:
    """The project in a folder; the packaged sample where none is named and none is here.

    Args:
        folder: the folder, or its `belligraph.toml`; None = the current folder if it is a project.

    Raises:
        ProjectError: no such folder or file, or a file that makes no sense.
    """
    if folder is None:
        if Path(FILE).is_file():
            return _read(Path(), str(Path.cwd()))
        if Path("claims").is_dir() or Path("actors.csv").is_file():
            raise ProjectError(f"this folder has tables but no {FILE}; 'belligraph init' shows one")
        return sample()
    path = Path(folder)
    if path.name == FILE:
        path = path.parent
    if path.is_file():
        raise ProjectError(f"{path} is a file; expected the folder of a project, with its {FILE}")
    if not path.is_dir():
        raise ProjectError(f"there is no folder {path}; 'belligraph init {path}' makes a project")
    if not (path / FILE).is_file():
        raise ProjectError(f"{path} has no {FILE}; 'belligraph init' writes one")
    return _read(path, str(path.resolve()))


def _read(folder: Traversable, origin: str, *, absolute: bool = True) -> Project:
    name = str(folder / FILE) if absolute else FILE
    try:
        said = tomllib.loads((folder / FILE).read_bytes().decode("utf-8"))
    except UnicodeDecodeError:
        raise ProjectError(f"{name}: text in UTF-8 is expected") from None
    except tomllib.TOMLDecodeError as error:
        raise ProjectError(
            f"{name}: {error}; expected TOML, with texts in quotes and dates as 2014-01-06"
        ) from None
    _check_keys(name, said, KEYS)
    imports = tuple(_import(name, folder, one) for one in _typed(name, said, "imports", list, []))
    return Project(
        title=_typed(name, said, "title", str, "Untitled"),
        origin=origin,
        files=_files(folder),
        texts=tuple(_text(name, folder, entry) for entry in _typed(name, said, "texts", list, [])),
        as_of=_date(name, said),
        window=_window(name, said),
        own_registry=_choice(name, said, "registry", ("extend", "own")) == "own",
        curator=_typed(name, said, "curator", str, ""),
        contact=_typed(name, said, "contact", str, ""),
        rules=_rules(name, said),
        ignored=tuple(_ignored(folder, imports)),
        imports=imports,
        settings=folder / FILE,
    )


def _files(folder: Traversable) -> Files:
    entities = {t.name: folder / f"{t.name}.csv" for t in TABLES}
    claims = folder / "claims"
    retractions = folder / "retractions.csv"
    found = sorted(claims.iterdir(), key=lambda f: f.name) if claims.is_dir() else []
    return Files(
        {name: file for name, file in entities.items() if file.is_file()},
        tuple(file for file in found if file.name.endswith(".csv")),
        retractions if retractions.is_file() else None,
    )


def _ignored(folder: Traversable, imports: Iterable[Import]) -> Iterator[str]:
    """Tables that nobody reads: another format, another name, or the wrong folder."""
    known = {f"{t.name}.csv" for t in TABLES} | {"retractions.csv"}
    known |= {f.name for one in imports for f in (*one.files, one.codes)
              if f and f.parent == folder}  # fmt: skip
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(SPREADSHEETS) and entry.name not in known:
            yield entry.name
    if (folder / "claims").is_dir():
        for entry in sorted((folder / "claims").iterdir(), key=lambda e: e.name):
            if entry.name.endswith(SPREADSHEETS) and not entry.name.endswith(".csv"):
                yield f"claims/{entry.name}"


def _check_keys(name: str, said: Mapping[str, Any], keys: Iterable[str]) -> None:
    from difflib import get_close_matches

    for key in said:
        if key not in keys:
            near = did_you_mean(get_close_matches(key, list(keys), 1))
            raise ProjectError(
                f"{name}: unknown key {quoted(key)}; expected one of {', '.join(keys)}{near}"
            )


def _typed(name: str, said: Mapping[str, Any], key: str, kind: type, default: Any) -> Any:
    value = said.get(key, default)
    if not isinstance(value, kind) or isinstance(value, bool):
        words = {str: "a text in quotes", int: "a whole number", list: f"[[{key}]] tables"}
        raise ProjectError(f"{name}: {key} = {quoted(value)}; expected {words[kind]}")
    return value


def _text(name: str, folder: Traversable, entry: Any) -> Text:
    if not isinstance(entry, dict):
        raise ProjectError(f"{name}: texts: expected [[texts]] tables")
    _check_keys(name, entry, TEXT_KEYS)
    if "file" not in entry:
        raise ProjectError(f"{name}: a text needs 'file'")
    file = folder / _typed(name, entry, "file", str, "")
    if not file.is_file():
        raise ProjectError(f"{name}: there is no text {file}")
    return Text(
        str(file),
        _edtf(name, "published", entry["published"]) if "published" in entry else "",
        _typed(name, entry, "publisher", str, ""),
        _typed(name, entry, "via", str, ""),
    )


def _import(name: str, folder: Traversable, entry: Any) -> Import:
    if not isinstance(entry, dict):
        raise ProjectError(f"{name}: imports: expected [[imports]] tables")
    _check_keys(name, entry, IMPORT_KEYS)
    for key in ("reader", "file"):
        if key not in entry:
            raise ProjectError(f"{name}: an import needs '{key}'")
    base, codes = Path(str(folder)), _typed(name, entry, "codes", str, "")
    if codes and not (base / codes).is_file():
        raise ProjectError(f"{name}: imports: there is no file {base / codes}")
    return Import(
        _choice(name, entry, "reader", READERS),
        _matching(name, base, _typed(name, entry, "file", str, "")),
        _typed(name, entry, "source", str, ""),
        _choice(name, entry, "grain", GRAINS),
        base / codes if codes else None,
    )


def _matching(name: str, base: Path, pattern: str) -> tuple[Path, ...]:
    try:
        return files_called([pattern], base)
    except InputError as error:
        raise ProjectError(f"{name}: imports: {error}") from None


def _date(name: str, said: Mapping[str, Any]) -> date | None:
    value = said.get("as_of")
    return None if value is None else parse_date(_edtf(name, "as_of", value)).last


def _edtf(name: str, key: str, value: Any) -> str:
    """A date as text, whether it was typed as a TOML date or in quotes."""
    try:
        if isinstance(value, datetime) or not isinstance(value, (date, str)):
            raise DateError(f"{quoted(value)} is no date; expected {EXPECTED}")
        return parse_date(str(value)).text
    except DateError as error:
        raise ProjectError(f"{name}: {key}: {error}") from None


def _window(name: str, said: Mapping[str, Any]) -> int:
    days: int = _typed(name, said, "window", int, WINDOW_DAYS)
    if not 0 <= days <= MAX_WINDOW:
        raise ProjectError(f"{name}: window = {days}; expected days, 0 to {MAX_WINDOW}")
    return days


def _rules(name: str, said: Mapping[str, Any]) -> tuple[str, ...] | None:
    value = said.get("rules")
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ProjectError(f"{name}: rules = {quoted(value)}; expected a list of names in quotes")
    from .derive import rules

    try:
        return tuple(rule.name for rule in rules(value))
    except UnknownNameError as error:
        raise ProjectError(f"{name}: rules: {error}") from None


def _choice(name: str, said: Mapping[str, Any], key: str, choices: tuple[str, ...]) -> str:
    value = said.get(key, choices[0])
    if value not in choices:
        raise ProjectError(f"{name}: {key} = {quoted(value)}; expected {' or '.join(choices)}")
    return str(value)
