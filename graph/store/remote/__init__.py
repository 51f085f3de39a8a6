"""Stores that are SPARQL 1.1 servers: asked by their address, and filled from a store of ours.

    addresses credentials   where, and as whom
    failures exchange       requests and replies; what goes wrong
    terms replies           values into queries; results out of answers
    server fetching store   a server as a store
    writing pushing         a store's graphs onto a server

Only what tells an address from a folder is loaded at once: the rest needs urllib3.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ...errors import MissingExtraError
from .addresses import Address, is_address, read_address

if TYPE_CHECKING:
    from ..engine import Store
    from .pushing import Change

__all__ = ["Address", "is_address", "open_remote", "push", "read_address"]


def open_remote(address: str) -> Store:
    """Open the store behind an address; `store.open_remote` says more.

    Raises:
        InputError: it is no address of a server.
        MissingExtraError: urllib3 is not installed.
    """
    read_address(address)
    _need_urllib3()
    from .store import open_remote

    return open_remote(address)


def push(
    store: Store,
    query: Address,
    update: Address,
    graph_store: Address | None = None,
    *,
    force: bool = False,
) -> Iterator[Change]:
    """Make a server's graphs of ours those of a store; `pushing.push` says more.

    Raises:
        MissingExtraError: urllib3 is not installed.
    """
    _need_urllib3()
    from .pushing import push

    return push(store, query, update, graph_store, force=force)


def _need_urllib3() -> None:
    if find_spec("urllib3") is None:
        raise MissingExtraError("urllib3, which speaks with servers,", "remote")
