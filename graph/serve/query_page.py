"""A page to ask from: named queries as forms, SPARQL as text, results as a table and a chart."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ..api import Graph, open_graph
from ..errors import BelligraphError
from ..pages import assets
from ..pages.site import MENU
from ..queries import NamedQuery, named_query, names, terms_of
from ..store.terms import filled
from ..vocabulary import PREFIXES
from .engines import Engines
from .settings import Settings

ONLY_HERE = "bg:score"
"""An aggregate of ours, which the engine behind the endpoint does not know."""
MAX_NAMES = 2000
"""How many actors are offered while somebody types; any other can be typed all the same."""
FILES = {
    "query-terms.js": "text/javascript",
    "query-answer.js": "text/javascript",
    "query.js": "text/javascript",
    "query.css": "text/css",
    "style.css": "text/css",
}
SITE_MENU = "<!-- the pages -->"


class QueryPage:
    """The page, its scripts, and what they ask for beside the endpoint."""

    def __init__(self, settings: Settings, engines: Engines, *, has_site: bool) -> None:
        self._settings = settings
        self._engines = engines
        self._page = page(MENU if has_site else ())
        self._lock = threading.Lock()
        self._opened: tuple[str, Graph] | None = None

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route("/query", self._shown),
            Route("/query/offered.json", self._offered),
            Route("/query/filled.json", self._filled),
            *(Route(f"/query/{name}", _file(name, kind)) for name, kind in FILES.items()),
        ]

    async def _shown(self, _: Request) -> Response:
        return Response(self._page, media_type="text/html")

    async def _offered(self, _: Request) -> Response:
        return await run_in_threadpool(self._told, self._all_offered)

    async def _filled(self, request: Request) -> Response:
        given = dict(request.query_params)
        name = given.pop("query", "")
        chosen = {key: value for key, value in given.items() if value}
        return await run_in_threadpool(self._told, lambda: self._one_filled(name, chosen))

    def _told(self, work: Callable[[], dict[str, Any]]) -> Response:
        try:
            with self._lock:
                return JSONResponse(work())
        except BelligraphError as error:
            return JSONResponse({"error": str(error)}, 400)

    def _all_offered(self) -> dict[str, Any]:
        actors = sorted(self._graph().registry.actors.values(), key=lambda one: one.label)
        return {
            "prefixes": PREFIXES,
            "queries": [described(query) for query in offered()],
            "actors": [{"id": one.id, "name": one.label} for one in actors[:MAX_NAMES]],
        }

    def _one_filled(self, name: str, given: dict[str, str]) -> dict[str, Any]:
        query, graph = named_query(name), self._graph()
        terms = terms_of(graph.store, query, graph.registry, given)
        return {"query": filled(query.text, terms)}

    def _graph(self) -> Graph:
        """The store as the engine has it, for names; opened once a snapshot."""
        snapshot = self._engines.snapshot
        if self._opened is None or self._opened[0] != snapshot:
            self._opened = snapshot, open_graph(self._settings.store)
        return self._opened[1]


def page(menu: tuple[tuple[str, str], ...]) -> str:
    """The page as HTML, with links to the pages of a site."""
    links = "".join(f'<li><a href="/{path}">{escape(name)}</a></li>\n' for name, path in menu)
    return _static("query.html").replace(SITE_MENU, links)


@cache
def offered() -> tuple[NamedQuery, ...]:
    """The named queries that the engine can answer by itself."""
    return tuple(q for q in map(named_query, names()) if ONLY_HERE not in q.text)


def described(query: NamedQuery) -> dict[str, Any]:
    """A named query as the page's form needs it."""
    own = {parameter.name for parameter in query.parameters}
    return {
        "name": query.name,
        "title": query.title,
        "row": query.row,
        "parameters": [
            {
                "name": p.name,
                "type": p.type,
                "default": p.default or "",
                "required": p.required,
                "meaning": p.meaning,
                "own": p.name in own or p.required,
            }
            for p in query.all_parameters()
        ],
        "columns": [{"name": c.name, "type": c.type, "meaning": c.meaning} for c in query.columns],
    }


def _file(name: str, kind: str) -> Callable[[Request], Response]:
    text = assets.static(name) if name == "style.css" else _static(name)
    return lambda _: Response(text, media_type=kind)


def _static(name: str) -> str:
    return (files(__package__) / "static" / name).read_text("utf-8")
