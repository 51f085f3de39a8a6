"""What people decided on is left out where the same text is read again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from belligraph.assemble import read_project
from belligraph.dates import parse_date
from belligraph.model import Method
from belligraph.project import Text, open_project
from belligraph.readers.text import Extraction, extract, read_document, to_record
from belligraph.registry import Registry
from belligraph.review import (
    Decision,
    Given,
    Review,
    Texts,
    Verdict,
    decided,
    read_records,
    undecided,
)

pytestmark = pytest.mark.text
TEXT = (
    "Borduria said on Monday that Arcadia had sent rifles to Syldavia. It was hot.\n"
    "The Plum League attacked Borduria near Klow if it could.\n"
    "Arcadia may also train Syldavia.\n"
)
Read = Callable[[], tuple[Extraction, Registry]]


@pytest.fixture
def read(small: Path, tmp_path: Path) -> Read:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)

    def reading() -> tuple[Extraction, Registry]:
        registry = open_project(small).tables().registry
        document = read_document(str(path), parse_date("2020-06-29"), "The Bugle", registry)
        return extract(document, registry, "rules"), registry

    return reading


def test_each_claim_that_was_decided_on_is_left_out(
    read: Read, small: Path, tmp_path: Path
) -> None:
    extraction, registry = read()
    assert undecided(extraction, registry, decided(small)) == extraction
    records = [to_record(one, extraction.document, registry) for one in extraction.claims]
    found = read_records("f", [json.dumps(one).encode() for one in records])
    assert len(found) == len(extraction.claims) > 1
    review = Review(small, found, Texts([tmp_path]), Given(), "Ann")
    review.decide([Verdict(found[0], Decision.REJECT)])
    left = undecided(extraction, registry, decided(small))
    assert left == replace(extraction, claims=extraction.claims[1:], actors=left.actors)
    review.decide([Verdict(one, Decision.REJECT) for one in found[1:]])
    assert undecided(extraction, registry, decided(small)).claims == ()
    assert undecided(extraction, registry, decided(small)).actors == ()


def test_a_build_of_the_text_leaves_out_what_was_decided(
    read: Read, small: Path, tmp_path: Path
) -> None:
    extraction, registry = read()
    records = [to_record(one, extraction.document, registry) for one in extraction.claims]
    found = read_records("f", [json.dumps(one).encode() for one in records])
    Review(small, found, Texts([tmp_path]), Given(), "Ann").decide(
        [Verdict(found[0], Decision.REJECT)]
    )
    text = Text(str(tmp_path / "report.txt"), "2020-06-29", "The Bugle")
    built = read_project(open_project(small), [text])
    said = [claim for claim in built.claims if claim.method is Method.EXTRACTED]
    assert len(said) == len(extraction.claims) - 1
