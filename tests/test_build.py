"""A build makes everything or changes nothing, and the same input gives the same bytes."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from belligraph import open_graph
from belligraph.build import build
from belligraph.errors import CheckError, InputError, StoreError, StoreForeignError, TableError
from belligraph.project import Text, open_project
from belligraph.store import history, open_store
from calling import under_another_seed

MADE = {"store", "site", "documents", "summary.json"}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file with what is in it; links by where they point."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def claims_in(out: Path) -> int:
    return len(open_graph(out / "store").claims)


def add_claim(folder: Path, **fields: str) -> None:
    path = folder / "claims" / "claims.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    added = {"subject": "borduria", "relation": "opposes", "object": "arcadia",
             "date": "2020-06-20", "source": "herald", "locator": "line 9"}  # fmt: skip
    rows.append(dict.fromkeys(rows[0], "") | added | fields)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_a_build_writes_store_site_documents_and_summary(small, tmp_path) -> None:
    out = tmp_path / "out"
    steps: list[str] = []
    summary = build(open_project(small), out, progress=lambda step, *_: steps.append(step))
    assert {p.name for p in out.iterdir()} == MADE
    assert list(dict.fromkeys(steps)) == ["tables", "store", "check", "pages"]
    said = json.loads((out / "summary.json").read_text("utf-8"))
    assert said["title"] == summary.title == "Small"
    assert said["claims"] == {"curated": 3}
    assert said["relations"] == {"opposes": 1, "supports": 1}
    assert said["answers"] == {"offers": 1, "denials": 0, "derived": 0}
    page = (out / "site" / "index.html").read_text("utf-8")
    assert "Arcadia armed Syldavia." in page
    assert "30 June 2020" in page


def test_the_plain_triples_are_those_of_the_default_view(graph) -> None:
    rows = graph.store.select(
        "SELECT ?s ?p ?o { GRAPH ?g { ?g bg:asOf ?on . ?s ?p ?o . ?s a? ?any } }".replace(
            "?s a? ?any", "FILTER(?s != ?g)"
        )
    )
    found = {tuple(str(t.value).rpartition("/")[2].rpartition("#")[2] for t in row) for row in rows}
    drawn = graph.network(as_of="2014-01-06", populations=True).edges(keys=True)
    assert found == {(s, relation, o) for s, o, relation in drawn}
    assert graph.store.about().as_of.isoformat() == "2014-01-06"


def test_a_second_build_replaces_the_first(small, tmp_path) -> None:
    out = tmp_path / "out"
    build(open_project(small), out)
    add_claim(small, row="t-4", note="Borduria is against Arcadia.")
    build(open_project(small), out)
    assert claims_in(out) == 4
    assert "Borduria is against Arcadia." in (out / "site" / "index.html").read_text("utf-8")
    assert json.loads((out / "summary.json").read_text())["claims"] == {"curated": 4}


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"object": "nobody"}, TableError),
        ({"date": "2020-06-31"}, TableError),
        ({"note": ""}, InputError),  # the source asked for is the one that is not there
    ],
)
def test_an_error_leaves_what_was_there(small, tmp_path, fields, error) -> None:
    out = tmp_path / "out"
    build(open_project(small), out)
    before = contents(out)
    add_claim(small, row="t-4", **fields)
    with pytest.raises(error):
        build(open_project(small), out, only=[] if error is TableError else ["nowhere"])
    assert contents(out) == before
    assert {p.name for p in out.iterdir()} == MADE
    assert [p.name for p in (out / "store" / "snapshots").iterdir()] == ["1"]


def test_a_graph_that_breaks_a_rule_replaces_nothing(small, tmp_path, monkeypatch) -> None:
    from belligraph.check import Finding, Report

    out = tmp_path / "out"
    build(open_project(small), out)
    before = contents(out)
    wrong = Report((Finding("violation", "claim", "t-1", "means: expected another"),))
    monkeypatch.setattr("belligraph.build.check", lambda *_: wrong)
    with pytest.raises(CheckError, match="claim t-1: means: expected another"):
        build(open_project(small), out)
    assert contents(out) == before


def test_after_a_first_build_that_failed_the_next_goes_well(small, tmp_path) -> None:
    out = tmp_path / "out"
    for _ in range(3):
        with pytest.raises(InputError):
            build(open_project(small), out, only=["nowhere"])
        with pytest.raises(StoreError, match="'belligraph build'"):
            open_store(out / "store")
    build(open_project(small), out)
    assert claims_in(out) == 3


def test_a_build_that_was_cut_off_does_not_stop_the_next(small, tmp_path) -> None:
    out = tmp_path / "out"
    build(open_project(small), out)
    left = out / "store" / "snapshots" / "new-7-0" / "db"
    left.mkdir(parents=True)
    (left / "CURRENT").write_text("MANIFEST-000074\n")  # names a file that is not there
    (out / ".next-cutoff").mkdir()
    build(open_project(small), out)
    assert claims_in(out) == 3
    assert not left.parent.exists()
    assert {p.name for p in out.iterdir()} == MADE


@pytest.mark.parametrize("left", ["store", "store/snapshots", "store/belligraph.lock"])
def test_a_first_build_that_was_cut_off_does_not_stop_the_next(small, tmp_path, left) -> None:
    out = tmp_path / "out"
    (out / ".next-cutoff" / "site").mkdir(parents=True)
    (out / "store").mkdir()
    (out / left).touch() if left.endswith("lock") else (out / left).mkdir(exist_ok=True)
    build(open_project(small), out)
    assert claims_in(out) == 3
    assert {p.name for p in out.iterdir()} == MADE


def test_a_store_of_another_project_is_kept_unless_forced(small, project, tmp_path) -> None:
    out = tmp_path / "out"
    build(open_project(small), out)
    other = open_project(project("other", 'title = "Other"\nregistry = "own"'))
    before = contents(out)
    with pytest.raises(StoreForeignError, match=r"holds batches from \S*small, .*--force"):
        build(other, out)
    assert contents(out) == before
    build(other, out, force=True)
    assert claims_in(out) == 0


def test_a_project_that_was_moved_with_its_store_is_built_again(small, tmp_path) -> None:
    build(open_project(small), small / "out")
    moved = small.rename(tmp_path / "elsewhere")
    add_claim(moved, row="t-4")
    build(open_project(moved), moved / "out")
    assert claims_in(moved / "out") == 4
    assert str(tmp_path) not in (moved / "out/store/current/batches.json").read_text("utf-8")


def test_a_store_that_knows_its_project_by_the_path_is_replaced(small, tmp_path) -> None:
    project, out = open_project(small), tmp_path / "out"
    build(project, out)
    batches = out / "store" / "current" / "batches.json"
    said = json.loads(batches.read_text("utf-8"))
    batches.write_text(json.dumps([one | {"origin": project.origin} for one in said]))
    add_claim(small, row="t-4")
    build(open_project(small), out)
    assert claims_in(out) == 4
    small.rename(tmp_path / "elsewhere")
    with pytest.raises(StoreForeignError, match="--force"):
        build(open_project(tmp_path / "elsewhere"), out)


def test_the_journal_tells_builds_of_the_same_files_from_others(small, tmp_path) -> None:
    out = tmp_path / "out"
    build(open_project(small), out)
    build(open_project(small), out)
    (small / "belligraph.toml").write_text('title = "Other"\nregistry = "own"\n')
    build(open_project(small), out)
    add_claim(small, row="t-4")
    build(open_project(small), out)
    inputs = [entry.inputs for entry in history(out / "store")]
    assert inputs[0] == inputs[1]
    assert len(set(inputs)) == 3
    assert all(inputs)


@pytest.mark.parametrize("name", ["site", "documents", "summary.json", "store", "thesis.odt"])
def test_what_is_not_ours_is_never_replaced(small, tmp_path, name) -> None:
    (tmp_path / "mine" / name).mkdir(parents=True)
    (tmp_path / "mine" / name / "work.txt").write_text("mine")
    with pytest.raises(InputError, match=f"holds '{name}' and no build"):
        build(open_project(small), tmp_path / "mine")
    assert (tmp_path / "mine" / name / "work.txt").read_text() == "mine"


def test_only_narrows_pages_and_answers(project, tmp_path) -> None:
    out = tmp_path / "out"
    folder = two_sources(project)
    whole = build(open_project(folder), out)
    narrowed = build(open_project(folder), out, only=["A test bulletin"])
    assert (whole.relations, whole.answers["offers"]) == ({"opposes": 1, "supports": 1}, 2)
    assert (narrowed.relations, narrowed.answers["offers"]) == ({"supports": 1}, 1)
    assert narrowed.only == ("bulletin",)
    page = (out / "site" / "index.html").read_text("utf-8")
    assert "From the bulletin." in page
    assert "From the herald." not in page
    assert claims_in(out) == 4  # the store holds everything


def two_sources(project) -> Path:
    state = {"kind": "state", "source": "herald"}
    source = {"publisher": "the-herald", "kind": "news", "published": "2020", "language": "en",
              "checked": "no"}  # fmt: skip
    claim = {"date": "2020-06-01", "locator": "line 1", "object": "arcadia"}
    rows = [
        ("t-1", "supports", "bulletin", "actual"), ("t-2", "opposes", "herald", "actual"),
        ("t-3", "supports", "bulletin", "offered"), ("t-4", "supports", "herald", "offered"),
    ]  # fmt: skip
    return project(
        "two",
        actors=[state | {"id": id_, "name": id_.title()} for id_ in ("arcadia", "borduria")],
        publishers=[{"id": "the-herald", "name": "The Herald"}],
        sources=[source | {"id": "herald", "title": "A test source"},
                 source | {"id": "bulletin", "title": "A test bulletin"}],
        claims=[claim | {"row": row, "subject": "borduria", "relation": relation,
                         "source": source, "modality": modality, "note": f"From the {source}."}
                for row, relation, source, modality in rows],
    )  # fmt: skip


def test_a_text_with_a_bad_date_or_that_is_not_there_is_refused(small, tmp_path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Borduria attacked Syldavia.\n", encoding="utf-8")
    for bad in (Text(str(text), "2014-31"), Text(str(tmp_path / "gone.txt"), "2014")):
        with pytest.raises(InputError):
            build(open_project(small), tmp_path / "out", texts=[bad])
    assert not (tmp_path / "out").exists()


def test_the_same_input_gives_the_same_bytes(belligraph, sample_out, tmp_path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    for command in exports(sample_out / "store"):
        assert belligraph(*command, cwd=here).returncode == 0
    under_another_seed([["build"], *exports("out/store")], there)
    site = {f"out/{name}": data for name, data in contents(sample_out).items()}
    first, second = (
        {k: hashlib.sha256(v).hexdigest() for k, v in found.items() if "out/store/" not in k}
        for found in (site | contents(here), contents(there))
    )
    assert first == second
    assert {name for name in first if not name.startswith("out/site/")} == {
        "out/summary.json", "nquads", "trig", "csv", "gexf",
    }  # fmt: skip
    assert "out/site/index.html" in first
    assert len((here / "nquads").read_bytes().splitlines()) > 10_000


def exports(store: object) -> list[list[object]]:
    """Commands that write a store to files in the folder where they run."""
    asked = [["export", "nquads"], ["export", "trig"], ["export", "csv"],
             ["network", "--format", "gexf"]]  # fmt: skip
    return [[*words, "--out", words[-1], "--store", store] for words in asked]


def test_a_build_without_texts_imports_no_spacy(small, tmp_path) -> None:
    code = (
        "import sys; from pathlib import Path; from belligraph.build import build; "
        "from belligraph.project import open_project; "
        "build(open_project(sys.argv[1]), Path(sys.argv[2])); print('spacy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(small), str(tmp_path / "out")],
        capture_output=True, text=True, check=False, env=os.environ,
    )  # fmt: skip
    assert (done.stdout.strip(), done.stderr) == ("False", "")


# The report beside its curated claims

CSM = "csm-2014-01-06"


@pytest.fixture(scope="module")
def with_report(report_out):
    return open_graph(report_out / "store")


@pytest.fixture(scope="module")
def extracted(with_report) -> str:
    """The id of the report as a source that was read by machine."""
    return next(c.source for c in with_report.claims if c.method.value == "extracted")


@pytest.mark.text
def test_extracted_claims_have_a_graph_of_their_own_and_a_span_each(
    with_report, extracted, report
) -> None:
    rows = with_report.store.select(
        "SELECT DISTINCT ?g { GRAPH ?g { ?claim bg:method bg:extracted } }"
    )
    [graph] = [row[0].value for row in rows]
    assert graph.endswith(f"/graph/extracted/{extracted}")
    others = with_report.store.select(
        f"SELECT ?m {{ GRAPH <{graph}> {{ ?claim bg:method ?m FILTER(?m != bg:extracted) }} }}"
    )
    assert list(others) == []
    text = report.read_bytes().decode("utf-8")
    claims = [c for c in with_report.claims if c.method.value == "extracted"]
    assert len(claims) >= 10
    for claim in claims:
        assert claim.evidence.document == hashlib.sha256(text.encode()).hexdigest()
        assert text[claim.evidence.start : claim.evidence.end].strip()


@pytest.mark.text
def test_an_answer_from_both_says_which_is_which(with_report, extracted) -> None:
    def rows(**given):
        given = {"actor": "Iraq", "as_of": "2014-01-06", "view": "all", **given}
        return with_report.query("who-supports", **given).rows

    methods = {c.id: c.method.value for c in with_report.claims}
    sources = {c.id: c.source for c in with_report.claims}
    for row in rows():
        assert row["method"] == sorted({methods[id_] for id_ in row["claims"]})
        assert row["sources"] == sorted({sources[id_] for id_ in row["claims"]})
    both = [r for r in rows() if r["method"] == ["curated", "extracted"]]
    assert {"usa", "iran"} <= {r["supporter"] for r in both}
    for source, method in ((CSM, "curated"), (extracted, "extracted")):
        narrowed = rows(source=source)
        assert narrowed
        assert {m for r in narrowed for m in r["method"]} == {method}
        assert {s for r in narrowed for s in r["sources"]} == {source}


@pytest.mark.text
def test_reading_the_report_changes_no_curated_claim(with_report, graph) -> None:
    assert {c for c in graph.claims if c.method.value == "curated"} == {
        c for c in with_report.claims if c.method.value == "curated"
    }


@pytest.mark.text
def test_the_page_shows_the_sentence_of_a_span(report_out, with_report, report) -> None:
    page = (report_out / "site" / "index.html").read_text("utf-8")
    text = report.read_text("utf-8")
    [claim] = [
        c for c in with_report.claims if c.method.value == "extracted" and c.item == "missiles"
    ]
    sentence = " ".join(text[claim.evidence.start : claim.evidence.end].split())
    assert f"<blockquote><bdi>{sentence}</bdi></blockquote>" in unescape(page)
    [document] = (report_out / "documents").iterdir()
    assert document.stem == claim.evidence.document
