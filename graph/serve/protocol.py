"""A request of the SPARQL 1.1 Protocol (W3C, 2013, section 2.1) becomes a query, or is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from starlette.requests import ClientDisconnect, Request

from ..store.words import NOT_WORDS, UPDATES, first_word

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
BODY_FACTOR = 4
"""How much longer a query may be when it is escaped, and a body before nobody reads it on."""
MAX_PARAMETERS = 200
_FROM = re.compile(r"(?<![\w?$:.-])FROM(?![\w:.-])", re.IGNORECASE)
_CHANGING = re.compile(r"(?:NOW|RAND|UUID|BNODE)[\s#(\\]|\\u00[4-7]|\\U000000[4-7]", re.IGNORECASE)
"""Functions that give something else each time, or letters in another spelling that may name one.
They are found in texts and comments too, which costs no more than that an answer is not kept."""


METHODS = ("GET", "HEAD", "POST")


class RefusedError(Exception):
    """A request that is not answered.

    Attributes:
        status: of the answer.
        why: one line for whoever asked.
        headers: that the answer bears.
    """

    def __init__(self, status: int, why: str, **headers: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


class BrokenOffError(RefusedError):
    """An answer cannot be completed; if nothing of it went out yet, it is refused after all."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with its dataset, as the protocol gives it; empty = the query's own, or all."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()

    @property
    def is_lasting(self) -> bool:
        """Whether its answer is the same until the store changes."""
        return not _CHANGING.search(self.query)

    def content(self) -> str:
        """What the engine is asked, as a form.

        Where no dataset is named, it is the union of all graphs.
        """
        given = [("default-graph-uri", one) for one in self.default_graphs]
        given += [("named-graph-uri", one) for one in self.named_graphs]
        if not given and not _FROM.search(NOT_WORDS.sub(" ", self.query)):
            given = [("union-default-graph", "")]
        return urlencode([("query", self.query), *given])


async def read(request: Request, query_bytes: int) -> Asked:
    """Read a request.

    Raises:
        RefusedError: it is none of the protocol's, too long, or asks for a change.
    """
    if request.method not in METHODS:
        raise RefusedError(405, f"{' or '.join(METHODS)} is expected", allow=", ".join(METHODS))
    pairs = _pairs(request.scope["query_string"])
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        _check_kind(kind, request.headers.get("content-type", ""))
        body = await _body(request, query_bytes)
        if kind == FORM:
            pairs += _pairs(body)
        elif any(name == "query" for name, _ in pairs):
            raise RefusedError(400, "the query is in the address and in the body; once is expected")
        else:
            pairs.append(("query", _text(body)))
    return _asked(pairs, query_bytes)


def _check_kind(kind: str, header: str) -> None:
    if kind == UPDATE:
        raise RefusedError(403, "updates are refused: this endpoint only reads")
    if kind not in (FORM, DIRECT):
        raise RefusedError(415, f"a body of type {FORM} or {DIRECT} is expected")
    charset = re.search(r"charset\s*=\s*\"?([^\s;\"]+)", header, re.IGNORECASE)
    if charset and charset[1].lower() not in ("utf-8", "utf8"):
        raise RefusedError(415, "a body in UTF-8 is expected")


async def _body(request: Request, query_bytes: int) -> bytes:
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise RefusedError(415, "a body that is not compressed is expected")
    body, size, most = bytearray(), 0, query_bytes * BODY_FACTOR
    try:
        async for chunk in request.stream():
            size += len(chunk)
            body += chunk[: most + 1 - len(body)]
            if size > most * BODY_FACTOR:
                break
    except ClientDisconnect:
        raise RefusedError(400, "the request broke off") from None
    if size > most:  # taken to its end if that is near: else the client would not see the answer
        raise RefusedError(413, "the request is too long", connection="close")
    return bytes(body)


def _pairs(text: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            text.decode("ascii"), keep_blank_values=True, errors="strict",
            max_num_fields=MAX_PARAMETERS,
        )  # fmt: skip
    except UnicodeDecodeError:
        raise RefusedError(400, "parameters in UTF-8, percent-encoded, are expected") from None
    except ValueError:
        raise RefusedError(400, f"at most {MAX_PARAMETERS} parameters are expected") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(400, "a query in UTF-8 is expected") from None


def _asked(pairs: list[tuple[str, str]], query_bytes: int) -> Asked:
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in pairs):
        raise RefusedError(403, "updates are refused: this endpoint only reads")
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        raise RefusedError(400, f"one query is expected; there are {len(queries)}")
    (query,) = queries
    if len(query.encode("utf-8", "surrogatepass")) > query_bytes:
        raise RefusedError(413, f"the query is longer than {query_bytes} bytes")
    if "\0" in query or any("\ud800" <= one <= "\udfff" for one in query):
        raise RefusedError(400, "the query has characters that no query has")
    if first_word(query) in UPDATES:
        raise RefusedError(403, "updates are refused: this endpoint only reads")
    default, named = (
        tuple(value for name, value in pairs if name == f"{kind}-graph-uri")
        for kind in ("default", "named")
    )
    return Asked(query, default, named)
