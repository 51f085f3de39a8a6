"""The server as an application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from .endpoint import Endpoint
from .engines import Engines
from .headers import SecurityHeaders
from .log import RequestLog
from .pages import SiteFiles
from .protocol import METHODS, BrokenOffError
from .query_page import QueryPage
from .settings import LOOPBACK, Settings


def application(settings: Settings, engines: Engines) -> ASGIApp:
    """The application: pages, endpoint, query page and health."""
    has_site = settings.site is not None and settings.site.is_dir()
    endpoint = Endpoint(settings, engines)
    query_page = QueryPage(settings, engines, has_site=has_site)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        query_page.close()
        await endpoint.close()

    async def health(_: Request) -> Response:
        failing = engines.is_failing
        told = {
            "status": "no engine" if failing else "ok",
            "snapshot": None if failing else engines.snapshot,
            "queries": endpoint.running,
        }
        return JSONResponse(told, 503 if failing else 200)

    app = Starlette(
        routes=[
            Route("/sparql", endpoint),  # which refuses other methods; a mount below would
            Route("/healthz", health),
            *query_page.routes(),
            *_site(settings, has_site=has_site),
        ],
        middleware=_middleware(settings),
        exception_handlers={HTTPException: _told, 500: _told},
        lifespan=lifespan,
    )
    return RequestLog(SecurityHeaders(app))


def _site(settings: Settings, *, has_site: bool) -> list[Route | Mount]:
    if has_site and settings.site is not None:
        return [Mount("/", SiteFiles(settings.site))]
    return [Route("/", lambda _: RedirectResponse("/query"))]


def _middleware(settings: Settings) -> list[Middleware]:
    """From the outside in."""
    found = []
    if settings.is_local:  # a page elsewhere could have a name of its own lead here
        names = [*LOOPBACK, "[::1]"]
        found.append(Middleware(TrustedHostMiddleware, allowed_hosts=names, www_redirect=False))
    if settings.origins:
        found.append(
            Middleware(
                CORSMiddleware, allow_origins=settings.origins, allow_methods=METHODS,
                allow_headers=["content-type", "accept"], expose_headers=["etag"],
            )
        )  # fmt: skip
    return [*found, Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)]


async def _told(_: Request, error: Exception) -> Response:
    """One line for whoever asked, and no more than that."""
    if isinstance(error, BrokenOffError):
        closing = {**error.headers, "connection": "close"}
        return PlainTextResponse(f"{error.why}\n", error.status, closing)
    status = error.status_code if isinstance(error, HTTPException) else 500
    why = error.detail if isinstance(error, HTTPException) else "something went wrong here"
    headers = getattr(error, "headers", None)
    return PlainTextResponse(f"{why}\n", status, headers=headers)
