"""Coded event tables come into a build beside the others, by event or by dyad and month."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from belligraph.errors import TableError
from belligraph.model import Actor, ActorKind, Dated
from belligraph.readers.codes import codes
from belligraph.readers.tables import Import, Imported, Narrowing, read_imports
from belligraph.readers.tables.coded_imports import LIBRARIES, dataset_of
from belligraph.readers.tables.imports import CODED
from belligraph.registry import Registry

for library in LIBRARIES:
    pytest.importorskip(library, reason="belligraph[tables] is not installed")
pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")

SHARED = Path(__file__).parents[4] / "shared" / "data"
USED = {
    "SQLDATE": "20140103", "Actor1Code": "USA", "Actor1Name": "UNITED STATES",
    "Actor1CountryCode": "USA", "Actor2Code": "IRN", "Actor2Name": "IRAN",
    "Actor2CountryCode": "IRN", "IsRootEvent": "1", "EventCode": "112", "EventBaseCode": "112",
    "EventRootCode": "11", "QuadClass": "3", "GoldsteinScale": "-2.0", "NumMentions": "4",
    "NumSources": "1", "NumArticles": "4", "AvgTone": "1.5", "ActionGeo_Type": "1",
    "ActionGeo_FullName": "Iran", "ActionGeo_Lat": "32", "ActionGeo_Long": "53",
    "DATEADDED": "20140105", "SOURCEURL": "https://example.org/1",
}  # fmt: skip
"""GDELT's code 112 is an accusation."""


def gdelt(folder: Path, *rows: dict[str, str], **more: object) -> Import:
    """A file as GDELT 1.0 publishes it: 58 columns, tabs, no header."""
    file = folder / "20140105.export.CSV"
    columns = next(one.columns for one in dataset_of("gdelt").layouts if len(one.columns) == 58)
    lines = ("\t".join((USED | row).get(name, "") for name in columns) for row in rows)
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return Import("gdelt", (file,), **more)  # type: ignore[arg-type]


def state(id_: str, name: str, code: str) -> Actor:
    return Actor(id=id_, name=name, kind=ActorKind.STATE, codes=(Dated(f"cameo:{code}"),))


KNOWN = Registry(
    actors={a.id: a for a in (state("usa", "US", "USA"), state("iran", "Iran", "IRN"))}
)


def read(one: Import, **more: object) -> Imported:
    return read_imports([one], KNOWN, "me", **more)  # type: ignore[arg-type]


def test_each_event_is_a_claim_with_its_event(tmp_path) -> None:
    got = read(
        gdelt(tmp_path, {"GLOBALEVENTID": "7"}, {"GLOBALEVENTID": "8", "SQLDATE": "20140104"})
    )
    assert {(c.subject, c.object, c.valid.text) for c in got.claims} == {
        ("usa", "iran", "2014-01-03"), ("usa", "iran", "2014-01-04"),
    }  # fmt: skip
    assert {c.event for c in got.claims} == set(got.registry.events) == {"gdelt-7", "gdelt-8"}
    assert {(c.source, c.publisher, c.agent) for c in got.claims} == {("gdelt", "gdelt", "me")}
    assert {c.published_on.text for c in got.claims} == {"2014-01-05"}
    assert "gdelt" in got.registry.sources
    assert "gdelt" in got.registry.publishers
    (tally,) = got.tallies
    assert (tally.rows, tally.giving, tally.given, tally.events) == (2, 2, 2, 2)
    assert tally.rows == tally.giving + tally.rejects


def test_events_of_a_month_are_one_claim_with_a_volume(tmp_path) -> None:
    rows = [{"GLOBALEVENTID": str(n), "SQLDATE": f"2014010{n}", "NumArticles": "2"}
            for n in (1, 2, 3)]  # fmt: skip
    got = read(gdelt(tmp_path, *rows, grain="dyads"))
    (claim,) = got.claims
    assert (claim.valid.text, claim.event, got.registry.events) == ("2014-01", None, {})
    assert (claim.volume.events, claim.volume.reports) == (3, 6)
    assert (got.tallies[0].given, got.tallies[0].events, got.tallies[0].giving) == (1, 0, 3)


def test_one_event_of_several_rows_is_counted_once_and_the_others_told(tmp_path) -> None:
    got = read(gdelt(tmp_path, {"GLOBALEVENTID": "7"}, {"GLOBALEVENTID": "8"}))
    (tally,) = got.tallies
    assert (len(got.claims), tally.giving, tally.events, tally.duplicates) == (1, 2, 1, 1)
    assert "1 event (1 row told of one again)" in next(tally.lines())


def test_who_stays_nobody_is_told_with_its_rows_and_is_no_actor(tmp_path) -> None:
    nobody = {"Actor2Code": "COP", "Actor2Name": "POLICE", "Actor2CountryCode": "",
              "Actor2Type1Code": "COP"}  # fmt: skip
    got = read(gdelt(tmp_path, *[nobody | {"GLOBALEVENTID": n} for n in "789"]))
    assert got.claims == ()
    assert got.tallies[0].unresolved == {"COP POLICE": 3}
    assert got.registry.actors == KNOWN.actors
    assert got.tallies[0].rejects == 3


def test_only_what_is_asked_for_is_taken(tmp_path) -> None:
    one = gdelt(tmp_path, {"GLOBALEVENTID": "7"}, {"GLOBALEVENTID": "8", "SQLDATE": "20131203"})
    got = read(one, narrowing=Narrowing(since=date(2014, 1, 1)))
    assert {c.event for c in got.claims} == {"gdelt-7"}
    assert got.tallies[0].rejects == 1


def test_bad_rows_stop_the_import_or_are_left_out(tmp_path) -> None:
    one = gdelt(tmp_path, {"GLOBALEVENTID": "7"}, {"GLOBALEVENTID": "8", "SQLDATE": "2014"})
    with pytest.raises(TableError, match=r"20140105\.export\.CSV, line 2, column SQLDATE: '2014'"):
        read(one)
    got = read(one, skip_bad=True)
    assert {c.event for c in got.claims} == {"gdelt-7"}
    assert (got.tallies[0].rows, got.tallies[0].bad, got.bad[0].line) == (2, 1, 2)


def test_bad_rows_of_tables_of_both_kinds_are_told_together(tmp_path) -> None:
    bad = gdelt(tmp_path, {"GLOBALEVENTID": "x"})
    (tmp_path / "ged.csv").write_text("id\n1\n")
    with pytest.raises(TableError) as caught:
        read_imports([bad, Import("ucdp-ged", (tmp_path / "ged.csv",))], KNOWN)
    assert {p.file for p in caught.value.problems} == {"20140105.export.CSV", "ged.csv"}


def test_a_table_of_ones_own_goes_before_the_codes_that_are_shipped(tmp_path) -> None:
    assert codes("cameo")["112"].means == "accusation"
    table = tmp_path / "codes.csv"
    table.write_text("code,relation,means,note\n112,,,nothing of ours\n")
    got = read(gdelt(tmp_path, {"GLOBALEVENTID": "7"}, codes=table))
    assert (got.claims, got.tallies[0].rejects) == ((), 1)


@pytest.mark.parametrize("reader", CODED)
def test_every_reader_has_its_module(reader) -> None:
    assert dataset_of(reader).reader == reader


@pytest.mark.parametrize("library", LIBRARIES)
def test_without_its_libraries_the_extra_is_named(tmp_path, library) -> None:
    code = f"""
import sys
from pathlib import Path
sys.modules[{library!r}] = None
from belligraph.errors import MissingExtraError
from belligraph.readers.tables import Import, read_imports
from belligraph.registry import Registry
try:
    read_imports([Import("gdelt", (Path({str(tmp_path)!r}) / "a.csv",))], Registry())
except MissingExtraError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pip install 'belligraph[tables]'" in done.stdout


@pytest.mark.parametrize(
    ("reader", "file", "rows"),
    [("gdelt", "gdelt/events_sample.tsv", 710), ("icews", "icews/events.2018.sample.tab", 3_705)],
)
def test_every_row_of_the_files_at_hand_gives_a_claim_or_is_told(reader, file, rows) -> None:
    if not (SHARED / file).is_file():
        pytest.skip(f"the file is not at hand: {SHARED / file}")
    got = read(Import(reader, (SHARED / file,)))
    (tally,) = got.tallies
    assert tally.rows == rows == tally.giving + tally.rejects
    assert tally.giving == tally.events + tally.duplicates
    assert {c.event for c in got.claims} == set(got.registry.events)
    assert {c.object for c in got.claims} | {c.subject for c in got.claims} >= {
        a.id for a in got.registry.actors.values() if a.provisional
    }
