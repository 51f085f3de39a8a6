"""`belligraph serve` says in one line what it cannot do."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from serving import serving

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_without_a_store(belligraph: Run, tmp_path: Path) -> None:
    done = belligraph("serve", "--store", tmp_path / "none")
    assert done.returncode == 1
    assert done.stderr.startswith("Error: there is no store at")
    assert done.stderr.count("\n") == 1


def test_with_a_port_that_is_taken(belligraph: Run, sample_out: Path) -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        done = belligraph("serve", "--store", sample_out / "store", "--port", one.getsockname()[1])
    assert done.returncode == 1
    assert "Address already in use; try --port 0" in done.stderr
    assert done.stderr.count("\n") == 1


def test_on_a_host_that_is_elsewhere(belligraph: Run, sample_out: Path) -> None:
    done = belligraph("serve", "--store", sample_out / "store", "--host", "192.0.2.1")
    assert done.returncode == 1
    assert "192.0.2.1" in done.stderr
    assert "--port" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_on_a_host_that_has_no_such_name(belligraph: Run, sample_out: Path) -> None:
    done = belligraph("serve", "--store", sample_out / "store", "--host", "nosuchhost.invalid")
    assert done.returncode == 1
    assert "nosuchhost.invalid" in done.stderr
    assert "--port" not in done.stderr


@pytest.mark.parametrize(
    "origin",
    ["nonsense", "https://a.example/", "https://", "http://a b", "**", "null", "a.example"],
)
def test_with_an_origin_that_is_none(belligraph: Run, sample_out: Path, origin: str) -> None:
    done = belligraph("serve", "--store", sample_out / "store", "--allow-origin", origin)
    assert done.returncode == 2
    assert f"'{origin}'; expected *, or an origin such as https://example.org:8080" in done.stderr


def test_with_a_file_for_pages(belligraph: Run, sample_out: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = belligraph("serve", "--store", sample_out / "store", "--site", tmp_path / "file")
    assert done.returncode == 2
    assert "is a file" in done.stderr


@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "httpx"])
def test_without_the_extra(sample_out: Path, missing: str) -> None:
    code = (
        f"import sys; sys.modules['{missing}'] = None\n"
        "from belligraph.cli import main\n"
        f"sys.argv = ['belligraph', 'serve', '--store', {str(sample_out / 'store')!r}]\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "pip install 'belligraph[serve]'" in done.stderr
    assert done.stderr.count("\n") == 1


def test_without_pages_the_query_page_comes_first(sample_out: Path) -> None:
    none = sample_out / "nothing"
    with serving("--store", sample_out / "store", "--site", none) as server:
        answer = httpx.get(server.url, follow_redirects=True, trust_env=False)
    assert answer.url.path == "/query"
    assert "matrix.html" not in answer.text
    assert server.note.startswith(f"Note: there are no pages at {none}; ")
