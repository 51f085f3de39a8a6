"""The words of the model."""

import pytest

from belligraph.model import SPOKEN_MEANS, SPOKEN_MODALITIES, Means, Modality, Relation

SIGNS = {
    Relation.SUPPORTS: 1, Relation.ALLIED_WITH: 1, Relation.OPPOSES: -1,
    Relation.AFFILIATED_WITH: 0, Relation.PART_OF: 0, Relation.SPLIT_FROM: 0,
    Relation.MERGED_INTO: 0, Relation.CONTROLS: 0, Relation.PRESENT_IN: 0,
}  # fmt: skip


@pytest.mark.parametrize("relation", Relation)
def test_signs_acts_and_places(relation: Relation) -> None:
    assert relation.sign == SIGNS[relation]
    assert relation.is_act is (relation.value in ("supports", "opposes"))
    assert relation.takes_place is (relation.value in ("controls", "presentIn"))


def test_what_is_done_by_speaking() -> None:
    assert {m.value for m in SPOKEN_MEANS} == {"accusation", "threat", "rejection"}
    assert {m.value for m in SPOKEN_MODALITIES} == {"offered", "promised", "requested"}
    assert Modality.ACTUAL not in SPOKEN_MODALITIES
    assert Means.ATTACK not in SPOKEN_MEANS
