"""Serving: the pages, and a read-only SPARQL 1.1 endpoint, over HTTP.

The real engine runs as a child on the loopback interface; a thin gate stands in front of it and
refuses, bounds, and tells what became of each request.

    settings               what a server is given
    child engines          the engine's process; the one that answers now, and those that end
    protocol refusing      a request becomes a query, or is refused
    relay endpoint         the engine's answer, bounded, goes on; a request is answered or refused
    filling query_page     named queries with parameters filled in, and the page to ask them
    pages headers log      the site's files; what every answer bears; one line a request
    app running            all of it together; the process
"""

from .settings import Settings

__all__ = ["Settings"]
