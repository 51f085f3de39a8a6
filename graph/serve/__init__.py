"""Serving: the pages, and a read-only SPARQL 1.1 endpoint, over HTTP.

Real engines run as children on the loopback interface, one for each query that runs; a thin gate
stands in front of them and refuses, bounds, shares, and tells what became of each request.

    settings               what a server is given
    protocol refusing      a request becomes a query, or is refused
    child engines          an engine's process; engines for queries, on the snapshot of the moment
    gate                   a place, a turn and a limited time for whoever asks
    answers                answers that are kept, and those that several wait for
    relay endpoint         an engine's answer, bounded, goes on; a request is answered or refused
    lookups query_page     named queries with parameters filled in, and the page to ask them
    pages headers log      the site's files; what every answer bears; one line a request
    app                    all of it together
    connections running    a client's connection, bounded; the process
"""

from .settings import Settings

__all__ = ["Settings"]
