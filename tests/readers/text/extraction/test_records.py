from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from belligraph.readers.text import Extraction, to_record
from belligraph.registry import Registry

Read = Callable[[str], Extraction]
pytestmark = pytest.mark.text


def test_a_record_says_who_what_when_and_where_it_stands(read: Read, registry: Registry) -> None:
    text = "In 2021 Ankara sent drones to Ukrainian troops against Russia, Reuters reported."
    found = read(text)
    (only,) = found.claims
    record = to_record(only, found.document, registry)
    assert record["subject"] == {"id": "turkey", "label": "Turkey", "mention": "Ankara"}
    assert record["object"]["mention"] == "Ukrainian troops"
    assert [a["id"] for a in record["against"]] == ["russia"]
    assert [v["id"] for v in record["via"]] == ["reuters"]
    assert (record["means"], record["item"], record["speaker"]) == ("weapons", "drones", None)
    assert record["valid"] == {"from": "2021", "to": "2021"}
    span = record["evidence"]
    assert text[span["start"] : span["end"]] == span["text"]
    assert record["document"]["path"] == found.document.path
    assert record["agent"] == only.claim.agent
    assert record["agent"].startswith("belligraph-")
    assert json.loads(json.dumps(record)) == record


def test_open_and_unknown_ends_differ(read: Read, registry: Registry) -> None:
    found = read("Iran has armed the Houthis since 2015. Russia armed Syria.")
    dated, undated = (to_record(c, found.document, registry)["valid"] for c in found.claims)
    assert dated == {"from": "2015", "to": ".."}
    assert undated == {"from": None, "to": None}
