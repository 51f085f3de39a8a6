"""Two reviewers compared: Cohen's kappa by the formula and at its ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.errors import TableError
from belligraph.review import Agreement, agreement


def table(folder: Path, name: str, decisions: str, head: str = "id,decision") -> Path:
    """A table with a claim for each letter: a(ccept), r(eject), or something else for neither."""
    words = {"a": "accept", "r": "reject"}
    rows = [f"{n:064},{words.get(d, '')}" for n, d in enumerate(decisions)]
    file = folder / name
    file.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return file


def compared(folder: Path, one: str, other: str) -> Agreement:
    return agreement(table(folder, "a.csv", one), table(folder, "b.csv", other))


def test_the_example_that_is_worked_by_hand(tmp_path: Path) -> None:
    found = compared(tmp_path, "a" * 25 + "r" * 25, "a" * 20 + "r" * 5 + "a" * 10 + "r" * 15)
    assert found.table == ((20, 5), (10, 15))
    assert found.claims == 50
    assert found.observed == pytest.approx(0.7)
    # by chance: 25/50 x 30/50 + 25/50 x 20/50 = 0.5
    assert found.kappa == pytest.approx((0.7 - 0.5) / (1 - 0.5))


def test_only_claims_on_which_both_decided_count(tmp_path: Path) -> None:
    found = compared(tmp_path, "aar-", "a-ra")
    assert found.table == ((1, 0), (0, 1))
    assert found.alone == (1, 1)
    assert found.kappa == 1


def test_always_the_opposite(tmp_path: Path) -> None:
    assert compared(tmp_path, "arar", "rara").kappa == -1


@pytest.mark.parametrize(("one", "other"), [("aaa", "aaa"), ("", ""), ("a-", "-a")])
def test_where_chance_leaves_no_room_there_is_no_kappa(
    tmp_path: Path, one: str, other: str
) -> None:
    assert compared(tmp_path, one, other).kappa is None


@given(st.tuples(*[st.integers(0, 60)] * 4))
def test_kappa_is_the_formula_of_shares(counts: tuple[int, int, int, int]) -> None:
    aa, ar, ra, rr = counts
    found = Agreement(((aa, ar), (ra, rr)), (0, 0))
    n = sum(counts)
    chance = ((aa + ar) * (aa + ra) + (ra + rr) * (ar + rr)) / n**2 if n else 1
    if found.kappa is None:
        assert chance == 1
    else:
        assert found.kappa == pytest.approx(((aa + rr) / n - chance) / (1 - chance))


def test_other_columns_and_other_delimiters_do_not_matter(tmp_path: Path) -> None:
    one = table(tmp_path, "a.csv", "ar")
    other = tmp_path / "b.csv"
    rows = [f"Mine;{n:064};Accept" for n in range(2)]
    other.write_text("\ufeff" + "\n".join(["notes;id;decision", *rows]), encoding="utf-8")
    assert agreement(one, other).table == ((1, 0), (1, 0))


def test_bad_tables_are_told_together(tmp_path: Path) -> None:
    one = tmp_path / "one.csv"
    one.write_text("id,decision\nx,perhaps\ny,accept\ny,accept\n", encoding="utf-8")
    two = tmp_path / "two.csv"
    two.write_text("id,verdict\n", encoding="utf-8")
    with pytest.raises(TableError) as caught:
        agreement(one, two)
    told = {(Path(p.file).name, p.row, p.column) for p in caught.value.problems}
    assert told == {("one.csv", 2, "decision"), ("one.csv", 4, "id"), ("two.csv", 1, "decision")}
    with pytest.raises(TableError, match="No such file"):
        agreement(one, tmp_path / "three.csv")
