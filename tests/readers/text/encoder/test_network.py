"""What the packaged network says of pairs."""

import numpy as np
import pytest

from belligraph.model import Means, Modality
from belligraph.readers.text.encoder import packaged_network
from belligraph.readers.text.encoder.outlook import (
    CLASSES,
    ENDS,
    MEANS,
    WIDTH,
    Outlook,
    outlook,
)

pytestmark = pytest.mark.text


def of(text: str, one: str, other: str) -> Outlook:
    spans = sorted((text.index(name), text.index(name) + len(name)) for name in (one, other))
    return packaged_network().read(text, spans)[0, 1]


@pytest.mark.parametrize(
    ("text", "relation", "direction"),
    [
        ("Arvan jets bombed Belmora on Tuesday, officials said.", "opposes", "forward"),
        ("Arvan was bombed by Belmora on Tuesday, officials said.", "opposes", "backward"),
        ("Arvan has sent rifles and money to Belmora.", "supports", "forward"),
        ("Arvan and Belmora exchanged fire across the river.", "opposes", "both"),
        ("Arvan and Belmora opened a ferry between their ports.", "neutral", ""),
    ],
)
def test_plain_sentences(text: str, relation: str, direction: str) -> None:
    outlook = of(text, "Arvan", "Belmora")
    assert outlook.relation == relation
    assert relation == "neutral" or outlook.direction == direction


def test_force_is_seen() -> None:
    denied = of("Arvan denied that it had ever armed Belmora.", "Arvan", "Belmora")
    offered = of("Arvan offered on Monday to train Belmora.", "Arvan", "Belmora")
    assert denied.negated
    assert not offered.negated
    assert offered.modality is Modality.OFFERED


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Arvan has sent rifles and shells to Belmora.", Means.WEAPONS),
        ("Arvan jets bombed Belmora on Tuesday.", Means.ATTACK),
        ("Arvan trained the pilots of Belmora for a year.", Means.TRAINING),
    ],
)
def test_means_are_seen(text: str, means: Means) -> None:
    assert of(text, "Arvan", "Belmora").means is means


def test_means_are_those_of_the_sign_and_unknown_where_none_is_likely() -> None:
    numbers = np.zeros(WIDTH)
    numbers[CLASSES.index(("opposes", "forward"))] = 9
    assert outlook(numbers).means is Means.UNKNOWN
    numbers[ENDS[-1] + MEANS.index("weapons")] = 9  # no means of opposition
    assert outlook(numbers).means is Means.UNKNOWN
    numbers[ENDS[-1] + MEANS.index("sanction")] = 9
    assert outlook(numbers).means is Means.SANCTION


def test_every_means_of_a_relation_can_be_told() -> None:
    assert {Means(name) for name in MEANS} == set(Means) - {Means.OTHER}


def test_who_they_are_makes_no_difference() -> None:
    known = of("Iran shelled Israel at dawn.", "Iran", "Israel")
    unknown = of("Ostrania shelled the Free Cantons at dawn.", "Ostrania", "the Free Cantons")
    assert known == unknown


def test_likelihoods_add_up() -> None:
    outlook = of("Arvan scolded Belmora.", "Arvan", "Belmora")
    assert sum(outlook.relations.values()) == pytest.approx(1)


def test_each_pair_of_a_sentence_is_judged() -> None:
    text = "Arvan armed Belmora, which fought the Cantons."
    spans = [(0, 5), (12, 19), (38, 45)]
    assert set(packaged_network().read(text, spans)) == {(0, 1), (0, 2), (1, 2)}


def test_what_is_asked_besides_makes_no_difference() -> None:
    text = "Arvan armed Belmora, which fought the Cantons."
    spans = [(0, 5), (12, 19), (38, 45)]
    network = packaged_network()
    reading = network.vocabulary.read(text, spans)
    numbers = [network.answer(network.vocabulary.ask(reading, pairs)) for pairs in ([(0, 1)],
               [(1, 2), (0, 1)])]  # fmt: skip
    assert numbers[0][0] == pytest.approx(numbers[1][1], abs=0.05)


def test_a_mention_too_far_behind_has_no_answer() -> None:
    text = "Arvan armed Belmora " + "and then " * 200 + "Cantons"
    spans = [(0, 5), (12, 19), (len(text) - 7, len(text))]
    assert set(packaged_network().read(text, spans)) == {(0, 1)}


def test_a_mention_alone_has_no_answer() -> None:
    assert packaged_network().read("Arvan rested.", [(0, 5)]) == {}
