from __future__ import annotations

from itertools import combinations
from math import dist

import pytest

from belligraph.pages.graph.layout import places

STAR = [("hub", f"leaf-{i:02}", 1 if i % 3 else -1) for i in range(99)]
WIDE = {name: (120.0, 40.0) for link in STAR for name in link[:2]}


def covering(found, sizes) -> list[tuple[str, str]]:
    return [
        (a, b)
        for a, b in combinations(sorted(found), 2)
        if abs(found[a][0] - found[b][0]) < (sizes[a][0] + sizes[b][0]) / 2
        and abs(found[a][1] - found[b][1]) < (sizes[a][1] + sizes[b][1]) / 2
    ]


def test_a_hundred_labels_do_not_cover_each_other() -> None:
    assert covering(places(WIDE, STAR), WIDE) == []


def test_places_are_whole_pixels_and_do_not_depend_on_order() -> None:
    found = places(WIDE, STAR)
    assert all(type(x) is int and type(y) is int for x, y in found.values())
    backwards = dict(reversed(WIDE.items()))
    assert places(backwards, [(b, a, sign) for a, b, sign in reversed(STAR)]) == found


def test_supporters_lie_nearer_than_opponents() -> None:
    blocs = ["abcde", "vwxyz"]
    links = [(a, b, 1) for bloc in blocs for a, b in combinations(bloc, 2)]
    links += [("a", "v", -1), ("b", "w", -1), ("c", "x", -1)]
    found = places(dict.fromkeys("abcdevwxyz", (40.0, 40.0)), links)

    def mean(pairs) -> float:
        lengths = [dist(found[a], found[b]) for a, b in pairs]
        return sum(lengths) / len(lengths)

    friends = [(a, b) for a, b, sign in links if sign > 0]
    foes = [(a, b) for a in blocs[0] for b in blocs[1]]
    assert mean(friends) < mean(foes)


def test_parts_that_do_not_hang_together_lie_side_by_side() -> None:
    links = [(f"a{i}", f"b{i}", 1) for i in range(12)]
    sizes = {name: (80.0, 40.0) for link in links for name in link[:2]}
    found = places(sizes, links)
    assert covering(found, sizes) == []
    width = max(x for x, _ in found.values()) - min(x for x, _ in found.values())
    height = max(y for _, y in found.values()) - min(y for _, y in found.values())
    assert width < 1500
    assert height < 1500


@pytest.mark.parametrize("names", [[], ["one"]])
def test_nobody_and_one_alone_have_places(names: list[str]) -> None:
    assert list(places(dict.fromkeys(names, (50.0, 30.0)), [])) == names
