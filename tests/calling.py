"""The command line, called as a shell would call it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from belligraph.cli import main

Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]
PROGRAM = str(Path(sys.executable).with_name("belligraph"))
WIDE = {"COLUMNS": "200"}
SEVERAL = """
import json, sys
from belligraph.cli import belligraph

for words in json.loads(sys.argv[1]):
    belligraph.main(words, prog_name="belligraph", standalone_mode=False)
"""


def call(
    *arguments: object,
    stdin: str | bytes = "",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Done:
    """Run a command in this process, with streams, a folder and an environment of its own.

    It is many times as fast as a process, and says the same. What belongs to a process is not
    tried: signals, standard streams by number, and settings of the interpreter (`PYTHON...`),
    for which a process is started.
    """
    if any(name.startswith("PYTHON") for name in env or ()):
        return start(*arguments, stdin=stdin, cwd=cwd, env=env)
    given = stdin.encode() if isinstance(stdin, str) else stdin
    argv, out, talk = ["belligraph", *map(str, arguments)], BytesIO(), BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        for name, stream in (("stdin", BytesIO(given)), ("stdout", out), ("stderr", talk)):
            patch.setattr(sys, name, TextIOWrapper(stream, "utf-8", write_through=True))
        patch.setattr(sys, "argv", argv)
        for name, value in {**WIDE, **(env or {})}.items():
            patch.setenv(name, value)
        if cwd is not None:
            patch.chdir(cwd)
        with pytest.raises(SystemExit) as end:
            main()
        told = out.getvalue().decode(), talk.getvalue().decode()
    code = end.value.code or 0
    assert isinstance(code, int)
    return Done(argv, code, *told)


def start(
    *arguments: object,
    stdin: str | bytes = "",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Done:
    """Run a command as a process of its own."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)], input=given, capture_output=True, cwd=cwd,
        env={**os.environ, **WIDE, **(env or {})}, check=False, timeout=120,
    )  # fmt: skip
    out, talk = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in talk, talk
    return Done(done.args, done.returncode, out, talk)


def under_another_seed(commands: Iterable[Iterable[object]], cwd: Path) -> str:
    """Run commands one after the other where sets have another order; gives what they print."""
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    words = [[str(word) for word in command] for command in commands]
    done = subprocess.run(
        [sys.executable, "-c", SEVERAL, json.dumps(words)], cwd=cwd, capture_output=True,
        text=True, check=False, env={**os.environ, **WIDE, "PYTHONHASHSEED": seed},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout
