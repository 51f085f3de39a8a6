"""What the page's script works out, against Python's own answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from belligraph.api import open_graph
from belligraph.dates import parse_date
from belligraph.model import Means, Method, Modality, Retraction, Speaker, Standing
from belligraph.pages.graph.moments import between, moments
from belligraph.pages.graph.packing import column
from belligraph.pages.site import write_site
from belligraph.pages.telling.dossiers import is_undone
from belligraph.relations import View, edges
from showing import material

pytestmark = pytest.mark.browser

DAYS = [
    date(2003, 4, 1), date(2006, 10, 15), date(2011, 12, 31), date(2013, 1, 5), date(2013, 4, 8),
    date(2013, 12, 31), date(2014, 1, 6), date(2014, 6, 29), date(2014, 12, 31), date(2017, 1, 1),
]  # fmt: skip
ASK = """view => belligraph.relations({ ...belligraph.data.view, ...view }).map(one =>
    [one.id, one.certain, one.alleged, one.roots, one.parties, one.claims.length,
     one.denials.length, one.score])"""
ASK_UNDONE = """view => belligraph.undone({ ...belligraph.data.view, ...view })
    .map(claim => belligraph.claimId(claim))"""


def answers(claims, view, registry):
    """Python's relations, in the form of the script's."""
    found = edges(between(claims), view, registry, signed=False)
    return {
        "--".join((e.subject, e.relation, e.object)): (
            e.certain, e.alleged, len(e.roots), len(e.parties), len(e.claims), len(e.denials),
            pytest.approx(e.score, abs=1e-12),
        )
        for e in found
    }  # fmt: skip


def told(page, asked):
    return {id_: tuple(rest) for id_, *rest in page.evaluate(ASK, asked)}


@pytest.fixture
def sample(visit, sample_out):
    graph = open_graph(sample_out / "store")
    return visit(sample_out / "site" / "index.html").page, list(graph.claims), graph.registry


def test_the_script_and_python_agree_on_the_sample_for_ten_days(sample) -> None:
    page, claims, registry = sample
    sizes = set()
    for day in DAYS:
        for known, derived in ((False, False), (True, False), (False, True)):
            view = View(day, known_by=day if known else None, derived=derived)
            asked = {"asOf": day.toordinal(), "derived": derived}
            asked["knownBy"] = day.toordinal() if known else 0
            expected = answers(claims, view, registry)
            assert told(page, asked) == expected, view
            undone = {c.id[:16] for c in between(claims) if is_undone(c, view)}
            assert set(page.evaluate(ASK_UNDONE, asked)) == undone, view
            sizes.add(len(expected))
    assert len(sizes) > 8


def test_the_script_and_python_agree_on_filters(sample) -> None:
    page, claims, registry = sample
    day = DAYS[6]
    names = page.evaluate("belligraph.names")
    source = names["sources"][1]
    choices = [
        ({"sources": frozenset([source])}, {"sources": [1]}),
        ({"means": frozenset([Means.ATTACK, Means.WEAPONS])},
         {"means": [names["means"].index("attack"), names["means"].index("weapons")]}),
        ({"alleged": False}, {"standings": [0]}),
        ({"methods": frozenset([Method.DERIVED]), "derived": True},
         {"methods": [names["methods"].index("derived")], "derived": True}),
        ({"min_score": 0.8}, {"minScore": 0.8}),
        ({"theatres": frozenset(names["theatres"][:1])}, {"theatres": [0]}),
    ]  # fmt: skip
    for python, script in choices:
        asked = {"asOf": day.toordinal(), **script}
        expected = answers(claims, View(day, **python), registry)
        assert told(page, asked) == expected, python
        assert len(expected) < 60


def hard_claims(claim):
    """Claims of every kind of date, denial, retraction and speaker, made by chance."""
    chance = Random(14)  # noqa: S311  # no secret
    whens = ["2013", "2013-06", "2013-06-05", "2012/2013-03", "2012/..", "2013~", "../2013-05",
             "2013-02?/2014", "2011-12-31"]  # fmt: skip
    actors = ["iran", "iraq", "isil", "sunnis", "usa"]
    for _ in range(400):
        subject, object_ = chance.sample(actors, 2)
        relation = chance.choice(["supports", "opposes", "alliedWith", "partOf"])
        if relation == "alliedWith":
            subject, object_ = sorted((subject, object_))
        means = {"supports": ["unknown", "weapons", "troops"], "opposes": ["unknown", "attack"]}
        deed = chance.random() < 0.7
        on = chance.choice(["2013-09", "2014-01-06", "2014-02"])
        modality = Modality.ACTUAL if deed else chance.choice(list(Modality))
        yield claim(
            subject, relation, object_, when=chance.choice(whens),
            means=chance.choice(means.get(relation, ["unknown"])),
            negated=modality is Modality.ACTUAL and chance.random() < 0.3,
            modality=modality,
            standing=chance.choice(list(Standing)),
            speaker=chance.choice([None, Speaker("Kerry", "usa"), Speaker("A witness")]),
            retracted=chance.choice([None, None, Retraction(parse_date(on), "an error")]),
            source=chance.choice(["report", "release"]), confidence=chance.choice([1.0, 0.45, 0.7]),
        )  # fmt: skip


def test_the_script_and_python_agree_on_hard_cases(visit, tmp_path, registry, claim) -> None:
    claims = list({one.id: one for one in hard_claims(claim)}.values())
    page = visit(write_site(tmp_path, claims, registry, View(), title="Hard")).page
    assert told(page, {}) == answers(claims, View(), registry)
    for known_by in (date(2014, 1, 5), date(2014, 1, 6)):
        view = View(known_by=known_by)
        assert told(page, {"knownBy": known_by.toordinal()}) == answers(claims, view, registry)
    for day in (date(2012, 7, 1), date(2013, 6, 5), date(2014, 1, 1), date(2014, 6, 6)):
        for window in (0, 30, 365, 100_000):
            view = View(day, window=window)
            asked = {"asOf": day.toordinal(), "window": window}
            expected = answers(claims, view, registry)
            assert told(page, asked) == expected, view
            assert expected


def test_texts_stand_once_and_sentences_only_where_there_is_room(registry, claim) -> None:
    claims = [claim("usa", "supports", "iraq", gist=f"{n}.", when=f"2013-0{n}") for n in (1, 2, 3)]
    made = moments(material(claims, registry, View()))
    assert sorted(column(made["claims"], "sentence")) == ["1.", "2.", "3."]
    assert made["texts"].count("done") == 1
    many = [replace(claims[0], amount=float(n), unit="t", item="x") for n in range(3001)]
    assert "sentence" not in moments(material(many, registry, View()))["claims"]
