"""Credentials for a server, from the environment: never in messages, never where all can read."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from ...errors import InputError
from .addresses import Address

USER, PASSWORD = "BELLIGRAPH_REMOTE_USER", "BELLIGRAPH_REMOTE_PASSWORD"
TOKEN = "BELLIGRAPH_REMOTE_TOKEN"  # noqa: S105
HOST = "BELLIGRAPH_REMOTE_HOST"
PLAIN = "BELLIGRAPH_REMOTE_PLAIN_HTTP"
EXPECTED = f"set {USER} and {PASSWORD}, or {TOKEN}"


def authorisation(address: Address, environment: Mapping[str, str]) -> dict[str, str]:
    """The header that proves who asks; empty where there is nothing to prove it with.

    Raises:
        InputError: credentials are incomplete or malformed, or would go over plain http to
            another machine.
    """
    only_for = environment.get(HOST, "").lower()
    if only_for and only_for != address.host:
        return {}
    value = _value(environment)
    if value is None:
        return {}
    if address.is_plain and not address.is_loopback and environment.get(PLAIN) != "yes":
        raise InputError(
            f"credentials are not sent to {address} over plain http, where others can read them; "
            f"use https, or set {PLAIN}=yes if you trust the network"
        )
    return {"Authorization": value}


def _value(environment: Mapping[str, str]) -> str | None:
    token = environment.get(TOKEN)
    user, password = environment.get(USER), environment.get(PASSWORD)
    if token and (user or password):
        raise InputError(f"{TOKEN} and {USER} exclude each other: set one of them")
    if token:
        if not token.isascii() or not token.isprintable() or " " in token:
            raise InputError(f"{TOKEN}: letters, digits and signs of ASCII are expected")
        return f"Bearer {token}"
    if not user and not password:
        return None
    if not user or not password or ":" in user:
        raise InputError(f"{USER} and {PASSWORD} are expected together, and no colon in the name")
    return f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"
