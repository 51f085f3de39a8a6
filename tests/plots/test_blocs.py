"""The picture of blocs."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.analysis.history.continuity import BlocPoint
from belligraph.plots import plot_blocs
from belligraph.plots.blocs import ALONE, PALETTE

pytest.importorskip("matplotlib", reason="the extra 'plots' is not installed")


def rows(figure: Any) -> dict[str, list[tuple[float, float, str]]]:
    """By actor: where each bar begins and ends, counted in days from the left, and its colour."""
    from matplotlib.colors import to_hex

    panel = figure.axes[0]
    names = [label.get_text() for label in panel.get_yticklabels()]
    found: dict[str, list[tuple[float, float, str]]] = {name: [] for name in names}
    left = panel.get_xlim()[0]
    for bar in panel.patches:
        name = names[round(bar.get_y() + bar.get_height() / 2)]
        start = bar.get_x() - left
        found[name].append((start, start + bar.get_width(), to_hex(bar.get_facecolor())))
    return found


def test_a_stretch_in_one_bloc_is_one_bar_and_a_change_another(blocs: Any) -> None:
    found = rows(plot_blocs(blocs, ""))
    assert [len(found[actor]) for actor in "abcdef"] == [1, 2, 2, 2, 1, 1]
    before, after = found["c"]
    assert before[1] == after[0] == 28
    assert before[2] != after[2] == found["a"][0][2]


def test_who_is_away_has_no_bar(blocs: Any) -> None:
    first, second = rows(plot_blocs(blocs, ""))["b"]
    assert (first[1], second[0]) == (56, 87)


def test_who_is_alone_is_pale(blocs: Any) -> None:
    found = rows(plot_blocs(blocs, ""))
    assert found["f"][0][2] == ALONE
    assert found["d"][-1][2] == ALONE
    assert found["a"][0][2] in PALETTE


def test_actors_of_one_bloc_stand_together_under_their_names(blocs: Any) -> None:
    figure = plot_blocs(blocs, "", names={"a": "Arcadia"})
    assert list(rows(figure)) == ["Arcadia", "b", "c", "d", "e", "f"]


def test_bars_bear_the_numbers_of_their_blocs(blocs: Any) -> None:
    written = [text.get_text() for text in plot_blocs(blocs, "").axes[0].texts]
    assert sorted(written) == ["1"] * 4 + ["2"] * 3
    assert "modularity" in plot_blocs(blocs, "").texts[-1].get_text()


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.dictionaries(st.sampled_from("abcd"), st.integers(0, 9), max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_bars_cover_the_days_an_actor_is_there_and_no_others(snapshots: Any) -> None:
    series = [
        BlocPoint(date(2014, 1, 1) + timedelta(i), "by hand", tuple(sorted(s)),
                  tuple(s[a] for a in sorted(s)))
        for i, s in enumerate(snapshots)
    ]  # fmt: skip
    found = rows(plot_blocs(series, ""))
    assert set(found) == {actor for s in snapshots for actor in s}
    for actor, bars in found.items():
        there = {i for i, s in enumerate(snapshots) if actor in s}
        covered = [d for start, end, _ in bars for d in range(round(start), round(end))]
        assert sorted(covered) == sorted(there)
