"""The store beside the engine alone and others, on the same quads in the same run: `make bench`.

A speed is ours over the peer's: 1 = as fast, 2 = twice as fast. Each task runs in a process of its
own, whose most memory is told; the shortest of `--runs` loads counts. rdflib's own engine is asked
two plain questions of the smallest size only: all claims of a month, and claims by pair.

On a machine that others use as well, `--cpu` counts what the processor did for each, instead of the
time that passed.

    python bench/store.py [CLAIMS ...] [--runs N] [--loads] [--cpu] [--plot FILE] [--kglab]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from claims_made import claims, registry
from processes import Run, watched
from ratios import HEAD, Ratio, plot, tell
from store_contenders import COLUMNS, FROM_CLAIMS, FROM_FILES, QUADS, QUESTIONS, RAW

from belligraph.columns import ColumnWriter
from belligraph.queries import named_query, terms_of
from belligraph.rdf import claim_quads, registry_quads
from belligraph.store import MEMORY, open_store
from belligraph.store.terms import filled

SIZES = (10_000,)
SMALL = 20_000
"""Up to so many claims rdflib, kglab and oxrdflib's loader take part: they take hours for more."""
CONTENDERS = str(Path(__file__).with_name("store_contenders.py"))
PLOT = Path("out") / "bench" / "store.svg"
DATED = {"as_of": "2014-06-30"}
NAMED: dict[str, dict[str, str]] = {
    "who-supports": {"actor": "actor-5"} | DATED,
    "who-opposes": {"actor": "actor-5"} | DATED,
    "pair": {"a": "actor-1", "b": "actor-2"},
    "allies-of": {"actor": "actor-5"} | DATED,
    "opposed-supporters": {"actor": "actor-5"} | DATED,
    "controlled-by": {"place": "country-3"} | DATED,
    "offers": {"actor": "actor-5"} | DATED,
    "denials": {"actor": "actor-5"} | DATED,
}
BY_PAIR, COUNTED = "claims by pair", "relations"
"""The peers of rdflib are asked the first beside our second, which also dates, scores and lists."""
BG = "PREFIX bg: <https://w3id.org/belligraph/ontology#>\n"
PLAIN = {
    "claims of a month": BG + """PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?claim ?s ?o ?day WHERE { ?claim bg:countsFrom ?day .
  FILTER(?day >= "2014-01-01"^^xsd:date && ?day <= "2014-01-31"^^xsd:date)
  ?claim bg:subject ?s ; bg:object ?o ; bg:negated ?not ; bg:modality ?how .
  FILTER(?not = false && ?how = bg:actual) }""",
    BY_PAIR: BG + """SELECT ?s ?relation ?o (COUNT(?claim) AS ?n) WHERE {
  ?claim bg:subject ?s ; bg:relation ?relation ; bg:object ?o } GROUP BY ?s ?relation ?o""",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """What a task took: seconds, and the most memory that its process held."""

    claims: int
    what: str
    seconds: float
    megabytes: float


def make(folder: Path, number: int) -> int:
    """Write the quads, the columns and the questions; returns how many quads there are."""
    writer, known = ColumnWriter(), registry(number)
    with (folder / QUADS).open("wb") as file:
        count = sum(_written(file, registry_quads(known)))
        for claim in claims(number):
            writer.add(claim)
            count += sum(_written(file, claim_quads(claim)))
    writer.columns().save(folder / COLUMNS)
    counted = {"name": COUNTED, "ask": COUNTED, "given": DATED, "kind": "counted"}
    questions = json.dumps([*_named(number), *_plain(), counted])
    (folder / QUESTIONS).write_text(questions, encoding="utf-8")
    return count


def _written(file: Any, quads: Iterable[ox.Quad]) -> Iterator[int]:
    every = list(quads)
    ox.serialize(every, file, format=ox.RdfFormat.N_QUADS)
    yield len(every)


def _named(number: int) -> Iterator[dict[str, Any]]:
    """Named queries: as such, and as text with the terms put in."""
    store, known = open_store(MEMORY), registry(number)
    for name, given in NAMED.items():
        query = named_query(name)
        text = filled(query.text, terms_of(store, query, known, given))
        yield {
            "name": name, "ask": name, "given": given, "kind": "named",
            "text": text,
        }  # fmt: skip


def _plain() -> Iterator[dict[str, Any]]:
    for name, text in PLAIN.items():
        yield {
            "name": name, "ask": text, "given": {}, "kind": "plain",
            "text": text,
        }  # fmt: skip


class Bench:
    """One size.

    Attributes:
        ratios, figures: what was found so far.
    """

    def __init__(self, folder: Path, number: int, runs: int) -> None:
        self.ratios: list[Ratio] = []
        self.figures: list[Figure] = []
        self._folder, self._claims, self._runs = folder, number, runs

    def load(self) -> None:
        """From files and from claims, beside the engine alone."""
        raw = self._best("load-raw", RAW)
        files = self._best("load-files", FROM_FILES)
        made = self._best("load-claims", FROM_CLAIMS, self._claims)
        in_order = raw["loaded"] + raw["put in order"]
        for what, said in (("from files", files), ("from claims", made)):
            own = said.get("made", 0.0)
            self._compare(f"load {what}", RAW, said["loaded"] - own, raw["loaded"], 0.8)
            self._compare(f"publish {what}", RAW, said["published"] - own, in_order, 0.8)
        if self._claims <= SMALL:
            plain = self._task("load-oxrdflib").said
            self._compare("load from files", "oxrdflib", files["loaded"], plain["loaded"])

    def ask(self, kglab: Path | None) -> None:
        """What was loaded, by us and by others."""
        raw = self._asks(kglab)
        self._network()
        self._check(raw)

    def _asks(self, kglab: Path | None) -> dict[str, float]:
        ours, raw = self._task("ask-ours").said, self._task("ask-raw").said
        plain = self._task("ask-oxrdflib").said
        for name in (*NAMED, *PLAIN):
            self._compare(name, RAW, ours[name], raw[name], 1 / 1.3)
            self._compare(name, "oxrdflib", ours[name], plain[name])
        others = {"rdflib": sys.executable} | ({"kglab": str(kglab)} if kglab else {})
        for peer, python in others.items() if self._claims <= SMALL else ():
            said = self._task(f"ask-{peer}", python=python).said
            for name in PLAIN:
                self._compare(name, peer, ours[name], said[name], 20)
            self._compare(COUNTED, f"{peer}: {BY_PAIR}", ours[COUNTED], said[BY_PAIR], 20)
        return {name: ours[name] - raw[name] for name in raw if name.endswith("rows")}

    def _network(self) -> None:
        ours, raw = self._task("network-ours").said, self._task("network-raw").said
        self._compare("network", RAW, ours["network"], raw["network"])

    def _check(self, rows: dict[str, float]) -> None:
        """A figure of another answer is no figure."""
        for name, difference in rows.items():
            if difference:
                raise SystemExit(f"{name}: {difference} more than the engine alone gives")

    def _best(self, task: str, made: str, *numbers: int) -> dict[str, float]:
        """The shortest of several loads; what the last one made is kept."""
        found = []
        for _ in range(self._runs):
            shutil.rmtree(self._folder / made, ignore_errors=True)
            found.append(self._task(task, *numbers))
        return min(found, key=lambda run: run.said["loaded"]).said

    def _task(self, task: str, *numbers: int, python: str = sys.executable) -> Run:
        command = [python, CONTENDERS, task, str(self._folder), *map(str, numbers)]
        run = watched(command)
        self.figures.append(Figure(self._claims, task, run.seconds, run.megabytes))
        return run

    def _compare(
        self, what: str, peer: str, ours: float, theirs: float, at_least: float = 0
    ) -> None:
        self.ratios.append(Ratio(self._claims, what, peer, ours, theirs, at_least))
        tell(self.ratios[-1])


def sizes(folder: Path) -> Iterator[tuple[str, float]]:
    """What lies on the disk, in megabytes."""
    for name in (QUADS, RAW, FROM_FILES, FROM_CLAIMS):
        files = [p for p in (folder / name, *(folder / name).rglob("*")) if p.is_file()]
        yield name, sum(p.stat().st_size for p in files) / 2**20


def environment(folder: Path) -> Path:
    """The interpreter of an environment that has kglab, made once."""
    python = folder / "bin" / "python"
    if not python.exists():
        uv = [sys.executable, "-m", "uv"]
        subprocess.run([*uv, "venv", str(folder)], check=True)  # noqa: S603
        subprocess.run([*uv, "pip", "install", "--python", str(python), "kglab"], check=True)  # noqa: S603
    return python


def measure(number: int, runs: int, kglab: Path | None, loads_only: bool) -> list[Ratio]:
    """One size, told as it goes."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        quads = make(folder, number)
        print(f"\n{number:,} claims, {quads:,} quads\n{HEAD}")
        if kglab and number <= SMALL:
            triples = (quad.triple for quad in ox.parse(path=str(folder / QUADS)))
            ox.serialize(triples, str(folder / "all.nt"), format=ox.RdfFormat.N_TRIPLES)
        bench = Bench(folder, number, runs)
        bench.load()
        if not loads_only:
            bench.ask(kglab)
        for figure in bench.figures:
            print(f"{number:>9,}  {figure.what:<20} {figure.seconds:>9.1f} s "
                  f"{figure.megabytes:>9,.0f} MB of memory")  # fmt: skip
        for name, size in sizes(folder):
            print(f"{number:>9,}  {name:<20} {size:>11,.0f} MB on disk")
    return bench.ratios


def main() -> None:
    """Measure the sizes asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("claims", type=int, nargs="*", default=SIZES)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--loads", action="store_true", help="nothing but loads")
    parser.add_argument("--cpu", action="store_true", help="count the processor's time")
    parser.add_argument("--plot", type=Path, default=PLOT)
    parser.add_argument("--kglab", type=Path, nargs="?", const=Path("out/bench/kglab"),
                        help="a folder for an environment that has it")  # fmt: skip
    given = parser.parse_args()
    if given.cpu:
        os.environ["BENCH_CLOCK"] = "cpu"
    kglab = environment(given.kglab) if given.kglab else None
    ratios = [one for n in given.claims for one in measure(n, given.runs, kglab, given.loads)]
    plot(ratios, given.plot)


if __name__ == "__main__":
    main()
