"""Marked sentences become claims whose ends have spans and names."""

from __future__ import annotations

import pytest

from belligraph.model import Means, Modality, Relation
from belligraph.readers.text.evaluation import read_gold
from belligraph.readers.text.evaluation.values import Item, Said

TEXT = "Iran backs Hezbollah. Israel says that it armed the group against Israel."


@pytest.fixture
def marked(written, registry):
    """The item that a line with these claims becomes."""

    def read(*claims: dict[str, object], text: str = TEXT) -> Item:
        line = {"id": "a", "kind": "k", "published": "2022-06-15", "text": text}
        [found] = read_gold(written([line | {"claims": claims}]), registry).items()
        return found

    return read


def only(item: Item) -> Said:
    [claim] = item.said
    return claim


def claim(**changes: object) -> dict[str, object]:
    return {"subject": "Iran", "relation": "supports", "object": "Hezbollah"} | changes


def test_what_is_left_out_is_as_usual(marked) -> None:
    found = only(marked(claim()))
    assert (found.relation, found.means) == (Relation.SUPPORTS, Means.UNKNOWN)
    assert (found.negated, found.modality) == (False, Modality.ACTUAL)
    assert found.details["standing"] == {"stated"}
    assert found.details["scope"] == {"self"}
    assert not found.details["speaker"] | found.details["valid"] | found.details["against"]


def test_a_sentence_may_have_no_claim(marked) -> None:
    assert marked().said == ()


def test_whom_a_mention_means_is_resolved_by_the_registry(marked) -> None:
    found = only(marked(claim(subject="it", subject_actor="Iran", relation="supports",
                              object="the group", object_actor="Hezbollah")))  # fmt: skip
    assert (found.subject.key, found.object.key) == ("iran", "hezbollah")
    assert found.subject.resolved


def test_an_actor_that_no_table_knows_keeps_its_name(marked) -> None:
    found = only(marked(claim(object="the group", object_actor="The Al-Quds Brigade")))
    assert found.object.key == "al quds brigade"


def test_a_mention_without_an_actor_means_itself_and_is_not_resolved(marked) -> None:
    found = only(marked(claim()))
    assert found.subject.key == "iran"
    assert not found.subject.resolved


def test_a_name_is_read_at_the_date_of_its_text(marked) -> None:
    found = only(marked(claim(subject_actor="Tehran")))
    assert found.subject.key == "iran"


def starts(found: Said) -> list[int]:
    return [spot.start for spot in found.object.spots]


def test_a_mention_stands_in_the_evidence(marked) -> None:
    here = claim(object="Israel", relation="opposes", evidence="armed the group against Israel")
    assert starts(only(marked(here))) == [TEXT.rindex("Israel")]


def test_without_evidence_it_may_stand_wherever_it_does(marked) -> None:
    found = only(marked(claim(object="Israel", relation="opposes")))
    assert starts(found) == [TEXT.index("Israel"), TEXT.rindex("Israel")]


def test_a_stated_start_decides(marked) -> None:
    found = only(marked(claim(object="Israel", object_start=22, relation="opposes")))
    assert starts(found) == [22]


def test_a_mention_is_not_found_within_a_word(marked) -> None:
    found = only(marked(claim(), text="Iranian aid: Iran sends Hezbollah arms."))
    assert [spot.start for spot in found.subject.spots] == [13]


def test_the_object_of_a_tie_to_a_place_is_a_place(marked) -> None:
    found = only(marked(claim(relation="presentIn", object="Sanaa", means=None),
                        text="Iran has men in Sanaa."))  # fmt: skip
    assert found.object.key == "sanaa"


def test_the_rest_of_a_claim_is_kept_by_field(marked) -> None:
    more = {"item": "Drones", "against": ["Israel"], "condition": "if asked", "speaker": "Moscow",
            "place": "Sanaa", "valid": "2013/..", "standing": "alleged"}  # fmt: skip
    details = only(marked(claim(**more))).details
    assert details["item"] == {"drones"}
    assert details["against"] >= {"israel"}
    assert details["condition"] == {"given"}
    assert "russia" in details["speaker"]
    assert "sanaa" in details["place"]
    assert details["valid"] == {"2013/.."}
    assert details["standing"] == {"alleged"}


def test_the_items_can_be_read_again(written, registry) -> None:
    lines = [{"id": str(n), "kind": "k", "published": "2022", "text": "T."} for n in range(3)]
    gold = read_gold(written(lines), registry)
    assert [i.id for i in gold.items()] == [i.id for i in gold.items()] == ["0", "1", "2"]
