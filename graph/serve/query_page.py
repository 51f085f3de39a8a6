"""A page to ask from: named queries as forms, SPARQL as text, results as a table and a chart."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ..api import Graph
from ..errors import InputError, quoted
from ..pages import assets
from ..pages.site import MENU
from ..queries import NamedQuery, named_query, names, terms_of
from ..store.terms import filled
from ..vocabulary import PREFIXES
from .engines import Engines
from .gate import Gate
from .lookups import Lookups
from .protocol import RefusedError
from .settings import Settings

ONLY_HERE = "bg:score"
"""An aggregate of ours, which the engine behind the endpoint does not know."""
MAX_LETTERS = 200
"""Of what is typed: the nearest known names are sought in a time that grows with it."""
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
AT_ONCE = 1
"""Look-ups share one thread."""
SLOW = "looking it up took longer than {:g} s; try again in a moment"
Told = dict[str, Any]


class QueryPage:
    """The page, its scripts, and what they ask for beside the endpoint."""

    def __init__(self, settings: Settings, engines: Engines, *, has_site: bool) -> None:
        self._page = page(MENU if has_site else ())
        self._gate = Gate(settings, AT_ONCE, SLOW)
        self._lookups = Lookups(settings.store, engines)

    def close(self) -> None:
        """Look nothing up any more."""
        self._lookups.close()

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

    async def _offered(self, request: Request) -> Response:
        return await self._told(request, all_offered)

    async def _filled(self, request: Request) -> Response:
        given = dict(request.query_params)
        if long := [key for key, value in given.items() if len(value) > MAX_LETTERS]:
            why = f"{quoted(long[0])}: at most {MAX_LETTERS} letters are expected"
            return JSONResponse({"error": why}, 400)
        name = given.pop("query", "")
        chosen = {key: value for key, value in given.items() if value}
        return await self._told(request, lambda graph: one_filled(graph, name, chosen))

    async def _told(self, request: Request, work: Callable[[Graph], Told]) -> Response:
        try:
            return JSONResponse(await self._gate.run(request, lambda: self._in_turn(work)))
        except RefusedError as refused:
            request.scope["belligraph.why"] = str(refused.__cause__ or refused)
            return JSONResponse({"error": refused.why}, refused.status, refused.headers)
        except InputError as error:
            return JSONResponse({"error": str(error)}, 400)

    async def _in_turn(self, work: Callable[[Graph], Told]) -> Told:
        async with (
            self._gate.turn(self._gate.waiting(), nullcontext()) as (_, until),
            until.kept(),
        ):
            return await self._lookups.ask(work)


def all_offered(graph: Graph) -> Told:
    """What the page's form offers."""
    actors = sorted(graph.registry.actors.values(), key=lambda one: one.label)
    return {
        "prefixes": PREFIXES,
        "queries": [described(query) for query in offered()],
        "actors": [{"id": one.id, "name": one.label} for one in actors[:MAX_NAMES]],
    }


def one_filled(graph: Graph, name: str, given: dict[str, str]) -> Told:
    """A named query with its parameters put in; errors as for `terms_of`."""
    query = named_query(name)
    return {"query": filled(query.text, terms_of(graph.store, query, graph.registry, given))}


def page(menu: tuple[tuple[str, str], ...]) -> str:
    """The page as HTML, with links to the pages of a site."""
    links = "".join(f'<li><a href="/{path}">{escape(name)}</a></li>\n' for name, path in menu)
    return _static("query.html").replace(SITE_MENU, links)


@cache
def offered() -> tuple[NamedQuery, ...]:
    """The named queries that the engine can answer by itself."""
    return tuple(q for q in map(named_query, names()) if ONLY_HERE not in q.text)


def described(query: NamedQuery) -> Told:
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
