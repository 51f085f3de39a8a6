"""The tables of words: well formed, sorted, and wide enough for the field's code schemes."""

from __future__ import annotations

import csv
from collections import Counter
from importlib.resources import files

import pytest

from belligraph.model import MEANS_OF, Means, Modality, Relation
from belligraph.readers.text.sentences.lexicon import lexicon
from belligraph.readers.text.sentences.pipeline import pipeline

PREPOSITIONS = {"about", "above", "across", "against", "alongside", "around", "at", "behind",
                "beside", "by", "for", "from", "in", "into", "near", "of", "on", "outside", "over",
                "round", "throughout", "to", "toward", "towards", "upon", "with"}  # fmt: skip
SUBJECTS = {"verb": {"subj"}, "role": {"subj"}, "adjective": {"subj"}, "phrase": {"subj"},
            "noun": {"poss", "by", "from", "to", "adj", "subj"}}  # fmt: skip
DIRECT = {"verb": {"obj", "poss"}, "noun": {"poss"}, "role": {"poss"},
          "phrase": {"poss"}}  # fmt: skip
MODALITIES = {m.value for m in Modality}
EFFECTS = {
    "clause": {*MODALITIES, "negated", "denied", "alleged", "speech", "alleged_speech",
               "threatened", "vowed", "tried", "presumed", "ended", "void"},
    "purpose": {"actual"},
    "object": {*MODALITIES, "presumed", "definite", "negated", "denied", "speech", "void", "named"},
    "subject": {"presumed", "occurred", "void"},
    "noun": {"alleged", "possible", "void", "worded"},
    "verb": {"alleged", "possible", "void", "worded"},
    "account": {"denied", "negated"},
}  # fmt: skip
BEHIND = ("in", "for", "to", "at")
CAMEO = {
    "05": "praise endorse defend recognise rally vouch side solidarity",
    "06": "train escort equip collaborate intelligence",
    "07": "aid fund bankroll subsidise arm supply lend shield harbour resupply donation",
    "10": "force compel coerce ultimatum",
    "11": "accuse condemn denounce blame decry lambast vilify sue complaint incite",
    "12": "reject defy spurn rebuff snub repudiate",
    "13": "threaten menace threat ultimatum",
    "14": "demonstrate march rally riot picket boycott protest uprising",
    "15": "mobilise muster deploy",
    "16": "sever cut downgrade rupture blacklist sanction embargo boycott",
    "17": "seize arrest detain jail ban outlaw deport exile crackdown suppress muzzle",
    "18": "abduct kidnap hijack torture rape bomb assassinate murder assault pelt",
    "19": "fight besiege blockade shell strafe bombard recapture skirmish raid offensive",
    "20": "massacre exterminate displace gas genocide slaughter",
}


def _lines(table: str) -> list[str]:
    text = (files("belligraph.data") / "lexicon" / f"{table}.csv").read_text(encoding="utf-8")
    return text.splitlines()[1:]


def _rows(table: str) -> list[dict[str, str]]:
    text = (files("belligraph.data") / "lexicon" / f"{table}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.mark.parametrize("table", ["items", "nouns", "operators", "predicates", "states"])
def test_no_row_stands_twice(table: str) -> None:
    assert [row for row, count in Counter(_lines(table)).items() if count > 1] == []


@pytest.mark.parametrize("table", ["items", "nouns", "operators", "states"])
def test_rows_are_sorted(table: str) -> None:
    lines = _lines(table)
    assert lines == sorted(lines)


def test_predicates_are_sorted_by_what_they_say_and_then_by_word() -> None:
    keys = [(r["pos"], r["relation"], r["means"], r["lemma"]) for r in _rows("predicates")]
    assert keys == sorted(keys)


def test_no_word_has_two_effects_in_one_place() -> None:
    places = Counter((r["lemma"], r["pos"], r["slot"]) for r in _rows("operators"))
    assert [place for place, count in places.items() if count > 1] == []
    things = Counter((r["lemma"], r["kind"] == "modifier") for r in _rows("items"))
    assert [thing for thing, count in things.items() if count > 1] == []


def test_every_predicate_has_means_that_its_relation_allows() -> None:
    for group in lexicon().predicates.values():
        for p in group:
            allowed = MEANS_OF.get(p.relation, frozenset({Means.UNKNOWN}))
            assert p.means is None or p.means in allowed, p


def test_frames_have_slots_that_their_part_of_speech_fills() -> None:
    for group in lexicon().predicates.values():
        for p in group:
            if p.pos in ("verb", "phrase") and p.object == ("subj",):  # "relies on", "includes"
                assert set(p.subject) <= PREPOSITIONS | {"cause", "obj", "poss"}, p
                continue
            assert set(p.subject) <= SUBJECTS[p.pos], p
            assert set(p.object) <= PREPOSITIONS | DIRECT.get(p.pos, set()), p


def test_a_verb_takes_its_object_directly_or_behind_prepositions() -> None:
    """Only verbs of giving have receivers in both places."""
    for (_, pos), group in lexicon().predicates.items():
        for p in group:
            if pos == "verb" and p.means is not None:
                assert p.object == ("obj",) or "obj" not in p.object, p


def test_items_are_means_of_support() -> None:
    given = {means for means, _ in lexicon().items.values()}
    given |= {means for means in lexicon().modifiers.values() if means is not None}
    assert given <= MEANS_OF[Relation.SUPPORTS]
    assert {r["kind"] for r in _rows("items")} == {"item", "class", "modifier"}


def test_operators_have_effects_that_their_slot_knows() -> None:
    """Any other effect would stop the reader, or be taken for a modality."""
    for operator in lexicon().operators.values():
        allowed = {"presumed"} if operator.slot in BEHIND else EFFECTS[operator.slot]
        assert operator.effect in allowed, operator
        assert operator.control in ("subject", "object", "receiver", "none"), operator
        assert operator.pos in ("verb", "noun", "adjective", "adverb", "preposition", "phrase")


def test_only_a_governor_of_clauses_controls_an_object_and_only_one_of_nouns_a_receiver() -> None:
    for operator in lexicon().operators.values():
        assert operator.control != "object" or operator.slot == "clause", operator
        assert operator.control != "receiver" or operator.slot == "object", operator


@pytest.mark.text
@pytest.mark.parametrize("table", ["items", "nouns", "operators", "predicates"])
def test_words_are_such_as_the_tokeniser_leaves_whole(table: str) -> None:
    """A word that is split, as at a hyphen, would never be met."""
    split = pipeline().tokenizer
    words = [r["lemma"] for r in _rows(table)]
    assert [w for w in words if len(split(w)) > len(w.split())] == []


def test_words_for_states_name_one_state_each() -> None:
    states = lexicon().states
    assert states["Jordanian"] == ("Jordan", "adjective")
    assert states["Pentagon"] == ("United States", "metonym")
    assert all(states[name] == (name, "name") for name, _ in states.values())
    columns = [cell for row in _rows("states") for cell in row.values()]
    words = Counter(word for cell in columns for word in cell.split(";") if word)
    assert [word for word, count in words.items() if count > 1] == []


def test_the_lexicon_is_not_thin() -> None:
    predicates = _rows("predicates")
    assert len(predicates) >= 700
    assert len({r["lemma"] for r in predicates}) >= 700
    assert {r["relation"] for r in predicates} == {r.value for r in Relation}


@pytest.mark.parametrize("root", CAMEO)
def test_each_code_that_takes_a_side_has_its_words(root: str) -> None:
    known = {lemma for lemma, _ in lexicon().predicates}
    assert [word for word in CAMEO[root].split() if word not in known] == []


def test_spellings_of_both_sides_of_the_atlantic_say_the_same() -> None:
    said = {(r["lemma"], r["pos"], r["relation"], r["means"]) for r in _rows("predicates")}
    for lemma, *rest in said:
        if lemma.endswith(("alise", "inise", "onise", "orise", "urise", "olise", "ilise")):
            assert (lemma.removesuffix("se") + "ze", *rest) in said, lemma
