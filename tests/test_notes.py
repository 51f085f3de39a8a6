"""What a person is told of a build."""

from pathlib import Path

import pytest

from belligraph.assemble import Built
from belligraph.model import Publisher, Source, SourceKind
from belligraph.notes import LISTED, notes
from belligraph.project import open_project
from belligraph.registry import Registry
from belligraph.relations import View


def text(id_: str, copy_of: str | None = None, document: str | None = "0" * 64) -> Source:
    return Source(
        id=id_, title="A title", publisher="herald", kind=SourceKind.NEWS, copy_of=copy_of,
        document=document, path=f"{id_}.txt" if document else "",
    )  # fmt: skip


def told(folder: Path, *sources: Source) -> list[str]:
    """The notes on copies."""
    registry = Registry(
        publishers={"herald": Publisher(id="herald", name="The Herald")},
        sources={s.id: s for s in sources},
    )
    found = notes(open_project(folder), folder / "out", Built(registry, (), {}), (), View())
    return [note for note in found if "nearly" in note]


def test_a_copy_is_told_with_its_original(small: Path) -> None:
    assert told(small, text("wire"), text("paper", "wire")) == [
        "the text paper.txt (The Herald) is nearly that of wire.txt (The Herald); "
        "its claims count as the latter's"
    ]


@pytest.mark.parametrize(("count", "end"), [(2, "c1.txt (The Herald)"), (12, " and 7 more")])
def test_the_copies_of_one_text_are_told_together(small: Path, count: int, end: str) -> None:
    (note,) = told(small, text("wire"), *(text(f"c{n}", "wire") for n in range(count)))
    assert note.startswith(f"{count} texts are nearly that of wire.txt (The Herald)")
    assert note.endswith(end)
    assert note.count("(The Herald)") == 1 + min(count, LISTED)


def test_the_most_copied_texts_are_told_and_the_rest_is_counted(small: Path) -> None:
    wires = [text(f"w{n}") for n in range(8)]
    papers = [text(f"p{n}-{c}", f"w{n}") for n in range(8) for c in range(n + 1)]
    *first, last = told(small, *papers, *wires)
    assert [note.split(" texts", 1)[0] for note in first] == ["8", "7", "6", "5", "4"]
    assert last.startswith("6 more texts are nearly those of 3 others")


def test_what_a_table_says_is_not_told_again(small: Path) -> None:
    assert told(small, text("wire"), text("paper", "wire", document=None)) == []
