"""Credentials come from the environment, go only where they may, and are never told."""

import pytest

from belligraph.errors import InputError
from belligraph.store.remote.addresses import Address
from belligraph.store.remote.credentials import HOST, PASSWORD, PLAIN, TOKEN, USER, authorisation

SAFE = Address("https://example.org:8443/sparql")
OPEN = Address("http://example.org/sparql")
HERE = Address("http://127.0.0.1:7878/query")
BOTH = {USER: "anna", PASSWORD: "s3cret:ß"}


def test_without_any_nothing_is_sent() -> None:
    assert authorisation(SAFE, {}) == authorisation(OPEN, {TOKEN: ""}) == {}


def test_a_name_and_a_password_are_basic_and_a_token_is_a_bearer() -> None:
    assert authorisation(SAFE, BOTH) == {"Authorization": "Basic YW5uYTpzM2NyZXQ6w58="}
    assert authorisation(SAFE, {TOKEN: "s3cret"}) == {"Authorization": "Bearer s3cret"}


@pytest.mark.parametrize("environment", [BOTH, {TOKEN: "s3cret"}])
def test_they_are_not_sent_where_others_can_read_them(environment: dict[str, str]) -> None:
    with pytest.raises(InputError, match=r"example\.org/sparql over plain http") as caught:
        authorisation(OPEN, environment)
    assert "s3cret" not in str(caught.value)
    assert authorisation(OPEN, environment | {PLAIN: "yes"})
    assert authorisation(HERE, environment)


def test_they_go_to_the_host_alone_that_they_are_for() -> None:
    environment = {TOKEN: "s3cret", HOST: "Example.org:8443"}
    assert authorisation(SAFE, environment)
    assert authorisation(OPEN, environment) == authorisation(HERE, environment) == {}


@pytest.mark.parametrize(
    "environment",
    [{USER: "anna"}, {PASSWORD: "s3cret"}, {USER: "an:na", PASSWORD: "s3cret"},
     BOTH | {TOKEN: "s3cret"}, {TOKEN: "s3cret\r\nHost: other"}, {TOKEN: "s3cret ß"}],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_and_not_repeated(environment: dict[str, str]) -> None:
    with pytest.raises(InputError, match="BELLIGRAPH_REMOTE") as caught:
        authorisation(SAFE, environment)
    assert "s3cret" not in str(caught.value)
