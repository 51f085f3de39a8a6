"""Who is named together with his affiliates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from belligraph.model import Scope
from belligraph.readers.text import Extraction

pytestmark = pytest.mark.text
Read = Callable[[str], Extraction]

WITH = [
    "Russia condemned Hezbollah and its affiliates.",
    "Russia condemned Hezbollah and all its branches.",
    "Russia bombed Hezbollah and groups linked to it.",
    "Russian jets struck Hezbollah and groups affiliated with it.",
    "Russia condemned Hezbollah and its affiliated parties.",
    "Russia condemned Hezbollah and its front organisations.",
    "Russia blacklisted Hezbollah together with its affiliates.",
]
ALONE = [
    "Russia condemned Hezbollah and its allies.",
    "Russia condemned Hezbollah and groups linked to Iran.",
    "Russia condemned Hezbollah.",
]


@pytest.mark.parametrize("text", WITH)
def test_affiliates_are_a_scope_and_nobody_else(read: Read, text: str) -> None:
    (one,) = [c.claim for c in read(text).claims]
    assert (one.subject, one.object, one.scope) == ("russia", "hezbollah", Scope.WITH_AFFILIATES)


@pytest.mark.parametrize("text", ALONE)
def test_others_beside_somebody_are_no_affiliates(read: Read, text: str) -> None:
    assert {c.claim.scope for c in read(text).claims} == {Scope.SELF}
