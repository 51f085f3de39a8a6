"""FollowTheMoney reads the entities as they are, and finds no deed that nobody reports."""

from __future__ import annotations

import configparser
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCHEMATA = {"Person", "Organization", "PublicBody", "Article", "Membership", "UnknownLink"}


@pytest.fixture
def entities(written):
    """The entities of a graph, in their order."""

    def make(graph, **filters) -> list[dict]:
        lines = written(graph, "followthemoney", **filters).decode().splitlines()
        return [json.loads(line) for line in lines]

    return make


def said(entity: dict, name: str) -> str:
    """The one value of a property; empty = none."""
    [value] = entity["properties"].get(name, [""])
    return value


def of(found: list[dict], schema: str) -> list[dict]:
    return [entity for entity in found if entity["schema"] == schema]


def links(found: list[dict], row_of: dict[str, str]) -> dict[str, dict]:
    """The links by the rows of their claims."""
    return {row_of[said(link, "recordId")]: link for link in of(found, "UnknownLink")}


@pytest.mark.parametrize("which", ["mixed", "graph"])
def test_ids_dates_and_references_are_as_the_model_wants_them(which, request, entities) -> None:
    found = entities(request.getfixturevalue(which), derived=True)
    schemata = {entity["id"]: entity["schema"] for entity in found}
    assert len(schemata) == len(found)
    assert all(re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?", id_) for id_ in schemata)
    bodies, actors = {"Organization", "PublicBody"}, {"Organization", "PublicBody", "Person"}
    fit = {"proof": {"Article"}, "subject": actors, "object": actors, "member": actors,
           "organization": bodies}  # fmt: skip
    for entity in found:
        for name, values in entity["properties"].items():
            assert all(isinstance(value, str) and value for value in values)
            if name in fit:
                assert {schemata[value] for value in values} <= fit[name]
            elif name in {"date", "startDate", "endDate", "publishedAt"}:
                assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}", value) for value in values)


@pytest.fixture(scope="session")
def consumer(once) -> Path:
    """The command of the real consumer, in an environment of its own.

    It needs PyICU, which is compiled for it: with libicu-dev, pkg-config and g++.
    """
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg")
    wanted = settings["options.extras_require"]["consumers"].split()
    uv = Path(sys.executable).with_name("uv")

    def install(folder: Path) -> None:
        subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, folder], check=True)
        done = subprocess.run(
            [uv, "pip", "install", "--quiet", "--python", folder / "bin" / "python", *wanted],
            capture_output=True, text=True, check=False,
            env={**os.environ, "CFLAGS": "-O0"},  # a third of the time
        )  # fmt: skip
        if done.returncode and not os.environ.get("CI"):
            pytest.skip(f"FollowTheMoney cannot be installed: {done.stderr[-300:]}")
        assert done.returncode == 0, done.stderr

    return once("consumers", install) / "bin" / "ftm"


def taken(consumer: Path, found: list[dict], folder: Path) -> list[dict]:
    """What the consumer makes of entities; it drops the values that it does not take."""
    given, clean = folder / "given.json", folder / "clean.json"
    given.write_text("".join(f"{json.dumps(entity)}\n" for entity in found), "utf-8")
    done = subprocess.run([consumer, "validate", "-i", given, "-o", clean],
                          capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in clean.read_text("utf-8").splitlines()]


def plain(entity: dict) -> tuple[str, str, dict[str, list[str]]]:
    """An entity without the order of its values, which means nothing in that model."""
    properties = {name: sorted(set(values)) for name, values in entity["properties"].items()}
    return entity["id"], entity["schema"], properties


@pytest.mark.slow
@pytest.mark.parametrize("which", ["mixed", "graph"])
def test_followthemoney_takes_every_entity_unchanged(
    which, request, entities, consumer, tmp_path
) -> None:
    found = entities(request.getfixturevalue(which), derived=True)
    assert {entity["schema"] for entity in found} <= SCHEMATA
    there = map(plain, taken(consumer, found, tmp_path))
    assert sorted(there, key=str) == sorted(map(plain, found), key=str)


@pytest.mark.slow
def test_followthemoney_finds_what_it_requires_and_fit_ends(graph, entities, consumer) -> None:
    dumped = subprocess.run([consumer, "dump-model"], capture_output=True, check=True)
    schemata = json.loads(dumped.stdout)["schemata"]
    found = entities(graph, derived=True)
    kinds = {e["id"]: {e["schema"], *schemata[e["schema"]]["schemata"]} for e in found}
    seen = Counter[str]()
    for entity in found:
        lineage = kinds[entity["id"]]
        assert {*schemata[entity["schema"]].get("required", ())} <= {*entity["properties"]}
        known = {n: p for name in lineage for n, p in schemata[name]["properties"].items()}
        for name, values in entity["properties"].items():
            wanted = known[name].get("range")
            if wanted is not None:
                assert all(wanted in kinds[value] for value in values), (entity["id"], name)
                seen[name] += 1
    assert {"subject", "object", "proof", "member", "organization"} <= seen.keys()


@pytest.mark.slow
def test_followthemoney_would_not_take_what_is_wrong(consumer, tmp_path) -> None:
    wrong = {"id": "bg-a", "schema": "PublicBody",
             "properties": {"name": ["A"], "wikidataId": ["A"], "nonsense": ["x"]}}  # fmt: skip
    (entity,) = taken(consumer, [wrong], tmp_path)
    assert entity["properties"] == {"name": ["A"]}


def test_actors_become_what_fits_their_kind(mixed, entities) -> None:
    found = {entity["id"]: entity for entity in entities(mixed)}
    assert found["bg-actor-arcadia"]["schema"] == "PublicBody"
    reds = found["bg-actor-reds"]
    assert reds["schema"] == "Organization"
    assert (said(reds, "name"), said(reds, "alias")) == ("The Reds", "Red Band")
    assert (said(reds, "weakAlias"), said(reds, "previousName")) == ("Redish", "Old Reds")
    assert (said(reds, "abbreviation"), said(reds, "summary")) == (
        "Reds", "armed group; active 2010/..; continues Borduria"
    )  # fmt: skip
    assert (said(reds, "classification"), said(reds, "wikidataId")) == ("armed group", "Q1")
    [membership] = of([*found.values()], "Membership")
    assert said(membership, "member") == "bg-actor-reds"
    assert said(membership, "organization") == "bg-actor-syldavia"
    assert (said(membership, "startDate"), said(membership, "endDate")) == ("2019", "2021")


def test_a_link_leads_to_its_claim_and_its_source(mixed, entities, row_of) -> None:
    found = entities(mixed)
    deed = links(found, row_of)["deed"]
    assert said(deed, "subject") == "bg-actor-arcadia"
    assert said(deed, "object") == "bg-actor-syldavia"
    assert said(deed, "role") == "supports: weapons (rifles)"
    assert said(deed, "date") == "2020-06-01"
    assert said(deed, "sourceUrl") == "https://herald.example/1"
    assert said(deed, "publisher") == "The Herald"
    assert said(deed, "summary") == "against Borduria; line deed; dated 2020-06-01"
    [article] = [e for e in of(found, "Article") if e["id"] == said(deed, "proof")]
    assert said(article, "summary") == "news; published 2020-06-30"
    assert (said(article, "title"), said(article, "publishedAt")) == ("A test source", "2020-06-30")


def test_offers_denials_and_what_was_withdrawn_are_no_links(mixed, entities, row_of) -> None:
    found = entities(mixed)
    assert set(links(found, row_of)) == {"deed", "alleged", "tie"}
    text = json.dumps(found)
    for row in ("promise", "possible", "not-so", "denied", "withdrawn", "of-people"):
        assert f"line {row}" not in text


def test_what_is_no_plain_deed_says_so(mixed, entities, row_of) -> None:
    found = links(entities(mixed), row_of)
    assert found["alleged"]["properties"]["status"] == ["alleged"]
    assert found["deed"]["properties"]["status"] == ["disputed"]
    assert "status" not in found["tie"]["properties"]
    assert said(found["alleged"], "summary").startswith("according to A. Minister")


def test_an_uncertain_date_is_told_and_not_made_exact(mixed, entities, row_of) -> None:
    tie = links(entities(mixed), row_of)["tie"]
    assert not {"date", "startDate", "endDate"} & tie["properties"].keys()
    assert "dated 2019~/.." in said(tie, "summary")
    assert said(tie, "role") == "affiliated with"


def test_derived_claims_are_left_out_or_marked(graph, entities) -> None:
    assert not re.search(r'"derived"', json.dumps(entities(graph)))
    asked = of(entities(graph, derived=True), "UnknownLink")
    marked = [link for link in asked if "derived" in link["properties"].get("status", [])]
    assert marked
    assert all(said(link, "summary").startswith("derived by the rule ") for link in marked)
    assert len(asked) == len(of(entities(graph), "UnknownLink")) + len(marked)


def test_nobody_is_given_a_topic(graph, entities) -> None:
    assert not any("topics" in entity["properties"] for entity in entities(graph))


def test_an_id_with_an_underscore_is_made_fit(project, graph_of, entities) -> None:
    folder = project(
        actors=[{"id": id_, "name": name, "kind": "state", "source": "s"}
                for id_, name in (("a_b", "One"), ("a-c", "Other"))],
        publishers=[{"id": "p", "name": "P"}],
        sources=[{"id": "s", "title": "S", "publisher": "p", "kind": "news", "published": "2020",
                  "language": "en", "checked": "no"}],
        claims=[{"row": "t-1", "subject": "a_b", "relation": "supports", "object": "a-c",
                 "date": "2020", "source": "s", "locator": "1"}],
    )  # fmt: skip
    [link] = of(entities(graph_of(folder)), "UnknownLink")
    assert (said(link, "subject"), said(link, "object")) == ("bg-actor-a--b", "bg-actor-a-c")
