"""What the packaged network says of pairs."""

import pytest

from belligraph.model import Modality
from belligraph.readers.text.encoder import packaged_network
from belligraph.readers.text.encoder.outlook import Outlook

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
