"""The columns of a store are those of its claims, whatever way these came in."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.columns import Columns
from belligraph.model import Claim, Method
from belligraph.store.index import ColumnIndex
from strategies import claims

many = st.lists(claims(), max_size=3, unique_by=lambda c: c.id)
Step = tuple[str, list[Claim]]


@settings(max_examples=12)
@given(many, st.lists(st.tuples(st.sampled_from(["pass", "take", "unseen", "drop"]), many)))
def test_whatever_comes_in_and_goes(tmp_path_factory, kept: list[Claim], steps: list[Step]) -> None:
    file = tmp_path_factory.mktemp("index") / "claims.npz"
    Columns.of(kept).save(file)
    held, index = list(kept), ColumnIndex(file, empty=False)
    read = held.copy  # what is held then
    for how, some in steps:
        if how == "drop":
            index.drop(Method.DERIVED, read)
            held[:] = [one for one in held if one.method is not Method.DERIVED]
            continue
        held += some
        if how == "pass":
            assert list(index.passed(some)) == some
        else:
            index.take([Columns.of(some)] if how == "take" else None)
        assert index.columns(read).differing(Columns.of(held)) == []
    assert index.columns(read).differing(Columns.of(held)) == []


def test_nothing_is_read_while_columns_are_known(tmp_path: Path) -> None:
    def read() -> list[Claim]:
        raise AssertionError("the claims were read")

    Columns.of([]).save(tmp_path / "claims.npz")
    index = ColumnIndex(tmp_path / "claims.npz", empty=False)
    index.take([Columns.of([])])
    assert len(index.columns(read)) == 0
    assert len(ColumnIndex(None, empty=True).columns(read)) == 0
