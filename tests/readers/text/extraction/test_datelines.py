"""Where a report was filed is no party to it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from belligraph.dates import parse_date
from belligraph.readers.text import Extraction, read_document
from belligraph.readers.text.extraction.datelines import without_dateline
from belligraph.readers.text.naming.names import Names
from belligraph.registry import Registry
from claim_lines import claim_lines

Read = Callable[[str], Extraction]
pytestmark = pytest.mark.text
CLAIM = {"turkey opposes russia"}


@pytest.mark.parametrize(
    "dateline",
    [
        "BAGHDAD (Reuters) - ",
        "BAGHDAD, Jan 6 (Reuters) - ",
        "BAGHDAD, Iraq (AP) \u2014 ",
        "N'DJAMENA - ",
        "Baghdad (AFP) -- ",
        "DORN, June 5 (Herald) - ",
        "UNITED NATIONS (AP) \u2014 ",
    ],
)
def test_a_dateline_is_no_actor(read: Read, dateline: str) -> None:
    assert claim_lines(read(f"{dateline}Turkish jets bombed Russian troops.")) == CLAIM


def test_a_dateline_says_where_a_text_plays(read: Read) -> None:
    text = "N'DJAMENA - Rebels shelled the army near the Sudanese border."
    assert claim_lines(read(text)) == {"rebels-in-chad opposes chad"}
    without = claim_lines(read(text.removeprefix("N'DJAMENA - ")))
    assert "rebels-in-chad opposes chad" not in without


def test_the_army_of_a_war_told_of_from_abroad(read: Read) -> None:
    text = "NAIROBI (Reuters) - The Houthis left Yemen. The military killed ten rebels."
    assert [c.claim.subject for c in read(text).claims][-1] == "yemen"


@pytest.mark.parametrize(
    "text",
    [
        "ISIL - once Al-Qaeda in Iraq - bombed Russia.",
        "TURKEY - which armed Ukraine - bombed Russia.",
        "Hezbollah (Party of God) - which is in Lebanon - bombed Russia.",
        "Baghdad - the capital - was bombed by Russia.",
        "BAGHDAD -",
    ],
)
def test_a_name_before_a_dash_is_kept(tmp_path: Path, registry: Registry, text: str) -> None:
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    document = read_document(str(path), parse_date("2022"), None, registry)
    (paragraph,) = document.paragraphs()
    filed = without_dateline(document, paragraph, Names(registry))
    assert (filed.rest, filed.where) == (paragraph, None)


def test_spans_are_those_of_the_whole_text(read: Read) -> None:
    text = "BAGHDAD (Reuters) - Turkish jets bombed Russian troops."
    (claim,) = (c.claim for c in read(text).claims)
    start, end = claim.evidence.start, claim.evidence.end
    assert text[start:end] == "Turkish jets bombed Russian troops"
