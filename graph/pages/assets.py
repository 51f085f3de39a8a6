"""What a page needs besides its text: vis-network from the PyVis package, our script and style."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"

# In a script element these end it, or keep it from ending; in JavaScript they occur in strings.
_MARKUP = re.compile(r"<(?=/?script|!--)", re.IGNORECASE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


@cache
def vis_network() -> str:
    """The vis-network library, fit for a script element; asks no other host for anything."""
    return inline(_SOURCE_MAP.sub("", (files("pyvis") / VIS_NETWORK).read_text("utf-8")))


@cache
def own(name: str) -> str:
    """A file of this package: template, style or script."""
    return (files(__package__) / name).read_text("utf-8")


def inline(script: str) -> str:
    r"""The script without anything that HTML would read as markup.

    >>> print(inline("a = '</script>'"))
    a = '\x3c/script>'
    """
    return _MARKUP.sub(r"\\x3c", script)


def policy(*scripts: str) -> str:
    """A content security policy that runs these scripts, no other, and asks the network nothing."""
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
