"""Signed Leiden, where it is installed."""

import sys

import pytest

from belligraph.analysis.blocs import leiden, signed_modularity
from belligraph.errors import MissingExtraError
from belligraph.network import SignedGraph
from signed_graphs import planted, table


def test_without_leidenalg_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "leidenalg", None)
    with pytest.raises(MissingExtraError, match=r"belligraph\[blocs\]"):
        leiden.communities(SignedGraph.of([("a", "b", 1)]))


def test_planted_blocs_come_back() -> None:
    pytest.importorskip("leidenalg")
    graph, blocs = planted(3, 5, 8)
    found = leiden.communities(graph, seed=1)
    assert len({*zip(found.tolist(), blocs, strict=True)}) == 3 == found.max() + 1


def test_it_finds_the_modularity_that_our_own_search_finds() -> None:
    pytest.importorskip("leidenalg")
    graph = table("cow_1946")
    ours = signed_modularity.modularity(graph, signed_modularity.communities(graph))
    best = max(
        signed_modularity.modularity(graph, leiden.communities(graph, seed=seed))
        for seed in range(20)
    )
    assert best == pytest.approx(ours)


@pytest.mark.parametrize("sign", [1, -1])
def test_a_graph_of_one_sign_is_no_trouble(sign: int) -> None:
    pytest.importorskip("leidenalg")
    found = leiden.communities(SignedGraph.of([("a", "b", sign)])).tolist()
    assert (found[0] == found[1]) == (sign == 1)
