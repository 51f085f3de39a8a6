"""What pages share: our style and scripts, and vis-network from the PyVis package."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

VIS_NETWORK = "vis-network.min.js"
BUNDLES = {
    "graph-first.js": (
        VIS_NETWORK,
        "graph-data.js",
        "graph-relations.js",
        "graph-state.js",
        "graph-looks.js",
        "graph-room.js",
        "graph-time.js",
        "graph-crowd.js",
        "graph-groups.js",
        "graph-light.js",
        "graph-drawing.js",
        "graph-first.js",
    ),
    "graph-rest.js": (
        "graph-short.js",
        "graph-panel.js",
        "graph-evidence.js",
        "graph-list.js",
        "graph-filters.js",
        "graph-paths.js",
        "graph-download.js",
        "graph.js",
    ),
}
"""Scripts that a browser gets as one file: fetching each by itself takes it longer than running it.

The first draw, before the rest of the page is there; the others make everything around it work.
"""
FOUND = "lib/vis-9.1.2/vis-network.min.js"
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def assets() -> Iterator[tuple[str, str]]:
    """The files of `assets`, by name, in order."""
    bundled = {part for parts in BUNDLES.values() for part in parts}
    for name, parts in BUNDLES.items():
        yield name, "\n".join(map(script, parts))
    for file in sorted((files(__package__) / "static").iterdir(), key=lambda one: one.name):
        if file.name.endswith((".css", ".js", ".svg")) and file.name not in bundled:
            yield file.name, static(file.name)


def script(name: str) -> str:
    """A script of a bundle."""
    return vis_network() if name == VIS_NETWORK else static(name)


def static(name: str) -> str:
    """A file of `static`."""
    return (files(__package__) / "static" / name).read_text("utf-8")


@cache
def vis_network() -> str:
    """The vis-network library; asks no other host for anything."""
    return _SOURCE_MAP.sub("", (files("pyvis") / FOUND).read_text("utf-8"))


@cache
def template(name: str) -> str:
    """A template of pages."""
    return (files(__package__) / "templates" / name).read_text("utf-8")
