"""A small graph that has a claim of every kind, to see what exports make of each."""

from __future__ import annotations

import io

import pytest

from belligraph import Graph
from belligraph.exports import FORMATS, Content

SOURCE = {
    "id": "herald", "title": "A test source", "publisher": "the-herald", "kind": "news",
    "published": "2020-06-30", "language": "en", "checked": "no", "url": "https://herald.example/1",
}  # fmt: skip
ROW = {"relation": "supports", "date": "2020-06-01", "source": "herald", "means": "weapons"}
SAID = {
    "deed": {"subject": "arcadia", "object": "syldavia", "item": "rifles", "against": "borduria"},
    "promise": {"subject": "borduria", "object": "arcadia", "modality": "promised"},
    "possible": {"subject": "borduria", "object": "reds", "modality": "possible"},
    "not-so": {"subject": "syldavia", "object": "reds", "negated": "yes"},
    "denied": {"subject": "arcadia", "object": "syldavia", "negated": "yes",
               "speaker": "A. Minister", "disputes": "deed"},
    "alleged": {"subject": "borduria", "object": "syldavia", "relation": "opposes",
                "means": "attack", "standing": "alleged", "speaker": "A. Minister"},
    "withdrawn": {"subject": "reds", "object": "borduria"},
    "of-people": {"subject": "people", "object": "syldavia"},
    "tie": {"subject": "reds", "object": "syldavia", "relation": "affiliatedWith", "means": "",
            "date": "2019~/.."},
    "hold": {"subject": "reds", "object": "klow", "relation": "controls", "means": ""},
}  # fmt: skip
"""Rows by key; `deed`, `alleged` and `tie` are deeds between actors that are no populations."""


@pytest.fixture
def mixed(project, graph_of) -> Graph:
    """The graph of those rows."""
    states = [{"id": id_, "name": id_.title(), "kind": "state", "source": "herald"}
              for id_ in ("arcadia", "borduria", "syldavia")]  # fmt: skip
    others = [
        {"id": "reds", "name": "The Reds", "kind": "armed_group", "source": "herald",
         "short": "Reds", "active": "2010/..", "aliases": "Red Band; Old Reds @ 2010/2015",
         "adjectives": "Redish", "predecessors": "borduria",
         "codes": "wikidata:Q1", "member_of": "syldavia @ 2019/2021"},
        {"id": "people", "name": "The people", "kind": "population", "source": "herald"},
        {"id": "minister", "name": "A. Minister", "kind": "person", "source": "herald",
         "offices": "syldavia: minister of war @ 2018/2021"},
    ]  # fmt: skip
    rows = [{"row": key, "locator": f"line {key}", **ROW, **said} for key, said in SAID.items()]
    folder = project(
        "mixed",
        actors=states + others,
        places=[{"id": "klow", "name": "Klow", "kind": "town", "source": "herald"}],
        publishers=[{"id": "the-herald", "name": "The Herald"}],
        sources=[SOURCE],
        claims=rows,
        retractions=[{"row": "withdrawn", "retracted": "2020-07-01", "reason": "It was another."}],
    )
    return graph_of(folder)


@pytest.fixture
def written():
    """What an export of a graph writes: `written(graph, "csv", derived=True)`."""

    def write(graph: Graph, format_: str, as_of: str | None = None, **filters) -> bytes:
        out = io.BytesIO()
        populations = filters.pop("populations", False)
        content = Content(graph.store, graph.view(as_of, **filters), populations)
        FORMATS[format_].write(content, out)
        return out.getvalue()

    return write


@pytest.fixture
def row_of(mixed):
    """The key of a claim's row, by the claim's id."""
    return {claim.id: claim.row for claim in mixed.claims}
