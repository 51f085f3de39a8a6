"""What others make of the same events: morph-kgc by a mapping in RML, and a plain loop with rdflib.

Both get more than they would have in earnest: the table of events, each with its claim already
worked out and one column for each value, so that reading GDELT, looking up codes, sides and places
and gathering what is told twice cost them nothing. They write the same kind of quads per claim as
the project does. What differs is in `WHAT_DIFFERS`.
"""

from __future__ import annotations

import csv
import hashlib
import subprocess
import sys
import venv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

MAPPING = Path(__file__).with_name("gdelt.rml.ttl")
CORES = 2
WHAT_DIFFERS = """\
Peers start from the events as a table with ids, hashes and signs in it; the project starts from
GDELT's rows. Their claims are named by a hash of the row alone, since RML has none of its own, and
their gist and label are plain templates. They check nothing, know no actors or places, and write
no registry. morph-kgc cannot have columns called subject or object: it takes its own for them.
"""
ID = "https://w3id.org/belligraph/id/"
IMPORTED, REGISTRY = f"{ID}graph/imported/gdelt", f"{ID}graph/registry"
PREFIXES = {
    "bg": "https://w3id.org/belligraph/ontology#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "id": ID,
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
DAYS = (
    "bg:countsFrom", "bg:countsUntil", "bg:surelyFrom", "bg:surelyUntil",
    "sem:hasEarliestBeginTimeStamp", "sem:hasLatestBeginTimeStamp",
    "sem:hasEarliestEndTimeStamp", "sem:hasLatestEndTimeStamp",
)  # fmt: skip
GIST = (
    "GDELT codes an event of {day} as {actor} {relation} {target}, {means} ({code}), "
    "in {reports} reports."
)
CLAIM = (
    ("rdf:type", "bg:Claim", "iri"),
    ("bg:subject", "id:actor/{actor}", "iri"),
    ("bg:object", "id:actor/{target}", "iri"),
    ("bg:involves", "id:actor/{actor}", "iri"),
    ("bg:involves", "id:actor/{target}", "iri"),
    ("bg:towards", "id:actor/{target}", "iri"),
    ("bg:relation", "bg:{relation}", "iri"),
    ("bg:means", "bg:{means}", "iri"),
    ("bg:modality", "bg:{modality}", "iri"),
    ("bg:standing", "bg:{standing}", "iri"),
    ("bg:objectScope", "bg:self", "iri"),
    ("bg:method", "bg:imported", "iri"),
    ("bg:negated", "{negated}", "xsd:boolean"),
    ("bg:place", "id:place/{place}", "iri"),
    ("bg:theatre", "id:theatre/{theatre}", "iri"),
    ("bg:validTime", "{valid}", "edtf:EDTF"),
    ("bg:publishedOn", "{published}", "edtf:EDTF"),
    ("bg:source", "id:source/gdelt", "iri"),
    ("bg:publisher", "id:publisher/gdelt", "iri"),
    ("bg:root", "id:publisher/gdelt", "iri"),
    ("bg:event", "id:event/{event}", "iri"),
    ("bg:agent", "belligraph", "text"),
    ("prov:wasAttributedTo", "id:agent/belligraph", "iri"),
    ("bg:confidence", "1", "xsd:double"),
    ("bg:gist", GIST, "text"),
    ("bg:row", "{event}-a", "text"),
    ("bg:sign", "{sign}", "xsd:integer"),
    *((predicate, "{day}", "xsd:date") for predicate in DAYS),
    ("bg:knownFrom", "{published}", "xsd:date"),
    ("bg:evidence", "id:evidence/{id}", "iri"),
)
EVIDENCE = (("bg:locator", "row {row}", "text"),)
EVENT = (
    ("rdf:type", "bg:Event", "iri"),
    ("rdfs:label", "{actor} {relation} {target}, {means}, {day}", "text"),
    ("bg:eventKind", "bg:event-other", "iri"),
    ("bg:validTime", "{valid}", "edtf:EDTF"),
    ("bg:place", "id:place/{place}", "iri"),
    ("bg:reports", "{reports}", "xsd:integer"),
    ("bg:eventCode", "{code}", "text"),
    ("bg:intensity", "{weight}", "xsd:double"),
    ("bg:source", "id:source/gdelt", "iri"),
    ("bg:locator", "row {row}", "text"),
    ("rdfs:comment", "{note}", "text"),
)
THINGS = (
    ("id:claim/{id}", IMPORTED, CLAIM),
    ("id:evidence/{id}", IMPORTED, EVIDENCE),
    ("id:event/{event}", REGISTRY, EVENT),
)
"""Of each row: the thing, its graph, its properties, as in `gdelt.rml.ttl`."""


def write_events(events: Iterable[Mapping[str, Any]], file: Path) -> int:
    """The table that peers start from, of events as rows; how many there are."""
    number = 0
    with file.open("w", encoding="utf-8", newline="") as out:
        writer: csv.DictWriter[str] | None = None
        for row in map(_prepared, events):
            number += 1
            writer = writer or _headed(out, row)
            writer.writerow(row)
    return number


def rdflib_loop(events: Path, target: Path) -> None:
    """A dataset in memory, a loop of `add` over the rows, one `serialize` at the end."""
    from rdflib import Dataset, Literal, URIRef

    made, data = {"iri": URIRef, "text": Literal}, Dataset()

    def term(template: str, kind: str, row: Mapping[str, str]) -> URIRef | Literal:
        text = template.format_map(row)
        if kind == "iri":
            return URIRef(_expanded(text))
        return Literal(text) if kind in made else Literal(text, datatype=URIRef(_expanded(kind)))

    with events.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            empty = [f"{{{name}}}" for name, value in row.items() if not value]
            for thing, graph, properties in THINGS:
                me, context = URIRef(_expanded(thing.format_map(row))), data.graph(URIRef(graph))
                for predicate, template, kind in properties:
                    if not any(name in template for name in empty):
                        context.add((me, URIRef(_expanded(predicate)), term(template, kind, row)))
    data.serialize(target, format="nquads", encoding="utf-8")


def morph_kgc(python: Path, events: Path, target: Path) -> list[str]:
    """The command that has morph-kgc write the quads."""
    settings = target.with_suffix(".ini")
    settings.write_text(
        f"[CONFIGURATION]\noutput_format = N-QUADS\noutput_file = {target}\n"
        f"number_of_processes = {CORES}\nlogging_level = ERROR\n"
        f"[events]\nmappings = {MAPPING}\nfile_path = {events}\n",
        encoding="utf-8",
    )
    return [str(python), "-W", "ignore", "-m", "morph_kgc", str(settings)]


def environment(folder: Path) -> Path:
    """The interpreter of an environment that has morph-kgc, made once; it pins old versions."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "morph-kgc>=2.10,<3"]
        subprocess.run(install, check=True, stdout=sys.stderr, stderr=subprocess.DEVNULL)  # noqa: S603
    return python


def _headed(out: Any, row: Mapping[str, str]) -> csv.DictWriter[str]:
    writer = csv.DictWriter(out, list(row), lineterminator="\n")
    writer.writeheader()
    return writer


def _prepared(event: Mapping[str, Any]) -> dict[str, str]:
    """An event with what RML cannot work out; morph-kgc takes no column called subject."""
    row = {name: _text(value) for name, value in event.items()}
    row |= {"actor": row.pop("subject"), "target": row.pop("object")}
    row["id"] = hashlib.sha256("\0".join(row.values()).encode()).hexdigest()
    row["sign"] = "1" if row["relation"] == "supports" else "-1"
    row["weight"] = str((event["intensity"] or 0) / 1000)
    return row


def _text(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
