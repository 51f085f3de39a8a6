"""The packaged tables: sourced, neutral, in our own words, and true to the report."""

import csv
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from belligraph.check import check
from belligraph.model import ActorKind, Claim, Means, Modality, Relation
from belligraph.project import sample
from belligraph.readers.curated import Tables, read_tables
from belligraph.store import MEMORY, open_store

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
SHARED = ROOT.parent / "shared" / "data"
REPORT = "csm-2014-01-06"
RUN = 6
ROW = tuple[str, dict[str, str]]


@cache
def tables() -> Tables:
    return sample().tables()


def report_claims() -> list[Claim]:
    return [c for c in tables().claims if c.source == REPORT]


def files() -> list[Path]:
    return sorted(DATA.glob("*.csv")) + sorted((DATA / "claims").glob("*.csv"))


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def header_of(file: Path) -> list[str]:
    with file.open(encoding="utf-8", newline="") as lines:
        return next(csv.reader(lines))


def rows() -> Iterator[ROW]:
    for file in files():
        for row in rows_of(file):
            yield f"{file.name}: {row.get('id') or row.get('row')}", row


def claim_rows() -> Iterator[ROW]:
    for file in sorted((DATA / "claims").glob("*.csv")):
        for row in rows_of(file):
            yield row["row"], row


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def documents() -> Iterator[tuple[str, str]]:
    """Every text at hand, and the headlines that UCDP lists for its rows."""
    yield REPORT, next(SHARED.glob("report-*.txt")).read_text(encoding="utf-8")
    for file in sorted(SHARED.glob("re3d/*/documents.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            yield document["title"], document["text"]
    with (SHARED / "ucdp" / "ged_iraq_1989_2018_hxl.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            for column in ("source_headline", "source_article", "source_original"):
                yield f"GED row {row['id']}, {column}", row.get(column) or ""


def readme_section(name: str) -> str:
    sections = (DATA / "README.md").read_text(encoding="utf-8").split("\n## ")
    return next(s for s in sections if s.startswith(name + "\n"))


def test_the_sample_is_large_enough_to_explore() -> None:
    registry = tables().registry
    assert len(registry.actors) >= 70
    assert len(registry.places) >= 60
    assert len(registry.events) >= 20
    assert len(tables().claims) >= 300
    assert len(report_claims()) >= 40


def test_the_sample_breaks_no_rule() -> None:
    store = open_store(MEMORY)
    store.add_registry(tables().registry)
    store.add_claims(tables().claims, "test")
    assert [f for f in check(store).findings if f.severity == "violation"] == []


def test_every_claim_says_in_one_sentence_what_its_source_says() -> None:
    for row, cells in claim_rows():
        assert cells["note"].endswith("."), row
        assert cells["note"][0].isupper(), row


def test_no_cell_is_a_spreadsheet_formula() -> None:
    for row, cells in rows():
        assert not [v for v in cells.values() if v.startswith(("=", "+", "-", "@", "\t"))], row


def test_nothing_is_copied_from_a_document() -> None:
    if not SHARED.is_dir():
        pytest.skip(f"the documents are not at hand: {SHARED} is missing")
    known = {run: title for title, text in documents() for run in runs(text)}
    ours = [(row, cells[c]) for row, cells in rows() for c in ("note", "condition") if c in cells]
    ours += [(f.name, f.read_text(encoding="utf-8")) for f in (DATA / "reports").glob("*.txt")]
    copied = {
        (row, " ".join(run), known[run]) for row, text in ours for run in runs(text) if run in known
    }
    assert copied == set()


def test_our_own_voice_is_neutral() -> None:
    loaded = re.compile(r"\bterroris|\bregime|\bjihadi|\bliberat|\bthugs?\b", re.IGNORECASE)
    for row, cells in rows():
        for column in ("note", "condition"):
            assert not loaded.search(cells.get(column, "")), row


def test_missiles_are_the_only_support_for_iraq_the_report_states_as_done() -> None:
    done = [
        c
        for c in report_claims()
        if (c.relation, c.object) == (Relation.SUPPORTS, "iraq")
        and c.modality is Modality.ACTUAL
        and not c.negated
    ]
    assert [(c.subject, c.item, c.against) for c in done] == [("usa", "missiles", ())]


def test_kerry_rules_out_troops_three_times() -> None:
    ruled_out = [
        c
        for c in report_claims()
        if c.negated and c.means is Means.TROOPS and c.speaker and c.speaker.actor == "john-kerry"
    ]
    assert len(ruled_out) == 3
    assert {(c.subject, c.object) for c in ruled_out} == {("usa", "iraq")}


def test_the_report_joins_usa_and_iran_by_no_claim() -> None:
    assert not [c for c in report_claims() if {c.subject, c.object} == {"usa", "iran"}]


def test_persons_are_entered_for_an_office_or_with_a_reason() -> None:
    for actor in tables().registry.actors.values():
        if actor.kind is ActorKind.PERSON:
            assert actor.offices or actor.note, actor.id


def test_every_source_is_used() -> None:
    cited = {v.strip() for _, cells in rows() for v in cells.get("source", "").split(";")}
    assert set(tables().registry.sources) <= cited


def test_inferred_years_are_explained_with_their_source() -> None:
    sources = {row["id"]: row for row in rows_of(DATA / "sources.csv")}
    for row, cells in claim_rows():
        if "?" in cells["date"]:
            assert "marked ?" in sources[cells["source"]]["note"], row


@pytest.mark.parametrize("file", files(), ids=lambda f: f.name)
def test_every_column_is_described(file: Path) -> None:
    name = "claims/*.csv" if file.parent.name == "claims" else file.name
    described = re.findall(r"^\| ([a-z_, ]+) \|", readme_section(name), re.MULTILINE)
    columns = [c.strip() for cell in described for c in cell.split(",")]
    assert [c for c in header_of(file) if c not in columns] == []


@pytest.mark.parametrize("file", files(), ids=lambda f: f.name)
def test_the_table_of_contents_gives_the_right_counts(file: Path) -> None:
    contents = readme_section("What is in the sample")
    line = re.search(rf"^\| {re.escape(file.name)} \| (\d+) \|(?: (\d+) \|)?", contents, re.M)
    assert line, file.name
    keys = [row.get("row") for row in rows_of(file)]
    assert int(line[1]) == len(keys)
    if file.parent.name == "claims":
        assert int(line[2]) == sum(c.row in keys for c in tables().claims)


def test_the_reader_accepts_the_denial_of_the_handbook(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "curation.md").read_text(encoding="utf-8")
    lines = text[text.index("| row | subject |") :].split("\n\n")[0].splitlines()
    header, _, *body = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    file = tmp_path / "handbook.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([*header, "date", "source", "locator"])
        writer.writerows([*row, "2014-01-05", REPORT, "paragraph 1"] for row in body)
    packaged = sample().files
    claims = read_tables(type(packaged)({**packaged.entities}, (file,))).claims
    by_row = {c.row: c for c in claims}
    assert by_row["ex-3"].disputes == (by_row["ex-1"].id,)
