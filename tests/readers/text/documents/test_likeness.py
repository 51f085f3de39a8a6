"""A text that repeats an earlier one is found, however it was cut, lengthened or headed anew."""

import hashlib
import random
from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.dates import parse_date
from belligraph.model import Publisher, Source, SourceKind
from belligraph.readers.text import Document
from belligraph.readers.text.documents.likeness import (
    COPIED,
    FEWEST_WORDS,
    SHINGLE,
    copies,
    shingles,
)

HEADLINE = "Arcadia sends guns to Syldavia as talks stall"
WIRE = (
    "The government of Arcadia shipped two batteries of field guns to Syldavia on Monday, officials in Klow said.",  # noqa: E501
    "The guns came by rail through the northern pass and were unloaded at night under guard.",
    "A spokesman for the Syldavian army called the delivery overdue and asked for shells as well.",
    "Borduria, which has held the river crossings since spring, said it would answer any attack from the east bank.",  # noqa: E501
    "Talks between the two sides broke off last week after neither would name a date for a truce.",
    "Traders in the border town of Niedzdrow told of long queues for bread and of families leaving by cart.",  # noqa: E501
    "Arcadia had promised in May to arm its neighbour if the crossings were not opened by the harvest.",  # noqa: E501
    "Its parliament voted for the shipment by a narrow margin, with the farmers' party against.",
    "A second train is being loaded, according to two people who work at the depot near the capital.",  # noqa: E501
    "Neither the king of Syldavia nor the Bordurian marshal has spoken in public since the talks ended.",  # noqa: E501
)  # fmt: skip
SAME_EVENT = (
    "Artillery from Arcadia has reached the Syldavian forces, a source at the ministry in Klow confirmed on Tuesday.",  # noqa: E501
    "Eight cannon, carried on flat waggons over the mountain railway, arrived after dark and were taken off by soldiers.",  # noqa: E501
    "For the army it comes late: a colonel complained that without ammunition the weapons are of little use.",  # noqa: E501
    "On the other shore the marshal's staff warned that every shot across the water would be returned.",  # noqa: E501
    "Negotiators went home seven days ago because no armistice could be agreed.",
    "In Niedzdrow, close to the front, bakers sell out before dawn, and those who own a horse are moving away.",  # noqa: E501
    "Arcadian deputies had approved the help with hardly any votes to spare; the rural members refused.",  # noqa: E501
    "More is to follow, workers at the arsenal report, and the next load may leave within the week.",  # noqa: E501
)  # fmt: skip
MORE = (
    "Readers of this paper have sent blankets for those who fled, and the parish hall takes more until Friday.",  # noqa: E501
    "The council meets on the matter tomorrow, and the mayor will be there.",
)  # fmt: skip


def document(id_: str, lines: Sequence[str], published: str = "2020-06-02") -> Document:
    text, on = "\n\n".join(lines), parse_date(published)
    source = Source(id=id_, title=id_, publisher="p", kind=SourceKind.NEWS, published=on)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(text, digest, f"{id_}.txt", on, Publisher(id="p", name="P"), source)


WIRED = document("wire", [HEADLINE, *WIRE], "2020-06-01")


@pytest.mark.parametrize(
    "lines",
    [
        [HEADLINE, *WIRE],
        ["Guns for Syldavia", *WIRE],
        [HEADLINE.upper(), *(line.replace("'", "’").replace(",", " –") for line in WIRE)],
        ["Guns for Syldavia", *WIRE[:4]],
        [HEADLINE, *WIRE[:3], *WIRE[5:]],
        ["Guns for Syldavia", *WIRE, *MORE],
        ["Guns for Syldavia", *WIRE[:8], *MORE],
        [HEADLINE, *WIRE, "Subscribe now to continue reading", "© The Herald 2020"],
        [HEADLINE, " ".join(WIRE).replace("said", "say").replace("Monday", "1 June")],
    ],
    ids=["same", "headline", "signs", "cut", "cut within", "longer", "both", "notices", "touched"],
)
def test_an_edited_wire_story_is_a_copy(lines: list[str]) -> None:
    assert copies([WIRED, document("paper", lines)]) == {"paper": "wire"}


@pytest.mark.parametrize(
    "lines",
    [
        SAME_EVENT,
        [HEADLINE, *SAME_EVENT],
        [*SAME_EVENT, *WIRE[2:4]],
        [WIRE[0], *SAME_EVENT, *MORE],
        [*WIRE[:5], *SAME_EVENT, *MORE],
        sorted(WIRE[0].split() * 5),
    ],
    ids=["words", "headline", "quotes", "opening", "half", "vocabulary"],
)
def test_the_same_event_in_other_words_is_no_copy(lines: list[str]) -> None:
    assert copies([WIRED, document("paper", lines)]) == {}


def test_the_original_is_the_earliest_by_date_then_by_id() -> None:
    texts = [
        document("c", WIRE, "2020-06-01"), document("b", WIRE, "2020-06-01"),
        document("a", WIRE, "2020-06-02"), document("d", [*WIRE, *MORE], "2020-06-03"),
    ]  # fmt: skip
    for order in permutations(texts):
        assert copies(order) == {"c": "b", "a": "b", "d": "b"}


def test_a_text_that_holds_an_earlier_one_and_much_else_is_no_copy() -> None:
    flash = document("flash", WIRE[:4], "2020-06-01")
    assert copies([flash, document("story", WIRE)]) == {}


@pytest.mark.parametrize("published", ["2020-06-02", "2020-06", "2020"])
def test_of_one_day_the_text_found_in_the_other_is_the_copy(published: str) -> None:
    brief, story = document("a-brief", WIRE[:4], published), document("b-story", WIRE)
    assert copies([brief, story]) == {"a-brief": "b-story"}


def test_a_copy_stays_that_of_the_earliest_where_a_text_of_its_day_holds_it_too() -> None:
    brief, digest = document("a", WIRE[:4]), document("b", [*WIRE[:4], *SAME_EVENT])
    assert copies([WIRED, brief, digest]) == {"a": "wire"}
    assert copies([brief, digest]) == {"a": "b"}


def test_the_same_words_as_a_copy_are_a_copy_of_its_original() -> None:
    lines = [*WIRE, *MORE]
    papers = [document("a", lines), document("b", lines, "2020-06-03")]
    assert copies([WIRED, *papers]) == {"a": "wire", "b": "wire"}


def test_a_copy_of_a_copy_leads_to_the_original() -> None:
    first = document("first", WIRE, "2020-06-01")
    second = document("second", [*WIRE, *MORE, *SAME_EVENT[:2]], "2020-06-02")
    third = document("third", [*WIRE[5:], *MORE, *SAME_EVENT[:2]], "2020-06-03")
    assert copies([first, second, third]) == {"second": "first", "third": "second"}
    assert copies([first, third]) == {}


def test_short_texts_are_copies_only_where_their_words_are_the_same() -> None:
    def of(count: int) -> list[str]:
        return [" ".join(" ".join(WIRE).split()[:count])]

    length = FEWEST_WORDS - 1
    assert copies([document("a", of(length)), document("b", of(length))]) == {"b": "a"}
    assert copies([document("a", of(length)), document("b", of(length - 1))]) == {}
    assert copies([document("a", of(length)), document("b", of(length + 5))]) == {}
    assert copies([document("b", of(length + 1)), document("a", of(length + 5))]) == {"b": "a"}


def test_texts_without_words_are_no_copies_of_one_another() -> None:
    notices = ["© The Herald 2020"], ["© The Monitor 2020"]
    assert copies([document("a", notices[0]), document("b", notices[1])]) == {}
    assert copies([]) == {}


def test_copies_are_found_among_many_texts_with_set_phrases() -> None:
    random_ = random.Random(7)  # noqa: S311
    words = [f"w{n}" for n in range(500)]
    stock = [" ".join(random_.choices(words, k=20)) for _ in range(10)]
    texts, expected = [], {}
    for number in range(100):
        story = [" ".join(random_.choices(words, k=20)) for _ in range(15)]
        story[2:2] = random_.sample(stock, 3)
        texts.append(document(f"wire-{number}", story, "2020-06-01"))
        for paper, lines in enumerate([story[1:], story[:13], [*MORE, *story], ["new", *story]]):
            texts.append(document(f"paper-{number}-{paper}", lines))
            expected[f"paper-{number}-{paper}"] = f"wire-{number}"
    assert copies(texts) == expected


def test_many_copies_of_one_story_have_one_original() -> None:
    papers = [document(f"p{n:03}", [f"The headline of paper {n}", *WIRE]) for n in range(300)]
    assert copies([*papers, WIRED]) == {p.source.id: "wire" for p in papers}


POOL = [" ".join(f"{chr(97 + s)}{w}" for w in range(10)) for s in range(12)]
"""Sentences of ten words that share none."""


@st.composite
def texts(draw: st.DrawFn, most: int) -> list[Document]:
    sentences = st.lists(st.sampled_from(POOL), min_size=3, max_size=8)
    dates = st.sampled_from(["2020-06-01", "2020-06-02", "2020-06", "2020-07-01"])
    found = draw(st.lists(st.tuples(sentences, dates), min_size=2, max_size=most))
    return [document(f"t{n}", lines, on) for n, (lines, on) in enumerate(found)]


def contained(one: Document, other: Document) -> bool:
    """What the module's text says, counted naively."""
    first, second = (tuple(d.text.split()) for d in (one, other))
    if first == second:
        return True
    if min(len(first), len(second)) < FEWEST_WORDS:
        return False
    runs, others = ({w[i : i + SHINGLE] for i in range(len(w) - SHINGLE + 1)}
                    for w in (first, second))  # fmt: skip
    return len(runs & others) >= COPIED * len(runs)


@given(texts(2))
def test_of_two_texts_one_is_a_copy_where_most_of_it_is_in_the_other(pair: list[Document]) -> None:
    first, second = sorted(pair, key=lambda d: (d.published.first, d.published.last, d.source.id))
    one_day = first.published.last >= second.published.first
    expected = {}
    if contained(second, first):
        expected = {second.source.id: first.source.id}
    elif one_day and contained(first, second):
        expected = {first.source.id: second.source.id}
    assert copies(pair) == expected


@settings(max_examples=60)
@given(texts(7), st.randoms(use_true_random=False))
def test_every_copy_is_one_and_leads_to_an_original(
    several: list[Document], random_: random.Random
) -> None:
    by_id = {d.source.id: d for d in several}
    found = copies(several)
    for copy, original in found.items():
        assert contained(by_id[copy], by_id[original])
        assert by_id[original].published.first <= by_id[copy].published.last
        chain = [copy]
        while chain[-1] in found:
            assert found[chain[-1]] not in chain
            chain.append(found[chain[-1]])
    random_.shuffle(several)
    assert copies(several) == found


@given(st.lists(st.sampled_from("abcdef"), min_size=FEWEST_WORDS, max_size=80))
def test_shingles_are_the_runs_of_five_words_each_once(words: list[str]) -> None:
    found = shingles(words)
    runs = {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    assert len(found) == len(runs)
    assert list(found) == sorted(set(map(int, found)))
    assert list(shingles(words)) == list(found)
