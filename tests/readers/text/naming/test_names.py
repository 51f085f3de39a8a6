from __future__ import annotations

import pytest

from belligraph.readers.text.naming.names import Names
from belligraph.readers.text.sentences.pipeline import parsed
from belligraph.registry import Registry


def found(text: str, registry: Registry) -> list[tuple[str, set[str]]]:
    doc = next(parsed([text]))
    spans = Names(registry).find(doc)
    return [(doc[f.start : f.end].text, {e.name.id for e in f.entries}) for f in spans]


pytestmark = pytest.mark.text


def test_the_longest_name_wins(registry: Registry) -> None:
    text = "The Washington Post wrote about Washington."
    assert found(text, registry) == [
        ("Washington Post", {"the-washington-post"}),
        ("Washington", {"usa"}),
    ]


def test_a_word_is_a_name_only_if_written_as_one(registry: Registry) -> None:
    text = "They told us that the US held the post, the Post said."
    assert [name for name, _ in found(text, registry)] == ["US", "Post"]


def test_a_place_may_stand_for_an_actor(registry: Registry) -> None:
    assert found("Kyiv", registry) == [("Kyiv", {"ukraine", "kyiv-town"})]


def test_names_across_hyphens_and_possessives(registry: Registry) -> None:
    text = "Iran-backed forces fought the Tigray People's Liberation Front's men."
    assert [name for name, _ in found(text, registry)] == [
        "Iran",
        "Tigray People's Liberation Front",
    ]
