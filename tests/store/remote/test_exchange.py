"""Requests that fail are repeated where that helps, and told of as what they are."""

import shutil
import socket
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from belligraph.errors import InputError, QueryError, StoreError
from belligraph.store.remote.addresses import Address, read_address
from belligraph.store.remote.credentials import HOST, TOKEN
from belligraph.store.remote.exchange import TIMEOUT, Exchange
from belligraph.store.remote.server import Server

HTML = {"Content-Type": "text/html; charset=utf-8"}
SECRET = "s3cret"  # noqa: S105


def ask(url: str, **environment: str) -> bool:
    return Server(read_address(url), Exchange(environment)).has_claims()


def test_a_server_that_is_busy_is_asked_again_when_it_says(stub, answer) -> None:
    busy = stub(answer(503, b"", {"Retry-After": "0"}), answer(429, b"", {}), answer())
    assert ask(busy.url)
    assert len(busy.asked) == 3
    assert len({body for *_, body in busy.asked}) == 1


@pytest.mark.parametrize("when", ["inf", "soon", pytest.param("9" * 5000, id="long")])
def test_a_server_that_is_busy_until_whenever_is_asked_again(stub, answer, when: str) -> None:
    busy = stub(answer(503, b"", {"Retry-After": when}), answer())
    assert ask(busy.url)
    assert len(busy.asked) == 2


@pytest.mark.parametrize("n", ["many", "", "-1", pytest.param("9" * 5000, id="long")])
def test_a_count_that_is_none_is_told(stub, answer, n: str) -> None:
    row = (
        f'{{"g": {{"type": "uri", "value": "urn:g"}}, "n": {{"type": "literal", "value": "{n}"}}}}'
    )
    body = f'{{"head": {{"vars": ["g", "n"]}}, "results": {{"bindings": [{row}]}}}}'
    with pytest.raises(StoreError, match="a number of statements is expected"):
        Server(read_address(stub(answer(body=body.encode())).url), Exchange({})).sizes()


def test_a_transfer_that_breaks_off_is_repeated(stub, answer) -> None:
    broken = stub(answer(early=True), answer(early=True), answer())
    assert ask(broken.url)
    assert len(broken.asked) == 3


def test_one_that_breaks_off_again_and_again_is_no_answer(stub, answer) -> None:
    with pytest.raises(StoreError, match="broke off"):
        ask(stub(answer(early=True)).url)


@pytest.mark.parametrize(
    ("status", "kind", "told"),
    [(400, QueryError, "does not take the query .*what is that"),
     (401, StoreError, "BELLIGRAPH_REMOTE_USER"), (403, StoreError, "BELLIGRAPH_REMOTE_TOKEN"),
     (404, StoreError, "nothing is at http://127.*docs/servers.md"),
     (405, StoreError, "takes no query"), (413, StoreError, "too long"),
     (500, StoreError, r"fails at the query \(500\): what is that"),
     (504, StoreError, "BELLIGRAPH_REMOTE_TIMEOUT"), (206, StoreError, "cut its answer off")],
)  # fmt: skip
def test_a_refusal_is_told_at_once_with_what_is_expected(stub, answer, status, kind, told) -> None:
    refusing = stub(answer(status, b"what  is\nthat\x1b[31m", {"Content-Type": "text/plain"}))
    with pytest.raises(kind, match=told) as caught:
        ask(refusing.url, **{TOKEN: SECRET})
    assert len(refusing.asked) == 1
    assert SECRET not in str(caught.value)
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_stays_busy_is_let_alone_in_the_end(stub, answer, status: int) -> None:
    busy = stub(answer(status, b"later", {"Retry-After": "0"}))
    with pytest.raises(StoreError, match=str(status)):
        ask(busy.url)
    assert len(busy.asked) == 4


@pytest.mark.parametrize(
    ("given", "told"),
    [({"body": b"<html>Welcome</html>", "headers": HTML}, "'text/html'; expected application/spar"),
     ({"body": b"", "headers": {}}, "'no type'"), ({"body": b'{"head": {"vars": ["g'}, "broken"),
     ({"body": b'{"head": {"vars": []}, "results": {"bindings": []}}'}, "yes or no is expected")],
)  # fmt: skip
def test_what_is_no_result_is_not_taken_for_one(stub, answer, given, told: str) -> None:
    with pytest.raises(StoreError, match=told):
        ask(stub(answer(**given)).url)


def test_rows_that_a_server_limits_are_no_whole_answer(stub, answer) -> None:
    row = '{"g": {"type": "uri", "value": "urn:g"}, "n": {"type": "literal", "value": "1"}}'
    body = f'{{"head": {{"vars": ["g", "n"]}}, "results": {{"bindings": [{row}, {row}]}}}}'
    said = answer().headers | {"X-SPARQL-MaxRows": "2"}
    limited = stub(answer(body=body.encode(), headers=said))
    with pytest.raises(StoreError, match="2 rows at most"):
        Server(read_address(limited.url), Exchange({})).sizes()


def test_a_limit_beyond_all_numbers_limits_nothing(stub, answer) -> None:
    said = answer().headers | {"X-SPARQL-MaxRows": "9" * 5000}
    body = b'{"head": {"vars": ["g", "n"]}, "results": {"bindings": []}}'
    assert (
        Server(read_address(stub(answer(body=body, headers=said)).url), Exchange({})).sizes() == {}
    )


def test_nobody_listening_is_told_with_the_address() -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{one.getsockname()[1]}/query"
    with pytest.raises(StoreError, match=f"{url} cannot be reached: nobody takes the call"):
        ask(url)


def test_a_host_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with pytest.raises(StoreError, match="no host of that name"):
        ask("http://no-such-host.invalid/sparql")


def test_an_answer_that_takes_too_long_is_not_waited_for(stub, answer) -> None:
    done = threading.Event()
    slow = stub(answer(after=done))
    with pytest.raises(StoreError, match="in time; ask for less"):
        ask(slow.url, **{TIMEOUT: "1"})
    done.set()
    assert len(slow.asked) == 1


@pytest.mark.parametrize("text", ["soon", "0", "-1", "1.5", pytest.param("9" * 5000, id="long")])
def test_a_time_limit_is_a_number_of_seconds(text: str) -> None:
    with pytest.raises(InputError, match="expected seconds"):
        Exchange({TIMEOUT: text})


def test_a_redirect_is_followed_with_the_question(stub, answer) -> None:
    there = stub(answer())
    here = stub(answer(307, b"", {"Location": there.url}))
    assert ask(here.url)
    assert there.asked[0][3] == here.asked[0][3]


def test_credentials_do_not_go_along_to_another_host(stub, answer) -> None:
    there = stub(answer())
    here = stub(answer(307, b"", {"Location": there.url}))
    assert ask(here.url, **{TOKEN: SECRET})
    assert here.asked[0][2]["Authorization"] == f"Bearer {SECRET}"
    assert "Authorization" not in there.asked[0][2]


def test_within_a_host_they_do(stub, answer) -> None:
    here = stub(answer(307, b"", {"Location": "/other"}), answer())
    assert ask(here.url, **{TOKEN: SECRET, HOST: here.url.split("/")[2]})
    assert [path for _, path, *_ in here.asked] == ["/sparql", "/other"]
    assert {headers["Authorization"] for _, _, headers, _ in here.asked} == {f"Bearer {SECRET}"}


def test_redirects_without_an_end_are_left(stub, answer) -> None:
    with pytest.raises(StoreError, match="without an end"):
        ask(stub(answer(307, b"", {"Location": "/sparql"})).url)


def test_what_is_written_is_not_sent_on(stub, answer) -> None:
    there = stub(answer())
    here = stub(answer(307, b"", {"Location": there.url}))
    reply = Exchange({}).write("POST", Address(here.url), b"CLEAR ALL", "application/sparql-update")
    assert (reply.status, there.asked) == (307, [])


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("there is no openssl to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost",
         "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        with pytest.raises(StoreError, match="certificate is not trusted"):
            ask(f"https://localhost:{server.server_address[1]}/sparql", **{TOKEN: SECRET})
    finally:
        server.shutdown()
        server.server_close()
