"""How well a relation is attested: the formula, on claims."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.model import Means, Modality, Source, SourceKind, Speaker
from belligraph.registry import Registry
from belligraph.relations import View, account, edges
from belligraph.score import RELIABILITY, noisy_or
from claiming import busy_claims, claim, of

R = RELIABILITY
WEAPONS, TROOPS = Means.WEAPONS, Means.TROOPS


def score(*made, registry: Registry | None = None, **ratings: float) -> float:
    [edge] = edges(made, registry=registry, ratings=ratings)
    return edge.score


def support(name: str = "csm", **fields):
    return claim("usa", "supports", "iraq", **of(name), **fields)


def denial(name: str = "kerry", **fields):
    return support(name, negated=True, **fields)


def test_one_voice_weighs_its_confidence_times_the_reliability_of_its_source() -> None:
    assert score(support()) == pytest.approx(R)
    assert score(support(confidence=0.5)) == pytest.approx(0.5 * R)
    assert score(support(), csm=0.25) == pytest.approx(0.25)
    assert score(support(), csm=0.0) == 0


def test_several_independent_voices_are_wrong_only_if_all_are() -> None:
    assert score(support(), support("voa")) == pytest.approx(1 - (1 - R) ** 2)
    assert score(support(), support("voa"), support("bbc", confidence=0.5)) == pytest.approx(
        1 - (1 - R) ** 2 * (1 - R / 2)
    )


def test_a_voice_weighs_as_much_as_its_best_claim() -> None:
    weak = support(confidence=0.2, means=TROOPS)
    assert score(support(), weak) == score(support())


def test_ten_copies_of_one_wire_story_change_nothing() -> None:
    copies = [support(f"paper-{n}", via=("reuters",)) for n in range(10)]
    assert score(*copies) == score(copies[0])
    said = [support(f"paper-{n}", speaker=Speaker("John Kerry", "kerry")) for n in range(10)]
    assert score(*said) == score(said[0])


def test_nearly_the_same_text_in_ten_papers_is_one_voice() -> None:
    sources = {
        f"p{n}": Source(id=f"p{n}", title="T", publisher=f"p{n}", kind=SourceKind.NEWS,
                        copy_of=f"p{n - 1}" if n else None)
        for n in range(10)
    }  # fmt: skip
    made = [support(f"p{n}") for n in range(10)]
    [edge] = edges(made, registry=Registry(sources=sources))
    assert edge.roots == ("publisher:p0",)
    assert edge.score == score(made[0])
    assert len(edges(made)[0].roots) == 10


def test_a_denial_of_the_relation_takes_from_all_of_it() -> None:
    assert score(support(), denial()) == pytest.approx(R * (1 - R))
    assert score(support(means=WEAPONS), denial()) == pytest.approx(R * (1 - R))
    assert score(support(), denial(), denial("other")) == pytest.approx(R * (1 - R) ** 2)


def test_no_troops_leaves_a_supply_of_weapons_as_sure_as_it_was() -> None:
    assert score(support(means=WEAPONS), denial(means=TROOPS)) == score(support(means=WEAPONS))
    assert score(support(), denial(means=TROOPS)) == score(support())


def test_a_denial_of_the_means_weighs_against_the_claims_of_that_means_only() -> None:
    made = support(means=TROOPS), denial(means=TROOPS)
    assert score(*made) == pytest.approx(R * (1 - R))
    assert score(*made, support("voa", means=WEAPONS)) == pytest.approx(
        1 - (1 - R) * (1 - R * (1 - R))
    )


@pytest.mark.parametrize("modality", [m for m in Modality if m is not Modality.ACTUAL])
def test_a_promise_is_no_deed_and_its_negation_no_denial(modality: Modality) -> None:
    assert edges([support(modality=modality)]) == []
    assert score(support(), support("voa", modality=modality)) == score(support())
    assert score(support(), denial(modality=modality)) == score(support())


def test_opposition_is_no_denial_of_support() -> None:
    made = [support(), claim("usa", "opposes", "iraq")]
    assert {edge.relation.value: edge.score for edge in edges(made)} == {
        "supports": pytest.approx(R), "opposes": pytest.approx(R),
    }  # fmt: skip


def test_relations_below_a_score_can_be_left_out() -> None:
    made = [support(confidence=0.5), claim("isil", "opposes", "iraq")]
    assert [e.subject for e in edges(made, View(min_score=0.5))] == ["isil"]
    assert len(edges(made, View(min_score=R / 2))) == 2
    assert edges(made, View(min_score=1.0)) == []


@settings(max_examples=80)
@given(busy_claims(), st.randoms(use_true_random=False))
def test_a_score_lies_between_0_and_1_and_no_order_changes_a_bit_of_it(made, random) -> None:
    shuffled = random.sample(made, len(made))
    view = View(derived=True)
    found = [edge.score for edge in edges(made, view, signed=False)]
    assert found == [edge.score for edge in edges(shuffled, view, signed=False)]
    assert all(0 <= one <= 1 for one in found)


weights = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4), st.floats(0, 1)), max_size=20)


@given(weights)
def test_noisy_or_is_its_definition(given_) -> None:
    group, root, weight = (np.array([row[i] for row in given_]) for i in range(3))
    found = noisy_or(group.astype(int), root.astype(int), weight.astype(float), 4)
    for number in range(4):
        best: dict[int, float] = {}
        for g, r, w in given_:
            if g == number:
                best[r] = max(best.get(r, 0.0), w)
        expected = 1.0
        for one in best.values():
            expected *= 1 - one
        assert found[number] == pytest.approx(1 - expected, abs=1e-12)


# --- the arithmetic taken apart


@settings(max_examples=80)
@given(busy_claims(12))
def test_an_account_comes_to_the_score_itself(made) -> None:
    for edge in edges(made, View(derived=True), signed=False):
        found = account(edge)
        assert found.score == pytest.approx(edge.score, abs=1e-12)
        assert {w.claim for v in found.voices for w in v.words} == set(edge.claims)
        assert {w.claim for v in found.denials for w in v.words} == set(edge.denials)
        assert tuple(sorted(v.root for v in found.voices)) == edge.roots


def test_an_outlet_that_is_quoted_is_relied_on_no_further_than_it_is_rated() -> None:
    quoted = support(via=("post",))
    assert score(quoted, post=0.1) == pytest.approx(0.1)
    assert score(quoted, csm=0.3, post=0.9) == pytest.approx(0.3)
    assert score(support(speaker=Speaker("x")), post=0.1) == pytest.approx(R)
    [edge] = edges([quoted], ratings={"post": 0.1})
    assert account(edge, ratings={"post": 0.1}).score == pytest.approx(0.1)


def test_an_account_says_who_says_so_and_what_each_word_weighs() -> None:
    made = [support(means=TROOPS), support("voa", means=WEAPONS), denial(means=TROOPS)]
    [edge] = edges(made)
    found = account(edge)
    assert [(v.root, pytest.approx(v.weight)) for v in found.voices] == [
        ("publisher:voa", R), ("publisher:csm", R * (1 - R)),
    ]  # fmt: skip
    [word] = found.voices[1].words
    assert (word.doubt, word.reliability) == (pytest.approx(R), R)
    assert [v.root for v in found.denials] == ["publisher:kerry"]
    assert found.doubt == 0
