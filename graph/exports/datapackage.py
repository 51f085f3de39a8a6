"""A Frictionless `datapackage.json` that describes the tables of a project's folder.

Specification: Data Package and Table Schema, specs.frictionlessdata.io, version 1.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

from ..model import (
    ActorKind,
    EventKind,
    Extent,
    Modality,
    PlaceKind,
    Relation,
    Scope,
    SourceKind,
    Standing,
)
from ..readers.cells import Readable
from ..readers.curated import CLAIM_REQUIRED, RETRACTION_COLUMNS, Files
from ..readers.entities import TABLES
from ..vocabulary import slug

Descriptor = dict[str, Any]
NUMBERS = frozenset({"latitude", "longitude"})
WHOLE = frozenset({"deaths_low", "deaths_best", "deaths_high", "reports"})
YES_NO = frozenset({"negated", "checked"})
DATES = frozenset({"date", "published", "valid", "active", "retracted"})
KINDS: Mapping[str, type[StrEnum]] = {
    "actors": ActorKind,
    "places": PlaceKind,
    "sources": SourceKind,
    "events": EventKind,
}
CHOICES: Mapping[str, type[StrEnum]] = {
    "relation": Relation,
    "modality": Modality,
    "standing": Standing,
    "scope": Scope,
    "extent": Extent,
}
"""Columns of claims that hold one word of a list."""
LICENCE = re.compile(r"^SPDX-License-Identifier: ([\w.+-]+)$", re.MULTILINE)


def write_datapackage(files: Files, title: str, out: BinaryIO) -> None:
    """Write the descriptor of a project's tables; it belongs into the folder they lie in.

    Args:
        files: the tables.
        title: of the project.
    """
    package = {
        "name": slug(title),
        "title": title,
        "profile": "tabular-data-package",
        "licenses": [{"name": name} for name in _licences(files)],
        "resources": [*_resources(files)],
    }
    said = {key: value for key, value in package.items() if value}
    out.write(json.dumps(said, indent=1, ensure_ascii=False).encode() + b"\n")


def table_paths(files: Files) -> Iterator[tuple[str, str, Readable]]:
    """Every table: its kind, its path within the folder, and its file."""
    for name, file in sorted(files.entities.items()):
        yield name, f"{name}.csv", file
    for file in files.claims:
        yield "claims", f"claims/{file.name}", file
    if files.retractions is not None:
        yield "retractions", "retractions.csv", files.retractions


def _licences(files: Files) -> list[str]:
    """What a LICENSE beside the tables names, by the ids of SPDX."""
    for _, path, file in table_paths(files):
        licence = Path(str(file)).parents[path.count("/")] / "LICENSE"
        if licence.is_file():
            return sorted(set(LICENCE.findall(licence.read_text("utf-8"))))
    return []


def _resources(files: Files) -> Iterator[Descriptor]:
    for kind, path, file in table_paths(files):
        content = file.read_bytes()
        yield {
            "name": slug(path.removesuffix(".csv").replace("/", "-")),
            "path": path,
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": len(content),
            "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
            "schema": _schema(kind, content),
        }


def _schema(kind: str, content: bytes) -> Descriptor:
    """The columns that a table has, in their order."""
    header = next(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")), [])
    fields = [_field(kind, name) for name in header]
    key = {"claims": "row", "retractions": ""}.get(kind, "id")
    schema = {"fields": fields, "missingValues": [""]}
    return schema | ({"primaryKey": [key]} if key in header else {})


def _field(kind: str, name: str) -> Descriptor:
    constraints: Descriptor = {"required": True} if name in _required(kind) else {}
    words = CHOICES.get(name) if kind == "claims" else KINDS.get(kind) if name == "kind" else None
    if words is not None:
        constraints["enum"] = [word.value for word in words]
    field = {"name": name, **_type(name)}
    return field | ({"constraints": constraints} if constraints else {})


def _required(kind: str) -> Iterable[str]:
    named = {table.name: table.required for table in TABLES}
    return {**named, "claims": CLAIM_REQUIRED, "retractions": RETRACTION_COLUMNS}[kind]


def _type(name: str) -> Descriptor:
    if name in NUMBERS:
        return {"type": "number"}
    if name in WHOLE:
        return {"type": "integer"}
    if name in YES_NO:
        return {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]}
    if name in DATES:
        return {"type": "string", "description": "a date or an interval in EDTF"}
    return {"type": "string"}
