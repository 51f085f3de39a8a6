"""Requests and replies: time limits, repeated tries, redirects; what goes wrong as our errors."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode
from urllib.request import getproxies, proxy_bypass

from urllib3 import BaseHTTPResponse, PoolManager, ProxyManager
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    InvalidHeader,
    MaxRetryError,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
)
from urllib3.util import Retry, Timeout

from ...errors import InputError, StoreError, quoted
from .addresses import Address
from .credentials import authorisation
from .failures import TIMEOUT, failure, too_slow

SECONDS, CONNECT_SECONDS = 60, 10
DIGITS = re.compile("[0-9]{1,6}")
WRITING = 10
"""How many times as long writing may take: a server may have to sort what it is given."""
MOST_BYTES = 2**30
CHUNK = 2**16
FORM = "application/x-www-form-urlencoded"
TRIES = Retry(
    total=3,
    allowed_methods=None,  # all that is asked and written here may come twice without harm
    status_forcelist=(429, 502, 503),
    backoff_factor=0.3,
    backoff_max=20,
    retry_after_max=60,
)
"""Not after 504, and not when time is over: the server may still be at work on the first one."""
FOLLOW = Retry(total=5, connect=0, read=0, status=0, other=0, redirect=5)
"""Credentials are left behind when a redirect leads to another scheme, host or port."""
STAY = Retry(total=False)
PASSING = (NewConnectionError, ConnectTimeoutError, ProtocolError)
LASTING = (NameResolutionError,)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server said; names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The type of the body, without its parameters; empty if it is not told."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class _Request:
    method: str
    address: Address
    body: bytes
    headers: Mapping[str, str] = field(repr=False)
    redirects: Retry
    seconds: int
    sending: int = CONNECT_SECONDS
    """Seconds to connect in, and then for each part of the body to be taken in."""


class Exchange:
    """Speaks with servers, with the credentials and limits that the environment gives."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        """Read the limits.

        Raises:
            InputError: the time limit is no number of seconds.
        """
        self._environment = environment
        self._seconds = _seconds(environment.get(TIMEOUT))
        self._pools: dict[str | None, PoolManager] = {}

    def ask(self, address: Address, fields: Iterable[tuple[str, str]], accept: str) -> Reply:
        """Send a form, and follow where the server sends it.

        Raises:
            InputError: credentials would go where they must not.
            StoreError: no whole reply came.
        """
        headers = self._headers(address, FORM) | {"Accept": accept}
        body = urlencode(list(fields)).encode()
        return self._send(_Request("POST", address, body, headers, FOLLOW, self._seconds))

    def write(self, method: str, address: Address, body: bytes, media_type: str) -> Reply:
        """Send what is to be written; a redirect is a reply. Errors as for `ask`."""
        headers, long = self._headers(address, media_type), self._seconds * WRITING
        return self._send(_Request(method, address, body, headers, STAY, long, sending=long))

    def _headers(self, address: Address, media_type: str) -> dict[str, str]:
        own = {"Content-Type": media_type, "Accept-Encoding": "gzip", "User-Agent": "belligraph"}
        return own | authorisation(address, self._environment)

    def _send(self, request: _Request) -> Reply:
        tries = TRIES
        while True:
            try:
                response, body = self._once(request)
            except (HTTPError, OSError) as error:
                tries = _after_error(tries, request, error)
                continue
            told = {name.lower(): value for name, value in response.headers.items()}
            passes = tries.is_retry(request.method, response.status, "retry-after" in told)
            if not passes or not tries.total:
                return Reply(response.status, told, body)
            tries = tries.increment(request.method, request.address.url, response=response)
            _pause(tries, response)

    def _once(self, request: _Request) -> tuple[BaseHTTPResponse, bytes]:
        """One try, the whole of it within the time limit."""
        ends = time.monotonic() + request.seconds
        response = self._pool(request.address).request(
            request.method, request.address.url, body=request.body, headers=request.headers,
            redirect=request.redirects is FOLLOW, retries=request.redirects, preload_content=False,
            timeout=Timeout(connect=request.sending, read=request.seconds),
        )  # fmt: skip
        try:
            body = _read(request.address, response, ends)
        except BaseException:
            response.close()
            raise
        response.release_conn()
        return response, body

    def _pool(self, address: Address) -> PoolManager:
        proxy = _proxy(address)
        if proxy not in self._pools:  # certificates are checked against those of the system
            self._pools[proxy] = ProxyManager(proxy) if proxy else PoolManager()
        return self._pools[proxy]


def _read(address: Address, response: BaseHTTPResponse, ends: float) -> bytes:
    parts, size = [], 0
    for part in response.stream(CHUNK, decode_content=True):
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES:
            raise StoreError(f"{address} answers with more than 1 GB; ask for less")
        if time.monotonic() > ends:
            raise too_slow(address)
    return b"".join(parts)


def _after_error(tries: Retry, request: _Request, error: Exception) -> Retry:
    """What is left of the tries, once there has been a pause."""
    reason = (error.reason or error) if isinstance(error, MaxRetryError) else error
    if isinstance(reason.args[-1] if reason.args else None, TimeoutError):  # while it was sent
        raise too_slow(request.address) from None
    if not tries.total or not isinstance(reason, PASSING) or isinstance(reason, LASTING):
        raise failure(request.address, reason) from None
    tries = tries.increment(request.method, request.address.url, error=reason)
    tries.sleep()
    return tries


def _pause(tries: Retry, response: BaseHTTPResponse) -> None:
    """Wait as long as a server asks for, or as usual where that is no time."""
    try:
        tries.sleep(response)
    except (InvalidHeader, ValueError):
        tries.sleep()


def _proxy(address: Address) -> str | None:
    """The proxy that the environment has for an address; this machine is reached without one."""
    if address.is_loopback or proxy_bypass(address.host):
        return None
    return getproxies().get("http" if address.is_plain else "https")


def _seconds(text: str | None) -> int:
    if not text:
        return SECONDS
    if not DIGITS.fullmatch(text) or not int(text):
        raise InputError(f"{TIMEOUT}: {quoted(text)}; expected seconds, such as {SECONDS}")
    return int(text)
