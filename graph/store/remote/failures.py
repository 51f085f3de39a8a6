"""What a server, or the way to it, refuses: what went wrong, where, and what was expected."""

from __future__ import annotations

from urllib3.exceptions import (
    ConnectTimeoutError,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
    ResponseError,
    SSLError,
)

from ...errors import BelligraphError, QueryError, StoreError, quoted
from .addresses import Address
from .credentials import EXPECTED

TIMEOUT = "BELLIGRAPH_REMOTE_TIMEOUT"
DOCS = "docs/servers.md has the addresses of each kind of server"
SAID = 120
"""Characters of a server's own words that are passed on."""


def failure(address: Address, error: Exception) -> StoreError:
    """No whole reply came from an address."""
    match error:
        case NameResolutionError():
            why = "there is no host of that name, or no network"
        case NewConnectionError():
            why = "nobody takes the call; is the server running, and on that port?"
        case ConnectTimeoutError():
            why = "the host does not answer"
        case ReadTimeoutError():
            return too_slow(address)
        case SSLError():
            why = f"its certificate is not trusted: {_cut(str(error))}"
        case ProtocolError():
            why = "the transfer broke off, and did so again when it was repeated"
        case ResponseError():
            why = "it sends from one address to the next without an end"
        case _:
            why = _cut(str(error))
    return StoreError(f"{address} cannot be reached: {why}")


def too_slow(address: Address) -> StoreError:
    """The time limit is over."""
    return StoreError(
        f"{address} did not finish in time; ask for less, or set {TIMEOUT} to more seconds"
    )


def refusal(
    address: Address, status: int, body: bytes, *, what: str, location: str | None = None
) -> BelligraphError:
    """A server's reply that is not what was asked for.

    Args:
        what: what was asked of it: `query` or `update`.
    """
    said = _cut(body.decode(errors="replace"))
    words = f": {said}" if said and not said.startswith("<") else ""
    match status:
        case 401 | 403 | 407:
            need = f"{EXPECTED}; if they are set, they are not accepted or do not suffice"
            return StoreError(f"{address} refuses the {what} ({status}){words}; {need}")
        case 404 | 410:
            return StoreError(f"nothing is at {address} ({status}); {DOCS}")
        case 405 | 406 | 415 | 501:
            return StoreError(f"{address} takes no {what} ({status}){words}; {DOCS}")
        case 400 if what == "query":
            return QueryError(f"{address} does not take the query (400){words}")
        case 413:
            return StoreError(f"{address} finds the {what} too long (413){words}")
        case 429:
            return StoreError(f"{address} is asked too much, also after pauses (429){words}")
        case _ if 300 <= status < 400:
            return StoreError(
                f"{address} sends the {what} on to {quoted(location or 'nowhere')}; "
                "give the address where it is taken"
            )
        case 504:
            return too_slow(address)
    return StoreError(f"{address} fails at the {what} ({status}){words}")


def _cut(text: str) -> str:
    """The first words of a text, on one line, without control characters."""
    line = " ".join(text.split())
    return "".join(c for c in line if c.isprintable())[:SAID]
