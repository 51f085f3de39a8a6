"""Claims as columns: nothing that relations need is lost, on disk neither."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import belligraph.columns as columns_module
from belligraph.columns import METHODS, NONE, RELATIONS, Columns, ColumnWriter, facts
from belligraph.errors import StoreError
from belligraph.model import Method
from belligraph.timing import counted, known_from
from claiming import claim
from strategies import claims

many = st.lists(claims(), max_size=6, unique_by=lambda c: c.id)


@settings(max_examples=40)
@given(many)
def test_every_row_tells_what_its_claim_says(made) -> None:
    columns = Columns.of(made)
    assert len(columns) == len(made)
    assert columns.hex_ids(np.arange(len(made))) == [c.id for c in made]
    for row, one in enumerate(made):
        for name in ("subject", "object", "source", "publisher", "root"):
            assert columns.names[getattr(columns, name)[row]] == getattr(one, name)
        assert (columns.names[columns.place[row]] or None) == one.place
        assert RELATIONS[columns.relation[row]] is one.relation
        assert METHODS[columns.method[row]] is one.method
        assert bool(columns.negated[row]) is one.negated
        assert columns.confidence[row] == one.confidence
        days = counted(one)
        assert columns.first[row] == days.first.toordinal()
        assert columns.last[row] == days.last.toordinal()
        assert bool(columns.sure_last[row]) is (days.sure_last is not None)
        assert columns.known[row] == known_from(one).toordinal()
        assert bool(columns.retracted[row] != NONE) is (one.retracted is not None)


@settings(max_examples=30)
@given(many)
def test_names_are_in_order_so_that_codes_are(made) -> None:
    names = Columns.of(made).names
    assert list(names) == sorted(set(names))
    assert names[0] == ""


@settings(max_examples=20)
@given(made=many)
def test_what_was_saved_is_loaded(tmp_path_factory, made) -> None:
    file = tmp_path_factory.mktemp("columns") / "claims.npz"
    Columns.of(made).save(file)
    assert Columns.load(file).differing(Columns.of(made)) == []


def test_the_same_claims_are_saved_as_the_same_bytes(tmp_path: Path) -> None:
    made = [claim("usa", "supports", "iraq"), claim("isil", "opposes", "iraq")]
    for name in ("a", "b"):
        Columns.of(made).save(tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not an archive", b"\x80\x04pickle"])
def test_a_damaged_file_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "claims.npz"
    file.write_bytes(content)
    with pytest.raises(StoreError, match=r"claims.npz cannot be read: .*; build the store again"):
        Columns.load(file)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"PK\x01\x02" + 6 * b"?", b"\x63\x00"),  # packed in a way that nobody knows
        (b"PK\x01\x02" + 2 * b"?", b"\xff"),  # of a later version of the format
        (b"PK\x01\x02" + 4 * b"?", b"\x40"),  # encrypted
    ],
)
def test_an_archive_that_says_the_impossible_is_damaged(
    tmp_path: Path, before: bytes, after: bytes
) -> None:
    file = tmp_path / "claims.npz"
    Columns.of([claim("usa", "supports", "iraq")]).save(file)
    data = file.read_bytes()
    at = data.index(before[:4]) + len(before)
    file.write_bytes(data[:at] + after + data[at + len(after) :])
    with pytest.raises(StoreError, match=r"claims.npz cannot be read: .*; build the store again"):
        Columns.load(file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        Columns.load(tmp_path / "none.npz")


def test_claims_between_two_actors_are_found_either_way_and_no_others() -> None:
    made = [
        claim("usa", "supports", "iraq"), claim("iraq", "opposes", "usa"),
        claim("usa", "opposes", "isil"), claim("iraq", "alliedWith", "iran"),
    ]  # fmt: skip
    columns = Columns.of(made)
    assert columns.between("iraq", "usa") == sorted(c.id for c in made[:2])
    assert columns.between("usa", "iraq") == columns.between("iraq", "usa")
    assert columns.between("usa", "nobody") == []
    assert columns.between("usa", "iran") == []


@given(st.lists(st.text("01", min_size=64, max_size=64), max_size=12, unique=True), st.data())
def test_ids_are_found_by_how_they_begin(ids, data) -> None:
    writer = ColumnWriter()
    for id_ in ids:
        writer.take(id_, facts(claim("usa", "supports", "iran")))
    start = data.draw(st.sampled_from([*ids, "0" * 64]))[: data.draw(st.integers(0, 64))]
    found = writer.columns().ids_starting(start)
    assert found == sorted(id_ for id_ in ids if id_.startswith(start))


def test_a_writer_holds_what_it_took_in() -> None:
    writer = ColumnWriter()
    assert len(writer) == 0
    writer.add(claim("usa", "supports", "iraq"))
    assert len(writer) == len(writer.columns()) == 1


def test_codes_of_names_that_nobody_bears_are_left_out() -> None:
    columns = Columns.of([claim("usa", "supports", "iraq")])
    assert {columns.names[c] for c in columns.codes(["usa", "nobody", "zzz"])} == {"usa"}


def test_what_differs_is_named_and_the_order_of_claims_is_no_difference() -> None:
    made = [claim("usa", "supports", "iraq"), claim("isil", "opposes", "iraq")]
    assert Columns.of(made).differing(Columns.of(made[::-1])) == []
    surer = [replace(made[0], confidence=0.5), made[1]]
    assert Columns.of(made).differing(Columns.of(surer)) == ["confidence"]
    assert "ids" in Columns.of(made).differing(Columns.of(made[:1]))


def test_a_claim_that_comes_twice_is_one_row() -> None:
    made = [claim("usa", "supports", "iraq"), claim("isil", "opposes", "iraq")]
    assert Columns.of([*made, made[0]]).differing(Columns.of(made)) == []


@settings(max_examples=30)
@given(st.lists(many, max_size=4), st.booleans())
def test_columns_that_are_joined_are_those_of_all_claims(parts, again) -> None:
    every = [*parts, *parts[:again]]
    joined = Columns.joined(map(Columns.of, every))
    expected = Columns.of(one for part in every for one in part)
    assert joined.differing(expected) == []
    assert joined.hex_ids(np.arange(len(joined))) == expected.hex_ids(np.arange(len(expected)))


def test_of_a_claim_that_is_there_already_the_former_columns_are_kept() -> None:
    made = claim("usa", "supports", "iraq")
    joined = Columns.joined([Columns.of([made]), Columns.of([replace(made, confidence=0.5)])])
    assert list(joined.confidence) == [1.0]


@settings(max_examples=30)
@given(many)
def test_without_a_method_only_its_claims_and_their_names_are_gone(made) -> None:
    left = Columns.of(made).without(Method.DERIVED)
    assert left.differing(Columns.of(c for c in made if c.method is not Method.DERIVED)) == []


@given(claims())
def test_facts_are_what_a_writer_takes_of_a_claim(made) -> None:
    writer = ColumnWriter()
    writer.take(made.id, facts(made))
    assert writer.columns().differing(Columns.of([made])) == []


@pytest.mark.parametrize(
    "broken",
    [
        lambda c: replace(c, confidence=c.confidence[:1]),
        lambda c: replace(c, subject=c.subject - 99),
        lambda c: replace(c, root=c.root + 99),
        lambda c: replace(c, means=c.means + 99),
        lambda c: replace(c, ids=c.ids[:, :8]),
    ],
)
def test_columns_that_do_not_fit_together_are_refused(tmp_path: Path, broken) -> None:
    made = [claim("usa", "supports", "iraq"), claim("isil", "opposes", "iraq")]
    broken(Columns.of(made)).save(tmp_path / "claims.npz")
    with pytest.raises(StoreError, match=r"claims.npz is damaged; build the store again"):
        Columns.load(tmp_path / "claims.npz")


def test_columns_of_a_version_with_other_terms_are_refused(tmp_path: Path, monkeypatch) -> None:
    Columns.of([claim("usa", "supports", "iraq")]).save(tmp_path / "claims.npz")
    monkeypatch.setitem(columns_module.TERMS, "means", ["attack", "other"])
    with pytest.raises(StoreError, match="is of another version; build the store again"):
        Columns.load(tmp_path / "claims.npz")
