from __future__ import annotations

import re

import pytest

from belligraph.dates import parse_date, parse_interval
from belligraph.model import Method, Modality, Speaker, Standing
from belligraph.pages.claims.citations import Citation, citation, escaped, sentence
from belligraph.pages.telling import words
from belligraph.relations import DEFAULT_VIEW, View
from showing import material

HOSTILE = r"\input{x} } @misc{y, title = {z}} % & # $ _ ^ ~ " + '"'


@pytest.fixture
def cited(claim, registry):
    def make(world=registry, site="Anbar", **fields) -> Citation:
        made = claim(
            "usa", "supports", "iraq", **{"means": "weapons", "item": "missiles", **fields}
        )
        teller = material([made], world, DEFAULT_VIEW).teller
        source = world.sources.get(made.source)
        publisher = teller.publisher(made.publisher)
        return citation(made, teller.card(made), publisher, source, site, "As of 6 January 2014")

    return make


def fields_of(bibtex: str) -> list[dict[str, str]]:
    """The entries of a BibTeX text, read as BibTeX does: a value ends where its braces do."""
    found = []
    for kind, key, rest in re.findall(r"@(\w+)\{([^,\s]+),\n(.*?)\n\}\n", bibtex + "\n", re.DOTALL):
        entry = {"kind": kind, "key": key}
        for name, value in re.findall(r"^  (\w+) += (.*?),?$", rest, re.MULTILINE):
            assert balanced(value), value
            entry[name] = value
        found.append(entry)
    return found


def balanced(value: str) -> bool:
    depth = 0
    for character in value:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            return False
    return depth == 0


def test_what_a_rule_derives_is_cited_by_the_rule_and_its_premises(claim, registry) -> None:
    premises = [
        claim("iran", "opposes", "isil", speaker=Speaker("John Kerry", "usa")),
        claim("isil", "affiliatedWith", "usa"),
    ]
    of = {"method": Method.DERIVED, "rule": "enemy", "source": "rule-enemy"}
    made = claim("iran", "opposes", "usa", **of, derived_from=tuple(one.id for one in premises))
    teller = material([*premises, made], registry, View(derived=True)).teller
    cited = citation(made, teller.card(made), "belligraph", None, "Anbar", "All dates")
    opposed, affiliated = (one.id for one in premises)
    assert "[derived].” Derived here from 2 claims. By the rule enemy, from: " in cited.text
    for said in (
        f"“Iran opposes ISIL” (according to John Kerry → The Monitor, claim {opposed[:16]})",
        f"“ISIL is affiliated with US” (according to The Monitor, claim {affiliated[:16]})",
        f"). Claim {made.id[:16]} in “Anbar”",
    ):
        assert said in cited.text
    assert "In: " not in cited.text
    record, *rest = fields_of(cited.bibtex)
    assert record["note"] == f"{{Derived here from 2 claims by the rule enemy; id {made.id}}}"
    assert {one["key"]: one["note"] for one in rest} == {
        f"claim-{opposed[:16]}": f"{{According to John Kerry → The Monitor; id {opposed}}}",
        f"claim-{affiliated[:16]}": f"{{According to The Monitor; id {affiliated}}}",
    }


def test_the_text_names_what_who_where_and_which(cited) -> None:
    text = cited(via=("post",)).text
    assert text.startswith("“US supports Iraq (weapons: missiles, 5 January 2014).”")
    assert "According to The Washington Post → The Monitor." in text
    assert "“A report”, The Monitor, 6 January 2014" in text
    assert "https://example.org/report" in text
    assert "in “Anbar”, as of 6 January 2014." in text
    assert re.search(r"https://w3id\.org/belligraph/id/claim/[0-9a-f]{64}$", text)


def test_bibtex_has_an_entry_for_the_claim_and_one_for_its_source(cited) -> None:
    record, source = fields_of(cited(agent="A. Curator", recorded_on=parse_date("2020-02")).bibtex)
    assert record["key"].startswith("claim-")
    assert record["author"] == "{{A. Curator}}"
    assert (record["year"], record["month"]) == ("{2020}", "feb")
    assert "day" not in record
    assert source["key"] == "source-report"
    assert source["author"] == "{{The Monitor}}"
    assert source["title"] == "{{A report}}"
    assert (source["year"], source["month"], source["day"]) == ("{2014}", "jan", "{6}")
    assert source["url"] == "{https://example.org/report}"


def test_a_source_without_a_date_gets_none(cited) -> None:
    _, source = fields_of(cited(published_on=None).bibtex)
    assert not {"year", "month", "day"} & source.keys()


def test_a_decade_is_no_year(cited) -> None:
    _, source = fields_of(cited(published_on=parse_date("201X")).bibtex)
    assert source["year"] == "{between 2010 and 2019}"


def test_hostile_text_stays_within_its_braces(cited) -> None:
    made = cited(site=HOSTILE, item=HOSTILE, agent=HOSTILE, speaker=Speaker(HOSTILE))
    entries = fields_of(made.bibtex)
    assert [entry["kind"] for entry in entries] == ["misc", "misc"]
    assert made.bibtex.count("@misc{") - made.bibtex.count("@misc{\\textbraceleft}") >= 2
    for bad in (r"\input{", " % ", " & ", " # ", " $ "):
        assert bad not in made.bibtex


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50 %", r"50 \%"),
        ("a_b", r"a\_b"),
        ("{", r"{\textbraceleft}"),
        ("\\", r"{\textbackslash}"),
        ("~^", r"{\textasciitilde}{\textasciicircum}"),
        ("Fallūjah الفلوجة", "Fallūjah الفلوجة"),
        ("two\nlines", "two lines"),
        ("\u202eturned\u202c", "turned"),
    ],
)
def test_what_bibtex_reads_as_commands_is_escaped(text, expected) -> None:
    assert escaped(text) == expected
    assert balanced(escaped(text))


def test_a_name_without_end_is_cut(cited) -> None:
    assert len(words.cut("x" * 1_000_000)) == 600
    assert len(cited(item="x" * 10_000).text) < 3_000


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({"modality": Modality.PROMISED}, "[promised]"),
        ({"negated": True, "speaker": Speaker("Kerry", "usa")}, "[ruled out]"),
        ({"standing": Standing.ALLEGED}, "[alleged]"),
    ],
)
def test_what_is_no_plain_deed_says_so(claim, registry, fields, note) -> None:
    made = claim("usa", "supports", "iraq", **fields)
    teller = material([made], registry, DEFAULT_VIEW).teller
    assert sentence(teller.card(made)).endswith(note)


def test_a_plain_deed_bears_no_note(claim, registry) -> None:
    made = claim("usa", "supports", "iraq", valid=parse_interval("2013-12"))
    teller = material([made], registry, DEFAULT_VIEW).teller
    assert sentence(teller.card(made)) == "US supports Iraq (means not stated, December 2013)"
