"""Addresses of SPARQL servers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from ...errors import InputError, quoted

BEGINNINGS = ("http://", "https://")
_SCHEME = re.compile(r"https?:|[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is asked.

    Attributes:
        url: as it is requested; what stands behind `?` may be a secret and is never shown.
    """

    url: str

    def __str__(self) -> str:
        """The address as messages show it."""
        parts = self._parts
        return f"{parts.scheme}://{parts.netloc}{parts.path}"

    @property
    def host(self) -> str:
        """The host, with its port where one is given."""
        return self._parts.netloc.lower()

    @property
    def is_plain(self) -> bool:
        """Whether what is sent can be read on the way."""
        return self._parts.scheme == "http"

    @property
    def is_loopback(self) -> bool:
        """Whether it is this machine, so that nothing leaves it."""
        name = (self._parts.hostname or "").lower()
        try:
            return name == "localhost" or ip_address(name).is_loopback
        except ValueError:
            return False

    def with_path(self, path: str) -> Address:
        """Another path of the same server."""
        return Address(self._parts._replace(path=path).geturl())

    @property
    def for_updates(self) -> Address:
        """Where updates go by the custom of servers: beside `/query`, below an RDF4J repository.

        >>> str(Address("http://localhost:7878/query").for_updates)
        'http://localhost:7878/update'
        >>> str(Address("http://localhost:7200/repositories/mine").for_updates)
        'http://localhost:7200/repositories/mine/statements'
        >>> str(Address("https://example.org/sparql").for_updates)
        'https://example.org/sparql'
        """
        path = self._parts.path
        above, _, last = path.rpartition("/")
        if last == "query":
            return self.with_path(f"{above}/update")
        if above.endswith("/repositories"):
            return self.with_path(f"{path}/statements")
        return self

    @property
    def _parts(self) -> SplitResult:
        return urlsplit(self.url)


def is_address(text: object) -> bool:
    """Whether a text is meant as an address, of whatever kind, and not as a folder.

    >>> [is_address(one) for one in ("https://example.org/", "ftp://example.org", "out/store")]
    [True, True, False]
    """
    return isinstance(text, str) and _SCHEME.match(text) is not None


def read_address(text: str) -> Address:
    """Read an address as a person types it.

    Raises:
        InputError: it is none, or holds a password.
    """
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not text.lower().startswith(BEGINNINGS):
        beginnings = " or ".join(BEGINNINGS)
        raise InputError(
            f"{quoted(_shown(text))}; expected the address of a server, which begins with "
            f"{beginnings}"
        )
    if not host or not text.isascii() or not text.isprintable():
        raise InputError("the address of a server is expected, such as https://example.org/sparql")
    if " " in text:
        raise InputError("the address of a server has no spaces in it")
    if parts.username is not None or parts.password is not None:
        raise InputError(
            f"the address of {parts.hostname} holds a name or password, which lists of processes "
            "and histories would keep; use BELLIGRAPH_REMOTE_USER and BELLIGRAPH_REMOTE_PASSWORD"
        )
    return Address(parts._replace(scheme=parts.scheme.lower(), fragment="").geturl())


def _shown(text: str) -> str:
    """What was given, up to where a secret may stand in it."""
    return re.sub(r"(?:(?<=://)|^)[^/?]*@|\?.*", "...", text, flags=re.DOTALL)
