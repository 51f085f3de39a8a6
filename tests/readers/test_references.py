"""One mistake in the tables is one error, however many cells hang on it."""

from __future__ import annotations

import pytest

from belligraph.errors import TableError
from belligraph.project import open_project

ACTORS = [
    {"id": id_, "name": id_.title(), "kind": "state", "source": "herald"}
    for id_ in ("arcadia", "borduria")
]
SOURCE = {"id": "herald", "title": "A test source", "publisher": "the-herald", "kind": "news",
          "published": "2020", "language": "en", "checked": "no"}  # fmt: skip
CLAIMS = [
    {"row": f"t-{n}", "subject": "arcadia", "relation": "opposes", "object": "borduria",
     "date": f"2020-0{n}", "source": "herald", "locator": "1"}
    for n in (1, 2, 3)
]  # fmt: skip
WHOLE = {
    "actors": ACTORS,
    "publishers": [{"id": "the-herald", "name": "The Herald"}],
    "sources": [SOURCE],
    "claims": CLAIMS,
}


@pytest.fixture
def told(project):
    """The errors of a project, as lines; a table that is None is not there."""

    def tell(settings: str = 'registry = "own"', **tables: object) -> list[str]:
        kept = {name: rows for name, rows in (WHOLE | tables).items() if rows is not None}
        with pytest.raises(TableError) as caught:
            open_project(project("bad", settings, **kept)).tables()
        return [str(problem) for problem in caught.value.problems]

    return tell


@pytest.mark.parametrize(
    ("table", "columns", "first", "cells"),
    [
        ("sources", "id, title, publisher, kind, published, language, checked",
         "'herald' in actors.csv, line 2, column source", 5),
        ("actors", "id, name, kind, source",
         "'arcadia' in claims/claims.csv, line 2, column subject", 6),
    ],
)  # fmt: skip
@pytest.mark.parametrize("registry", ["own", "extend"])
def test_a_missing_table_is_one_error(told, registry, table, columns, first, cells) -> None:
    assert told(f'registry = "{registry}"', **{table: None}) == [
        f"{table}.csv is missing; expected a table with the columns {columns}: "
        f"{cells} cells name what no table has, first {first}"
    ]


def test_a_table_that_only_one_cell_needs(told) -> None:
    (error,) = told(publishers=None)
    assert error.startswith("publishers.csv is missing; expected a table with the columns id, name")
    assert error.endswith("no table has 'the-herald' in sources.csv, line 2, column publisher")


def test_what_is_wrong_beside_a_missing_table_is_told_too(told) -> None:
    missing, date = told(sources=None, claims=[CLAIMS[0], CLAIMS[1] | {"date": "soon"}])
    assert missing.startswith("sources.csv is missing; ")
    assert date.startswith("claims/claims.csv, line 3, column date: 'soon'; ")


def test_a_table_that_is_not_needed_may_be_missing(project) -> None:
    assert len(open_project(project("good", **WHOLE)).tables().claims) == 3


def test_a_source_that_is_refused_is_one_error(told) -> None:
    (error,) = told(sources=[SOURCE | {"kind": "rumour"}])
    assert error.startswith("sources.csv, line 2, column kind: 'rumour'; ")


def test_an_actor_that_is_refused_is_one_error_by_whatever_name(told) -> None:
    (error,) = told(actors=[ACTORS[0] | {"kind": "planet"}, ACTORS[1]],
                    claims=[CLAIMS[0] | {"subject": "Arcadia"}])  # fmt: skip
    assert error.startswith("actors.csv, line 2, column kind: 'planet'; ")


def test_a_table_or_a_line_that_cannot_be_read_is_one_error(project) -> None:
    for content, expected in (
        ("id;title\nherald;A test source\n", "commas between the cells"),
        ("id,title\nherald,A\n", "the column"),
        ("id,title,publisher,kind,published,language,checked\nherald,A\n", "7 cells as in the"),
        ('id,title,publisher,kind,published,language,checked\n\n"herald', "comma-separated"),
    ):
        folder = project(f"bad{len(content)}", **WHOLE)
        (folder / "sources.csv").write_text(content, "utf-8")
        with pytest.raises(TableError) as caught:
            open_project(folder).tables()
        assert {problem.file for problem in caught.value.problems} == {"sources.csv"}
        assert expected in str(caught.value)


def test_a_misspelt_id_is_told_with_the_nearest(told) -> None:
    (error,) = told(claims=[CLAIMS[0] | {"source": "heralt"}])
    assert error == (
        "claims/claims.csv, line 2, column source: 'heralt'; expected an id of sources.csv; "
        "nearest known: herald"
    )
