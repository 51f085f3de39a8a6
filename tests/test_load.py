"""A dataset loaded into a store gives what a build gives, and all of it or nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from belligraph.api import Graph, open_graph
from belligraph.build import build
from belligraph.errors import InputError, StoreLockedError, TableError
from belligraph.load import Loaded, ground, load
from belligraph.model import Claim
from belligraph.project import open_project
from belligraph.readers.tables import Import, Narrowing
from belligraph.relations import View
from belligraph.store import history
from belligraph.vocabulary import DERIVED_GRAPH
from event_files import gdelt_file, gdelt_row, ged_file

GED_ROWS = ("1 2014-01-03 Klow 4", "2 2014-01-04 Klow 0", "3 2014-02-09 Sprodj 7")
GDELT_ROWS = [
    gdelt_row(1, "20140105", "USA", "IRQ", "072"),
    gdelt_row(2, "20140105", "USA", "IRQ", "072"),
    gdelt_row(3, "20140107", "IRN", "USA", "112"),
    gdelt_row(4, "20140109", "USA", "IRQREB", "190"),
    gdelt_row(5, "20140120", "IRQ", "USA", "0232"),
    gdelt_row(6, "20140120", "USAGOV", "IRQMIL", "010"),
]


def claims_of(store: Path) -> set[Claim]:
    return set(open_graph(store).claims)


def drawn(graph: Graph) -> set[tuple[str, str, str]]:
    """The plain triples of a store, without what it says of itself."""
    rows = graph.store.select(f"SELECT ?a ?r ?b {{ GRAPH <{DERIVED_GRAPH}> {{ ?a ?r ?b }} }}")
    triples = {(row["a"].value, row["r"].value, row["b"].value) for row in rows}
    return {triple for triple in triples if triple[0] != DERIVED_GRAPH}


def loaded(store: Path, one: Import, **more: object) -> Loaded:
    return load(one, store, ground(store), **more)  # type: ignore[arg-type]


@pytest.fixture
def ged(tmp_path: Path) -> Import:
    return Import("ucdp-ged", (ged_file(tmp_path, *GED_ROWS),))


@pytest.fixture
def gdelt(tmp_path: Path) -> Import:
    return Import("gdelt", (gdelt_file(tmp_path, GDELT_ROWS),))


@pytest.mark.parametrize("grain", ["events", "dyads"])
@pytest.mark.parametrize("reader", ["gdelt", "ucdp-ged"])
def test_a_load_into_a_built_store_is_a_build_with_the_import(
    reader: str, grain: str, small: Path, ged: Import, gdelt: Import, tmp_path: Path
) -> None:
    if reader == "ucdp-ged" and grain == "dyads":
        pytest.skip("UCDP's events have no codes to gather them by")
    one = Import(reader, (gdelt if reader == "gdelt" else ged).files, grain=grain)
    build(open_project(small), tmp_path / "plain")
    told = loaded(tmp_path / "plain/store", one)
    settings = (small / "belligraph.toml").read_text("utf-8")
    entry = f'reader = "{reader}"\nfile = "{one.files[0]}"\ngrain = "{grain}"'
    text = f"{settings}\n[[imports]]\n{entry}\n"
    (small / "belligraph.toml").write_text(text, encoding="utf-8")
    build(open_project(small), tmp_path / "whole")
    left, right = (open_graph(tmp_path / out / "store") for out in ("plain", "whole"))
    assert told.new == told.tally.given > 0
    assert set(left.claims) == set(right.claims)
    assert left.registry.actors == right.registry.actors
    assert left.registry.places == right.registry.places
    assert dict(left.registry.events) == dict(right.registry.events)
    assert drawn(left) == drawn(right)
    assert left.store.about() == right.store.about()


@pytest.mark.parametrize("locator", ["row 1", "page 9"])
def test_an_event_of_the_tables_is_the_imported_one_only_if_its_row_is(
    locator: str, small: Path, ged: Import, tmp_path: Path
) -> None:
    event = f"ged-1,The quarrel,other,2014-01-03,herald,{locator}"
    table = f"id,name,kind,date,source,locator\n{event}\n"
    (small / "events.csv").write_text(table, encoding="utf-8")
    build(open_project(small), tmp_path / "plain")
    loaded(tmp_path / "plain/store", ged)
    graph = open_graph(tmp_path / "plain/store")
    events = {c.event for c in graph.claims if c.evidence.locator == "row 1"}
    assert events == {"ged-1" if locator == "row 1" else "ucdp-ged-25.1-ged-1"}
    assert {graph.registry.events[str(one)].locator for one in events} == {"row 1"}
    assert graph.registry.events["ged-1"].name == "The quarrel"


def test_a_load_stands_on_the_store_as_it_is(gdelt: Import, ged: Import, tmp_path: Path) -> None:
    store = tmp_path / "store"
    for _ in range(2):  # without a store before, and with one
        early = ground(store)
        loaded(store, gdelt)
        before = claims_of(store)
        with pytest.raises(StoreLockedError, match="meanwhile"):
            load(ged, store, early)
        assert claims_of(store) == before


def test_a_store_is_made_if_there_is_none(gdelt: Import, tmp_path: Path) -> None:
    told = loaded(tmp_path / "store", gdelt)
    graph = open_graph(tmp_path / "store")
    assert told.claims == len(graph.claims) == told.new
    assert {claim.source for claim in graph.claims} == {"gdelt"}
    assert graph.registry.actor("US") == "usa"


def test_what_comes_again_is_not_doubled(gdelt: Import, ged: Import, tmp_path: Path) -> None:
    store = tmp_path / "store"
    loaded(store, gdelt)
    loaded(store, ged)
    before, quads = claims_of(store), len(list(open_graph(store).store.quads()))
    for one in (gdelt, ged):
        again = loaded(store, one)
        assert again.new == 0
        assert again.tally.given > 0
    assert claims_of(store) == before
    assert len(list(open_graph(store).store.quads())) == quads
    assert sum(batch.claims for batch in open_graph(store).store.batches) == len(before)


def test_reports_of_one_event_are_one_claim(gdelt: Import, tmp_path: Path) -> None:
    told = loaded(tmp_path / "store", gdelt)
    graph = open_graph(tmp_path / "store")
    told_of = [c for c in graph.claims if (c.subject, c.object) == ("usa", "iraq")]
    aid = [c for c in told_of if c.modality == "actual"]
    assert [c.evidence.locator.split(":")[0] for c in aid] == ["row 1"]
    assert graph.registry.events[str(aid[0].event)].reports == 4
    assert told.tally.duplicates == 1


def test_an_appeal_for_help_is_not_drawn_as_help(gdelt: Import, tmp_path: Path) -> None:
    loaded(tmp_path / "store", gdelt)
    graph = open_graph(tmp_path / "store")
    asked = [c for c in graph.claims if c.modality == "requested"]
    assert [(c.subject, c.object) for c in asked] == [("usa", "iraq")]
    counted = {c.id for c in graph.claims if View().counts(c)}
    assert asked[0].id not in counted


def test_dyad_months_count_events_and_name_one(gdelt: Import, tmp_path: Path) -> None:
    loaded(tmp_path / "store", Import("gdelt", gdelt.files, grain="dyads"))
    graph = open_graph(tmp_path / "store")
    aid = next(c for c in graph.claims if c.modality == "actual" and c.relation == "supports")
    assert aid.volume is not None
    assert (aid.volume.events, aid.volume.reports) == (1, 4)
    assert str(aid.valid) == "2014-01"
    assert aid.evidence.locator == "row 1"
    assert graph.between("usa", "iraq", View()).standing == "supports"


def test_bad_rows_leave_the_store_as_it_was(gdelt: Import, tmp_path: Path) -> None:
    store = tmp_path / "store"
    loaded(store, gdelt)
    before, current = claims_of(store), (store / "current").resolve()
    bad = gdelt_row(9, "2014-02-30", "USA", "IRQ", "190", DATEADDED="20140301")
    files = (gdelt_file(tmp_path, [bad, gdelt_row(8, "20140301", "USA", "IRN", "190")], "bad.tsv"),)
    with pytest.raises(TableError) as caught:
        loaded(store, Import("gdelt", files))
    assert [(p.file, p.row, p.column) for p in caught.value.problems] == [
        ("bad.tsv", 1, "SQLDATE"),
    ]
    assert (store / "current").resolve() == current
    skipped = loaded(store, Import("gdelt", files), skip_bad=True)
    assert [(row.file, row.line) for row in skipped.bad] == [("bad.tsv", 1)]
    assert (skipped.tally.rows, skipped.tally.bad, skipped.new) == (2, 1, 1)
    assert len(claims_of(store) - before) == 1


def test_a_first_load_that_fails_leaves_no_store(tmp_path: Path) -> None:
    files = (gdelt_file(tmp_path, [["1", "2"]], "bad.tsv"),)
    with pytest.raises(TableError):
        loaded(tmp_path / "store", Import("gdelt", files))
    assert not (tmp_path / "store").exists()


def test_narrowing_counts_what_it_leaves(gdelt: Import, tmp_path: Path) -> None:
    asked = Narrowing(actors=frozenset(["iran"]))
    told = load(gdelt, tmp_path / "store", ground(tmp_path / "store"), asked)
    assert {c.subject for c in claims_of(tmp_path / "store")} == {"iran"}
    assert told.tally.giving + told.tally.rejects == told.tally.rows == len(GDELT_ROWS)


def test_a_project_gives_its_actors_to_a_store_that_lacks_them(
    gdelt: Import, project, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    assert loaded(store, gdelt).tally.unresolved == {"IRQREB IRQREB": 1}
    rebels = {"id": "rebels", "name": "Rebels in Iraq", "kind": "population",
              "codes": "cameo:IRQREB", "source": "unsc-res-1441"}  # fmt: skip
    folder = project("more", 'registry = "extend"', actors=[rebels])
    told = load(gdelt, store, ground(store, open_project(folder)))
    assert (told.new, dict(told.tally.unresolved)) == (1, {})
    assert "rebels" in open_graph(store).registry.actors


def test_an_unknown_source_is_told_with_the_nearest(gdelt: Import, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="expected an id of sources"):
        loaded(tmp_path / "store", Import("gdelt", gdelt.files, "csm-2014-01-07"))


def test_the_journal_tells_of_each_load(gdelt: Import, tmp_path: Path) -> None:
    loaded(tmp_path / "store", gdelt)
    (entry,) = history(tmp_path / "store")
    told = (entry.action, entry.what, entry.added, entry.claims)
    assert told == ("import", "gdelt: events.tsv", 3, 3)
    digest = hashlib.sha256(gdelt.files[0].read_bytes()).hexdigest()
    assert entry.inputs == digest


def test_many_claims_keep_their_conclusions_as_they_were(
    small: Path, gdelt: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(open_project(small), tmp_path / "out")
    monkeypatch.setattr("belligraph.load.renewing.CONCLUDED", 1)
    told = loaded(tmp_path / "out/store", gdelt)
    graph = open_graph(tmp_path / "out/store")
    assert not told.concluded
    view = View(graph.store.about().as_of, graph.store.about().window)
    table = graph.relations(view)
    assert len(drawn(graph)) == len(table)


def test_a_file_without_rows_is_refused_and_makes_no_store(tmp_path: Path) -> None:
    for one in (
        Import("ucdp-ged", (ged_file(tmp_path),)),
        Import("gdelt", (gdelt_file(tmp_path, []),)),
    ):
        with pytest.raises(InputError, match=rf"'{one.files[0].name}': no row; expected at least"):
            loaded(tmp_path / "store", one)
        assert not (tmp_path / "store").exists()
