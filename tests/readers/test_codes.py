"""Codes of event schemes: all are mapped, by what they cover; talk and relief are no claims."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import SKOS, Graph, Literal, URIRef

from belligraph.errors import TableError, UnknownNameError
from belligraph.model import MEANS_OF, ActorKind, Means, Modality, Relation
from belligraph.readers.codes import COLUMNS, UNSCALED, Code, Quad, actor_types, codes, look_up

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data" / "codes"
SHARED = ROOT.parent / "shared" / "data"
CAMEO, PLOVER, ACLED = codes("cameo"), codes("plover"), codes("acled")
EVERY = [*CAMEO.values(), *PLOVER.values()]
NOTED = ("acled", "actor-types", "cameo", "plover")
SUB_EVENTS = {
    "Battles": "Armed clash; Government regains territory; Non-state actor overtakes territory",
    "Explosions/Remote violence": (
        "Chemical weapon; Air/drone strike; Suicide bomb; Shelling/artillery/missile attack; "
        "Remote explosive/landmine/IED; Grenade"
    ),
    "Violence against civilians": "Sexual violence; Attack; Abduction/forced disappearance",
    "Protests": ("Peaceful protest; Protest with intervention; Excessive force against protesters"),
    "Riots": "Violent demonstration; Mob violence",
    "Strategic developments": (
        "Agreement; Arrests; Change to group/activity; Disrupted weapons use; Headquarters or "
        "base established; Looting/property destruction; Non-violent transfer of territory; Other"
    ),
}
"""The event and sub-event types of ACLED's codebook of 2023."""
CONFLICT = {Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT}
ASKING_FOR_HELP = {"1012", "1014", "103", "1031", "1032", "1034", "REQUEST-assist"}
"""Conflict to their schemes; to us a request, and the one who is asked would be the supporter."""

at_hand = pytest.mark.skipif(
    not SHARED.is_dir(), reason="CAMEO's own lists are not at hand (../shared/data)"
)


def listed(name: str) -> list[tuple[str, ...]]:
    """The rows of a list of CAMEO's, without its header."""
    lines = (SHARED / "cameo" / name).read_text(encoding="utf-8").splitlines()[1:]
    return [tuple(line.split("\t")) for line in lines if line.strip()]


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def ours() -> Iterator[tuple[str, dict[str, str]]]:
    for name in NOTED:
        for row in rows_of(FOLDER / f"{name}.csv"):
            yield f"{name}: {row['code']}", row


def under(*prefixes: str) -> list[Code]:
    return [c for name, c in CAMEO.items() if name.startswith(prefixes)]


def claim(code: str) -> str:
    """What a code says, in short: `opposes attack`, `no claim`."""
    one = {**CAMEO, **PLOVER, **ACLED}[code]
    if one.relation is None:
        return "no claim"
    modality = "" if one.modality is Modality.ACTUAL else one.modality.value
    direction = "by its target" * one.reversed + "both ways" * one.both
    flags = ("not" * one.negated, modality, direction)
    return " ".join(word for word in (flags[0], one.relation, one.means, *flags[1:]) if word)


# --- complete, and true to the schemes


@at_hand
def test_every_code_of_cameo_is_mapped() -> None:
    assert {code for code, _ in listed("CAMEO.eventcodes.txt")} <= set(CAMEO)


@at_hand
def test_intensity_is_goldsteins() -> None:
    scale = {code: float(value) for code, value in listed("CAMEO.goldsteinscale.txt")}
    assert {name: CAMEO[name].intensity for name in scale} == scale


@at_hand
def test_classes_are_those_that_gdelt_gives_its_rows() -> None:
    with (SHARED / "gdelt" / "events_sample.tsv").open(encoding="utf-8") as lines:
        rows = [line.split("\t") for line in lines]
    assert {list(Quad).index(CAMEO[r[26]].quad) + 1 - int(r[29]) for r in rows} == {0}


@at_hand
def test_no_code_of_icews_is_unknown() -> None:
    with (SHARED / "icews" / "events.2018.sample.tab").open(encoding="utf-8") as lines:
        found = {row["CAMEO Code"] for row in csv.DictReader(lines, delimiter="\t")}
    assert len(found) > 90
    assert [code for code in found if look_up(CAMEO, code) is None] == []


@at_hand
def test_every_type_of_actor_has_a_kind_or_is_none() -> None:
    assert {code for code, _ in listed("CAMEO.type.txt")} == set(actor_types())


def test_plover_has_sixteen_types_in_four_classes() -> None:
    types = {name: c.quad for name, c in PLOVER.items() if "-" not in name}
    assert {q: {n for n, of in types.items() if of is q} for q in Quad} == {
        Quad.VERBAL_COOPERATION: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
        Quad.MATERIAL_COOPERATION: {"COOPERATE", "AID", "RETREAT"},
        Quad.VERBAL_CONFLICT: {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
        Quad.MATERIAL_CONFLICT: {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
    }


def test_modes_stay_in_the_class_of_their_type() -> None:
    assert {n for n, c in PLOVER.items() if c.quad is not PLOVER[n.partition("-")[0]].quad} == set()


def test_cameo_is_classed_by_its_first_two_digits() -> None:
    assert {n for n, c in CAMEO.items() if c.quad is not CAMEO[n[:2]].quad} == set()


def test_plovers_scores_have_the_sign_of_their_class() -> None:
    against = {
        n for n, c in PLOVER.items() if c.intensity and (c.intensity < 0) != (c.quad in CONFLICT)
    }
    assert against == {"REQUEST-assist"}


def test_accuse_has_its_minus_back() -> None:
    modes = [c.intensity for n, c in PLOVER.items() if n.startswith("ACCUSE-")]
    assert PLOVER["ACCUSE"].intensity == sum(modes) / len(modes) == -3


# --- signs and means


def test_signs_agree_with_the_classes_except_where_help_is_asked_for() -> None:
    against = {c.code for c in EVERY if c.sign and (c.sign < 0) != (c.quad in CONFLICT)}
    assert against == ASKING_FOR_HELP


def test_refused_help_is_negated_support_and_never_opposition() -> None:
    negated = {c.code for c in EVERY if c.negated}
    assert negated == {"122", "1221", "1222", "1224"}
    assert {(CAMEO[n].relation, CAMEO[n].sign) for n in negated} == {(Relation.SUPPORTS, 0)}


def test_who_is_asked_for_help_would_be_the_supporter() -> None:
    requested = {c.code for c in EVERY if c.modality is Modality.REQUESTED}
    assert requested == {c.code for c in EVERY if c.reversed} > ASKING_FOR_HELP
    assert {c.relation for c in EVERY if c.reversed} == {Relation.SUPPORTS}


def test_only_signed_acts_are_claimed_by_means_that_fit() -> None:
    claims = [(c.relation, c.means) for c in EVERY if c.relation is not None]
    assert {relation for relation, _ in claims} == {Relation.SUPPORTS, Relation.OPPOSES}
    assert [pair for pair in claims if pair[1] not in MEANS_OF[pair[0]]] == []


def test_what_is_asked_or_meant_is_never_a_deed() -> None:
    assert {c.modality for c in under("02") if c.relation} == {Modality.REQUESTED}
    assert {c.modality for c in under("03") if c.relation} == {Modality.PROMISED}


def test_speech_acts_are_done_when_spoken() -> None:
    assert {c.modality for c in under("11", "12", "13")} == {Modality.ACTUAL}


@pytest.mark.parametrize("root", ["01", "04", "08", "09"])
def test_statements_talks_concessions_and_inquiries_are_no_claims(root: str) -> None:
    assert {c.relation for c in under(root)} == {None}


@pytest.mark.parametrize("root", ["11", "13", "14", "15", "17", "18", "19", "20"])
def test_whoever_accuses_threatens_protests_or_fights_opposes(root: str) -> None:
    assert {c.sign for c in under(root)} == {-1}


def test_humanitarian_aid_is_no_claim_whether_asked_meant_given_refused_or_cut() -> None:
    relief = ("0233", "0333", "073", "0863", "1033", "1223", "1623")
    assert {claim(code) for code in relief} == {"no claim"}


def test_trade_is_no_claim_whether_asked_meant_or_done() -> None:
    assert {claim(code) for code in ("0211", "0311", "061", "1011")} == {"no claim"}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("111", "opposes accusation"),
        ("163", "opposes sanction"),
        ("SANCTION", "opposes rejection"),
        ("172", "opposes repression"),
        ("161", "opposes rejection"),
        ("124", "opposes rejection"),
        ("191", "opposes coercion"),
        ("173", "opposes coercion"),
        ("181", "opposes coercion"),
        ("ASSAULT-abduct", "opposes coercion"),
        ("1056", "opposes coercion"),
        ("141", "opposes protest"),
        ("113", "opposes mobilisation"),
        ("152", "opposes mobilisation"),
        ("138", "opposes threat"),
        ("201", "opposes attack"),
        ("185", "opposes attack"),
        ("054", "supports diplomatic"),
        ("071", "supports funding"),
        ("0332", "supports military promised"),
        ("0232", "supports military requested by its target"),
        ("1222", "not supports military"),
        ("0871", "no claim"),
        ("085", "no claim"),
        ("126", "no claim"),
        ("106", "no claim"),
        ("164", "no claim"),
        ("ACCUSE-investigate", "no claim"),
        ("COOPERATE", "no claim"),
    ],
)
def test_the_rules_for_claims_hold_for_codes(code: str, said: str) -> None:
    assert claim(code) == said


def test_a_category_means_what_its_unspecified_code_means() -> None:
    roots = [name for name in CAMEO if len(name) == 2]
    assert len(roots) == 20
    assert [n for n in roots if claim(n) != claim(f"{n}0")] == []


def test_the_ontology_names_the_same_codes() -> None:
    schemes = Graph().parse(ROOT / "ontology" / "schemes.ttl")
    seen = set()
    for concept, notation in schemes.subject_objects(SKOS.notation):
        assert isinstance(concept, URIRef)
        assert isinstance(notation, Literal)
        kind = str(notation.datatype).partition("#")[2]
        named = under(str(notation)) if kind == "cameo" else []
        named += [PLOVER[str(notation)]] if kind == "plover" else []
        wrong = [c.code for c in named if c.means != concept.partition("#")[2]]
        assert wrong == [], concept
        seen |= {c.code for c in named}
    assert {"0232", "SANCTION"} & seen == {"SANCTION"}
    assert len(seen) > 100


# --- events without direction


def test_every_type_of_acleds_codebook_is_mapped() -> None:
    named = {f"{e}: {sub}" for e, subs in SUB_EVENTS.items() for sub in subs.split("; ")}
    listed = {": ".join(code.split(": ")[:2]) for code in ACLED} - set(SUB_EVENTS)
    assert {code for code in listed if not code.endswith(": unarmed")} == named
    assert len(named) == 25


def test_acled_has_no_scale_and_no_classes() -> None:
    assert {(c.intensity, c.quad) for c in ACLED.values()} == {(None, None)}
    assert not [c for c in EVERY if c.both or c.intensity is None or c.quad is None]


def test_acled_claims_opposition_and_nothing_else() -> None:
    assert {c.relation for c in ACLED.values()} == {Relation.OPPOSES, None}
    assert [c for c in ACLED.values() if c.means not in MEANS_OF[Relation.OPPOSES]] == []


def test_where_one_side_is_unarmed_a_claim_has_one_direction_and_it_is_the_victim() -> None:
    unarmed = [c for name, c in ACLED.items() if name.endswith(": unarmed")]
    assert len(unarmed) > 10
    assert {(c.relation, c.both, c.reversed) for c in unarmed} == {(Relation.OPPOSES, False, False)}


def test_an_event_that_goes_both_ways_is_not_turned_round() -> None:
    assert [c for c in ACLED.values() if c.both and c.reversed] == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("Battles: Armed clash", "opposes attack both ways"),
        ("Explosions/Remote violence: Air/drone strike", "opposes unknown both ways"),
        ("Explosions/Remote violence: Air/drone strike: unarmed", "opposes attack"),
        ("Violence against civilians: Attack", "opposes attack"),
        ("Violence against civilians: Abduction/forced disappearance", "opposes coercion"),
        ("Protests: Peaceful protest", "no claim"),
        ("Protests: Protest with intervention: unarmed", "opposes repression"),
        ("Riots: Violent demonstration", "no claim"),
        ("Riots: Mob violence", "opposes attack both ways"),
        ("Strategic developments: Arrests: rioters", "opposes coercion"),
        ("Strategic developments: Arrests", "no claim"),
        ("Strategic developments: Agreement", "no claim"),
    ],
)  # fmt: skip
def test_the_codebook_decides_who_did_it(code: str, said: str) -> None:
    assert claim(code) == said


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("Battles: Armed clash: rioters", "Battles: Armed clash"),
        ("Battles: Skirmish", "Battles"),
        ("Violence against civilians: Stoning: unarmed", "Violence against civilians"),
        ("Protests: Peaceful protest: unarmed", "Protests: Peaceful protest"),
        ("Bombings: Grenade", None),
    ],
)
def test_a_type_that_is_not_listed_counts_as_what_covers_it(code: str, found: str | None) -> None:
    assert look_up(ACLED, code) is (ACLED[found] if found else None)


def test_a_user_decides_on_events_without_direction_too(tmp_path: Path) -> None:
    text = "code,relation,means,both\nStrategic developments: Disrupted weapons use,opposes,,yes\n"
    made = override(tmp_path, text, "acled")
    assert made["Strategic developments: Disrupted weapons use"].both
    with pytest.raises(TableError, match="nothing, since there is no relation"):
        override(tmp_path, "code,relation,both\nRiots: Mob violence,,yes\n", "acled")
    with pytest.raises(TableError, match="both"):
        override(tmp_path, "code,relation,means,both\n190,opposes,attack,yes\n")


# --- looking up


@given(st.sampled_from(sorted({**CAMEO, **PLOVER})))
def test_a_known_code_is_itself(name: str) -> None:
    known = CAMEO if name in CAMEO else PLOVER
    assert look_up(known, name) is known[name]


@given(st.from_regex(r"(0[1-9]|1[0-9]|20)[0-9]{0,2}", fullmatch=True))
def test_what_is_not_listed_falls_back_to_the_longest_that_covers_it(name: str) -> None:
    found = look_up(CAMEO, name)
    assert found is not None
    assert name.startswith(found.code)
    assert not [n for n in CAMEO if name.startswith(n) and len(n) > len(found.code)]


@pytest.mark.parametrize(
    "name", ["", "0", "1", "21", "00", "---", "20145", "assault", "-demo", "²²²"]
)
def test_what_nothing_covers_is_not_guessed(name: str) -> None:
    assert look_up(CAMEO, name) is None
    assert look_up(PLOVER, name) is None


def test_a_mode_that_is_not_listed_counts_as_its_type() -> None:
    assert look_up(PLOVER, "PROTEST-vandalize") is PLOVER["PROTEST"]


# --- overriding


def override(folder: Path, text: str, scheme: str = "cameo") -> dict[str, Code]:
    file = folder / "mine.csv"
    file.write_text(text, "utf-8")
    return dict(codes(scheme, file))


def test_a_row_replaces_one_code_and_no_other(tmp_path: Path) -> None:
    made = override(tmp_path, "code,relation,means,note\n074,supports,presence,Ours.\n")
    assert made.pop("074") == Code(
        "074", Relation.SUPPORTS, Means.PRESENCE, Modality.ACTUAL, 8.5, "Ours.",
        Quad.MATERIAL_COOPERATION,
    )  # fmt: skip
    assert made == {name: code for name, code in CAMEO.items() if name != "074"}
    assert codes("cameo")["074"].means is Means.MILITARY


def test_a_code_can_be_made_no_claim(tmp_path: Path) -> None:
    assert override(tmp_path, "code,relation\nAID,\n", "plover")["AID"].relation is None


def test_the_scale_can_be_replaced_too(tmp_path: Path) -> None:
    made = override(
        tmp_path, "code,relation,means,intensity\nACCUSE,opposes,accusation,3\n", "plover"
    )
    assert made["ACCUSE"].intensity == 3


def test_a_code_beyond_the_list_takes_scale_and_class_from_what_covers_it(tmp_path: Path) -> None:
    made = override(tmp_path, "code,relation,means\n176,opposes,other\n")["176"]
    assert (made.intensity, made.quad) == (CAMEO["17"].intensity, CAMEO["17"].quad)
    assert claim("17") == "opposes coercion"


def test_a_type_that_nothing_covers_must_bring_its_own(tmp_path: Path) -> None:
    with pytest.raises(TableError) as caught:
        override(tmp_path, "code,relation,means\nDEMAND,opposes,coercion\n", "plover")
    assert [p.column for p in caught.value.problems] == ["intensity", "quad"]
    row = "DEMAND,opposes,coercion,-5,verbal_conflict"
    made = override(tmp_path, f"code,relation,means,intensity,quad\n{row}\n", "plover")
    assert made["DEMAND"].sign == -1


def test_the_documented_example_works(tmp_path: Path) -> None:
    section = (ROOT / "data" / "README.md").read_text("utf-8").partition("\n## codes/")[2]
    example = section.partition("```csv\n")[2].partition("```")[0]
    made = override(tmp_path, example)
    assert {n for n, code in made.items() if code != CAMEO[n]} == {"074", "192"}


def test_all_bad_cells_are_told_at_once(tmp_path: Path) -> None:
    rows = """code,relation,means,modality,negated,intensity,quad
40,,,,,,
,supports,funding,,,,
013,befriends,,,,,
014,alliedWith,,,,,
015,supports,attack,,,,
016,,funding,promised,yes,,
017,opposes,bombs,,,,
018,opposes,threat,perhaps,,,
019,opposes,threat,,true,,
020,,,,,eleven,
021,,,,,nan,
022,,,,,-10.5,
023,,,,,,war
024,,,,,,
024,,,,,,
"""
    with pytest.raises(TableError) as caught:
        override(tmp_path, rows)
    assert [(p.row, p.column) for p in caught.value.problems] == [
        (2, "code"), (3, "code"), (4, "relation"), (5, "relation"), (6, "means"),
        (7, "means"), (7, "modality"), (7, "negated"), (8, "means"), (9, "modality"),
        (10, "negated"), (11, "intensity"), (12, "intensity"), (13, "intensity"), (14, "quad"),
        (16, "code"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "a header line"),
        ("relation,means\n", "the column 'code'"),
        ("code,meens\n", "nearest known: means"),
        ("code;relation\n051;supports\n", "comma-separated"),
        ("code,relation\n051\n", "2 cells as in the header"),
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(TableError, match=re.escape(told)):
        override(tmp_path, text)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"none\.csv.*a readable file"):
        codes("cameo", tmp_path / "none.csv")


def test_an_unknown_scheme_names_the_known() -> None:
    with pytest.raises(UnknownNameError, match="cameo, plover, acled"):
        codes("weis")


def test_the_shipped_codes_cannot_be_changed_by_accident() -> None:
    with pytest.raises(TypeError):
        CAMEO["051"] = CAMEO["111"]  # type: ignore[index]


# --- actors


def test_organs_of_a_state_are_the_state_and_outlets_are_nobody() -> None:
    kinds = actor_types()
    state = {name for name, kind in kinds.items() if kind is ActorKind.STATE}
    assert state == {"COP", "GOV", "JUD", "LEG", "MIL", "SPY"}
    assert kinds["MED"] is None
    assert kinds["CVL"] is ActorKind.POPULATION
    assert kinds["REB"] is ActorKind.ARMED_GROUP


# --- our own words


def test_every_row_tells_in_a_sentence_what_it_is() -> None:
    bad = [row for row, cells in ours() if not re.fullmatch(r"[A-Z].*\.", cells["note"])]
    assert bad == []


@at_hand
def test_no_note_repeats_a_label_of_cameo() -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.casefold())
        return {tuple(words[i : i + 4]) for i in range(len(words) - 3)}

    known = {run for _, *label in listed("CAMEO.eventcodes.txt") for run in runs(" ".join(label))}
    assert len(known) > 300
    assert {row for row, cells in ours() if runs(cells["note"]) & known} == set()


def test_no_cell_is_a_spreadsheet_formula() -> None:
    for row, cells in ours():
        words = [value for column, value in cells.items() if column != "intensity"]
        assert not [v for v in words if v.startswith(("=", "+", "-", "@", "\t"))], row
        assert re.fullmatch(r"(-?[0-9]+(\.[0-9])?)?", cells.get("intensity", "")), row


def test_tables_have_the_columns_that_are_documented() -> None:
    section = (ROOT / "data" / "README.md").read_text("utf-8").partition("\n## codes/")[2]
    for name in ("cameo", "plover", "acled"):
        assert tuple(rows_of(FOLDER / f"{name}.csv")[0]) == UNSCALED.get(name, COLUMNS)
    assert [c for c in {*COLUMNS, *UNSCALED["acled"]} if f"| {c} |" not in section] == []
