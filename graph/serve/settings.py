"""What a server is given: where, what, and how much it lets a query cost."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

KIB = 1024
MIB = 1024 * KIB
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a server.

    Attributes:
        store: a store folder.
        site: a folder of pages; None, or one that is not there = only the endpoint and its page.
        port: 0 = any that is free.
        origins: whose pages in a browser may ask; `*` = anybody's. By default nobody else's, since
            any page that is open in a browser reaches a server on the same machine.
        seconds: how long a query may run, the transfer of a long answer included; it may wait for
            its turn half as long before that.
        queries: how many may run or wait at once; those beyond are told to come again.
        query_bytes, result_bytes: the largest query and result.
        memory_bytes: how much the engines may hold before the largest of them is ended.
    """

    store: Path
    site: Path | None = None
    host: str = "127.0.0.1"
    port: int = 8765
    origins: tuple[str, ...] = ()
    seconds: float = 30
    queries: int = 64
    query_bytes: int = 64 * KIB
    result_bytes: int = 64 * MIB
    memory_bytes: int = 4096 * MIB

    @property
    def is_local(self) -> bool:
        """Whether only this machine reaches it."""
        return self.host in LOOPBACK
