"""What a sentence claims, in short lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from belligraph.readers.text import Extraction

Signed = Callable[[str], set[str]]
Unsigned = Callable[[str], set[str]]


@pytest.fixture
def signed(read: Callable[[str], Extraction]) -> Signed:
    """Subject, relation and object of each signed claim, with "not" and a modality but actual."""

    def reading(text: str) -> set[str]:
        found = set()
        for claim in (c.claim for c in read(text).claims):
            words = [claim.subject, "not" if claim.negated else "", claim.relation.value]
            words += [claim.object]
            words += [claim.modality.value] if claim.modality != "actual" else []
            if claim.relation.sign:
                found.add(" ".join(w for w in words if w))
        return found

    return reading


@pytest.fixture
def unsigned(read: Callable[[str], Extraction]) -> Unsigned:
    """Subject, relation and object of each tie or claim about a place; extent, if only a part."""

    def reading(text: str) -> set[str]:
        return {
            f"{c.subject} {c.relation} {c.object}{' part' if c.extent == 'part' else ''}"
            for c in (c.claim for c in read(text).claims)
            if not c.relation.sign
        }

    return reading
