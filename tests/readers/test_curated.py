"""Hand-typed tables: what a row means, and every kind of row that is refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from belligraph.errors import Problem, TableError
from belligraph.model import (
    Claim,
    Extent,
    Means,
    Method,
    Modality,
    Relation,
    Scope,
    Speaker,
    Standing,
)
from belligraph.readers.curated import CLAIM_COLUMNS, Files, Tables, read_tables
from belligraph.readers.entities import TABLES

ENTITIES = {
    "actors": """\
id,name,kind,active,aliases,metonyms,offices,source
usa,United States,state,,US,Washington,,csm
iraq,Republic of Iraq,state,2004/..,Iraq,Baghdad,,csm
iraq-baathist,Baathist Iraq,state,1979/2003,Iraq,Baghdad,,csm
isil,ISIL,armed_group,,ISIS,,,csm
al-qaeda,Al Qaeda,armed_group,,,,,csm
iran,Iran,state,,,,,csm
kerry,John Kerry,person,,,,usa: Secretary of State,csm
""",
    "publishers": """\
id,name,aliases
csm,The Christian Science Monitor,CSM
wp,The Washington Post,WaPo
local,Iranian local media,
""",
    "places": """\
id,name,kind,part_of,source
iraq-country,Iraq,country,,csm
anbar,Anbar,province,iraq-country,csm
fallujah,Fallujah,town,anbar,csm
""",
    "theatres": """\
id,name,places,valid
west,Anbar 2014,anbar,2013-12/2014-06
""",
    "sources": """\
id,title,publisher,kind,published,language,checked
csm,A report,csm,news,2014-01-06,en,yes
undated,A leaflet,csm,statement,unknown,en,no
""",
    "events": """\
id,name,kind,date,source,locator
fall,Fall of Fallujah,battle,2014-01-04,csm,p. 1
""",
}
MINIMAL = {
    "row": "r-1", "subject": "usa", "relation": "supports", "object": "iraq",
    "date": "2014-01-05", "source": "csm", "locator": "paragraph 1",
}  # fmt: skip


def line(cells: dict[str, str]) -> str:
    return ",".join('"' + cells.get(c, "").replace('"', '""') + '"' for c in CLAIM_COLUMNS)


def table(*rows: dict[str, str]) -> str:
    """A claims table; each row is the least that is needed, with changes, and a key of its own."""
    keyed = [MINIMAL | {"row": f"r-{n}"} | row for n, row in enumerate(rows, 1)]
    return "\n".join([",".join(CLAIM_COLUMNS), *map(line, keyed), ""])


Load = Callable[..., Tables]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Reads tables: `load(table(...), retractions="...", actors="...")`."""

    def read(*claims: str | bytes, retractions: str | None = None, **entities: str) -> Tables:
        def write(name: str, content: str | bytes) -> Path:
            path = tmp_path / name
            path.write_bytes(content.encode() if isinstance(content, str) else content)
            return path

        files = {n: write(f"{n}.csv", c) for n, c in (ENTITIES | entities).items()}
        paths = tuple(write(f"claims-{n}.csv", c) for n, c in enumerate(claims, 1))
        withdrawn = None if retractions is None else write("retractions.csv", retractions)
        return read_tables(Files(files, paths, withdrawn), agent="a curator")

    return read


@pytest.fixture
def made(load: Load) -> Callable[..., Claim]:
    """The one claim of one row."""

    def make(**cells: str) -> Claim:
        (claim,) = load(table(cells)).claims
        return claim

    return make


@pytest.fixture
def problems(load: Load) -> Callable[..., list[Problem]]:
    """What is wrong with tables; they must be refused."""

    def find(*claims: str | bytes, **tables: Any) -> list[Problem]:
        with pytest.raises(TableError) as caught:
            load(*claims, **tables)
        for problem in caught.value.problems[:50]:
            assert str(problem) in str(caught.value)
        assert str(caught.value).endswith("nothing of these files was loaded")
        return list(caught.value.problems)

    return find


Problems = Callable[..., list[Problem]]
Made = Callable[..., Claim]


# --- what a row means


def test_the_least_that_a_row_says(made: Made) -> None:
    claim = made()
    assert (claim.subject, claim.relation, claim.object) == ("usa", Relation.SUPPORTS, "iraq")
    assert (claim.means, claim.modality, claim.standing) == (
        Means.UNKNOWN, Modality.ACTUAL, Standing.STATED,
    )  # fmt: skip
    assert (claim.negated, claim.speaker, claim.via, claim.scope) == (False, None, (), Scope.SELF)
    assert (str(claim.valid), str(claim.published_on)) == ("2014-01-05", "2014-01-06")
    assert (claim.source, claim.publisher, claim.row) == ("csm", "csm", "r-1")
    assert (claim.method, claim.agent, claim.confidence) == (Method.CURATED, "a curator", 1.0)
    assert claim.evidence.locator == "paragraph 1"
    assert (claim.said_on, claim.recorded_on, claim.amount) == (None, None, None)


def test_all_that_a_row_can_say(made: Made) -> None:
    claim = made(
        means="weapons", item="missiles", amount="75 pieces", against="ISIS; al-qaeda",
        modality="promised", negated="yes", condition="if asked", standing="alleged",
        speaker="kerry", via="WaPo > CSM", place="Fallujah", event="fall", note="In our words.",
    )  # fmt: skip
    assert (claim.item, claim.amount, claim.unit) == ("missiles", 75.0, "pieces")
    assert claim.against == ("al-qaeda", "isil")
    assert (claim.modality, claim.negated) == (Modality.PROMISED, True)
    assert (claim.condition, claim.standing) == ("if asked", Standing.ALLEGED)
    assert claim.speaker == Speaker("John Kerry", "kerry")
    assert claim.via == ("wp", "csm")
    assert (claim.place, claim.theatre, claim.event) == ("fallujah", "west", "fall")
    assert claim.gist == "In our words."


def test_names_are_resolved_at_the_date_of_the_row(load: Load) -> None:
    claims = load(
        table(
            {"object": "Iraq", "date": "2003-01"},
            {"object": "Baghdad", "date": "2014-01-05"},
            {"object": "Iraq", "date": "unknown"},
            {"object": "Iraq", "date": "/2003-01"},
        )
    ).claims
    assert [c.object for c in claims] == ["iraq-baathist", "iraq", "iraq", "iraq-baathist"]


def test_several_values_multiply_out_and_share_the_key(load: Load) -> None:
    claims = load(
        table(
            {"subject": "usa; iran", "object": "iraq;isil", "means": "weapons; training",
             "place": "fallujah; anbar", "against": "al-qaeda"},
        )
    ).claims  # fmt: skip
    assert len(claims) == len({c.id for c in claims}) == 16
    assert {c.row for c in claims} == {"r-1"}
    assert {(c.subject, c.object) for c in claims} == {
        ("usa", "iraq"), ("usa", "isil"), ("iran", "iraq"), ("iran", "isil"),
    }  # fmt: skip
    assert {c.means for c in claims} == {Means.WEAPONS, Means.TRAINING}
    assert {c.place for c in claims} == {"fallujah", "anbar"}


def test_several_third_parties_are_one_set(made: Made) -> None:
    assert made(against="isil; al-qaeda").against == ("al-qaeda", "isil")


def test_places_are_objects_of_control_and_presence(made: Made) -> None:
    claim = made(subject="isil", relation="controls", object="Fallujah", extent="part")
    assert (claim.object, claim.extent) == ("fallujah", Extent.PART)
    assert made(subject="isil", relation="presentIn", object="anbar").object == "anbar"


def test_a_scope_with_affiliates(made: Made) -> None:
    claim = made(relation="opposes", object="al-qaeda", scope="with_affiliates")
    assert claim.scope is Scope.WITH_AFFILIATES


@pytest.mark.parametrize(
    ("mention", "speaker"),
    [
        ("kerry", Speaker("John Kerry", "kerry")),
        ("John Kerry", Speaker("John Kerry", "kerry")),
        ("Baghdad", Speaker("Republic of Iraq", "iraq")),
        ("Mohammad Hejazi", Speaker("Mohammad Hejazi")),
        ("Hejazi", Speaker("Hejazi")),
        ("a spokesman", Speaker("a spokesman")),
    ],
)
def test_a_speaker_is_an_actor_or_a_name(made: Made, mention: str, speaker: Speaker) -> None:
    assert made(speaker=mention).speaker == speaker


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"modality": "offered"}, "2014-01-05"),
        ({"modality": "promised"}, "2014-01-05"),
        ({"modality": "requested"}, "2014-01-05"),
        ({"relation": "opposes", "means": "accusation"}, "2014-01-05"),
        ({"relation": "opposes", "means": "threat"}, "2014-01-05"),
        ({"relation": "opposes", "means": "rejection"}, "2014-01-05"),
        ({"modality": "offered", "date": "2014-01"}, "2014-01"),
        ({"modality": "offered", "date": "2013/2014"}, None),
        ({"modality": "offered", "date": "2014-01-05/.."}, None),
        ({"modality": "offered", "date": "unknown"}, None),
        ({"modality": "possible"}, None),
        ({"relation": "opposes", "means": "attack"}, None),
        ({}, None),
    ],
)
def test_what_is_done_by_speaking_was_said_on_its_date(
    made: Made, cells: dict[str, str], said: str | None
) -> None:
    assert made(**cells).said_on == (said and made(date=said).valid.start)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("cell", "amount", "unit"),
    [("300 personnel", 300.0, "personnel"), ("2.5 million USD", 2.5, "million USD"),
     ("12", 12.0, ""), ("", None, "")],
)  # fmt: skip
def test_an_amount_is_a_number_and_a_unit(
    made: Made, cell: str, amount: float | None, unit: str
) -> None:
    claim = made(amount=cell)
    assert (claim.amount, claim.unit) == (amount, unit)


@pytest.mark.parametrize(
    ("where", "when", "theatre"),
    [("fallujah", "2014-01-05", "west"), ("anbar", "unknown", "west"), ("fallujah", "2004", None),
     ("iraq-country", "2014-01-05", None), ("", "2014-01-05", None)],
)  # fmt: skip
def test_the_theatre_follows_from_place_and_date(
    made: Made, where: str, when: str, theatre: str | None
) -> None:
    assert made(place=where, date=when).theatre == theatre


def test_the_theatre_of_control_follows_from_the_place_controlled(made: Made) -> None:
    assert made(subject="isil", relation="controls", object="fallujah").theatre == "west"


def test_a_denial_points_to_the_claims_of_the_row_it_disputes(load: Load) -> None:
    tables = load(
        table(
            {"row": "deny", "negated": "yes", "speaker": "kerry", "disputes": "said"},
            {"row": "said", "subject": "usa; iran"},
            {"row": "deny-2", "negated": "yes", "speaker": "Hejazi", "disputes": "deny"},
        )
    )
    by_row: dict[str, list[Claim]] = {}
    for claim in tables.claims:
        by_row.setdefault(claim.row, []).append(claim)
    assert list(by_row) == ["deny", "said", "deny-2"]
    assert by_row["deny"][0].disputes == tuple(sorted(c.id for c in by_row["said"]))
    assert by_row["deny-2"][0].disputes == (by_row["deny"][0].id,)


def test_a_retraction_withdraws_every_claim_of_its_row_and_leaves_their_ids(load: Load) -> None:
    claims = table({"subject": "usa; iran"}, {"subject": "isil"})
    before = load(claims).claims
    after = load(claims, retractions="row,retracted,reason\nr-1,2014-02-01,An error.\n").claims
    assert [c.id for c in after] == [c.id for c in before]
    withdrawn = [c.retracted for c in after if c.retracted]
    assert [(str(r.on), r.reason) for r in withdrawn] == [("2014-02-01", "An error.")] * 2
    assert after[2].retracted is None


def test_a_denial_of_a_retracted_row_still_points_to_it(load: Load) -> None:
    claims = load(
        table({}, {"negated": "yes", "speaker": "kerry", "disputes": "r-1"}),
        retractions="row,retracted,reason\nr-1,2014-02-01,An error.\n",
    ).claims
    assert claims[1].disputes == (claims[0].id,)


def test_what_spreadsheets_leave_at_the_end_is_passed_over(load: Load) -> None:
    blank = "," * (len(CLAIM_COLUMNS) - 1)
    content = (table({}) + f"{blank}\n{blank}\n\n").replace("\n", "\r\n")
    assert len(load(content).claims) == 1


def test_tables_may_be_absent(tmp_path: Path) -> None:
    assert read_tables(Files({})).claims == ()


def test_tables_extend_and_replace_those_beneath(load: Load, tmp_path: Path) -> None:
    base = load().registry
    own = tmp_path / "own.csv"
    own.write_text("id,name,kind,source\niran,Persia,state,csm\nsyria,Syria,state,csm\n", "utf-8")
    registry = read_tables(Files({"actors": own}), base).registry
    assert registry.actors["iran"].name == "Persia"
    assert registry.actors["syria"].name == "Syria"
    assert set(registry.actors) == set(base.actors) | {"syria"}
    assert base.actors["iran"].name == "Iran"


def test_the_same_tables_give_the_same_claims(load: Load) -> None:
    content = table({"subject": "usa; iran"}, {"subject": "isil", "relation": "opposes"})
    assert load(content) == load(content)


# --- what is refused


@pytest.mark.parametrize(
    ("cells", "column", "value", "expected"),
    [
        *[({c: ""}, c, "", "a value") for c in MINIMAL],
        ({"subject": "Irak"}, "subject", "Irak", "a known name of an actor; nearest known: iraq"),
        ({"object": "qqqqqqq"}, "object", "qqqqqqq", "the id or a known name of an actor"),
        ({"subject": "usa; Irann"}, "subject", "Irann", "nearest known: iran"),
        ({"subject": ";"}, "subject", ";", "values between the ';'"),
        ({"object": " ; "}, "object", ";", "values between the ';'"),
        ({"against": "Isill"}, "against", "Isill", "nearest known: isil"),
        ({"relation": "likes"}, "relation", "likes", "one of supports, opposes, alliedWith"),
        ({"relation": "supports; opposes"}, "relation", "supports; opposes", "one value"),
        ({"relation": "controls", "object": "Falujah"}, "object", "Falujah",
         "a known name of a place; nearest known: fallujah"),
        ({"place": "Falujah"}, "place", "Falujah", "nearest known: fallujah"),
        *[({"date": v}, "date", v, "an EDTF date: YYYY")
          for v in ("05/01/2014", "41644", "5-Jan", "2014/1/5", "2014-02-30", "2014-13", "Jan-14",
                    "2014-01-06/2014-01-05", "2014-01-05 00:00")],
        ({"date": "unknown", "source": "undated"}, "date", "unknown", "the source bears none"),
        ({"source": "cms"}, "source", "cms", "an id of sources.csv; nearest known: csm"),
        ({"source": "A report"}, "source", "A report", "an id of sources.csv"),
        ({"means": "rockets"}, "means", "rockets", "one of military, troops"),
        ({"means": "attack"}, "means", "attack", "with 'supports' one of military"),
        ({"modality": "will"}, "modality", "will", "one of actual, offered"),
        ({"negated": "true"}, "negated", "true", "yes or no"),
        ({"standing": "sure"}, "standing", "sure", "stated, alleged"),
        ({"scope": "all"}, "scope", "all", "self, with_affiliates"),
        ({"extent": "half"}, "extent", "half", "whole, part"),
        ({"extent": "part"}, "extent", "part", "unless the relation is 'controls'"),
        ({"amount": "about 300"}, "amount", "about 300", "such as '300 personnel'"),
        ({"amount": "300personnel"}, "amount", "300personnel", "a number and a unit"),
        ({"amount": "nan"}, "amount", "nan", "a number"),
        ({"amount": "1e999 men"}, "amount", "inf", "a number"),
        ({"speaker": "kery"}, "speaker", "kery", "nearest known: kerry"),
        ({"via": "WaPo > Tass"}, "via", "Tass", "publishers from publishers.csv"),
        ({"event": "fal"}, "event", "fal", "an id of events.csv; nearest known: fall"),
        ({"object": "usa"}, "object", "usa", "an actor other than the subject"),
        ({"against": "iraq"}, "against", "iraq", "third parties only"),
        ({"relation": "opposes", "against": "isil"}, "against", "isil", "of support"),
        ({"row": "a b"}, "row", "a b", "letters, digits"),
        ({"disputes": "r-9", "negated": "yes", "speaker": "kerry"}, "disputes", "r-9", "another"),
        ({"disputes": "r-1", "negated": "yes", "speaker": "kerry"}, "disputes", "r-1", "another"),
        ({"subject": "usa; US"}, "row", "r-1", "a claim that row 'r-1' does not make already"),
    ],
)  # fmt: skip
def test_every_kind_of_bad_cell(
    problems: Problems, cells: dict[str, str], column: str, value: str, expected: str
) -> None:
    found = problems(table(cells))
    assert [(p.file, p.row, p.column, p.value) for p in found] == [
        ("claims/claims-1.csv", 2, column, value)
    ]
    assert expected in found[0].expected


def test_a_place_is_no_object_of_support_and_an_actor_none_of_control(problems: Problems) -> None:
    found = problems(table({"object": "fallujah"}, {"relation": "controls", "object": "usa"}))
    assert [(p.row, p.column, p.value) for p in found] == [
        (2, "object", "fallujah"), (3, "object", "usa"),
    ]  # fmt: skip


def test_texts_too_long_are_refused_and_not_printed_whole(problems: Problems) -> None:
    found = problems(table({"note": "x" * 10_001}))
    assert (found[0].row, found[0].expected) == (2, "at most 10000 characters")
    assert len(str(found[0])) < 300


def test_a_name_that_two_bear_asks_for_the_id(problems: Problems) -> None:
    actors = (
        ENTITIES["actors"]
        + "guard-a,Guard A,armed_group,,National Guard @ 2010,,,csm\n"
        + "guard-b,Guard B,armed_group,,National Guard @ 2012,,,csm\n"
    )
    found = problems(table({"object": "National Guard"}), actors=actors)
    assert found[0].expected == "one of the ids guard-a, guard-b"


def test_duplicate_keys_are_refused_within_and_across_files(problems: Problems) -> None:
    found = problems(
        table({"row": "a"}, {"row": "a", "subject": "iran"}), table({"row": "a", "subject": "isil"})
    )
    assert [(p.file, p.row, p.column, p.value) for p in found] == [
        ("claims/claims-1.csv", 3, "row", "a"), ("claims/claims-2.csv", 2, "row", "a"),
    ]  # fmt: skip
    assert {p.expected for p in found} == {"a key that claims/claims-1.csv, line 2 does not have"}


def test_a_row_with_a_doubled_key_is_read_for_its_other_mistakes(problems: Problems) -> None:
    found = problems(table({"row": "a"}, {"row": "a", "date": "41644"}, {"row": "", "date": "x"}))
    assert [(p.row, p.column) for p in found] == [(3, "row"), (3, "date"), (4, "row"), (4, "date")]


def test_rows_without_a_key_are_not_called_doubled(problems: Problems) -> None:
    found = problems(table({"row": ""}, {"row": "", "subject": "iran"}))
    assert [(p.row, p.expected) for p in found] == [(2, "a value"), (3, "a value")]


def test_the_same_claim_twice_is_refused_under_any_name(problems: Problems) -> None:
    found = problems(
        table({"object": "iraq", "note": "one"}, {"object": "Baghdad", "note": "other words"})
    )
    assert [(p.row, p.column, p.value) for p in found] == [(3, "row", "r-2")]
    assert found[0].expected == "a claim that row 'r-1' does not make already"


def test_the_same_alliance_from_both_sides_is_refused(problems: Problems) -> None:
    allied = {"relation": "alliedWith"}
    found = problems(table(allied, allied | {"subject": "iraq", "object": "usa"}))
    assert [p.value for p in found] == ["r-2"]


@pytest.mark.parametrize("length", [2, 3])
def test_circles_of_denials_are_refused(problems: Problems, length: int) -> None:
    rows = [
        {"row": f"c-{n}", "negated": "yes", "speaker": f"Speaker {n}",
         "disputes": f"c-{(n + 1) % length}"}
        for n in range(length)
    ]  # fmt: skip
    found = problems(table(*rows, {"row": "fine"}))
    circle = [p for p in found if p.expected == "no circle of denials"]
    assert [p.value for p in circle] == [row["disputes"] for row in rows]
    assert {p.row for p in found} == set(range(2, length + 2))


@pytest.mark.parametrize("change", [{"negated": "no"}, {"speaker": ""}])
def test_only_a_denial_with_a_speaker_disputes(problems: Problems, change: dict[str, str]) -> None:
    denial = {"negated": "yes", "speaker": "kerry", "disputes": "r-1"}
    found = problems(table({"subject": "iran"}, denial | change))
    assert [(p.row, p.column) for p in found] == [(3, "disputes")]
    assert found[0].expected == "a negated claim that names its speaker"


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("r-9,2014-02-01,Why", ("row", "r-9", "the 'row' of a claim; nearest known: r-1")),
        (",2014-02-01,Why", ("row", "", "a value")),
        ("r-1,2014-02-01,", ("reason", "", "why it was withdrawn")),
        ("r-1,,Why", ("retracted", "", "the date of the retraction")),
        ("r-1,unknown,Why", ("retracted", "unknown", "the date of the retraction")),
        ("r-1,01/02/2014,Why", ("retracted", "01/02/2014", "an EDTF date")),
        ("r-1,2014/2015,Why", ("retracted", "2014/2015", "an EDTF date")),
        (f"r-1,2014,{'x' * 10_001}", ("reason", "x" * 10_001, "at most 10000 characters")),
    ],
)
def test_every_kind_of_bad_retraction(
    problems: Problems, row: str, found: tuple[str, str, str]
) -> None:
    (problem,) = problems(table({}), retractions=f"row,retracted,reason\n{row}\n")
    assert (problem.file, problem.row) == ("retractions.csv", 2)
    assert (problem.column, problem.value) == found[:2]
    assert problem.expected.startswith(found[2])


def test_a_row_is_retracted_once(problems: Problems) -> None:
    (problem,) = problems(
        table({}), retractions="row,retracted,reason\nr-1,2014,Why\nr-1,2015,Again\n"
    )
    assert (problem.row, problem.column, problem.value) == (3, "row", "r-1")
    assert problem.expected == "a row that line 2 does not retract"


def test_retracting_a_bad_row_is_no_mistake_of_its_own(problems: Problems) -> None:
    found = problems(
        table({"date": "41644"}), retractions="row,retracted,reason\nr-1,2014-02-01,Why\n"
    )
    assert [(p.file, p.column) for p in found] == [("claims/claims-1.csv", "date")]


@pytest.mark.parametrize(
    ("content", "line", "expected"),
    [
        (table({"note": "café"}).encode("latin-1"), 2, "text in UTF-8"),
        (table({}).replace('","', '";"').replace(",", ";"), 1, "commas between the cells"),
        (table({"note": "x\0y"}), 2, "text, not null characters"),
        (table({}) + "a,b\n", 3, f"{len(CLAIM_COLUMNS)} cells as in the header, not 2"),
        (table({}).replace("locator", "locater"), 1, "nearest known: locator"),
        (table({}).replace("note", "item"), 1, "each column once"),
        (table({}) + '"', 3, "comma-separated cells"),
        (b"", 1, "a header line"),
    ],
)
def test_files_of_another_form(
    problems: Problems, content: str | bytes, line: int, expected: str
) -> None:
    found = problems(content)
    assert (found[0].file, found[0].row) == ("claims/claims-1.csv", line)
    assert expected in found[0].expected


def test_lines_are_counted_through_notes_of_several_lines(problems: Problems) -> None:
    found = problems(table({"note": "one\ntwo\n\nfour"}, {"date": "41644", "subject": "iran"}))
    assert [(p.row, p.column) for p in found] == [(6, "date")]


def test_all_bad_rows_of_all_files_are_reported_at_once(problems: Problems) -> None:
    found = problems(
        table({"date": "41644", "subject": "Irak", "means": "x"}, {}, {"source": "cms"}),
        table({"row": "s-1", "subject": "iran", "object": "nobody-at-all"}),
        actors=ENTITIES["actors"] + "BAD,,thing,41644,,,,csm\n",
        places=ENTITIES["places"] + "x,X,town,nowhere,csm\n",
        sources=ENTITIES["sources"] + "y,Y,tass,news,5-Jan,en,maybe\n",
        events=ENTITIES["events"] + "z,Z,battle,2014,cms,p. 1\n",
        theatres=ENTITIES["theatres"] + "t,T,gone,2014\n",
        retractions="row,retracted,reason\nr-7,2014,Why\n",
    )
    where = {(p.file, p.row, p.column) for p in found}
    assert where >= {
        ("claims/claims-1.csv", 2, "date"), ("claims/claims-1.csv", 2, "subject"),
        ("claims/claims-1.csv", 2, "means"), ("claims/claims-1.csv", 4, "source"),
        ("claims/claims-2.csv", 2, "object"),
        ("actors.csv", 9, "name"), ("places.csv", 5, "part_of"), ("sources.csv", 4, "published"),
        ("sources.csv", 4, "checked"), ("events.csv", 3, "source"), ("theatres.csv", 3, "places"),
        ("retractions.csv", 2, "row"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "row", "column", "expected"),
    [
        ("actors", "Bad Id,X,state,,,,,csm", "id", "lower-case letters"),
        ("actors", "usa,Again,state,,,,,csm", "id", "an id that line 2 does not have"),
        ("actors", "x,X,country,,,,,csm", "kind", "one of state, government"),
        ("actors", "x,X,state,41644,,,,csm", "active", "an EDTF date"),
        ("actors", "x,X,state,,Y @ 5-Jan,,,csm", "aliases", "an EDTF date"),
        ("actors", "x,X,state,,ISIS,,,csm", "aliases", "a name that 'isil' does not bear"),
        ("actors", "x,X,state,,,Washington,,csm", "metonyms", "'usa' does not bear"),
        ("actors", "x,X,person,,,,uas: minister,csm", "offices", "actors.csv; nearest known: usa"),
        ("actors", "x,X,person,,,,No Id: minister,csm", "offices", "an id: lower-case"),
        ("actors", "x,X,state,,,,usa: minister,csm", "offices", "only persons hold office"),
        ("actors", "x,X,state,,,,,cms", "source", "sources.csv; nearest known: csm"),
        ("actors", "x,X,state,,,,,", "source", "a value"),
        ("publishers", "csm,Again,", "id", "line 2"),
        ("publishers", ",Name,", "id", "a value"),
        ("places", "x,X,city,,csm", "kind", "country, province"),
        ("places", "x,X,town,Iraq,csm", "part_of", "an id"),
        ("theatres", "x,X,anbar,", "valid", "a value"),
        ("theatres", "x,X,Anbar,2014", "places", "an id of places.csv; nearest known: anbar"),
        ("sources", "x,X,CSM,news,2014,en,yes", "publisher", "an id"),
        ("sources", "x,X,csm,news,2014,english,yes", "language", "a two-letter language code"),
        ("sources", "x,X,csm,news,,en,yes", "published", "a value"),
        ("events", "x,X,fight,2014,csm,p. 1", "kind", "battle"),
        ("events", "x,X,battle,2014-02-30,csm,p. 1", "date", "an EDTF date"),
    ],
)
def test_every_kind_of_bad_entity(
    problems: Problems, name: str, row: str, column: str, expected: str
) -> None:
    content = ENTITIES[name] + row + "\n"
    found = problems(**{name: content})
    here = [p for p in found if p.row == content.count("\n")]
    assert [(p.file, p.column) for p in here] == [(f"{name}.csv", column)]
    assert expected in here[0].expected
    others = [p for p in found if p not in here]  # a name that two bear is named on both rows
    assert all("a name that 'x' does not bear" in p.expected for p in others)


def copies(*pairs: str) -> str:
    """A table of sources, each pair "copy original"."""
    header, *rows = ENTITIES["sources"].splitlines()
    rows = [f"{row}," for row in rows]
    rows += ["{},X,csm,news,2014,en,yes,{}".format(*pair.split(" ")) for pair in pairs]
    return "\n".join([f"{header},copy_of", *rows, ""])


def test_a_source_may_repeat_another(load: Load) -> None:
    sources = load(sources=copies("b a", "a csm")).registry.sources
    assert {i: s.copy_of for i, s in sources.items() if s.copy_of} == {"b": "a", "a": "csm"}


@pytest.mark.parametrize(
    ("pairs", "wrong", "expected"),
    [
        (["a cms"], {4: "cms"}, "an id of sources.csv; nearest known: csm"),
        (["a a"], {4: "a"}, "another source"),
        (["a The_Wire"], {4: "The_Wire"}, "an id"),
        (["a b", "b a"], {4: "b", 5: "a"}, "a source that is no copy of this one"),
        (["a b", "b c", "c a"], {4: "b", 5: "c", 6: "a"}, "found "),
        (["x a", "a b", "b a"], {5: "b", 6: "a"}, "a source that is no copy of this one"),
    ],
)
def test_a_copy_leads_to_an_original(
    problems: Problems, pairs: list[str], wrong: dict[int, str], expected: str
) -> None:
    found = problems(sources=copies(*pairs))
    assert [(p.file, p.column) for p in found] == [("sources.csv", "copy_of")] * len(wrong)
    assert {p.row: p.value for p in found} == wrong
    assert all(expected in p.expected for p in found)


def test_names_may_pass_from_one_actor_to_another(load: Load) -> None:
    actors = ENTITIES["actors"].replace(",ISIS,", ",ISIS @ 2013/..,")
    registry = load(actors=actors + "isis-old,Old,armed_group,1990/1999,ISIS,,,csm\n").registry
    assert {n.id for n in registry.actors_called("ISIS")} == {"isil", "isis-old"}


def test_figures_and_coordinates_are_numbers(problems: Problems) -> None:
    events = (
        "id,name,kind,date,deaths_low,deaths_best,according_to,source,locator\n"
        "a,A,battle,2014,3.5,4,VOA,csm,1\nb,B,battle,2014,9,4,VOA,csm,1\n"
        "c,C,battle,2014,,4,,csm,1\n"
    )
    places = ENTITIES["places"].replace("part_of", "part_of,latitude,longitude").replace(
        ",csm\n", ",,,csm\n"
    )  # fmt: skip
    places += "x,X,town,,91,0,csm\ny,Y,town,,33,,csm\nz,Z,town,,N33,44,csm\n"
    found = problems(events=events, places=places)
    assert [(p.file, p.row, p.column) for p in found] == [
        ("places.csv", 5, "latitude"), ("places.csv", 6, "latitude"), ("places.csv", 7, "latitude"),
        ("events.csv", 2, "deaths_low"), ("events.csv", 3, "deaths_best"),
        ("events.csv", 4, "according_to"),
    ]  # fmt: skip


def test_every_table_is_known() -> None:
    assert {t.name for t in TABLES} == set(ENTITIES)


@pytest.mark.slow
def test_many_denials_are_read_in_bounded_time(load: Load) -> None:
    rows = [{"row": f"c-{n}", "locator": f"line {n}"} for n in range(5_000)]
    denials = [
        {"row": f"d-{n}", "negated": "yes", "speaker": "kerry", "disputes": f"c-{n}"}
        for n in range(5_000)
    ]
    assert len(load(table(*denials, *rows)).claims) == 10_000
