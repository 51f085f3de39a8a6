"""Countries and known groups: codes once each, names that mean one, no formulas."""

from __future__ import annotations

import csv
import re

import pytest

from belligraph.model import ActorKind
from belligraph.readers.tables.coded.keys.known import (
    COUNTRY_COLUMNS,
    GROUP_COLUMNS,
    countries,
    country_called,
    group_called,
    groups,
)
from belligraph.registry import normalised
from coded_rows import ROOT, gdelt_rows, given, icews_rows

FOLDER = ROOT / "data" / "codes"
TABLES = {"countries": COUNTRY_COLUMNS, "groups": GROUP_COLUMNS}
REGIONS = {"AFR", "EUR", "MEA", "WST"}
"""Codes of CAMEO that are no country's."""
TERRITORIES = {"Hong Kong", "Western Sahara"}


def rows_of(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("name", TABLES)
def test_each_code_and_each_name_means_one(name) -> None:
    rows = rows_of(name)
    assert tuple(rows[0]) == TABLES[name]
    codes = [code for row in rows for code in (row["code"], *row.get("former", "").split(";"))]
    codes = [code for code in codes if code]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    names = [normalised(n) for row in rows for n in (row["name"], *row["aliases"].split(";")) if n]
    assert len(names) == len(set(names))
    assert [row["code"] for row in rows] == sorted(row["code"] for row in rows)


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_is_a_spreadsheet_formula(name) -> None:
    assert not [v for row in rows_of(name) for v in row.values() if v.startswith(tuple("=+-@\t"))]


def test_countries_are_states_but_for_those_whose_status_is_disputed() -> None:
    kinds = {one.name: one.kind for one in countries().values()}
    assert {name for name, kind in kinds.items() if kind is not ActorKind.STATE} == {
        "Kosovo", "Palestine", "Taiwan",
    }  # fmt: skip
    assert len(kinds) == 193 + 1 + 3  # members of the United Nations, the Holy See, these


def test_a_former_code_is_the_country_all_the_same() -> None:
    assert countries()["ROM"] is countries()["ROU"]
    assert countries()["BUR"].name == "Myanmar"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the former Yugoslav Republic of Macedonia", "MKD"),
        ("Moldova, Republic of", "MDA"),
        ("Vietnam, Republic Of", "VNM"),
        ("Congo", "COG"),
        ("Democratic Republic of Congo", "COD"),
        ("CÔTE D'IVOIRE", "CIV"),
        ("Palestinian Territory, Occupied", "PSE"),
    ],
)
def test_a_country_is_known_by_the_names_that_datasets_write(name, code) -> None:
    found = country_called(name)
    assert found is not None
    assert found.code == code


def test_what_is_no_country_is_not_guessed() -> None:
    assert country_called("Africa") is None
    assert group_called("Rebels") is None


def test_every_country_of_the_samples_is_known() -> None:
    columns = ("Source Country", "Target Country", "Country")
    named = {row[column] for row in icews_rows() for column in columns} - {"NA"}
    assert {name for name in named if country_called(name) is None} == TERRITORIES & named
    coded = {row[f"Actor{n}CountryCode"] for row in gdelt_rows() for n in "12"} - {""}
    assert coded - countries().keys() == REGIONS & coded


def test_known_groups_are_those_of_cameo() -> None:
    lines = given("cameo/CAMEO.knowngroup.txt").read_text("utf-8", "replace").splitlines()[1:]
    listed = {line.split("\t")[0] for line in lines if line}
    assert groups().keys() < listed
    assert group_called("the Taliban") is groups()["TAL"]


def test_tables_have_the_columns_that_are_documented() -> None:
    section = (ROOT / "data" / "README.md").read_text("utf-8").partition("`countries.csv` and")[2]
    assert [c for c in COUNTRY_COLUMNS if f"| {c} |" not in section] == []
