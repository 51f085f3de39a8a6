"""The page of commands is what the commands say of themselves: none and no option is left out."""

from __future__ import annotations

import runpy
from pathlib import Path

from belligraph.cli.group import COMMANDS

DOCS = Path(__file__).parents[1] / "docs"


def test_the_page_is_as_its_program_makes_it() -> None:
    made = runpy.run_path(str(DOCS / "commands.py"))["page"]()
    kept = (DOCS / "commands.md").read_text("utf-8")
    assert kept == made, "python docs/commands.py makes it anew"
    assert all(f"\n## belligraph {name}\n" in kept for name in COMMANDS)
