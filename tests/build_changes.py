"""A program that builds on and on, and says before and after each build which one it is.

It is ended from outside at any moment (see `killing.py`), or lets builds end themselves at exact
ones. A build is known by the title that its project has then.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sys
from itertools import count
from pathlib import Path
from typing import Any

import matplotlib.figure  # noqa: F401 - here, so that not each build of a new process imports it

import killing
from belligraph import staging
from belligraph.build import build
from belligraph.pages import site  # noqa: F401 - as matplotlib
from belligraph.project import open_project
from belligraph.store import open_store

OLD, NEW = 1, 2
ASIDE = "aside"
"""How the names of moments begin at which a build cannot exchange two names."""
MOMENTS = {
    "made": ("os.rename", r"complete\.json", OLD),
    "linked": ("os.rename", r"/store/current'", OLD),
    "published": ("ctypes.dlsym", r"renameat2", NEW),
    "exchanged": ("os.rename", r"summary\.json", NEW),
    "removing": ("os.remove", r"'complete\.json'", NEW),
    "aside-site": ("os.rename", r"\.next-\w+/site'", NEW),
}
"""What the interpreter is about to do, to what, and which build is there in the end."""


def titles(out: Path) -> set[str]:
    """The titles that store, site and summary have; none = there is nothing of a build."""
    if not (out / "store" / "current").exists():
        assert not [name for name in ("site", "documents", "summary.json") if (out / name).exists()]
        return set()
    page = (out / "site" / "index.html").read_text(encoding="utf-8")
    shown = re.search("<title>(Build [0-9]+)", page)
    assert shown
    said = json.loads((out / "summary.json").read_text(encoding="utf-8"))["title"]
    assert (out / "documents").is_dir()
    return {open_store(out / "store").about().title, shown[1], said}


def title(number: int) -> str:
    return f"Build {number}"


def built(project: Path, out: Path, number: int) -> None:
    settings = f'title = "{title(number)}"\nregistry = "own"\n'
    (project / "belligraph.toml").write_text(settings, encoding="utf-8")
    build(open_project(project), out)


def end_before(event: str, words: str) -> None:
    """This process ends when it is about to do that to something of such a name."""

    def watch(what: str, given: tuple[Any, ...]) -> None:
        if what == event and re.search(words, str(given)):
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def apart(project: Path, out: Path, number: int, moment: str = "") -> int:
    """A build in a process of its own; returns the signal that ended it.

    Args:
        moment: when it ends itself.
    """
    if child := os.fork():
        return os.WTERMSIG(os.waitpid(child, 0)[1])
    if moment.startswith(ASIDE):
        staging._exchange = lambda *_: False
    if moment:
        end_before(*MOMENTS[moment][:2])
    built(project, out, number)
    os._exit(0)


def go_on(project: Path, out: Path, first: int) -> None:
    for number in count(first):
        killing.say("going", number)
        built(project, out, number)
        killing.say("done", number)


if __name__ == "__main__":
    folder, builds = Path(sys.argv[1]), Path(sys.argv[2])
    if len(sys.argv) == 4:
        go_on(folder, builds, int(sys.argv[3]))
    assert apart(folder, builds / "first", OLD) == 0
    for name in MOMENTS:
        shutil.copytree(builds / "first", builds / name, symlinks=True)
        assert apart(folder, builds / name, NEW, name) == signal.SIGKILL, name
