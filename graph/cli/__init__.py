"""The command line: each command parses, makes one call, and prints.

Data goes to standard output, talk to standard error. Exit codes: 0, 1 the input is wrong, 2 usage,
130 Ctrl-C.
Commands are loaded when they are run, so that `belligraph --help` answers at once.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper

from .group import belligraph

__all__ = ["belligraph", "main"]


def main() -> None:
    """Run the command line."""
    from ..errors import BelligraphError

    for stream in (sys.stdout, sys.stderr):  # names need no encoding that a terminal lacks
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        belligraph.main(prog_name="belligraph")
    except BelligraphError as error:
        print(f"Error: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        print(f"Error: {error.filename or 'output'}: {error.strerror}", file=sys.stderr)
        sys.exit(1)
