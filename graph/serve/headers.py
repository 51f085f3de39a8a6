"""What every answer bears: headers that keep pages and answers where they belong."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..pages.site import POLICY

PAGES = f"{POLICY}; frame-ancestors 'none'"
QUERY_PAGE = PAGES.replace("form-action 'none'", "form-action 'self'; connect-src 'self'")
ENDPOINT = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""An answer of the endpoint that a browser shows is a document without rights."""


class SecurityHeaders:
    """Adds the headers to the answers of an application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add(MutableHeaders(scope=message), scope["path"])
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


def _add(headers: MutableHeaders, path: str) -> None:
    headers["content-security-policy"] = policy(path)
    headers["x-content-type-options"] = "nosniff"
    headers["referrer-policy"] = "no-referrer"
    headers["cross-origin-opener-policy"] = "same-origin"
    headers.setdefault("cache-control", "no-cache")
    if "access-control-allow-origin" not in headers:
        headers["cross-origin-resource-policy"] = "same-origin"


def policy(path: str) -> str:
    """The content security policy for a path."""
    if path == "/sparql":
        return ENDPOINT
    return QUERY_PAGE if path == "/query" else PAGES
