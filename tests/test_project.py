"""A project's folder is read as its file says, and what is wrong with it is said in one line."""

from __future__ import annotations

from datetime import date

import pytest

from belligraph.errors import ProjectError, TableError
from belligraph.project import open_project, sample


def test_the_sample_is_a_project_of_the_first_report() -> None:
    found = sample()
    assert (found.as_of, found.window) == (date(2014, 1, 6), 365)
    assert found.own_registry
    assert found.texts == ()


def test_without_a_name_the_current_folder_is_taken_else_the_sample(
    small, tmp_path, monkeypatch
) -> None:
    monkeypatch.chdir(small)
    assert open_project(None).title == "Small"
    monkeypatch.chdir(tmp_path)
    assert open_project(None).title == sample().title


def test_folder_and_file_are_the_same_project(small) -> None:
    assert open_project(small) == open_project(small / "belligraph.toml")
    assert open_project(str(small)).as_of == date(2020, 6, 30)


def test_extending_brings_the_packaged_actors_but_not_their_claims(project) -> None:
    state = {"id": "arcadia", "name": "Arcadia", "kind": "state", "source": "unsc-res-1441"}
    tables = open_project(project("more", 'registry = "extend"', actors=[state])).tables()
    assert {"arcadia", "isil"} <= set(tables.registry.actors)
    assert tables.claims == ()
    own = open_project(project("own", 'registry = "own"')).tables()
    assert own.registry.actors == {}


def test_defaults(project) -> None:
    found = open_project(project("bare", ""))
    assert (found.title, found.as_of, found.window) == ("Untitled", None, 365)
    assert not found.own_registry


def test_rules_are_all_packaged_ones_unless_some_or_none_are_named(project) -> None:
    assert open_project(project("all", "")).rules is None
    assert open_project(project("none", "rules = []")).rules == ()
    some = 'rules = ["successor-of-group", "affiliate-of-enemy", "successor-of-group"]'
    assert open_project(project("some", some)).rules == ("affiliate-of-enemy", "successor-of-group")


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ("title = ", "Invalid value (at line 1"),
        ('titel = "A"', "unknown key 'titel'; expected one of title, as_of"),
        ("title = 7", "title = 7; expected a text in quotes"),
        ("window = true", "expected a whole number"),
        ("window = -3", "window = -3; expected days, 0 to"),
        ('as_of = "2014-13"', "as_of: '2014-13' is not in the calendar"),
        ('registry = "mine"', "registry = 'mine'; expected extend or own"),
        ('rules = "all"', "rules = 'all'; expected a list of names in quotes"),
        ("rules = [1]", "rules = [1]; expected a list of names in quotes"),
        (
            'rules = ["affiliate-of-enemies"]',
            "rules: no rule is called 'affiliate-of-enemies'; nearest known: affiliate-of-enemy",
        ),
        ("texts = [1]", "expected [[texts]] tables"),
        ('[[texts]]\npublished = "2014"', "a text needs 'file'"),
        ('[[texts]]\nfile = "gone.txt"\npublished = "2014"', "there is no text"),
        ('[[texts]]\nfile = "a"\npublisher = 3\npublished = "2014"', "there is no text"),
        ('[[texts]]\nfiel = "gone.txt"', "unknown key 'fiel'"),
        ("imports = [1]", "expected [[imports]] tables"),
        ('imports = "ged.csv"', "imports = 'ged.csv'; expected [[imports]] tables"),
        ('[[imports]]\nfile = "actors.csv"', "an import needs 'reader'"),
        ('[[imports]]\nreader = "ucdp-ged"', "an import needs 'file'"),
        ('[[imports]]\nreader = "ged"\nfile = "a"', "reader = 'ged'; expected ucdp-actor or ucdp"),
        ('[[imports]]\nreader = "ucdp-ged"\nfile = 7', "file = 7; expected a text in quotes"),
        ('[[imports]]\nreader = "ucdp-ged"\nfile = ""', "imports: there is no file"),
        ('[[imports]]\nreader = "ucdp-ged"\nfile = "g*.csv"', "imports: there is no file"),
        ('[[imports]]\nreader = "ucdp-ged"\nfiles = "a"', "unknown key 'files'; expected one of"),
    ],
)
def test_a_bad_file_says_where_and_what_was_expected(project, settings, complaint) -> None:
    folder = project("bad", settings)
    with pytest.raises(ProjectError) as caught:
        open_project(folder)
    assert str(caught.value).startswith(str(folder / "belligraph.toml"))
    assert complaint in str(caught.value)


def test_a_file_in_another_encoding_is_refused(project) -> None:
    folder = project("latin")
    (folder / "belligraph.toml").write_bytes('title = "Fält"'.encode("latin-1"))
    with pytest.raises(ProjectError, match="UTF-8"):
        open_project(folder)


def test_what_is_no_project_says_how_to_make_one(tmp_path) -> None:
    with pytest.raises(ProjectError, match="'belligraph init"):
        open_project(tmp_path / "nowhere")
    with pytest.raises(ProjectError, match=r"has no belligraph\.toml"):
        open_project(tmp_path)


def test_bad_cells_of_all_tables_come_at_once(project) -> None:
    actor = {"id": "arcadia", "name": "Arcadia", "kind": "planet", "source": "nowhere"}
    claim = {"subject": "arcadia", "object": "nobody", "date": "31/12/2020", "locator": "1",
             "relation": "opposes", "source": "unsc-res-1441"}  # fmt: skip
    rows = [
        claim | {"row": "t-1"},
        claim | {"row": "t-2", "relation": "likes", "source": "nowhere"},
    ]
    folder = project("bad", 'registry = "extend"', actors=[actor], claims=rows)
    with pytest.raises(TableError) as caught:
        open_project(folder).tables()
    bad = {(p.file, p.row, p.column, p.value) for p in caught.value.problems}
    assert bad == {
        ("sources.csv", None, "source", "nowhere"),
        ("actors.csv", 2, "kind", "planet"),
        ("claims/claims.csv", 2, "object", "nobody"),
        ("claims/claims.csv", 2, "date", "31/12/2020"),
        ("claims/claims.csv", 3, "relation", "likes"),
        ("claims/claims.csv", 3, "date", "31/12/2020"),
    }


def test_an_import_is_one_file_or_all_that_match_in_the_order_of_their_names(project) -> None:
    settings = "\n".join(
        f'[[imports]]\nreader = "ucdp-ged"\nfile = "{pattern}"\nsource = "ged"'
        for pattern in ("data/ged_*.csv", "more.csv", "../outside.csv")
    )
    folder = project("imports", settings)
    (folder / "data").mkdir()
    names = ("data/ged_2.csv", "data/ged_1.csv", "data/esd.csv", "more.csv", "../outside.csv")
    for name in names:
        (folder / name).touch()
    found = open_project(folder).imports
    assert [[f.name for f in one.files] for one in found] == [
        ["ged_1.csv", "ged_2.csv"], ["more.csv"], ["outside.csv"],
    ]  # fmt: skip
    assert {(one.reader, one.source) for one in found} == {("ucdp-ged", "ged")}


def test_a_name_with_brackets_is_no_pattern(project) -> None:
    folder = project("odd", '[[imports]]\nreader = "ucdp-ged"\nfile = "ged [1].csv"')
    (folder / "ged [1].csv").touch()
    assert [f.name for f in open_project(folder).imports[0].files] == ["ged [1].csv"]


def test_an_imported_table_is_not_said_to_be_ignored(project) -> None:
    folder = project("told", '[[imports]]\nreader = "ucdp-ged"\nfile = "ged.csv"')
    for name in ("ged.csv", "other.csv"):
        (folder / name).touch()
    assert open_project(folder).ignored == ("other.csv",)


def test_a_table_of_codes_is_not_said_to_be_ignored(project) -> None:
    entry = 'reader = "acled"\nfile = "acled.csv"\ncodes = "codes.csv"'
    folder = project("told", f"[[imports]]\n{entry}")
    for name in ("acled.csv", "codes.csv"):
        (folder / name).touch()
    assert open_project(folder).ignored == ()
