"""Addresses: what is one, what is never shown of it, and where updates go."""

import pytest

from belligraph import open_graph
from belligraph.errors import InputError
from belligraph.store.remote.addresses import Address, is_address, read_address


@pytest.mark.parametrize("text", ["http://localhost:7878/query", "HTTPS://example.org/sparql"])
def test_an_address_begins_with_its_scheme(text: str) -> None:
    assert is_address(text)
    assert read_address(text).url.partition(":")[0] in ("http", "https")


@pytest.mark.parametrize("text", ["out/store", "out/http", "memory", "C:\\store", "ftp/x"])
def test_anything_else_is_a_folder(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize(
    "text",
    ["http://", "https:///sparql", "http://[::1/sparql", "http://host:port/x", "http://a b/c",
     "http://host/a\nb", "ftp://host/x", "http://höst/x"],
)  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="address"):
        read_address(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("ftp://example.org/x", "ftp://example.org/x"), ("FILE:///tmp/x", "FILE:///tmp/x"),
     ("http:/x", "http:/x"), ("ftp://anna:secret@example.org/x?key=secret", "ftp://...example.org/x..."),
     ("ftp://?secret", "ftp://...")],
)  # fmt: skip
def test_an_address_of_another_kind_is_told_as_such(text: str, shown: str) -> None:
    with pytest.raises(InputError) as caught:
        open_graph(text)
    expected = "expected the address of a server, which begins with http:// or https://"
    assert str(caught.value) == f"'{shown}'; {expected}"


@pytest.mark.parametrize("who", ["anna:secret@", "secret@", ":secret@"])
def test_a_password_in_an_address_is_refused_and_not_repeated(who: str) -> None:
    with pytest.raises(InputError, match="BELLIGRAPH_REMOTE_PASSWORD") as caught:
        read_address(f"https://{who}example.org/sparql")
    assert "secret" not in str(caught.value)
    assert "example.org" in str(caught.value)


def test_what_stands_behind_the_question_mark_is_asked_and_not_shown() -> None:
    address = read_address("https://example.org/sparql?key=secret#part")
    assert address.url == "https://example.org/sparql?key=secret"
    assert str(address) == "https://example.org/sparql"


@pytest.mark.parametrize(
    ("url", "is_loopback"),
    [("http://localhost/x", True), ("http://127.0.0.9:80/x", True), ("http://[::1]:7878/x", True),
     ("http://10.0.0.1/x", False), ("http://localhost.example.org/x", False),
     ("http://127.0.0.1.example.org/x", False)],
)  # fmt: skip
def test_only_this_machine_is_the_loopback(url: str, is_loopback: bool) -> None:
    assert Address(url).is_loopback is is_loopback


@pytest.mark.parametrize(
    ("asked", "updated"),
    [("http://h:7878/query", "http://h:7878/update"), ("http://h/ds/query", "http://h/ds/update"),
     ("http://h/repositories/r", "http://h/repositories/r/statements"),
     ("https://h/sparql?key=k", "https://h/sparql?key=k"), ("http://h", "http://h")],
)  # fmt: skip
def test_updates_go_where_servers_have_them(asked: str, updated: str) -> None:
    assert Address(asked).for_updates.url == updated
