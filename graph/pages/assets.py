"""What pages share: our style and scripts, and vis-network from the PyVis package."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def assets() -> Iterator[tuple[str, str]]:
    """The files of `assets`, by name, in order."""
    yield "vis-network.min.js", vis_network()
    for file in sorted((files(__package__) / "static").iterdir(), key=lambda one: one.name):
        if file.name.endswith((".css", ".js", ".svg")):
            yield file.name, file.read_text("utf-8")


@cache
def vis_network() -> str:
    """The vis-network library; asks no other host for anything."""
    return _SOURCE_MAP.sub("", (files("pyvis") / VIS_NETWORK).read_text("utf-8"))


@cache
def template(name: str) -> str:
    """A template of pages."""
    return (files(__package__) / "templates" / name).read_text("utf-8")
