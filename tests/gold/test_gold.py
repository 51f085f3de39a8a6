"""The gold sentences: whole, well-formed, and with nothing of one half in the other."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from belligraph.dates import parse_interval
from belligraph.model import Extent, Means, Modality, Relation, Scope, Standing
from belligraph.model.terms import OPPOSITION_MEANS, SUPPORT_MEANS

Row = dict[str, Any]
GOLD = files("belligraph.data") / "gold"
HALVES = ("develop", "test")
OTHERS = ("plain", "reports-develop", "reports-test")
ITEM = ["id", "kind", "conflict", "published", "text", "claims"]
ENDS = ["subject", "subject_actor", "relation", "object", "object_actor"]
DEFAULTS: Row = {
    "means": "unknown",
    "item": "",
    "against": [],
    "negated": False,
    "modality": "actual",
    "condition": "",
    "standing": "stated",
    "speaker": "",
    "place": "",
    "valid": "",
    "scope": "self",
    "extent": "",
}
PAIR = ["id", "text", "subject", "object", "relation", "direction", "negated", "modality"]
STARTS = ["subject_start", "object_start"]
ENUMERATIONS = {
    "relation": Relation,
    "means": Means,
    "modality": Modality,
    "standing": Standing,
    "scope": Scope,
    "extent": Extent,
}
SIGNED = {"supports": SUPPORT_MEANS, "opposes": OPPOSITION_MEANS}


def rows(name: str) -> list[Row]:
    lines = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def claims(half: str) -> Iterator[tuple[Row, Row]]:
    return ((item, claim) for item in rows(half) for claim in item["claims"])


def sentences(half: str) -> set[str]:
    return {s for item in rows(half) for s in re.split(r"(?<=[.?!])\W+(?=\w)", item["text"])}


def stands(text: str, row: Row, end: str) -> bool:
    """Whether a mention stands in the text, where the row says if it stands there twice."""
    mention, start = row[end], row.get(f"{end}_start")
    if start is None:
        return bool(mention) and text.count(mention) == 1
    return bool(text.startswith(mention, start))


def ends(row: Row) -> frozenset[tuple[str, int]]:
    """Two mentions and where they stand."""
    return frozenset(
        (row[end], row.get(f"{end}_start", row["text"].find(row[end])))
        for end in ("subject", "object")
    )


@pytest.mark.parametrize("half", [*HALVES, *OTHERS])
def test_an_item_has_its_fields_in_their_order(half: str) -> None:
    assert [list(item) for item in rows(half) if list(item) != ITEM] == []
    known = [*ENDS, *STARTS, *DEFAULTS, "evidence"]
    for item, claim in claims(half):
        named = list(claim)
        assert named == [field for field in known if field in claim], item["id"]
        assert {*ENDS, "evidence"} <= claim.keys(), item["id"]


@pytest.mark.parametrize("half", [*HALVES, *OTHERS])
def test_what_is_left_out_is_the_default_and_nothing_else(half: str) -> None:
    for item, claim in claims(half):
        idle = [f for f, default in DEFAULTS.items() if f in claim and claim[f] == default]
        assert idle == [], item["id"]


@pytest.mark.parametrize("half", [*HALVES, *OTHERS])
def test_mentions_evidence_and_details_are_words_of_the_text(half: str) -> None:
    for item, claim in claims(half):
        assert stands(item["text"], claim, "subject"), item["id"]
        assert stands(item["text"], claim, "object"), item["id"]
        for field in ("evidence", "item", "place", "condition"):
            assert claim.get(field, "") in item["text"], (item["id"], field)
        assert claim["evidence"], item["id"]


@pytest.mark.parametrize("half", [*HALVES, *OTHERS])
def test_values_are_those_of_the_model(half: str) -> None:
    for item, claim in claims(half):
        for field, terms in ENUMERATIONS.items():
            assert field not in claim or claim[field] in set(terms), (item["id"], field)
        means = SIGNED.get(claim["relation"])
        assert means is None or claim.get("means", "unknown") in means, item["id"]
        if claim["relation"] == "opposes":
            assert "against" not in claim, item["id"]
        if claim["relation"] != "controls":
            assert "extent" not in claim, item["id"]


@pytest.mark.parametrize("half", [*HALVES, *OTHERS])
def test_dates_are_dates(half: str) -> None:
    for item in rows(half):
        date.fromisoformat(item["published"])
        for claim in item["claims"]:
            if "valid" in claim:
                parse_interval(claim["valid"])


@pytest.mark.parametrize("half", [*HALVES, *OTHERS])
def test_no_act_is_dated_after_its_publication(half: str) -> None:
    for item, claim in claims(half):
        start = parse_interval(claim["valid"]).earliest_start if "valid" in claim else None
        assert start is None or start.isoformat() <= item["published"], item["id"]


@pytest.mark.parametrize("half", [*HALVES, *OTHERS])
def test_a_claim_is_made_once(half: str) -> None:
    for item in rows(half):
        said = [
            json.dumps({f: c.get(f, DEFAULTS.get(f)) for f in [*ENDS, *DEFAULTS]}, sort_keys=True)
            for c in item["claims"]
        ]
        assert len(said) == len(set(said)), item["id"]
        assert all(c["subject_actor"] != c["object_actor"] for c in item["claims"]), item["id"]


def test_actors_of_the_registry_bear_its_names() -> None:
    table = (files("belligraph.data") / "actors.csv").read_text(encoding="utf-8").splitlines()
    actors = list(csv.DictReader(table))
    names = {actor["name"] for actor in actors}
    aliases = {
        alias.split("@")[0].strip(): actor["name"]
        for actor in actors
        for alias in [actor["short"], *actor["aliases"].split(";")]
        if actor["kind"] != "person"
    }
    used = {c[end] for half in HALVES for _, c in claims(half) for end in ENDS if "actor" in end}
    assert {name: aliases[name] for name in used & aliases.keys() - names} == {}


def test_ids_and_texts_are_unique() -> None:
    items = [item for half in HALVES for item in rows(half)]
    pairs = [pair for half in HALVES for pair in rows(f"pairs-{half}")]
    ids = Counter(row["id"] for row in items + pairs)
    assert [name for name, times in ids.items() if times > 1] == []
    texts = Counter(item["text"] for item in items)
    assert [text for text, times in texts.items() if times > 1] == []


def test_no_sentence_is_in_both_halves() -> None:
    assert sentences("develop") & sentences("test") == set()
    given = [{pair["text"] for pair in rows(f"pairs-{half}")} for half in HALVES]
    told = [{item["text"] for item in rows(half)} for half in HALVES]
    assert all(pairs <= texts for pairs, texts in zip(given, told, strict=True))


def test_both_halves_have_every_kind_and_every_conflict() -> None:
    develop, test = rows("develop"), rows("test")
    assert {item["kind"] for item in develop} == {item["kind"] for item in test}
    assert {item["conflict"] for item in develop} == {item["conflict"] for item in test}
    assert len({item["conflict"] for item in test}) >= 12
    assert len(develop) + len(test) >= 420


@pytest.mark.parametrize("half", HALVES)
def test_a_quarter_and_more_of_the_items_make_no_claim(half: str) -> None:
    items = rows(half)
    without = [item for item in items if not item["claims"]]
    assert len(without) >= len(items) / 4
    named = [item for item in items if item["kind"].startswith("no-claim")]
    assert [item["id"] for item in named if item["claims"]] == []


@pytest.mark.parametrize("half", [*HALVES, "plain", "news", "hard"])
def test_a_pair_is_two_mentions_and_a_judgement(half: str) -> None:
    for pair in rows(f"pairs-{half}"):
        assert list(pair) == [f for f in [*PAIR, *STARTS] if f in pair], pair["id"]
        assert stands(pair["text"], pair, "subject"), pair["id"]
        assert stands(pair["text"], pair, "object"), pair["id"]
        assert len(ends(pair)) == 2, pair["id"]
        assert pair["modality"] in set(Modality), pair["id"]
        if pair["relation"] == "neutral":
            judged = (pair["direction"], pair["negated"], pair["modality"])
            assert judged == ("", False, "actual"), pair["id"]
        else:
            assert pair["relation"] in ("supports", "opposes"), pair["id"]
            assert pair["direction"] in ("forward", "backward", "both"), pair["id"]


@pytest.mark.parametrize("half", HALVES)
def test_a_pair_says_what_the_claims_of_its_text_say(half: str) -> None:
    signs: dict[frozenset[Any], set[tuple[str, bool]]] = {}
    for item, claim in claims(half):
        if claim["relation"] in ("supports", "opposes", "alliedWith"):
            sign = "opposes" if claim["relation"] == "opposes" else "supports"
            key = frozenset([item["text"], *ends({"text": item["text"], **claim})])
            signs.setdefault(key, set()).add((sign, claim.get("negated", False)))
    for pair in rows(f"pairs-{half}"):
        said = signs.get(frozenset([pair["text"], *ends(pair)]), set())
        neutral = pair["relation"] == "neutral"
        assert said == (set() if neutral else {(pair["relation"], pair["negated"])}), pair["id"]


@pytest.mark.parametrize("half", HALVES)
def test_pairs_are_balanced(half: str) -> None:
    pairs = rows(f"pairs-{half}")
    assert len(pairs) >= 150
    shares = Counter(pair["relation"] for pair in pairs)
    assert min(shares.values()) >= len(pairs) / 4
    assert {pair["relation"] for pair in pairs if pair["negated"]} == {"supports", "opposes"}
    turned = Counter(pair["direction"] for pair in pairs)
    assert abs(turned["forward"] - turned["backward"]) <= len(pairs) / 10


LEARNED = ("train-texts", "hard-texts", "news-texts")


@pytest.mark.parametrize("name", LEARNED)
def test_texts_for_training_name_each_mention_once(name: str) -> None:
    for row in rows(name):
        assert list(row) == ["text", "mentions", "claims"]
        assert len(row["mentions"]) >= 2
        for mention in row["mentions"]:
            assert len(re.findall(rf"(?<!\w){re.escape(mention)}(?!\w)", row["text"])) == 1
        for subject, relation, object_, *flags in row["claims"]:
            assert {subject, object_} <= set(row["mentions"])
            assert subject != object_
            assert relation in ("supports", "opposes", "allied")
            means = [flag for flag in flags if flag.startswith("means:")]
            assert set(flags) - set(means) <= {"not", *(m.value for m in Modality)}
            signed = OPPOSITION_MEANS if relation == "opposes" else SUPPORT_MEANS
            assert {Means(flag.removeprefix("means:")) for flag in means} <= signed
            assert len(means) <= 1


@pytest.mark.parametrize(
    "name", ["test", "plain", "pairs-test", "pairs-plain", "pairs-news", "pairs-hard"]
)
def test_no_text_for_measuring_is_learned_from(name: str) -> None:
    learned = {row["text"] for kept in LEARNED for row in rows(kept)}
    assert not learned & {row["text"] for row in rows(name)}


def test_held_pairs_are_of_every_24th_text_and_of_no_other() -> None:
    held, learned = (
        {row["text"] for kept in ("train-texts", "hard-texts")
         for number, row in enumerate(rows(kept)) if (number % 24 == 0) is out}
        for out in (True, False)
    )  # fmt: skip
    texts = {row["text"] for row in rows("pairs-held")}
    assert texts <= held
    assert not texts & learned


def test_the_readme_counts_what_is_there() -> None:
    readme = (GOLD / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| ([\w-]+) \| (\d+) \| (\d+) \|$", readme, re.MULTILINE)
    found = [
        Counter(item[field] for field in ("kind", "conflict") for item in rows(half))
        for half in HALVES
    ]
    counted = {name: (int(first), int(second)) for name, first, second in told}
    assert counted == {name: (found[0][name], found[1][name]) for name in found[0] | found[1]}
    files_told = dict(re.findall(r"^\| ([\w-]+)\.jsonl \|.*\| (\d+) \|$", readme, re.MULTILINE))
    named = [
        *HALVES,
        *(f"pairs-{half}" for half in (*HALVES, "plain", "news", "hard", "held")),
        *OTHERS,
        "reports-whom",
        "test-again",
        "train-pairs",
        *LEARNED,
    ]
    assert files_told == {name: str(len(rows(name))) for name in named}
