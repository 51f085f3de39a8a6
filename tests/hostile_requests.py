# ruff: noqa: E501  # one request a line reads as a table
"""Requests that hostile clients send, with the right statuses."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

DIRECT = "application/sparql-query"
FORM = "application/x-www-form-urlencoded"
OTHER = "<http://127.0.0.1:9/>"
WHERE = "{ ?s ?p ?o }"
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
BOUNDED = (200, 400, 504)
"""A query that needs much may be answered, refused by the parser, or stopped; it does no harm."""


@dataclass(frozen=True)
class Hostile:
    """A request; `statuses` are the right ones."""

    name: str
    statuses: tuple[int, ...]
    target: str = "/sparql"
    method: str = "GET"
    kind: str = ""
    body: bytes = b""
    headers: tuple[str, ...] = ()

    def sent(self) -> bytes:
        head = [f"{self.method} {self.target} HTTP/1.1", "Connection: close"]
        if not any(one.lower().startswith("host:") for one in self.headers):
            head.append("Host: localhost")
        head += self.headers
        if self.kind:
            head.append(f"Content-Type: {self.kind}")
        if self.method != "GET" and not any("transfer-encoding" in h.lower() for h in self.headers):
            head.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + self.body


def asked(name: str, query: str, *statuses: int) -> Hostile:
    return Hostile(name, statuses, method="POST", kind=DIRECT, body=query.encode())


def got(name: str, target: str, *statuses: int, headers: tuple[str, ...] = ()) -> Hostile:
    return Hostile(name, statuses, target=target, headers=headers)


def chain(part: str, joint: str, size: int = 60_000) -> str:
    return joint.join([part] * (size // len(part + joint)))


SERVICES = [
    asked("service", f"SELECT * {{ SERVICE {OTHER} {WHERE} }}", 403),
    asked("service, small", f"select * {{ service {OTHER} {WHERE} }}", 403),
    asked("service, mixed", f"SELECT * {{ SeRvIcE SILENT {OTHER} {WHERE} }}", 403),
    asked("service, no blanks", "PREFIX:<http://127.0.0.1:9/>SELECT*{SERVICE:x{?s?p?o}}", 403),
    asked("service of a variable", "SELECT * { VALUES ?x { " + OTHER + " } SERVICE ?x { ?s ?p ?o } }", 403),
    asked("service between comparisons", "PREFIX : <http://127.0.0.1:9/> SELECT*{FILTER(1<2)SERVICE:x{?s?p?o}FILTER(3>2)}", 403),
    asked("service in a sub-query", f"SELECT * {{ {{ SELECT ?s {{ SERVICE {OTHER} {WHERE} }} }} }}", 403),
    asked("service in a deep sub-query", f"SELECT * {{{{ SELECT * {{{{ SELECT * {{{{ SELECT ?s {{ SERVICE {OTHER} {WHERE} }} }}}} }}}} }}}}", 403),
    asked("service in optional", f"SELECT * {{ ?s ?p ?o OPTIONAL {{ SERVICE {OTHER} {WHERE} }} }}", 403),
    asked("service in union", f"SELECT * {{ {{ ?s ?p ?o }} UNION {{ SERVICE {OTHER} {WHERE} }} }}", 403),
    asked("service in minus", f"SELECT * {{ ?s ?p ?o MINUS {{ SERVICE {OTHER} {WHERE} }} }}", 403),
    asked("service in exists", f"ASK {{ FILTER EXISTS {{ SERVICE {OTHER} {WHERE} }} }}", 403),
    asked("service in a graph", f"ASK {{ GRAPH ?g {{ SERVICE {OTHER} {WHERE} }} }}", 403),
    asked("service in construct", f"CONSTRUCT {WHERE} WHERE {{ SERVICE {OTHER} {WHERE} }}", 403),
    asked("service in describe", f"DESCRIBE ?s WHERE {{ SERVICE {OTHER} {WHERE} }}", 403),
    asked("service in an order", f"SELECT * {WHERE} ORDER BY (EXISTS {{ SERVICE {OTHER} {WHERE} }})", 403),
    asked("service after a comment", f"SELECT * {{ # nothing\nSERVICE {OTHER} {WHERE} }}", 403),
    asked("service after a comment that ends with a return", f"SELECT * {{ # nothing\rSERVICE {OTHER} {WHERE} }}", 403),
    asked("comment within service", f"SELECT * {{ SERVICE # x\n {OTHER} {WHERE} }}", 403),
    asked("service after a hash in a text", f'SELECT ("#" AS ?x) {{ SERVICE {OTHER} {WHERE} }}', 403),
    asked("service after a quote in a comment", f"SELECT * {{ # \"\nSERVICE {OTHER} {WHERE} # \"\n }}", 403),
    asked("service between texts", f"SELECT * {{ BIND('\\'' AS ?x) SERVICE {OTHER} {{ BIND('' AS ?y) }} }}", 403),
    asked("service after a long text", f"SELECT * {{ BIND('''''\\'''' AS ?x) SERVICE {OTHER} {WHERE} }}", 403, 400),
    asked("service after an address with a hash", f"SELECT * {{ BIND(<a:#> AS ?x) SERVICE {OTHER} {WHERE} }}", 403),
    asked("service, escaped", f"SELECT * {{ \\u0053ERVICE {OTHER} {WHERE} }}", 400, 403),
    asked("service, escaped at length", f"SELECT * {{ S\\U00000045RVICE {OTHER} {WHERE} }}", 400, 403),
    asked("service behind an escaped line end", f"SELECT * {{ #\\u000aSERVICE {OTHER} {WHERE}\n }}", 200, 403),
    asked("service in a lateral", f"SELECT * {{ ?s ?p ?o LATERAL {{ SERVICE {OTHER} {WHERE} }} }}", 400, 403),
    Hostile("service in a form", (403,), method="POST", kind=FORM,
            body=b"query=" + quote(f"ASK {{ SERVICE {OTHER} {WHERE} }}").encode()),
    got("service in the address", "/sparql?query=" + quote(f"ASK {{ SERVICE {OTHER} {WHERE} }}"), 403),
    asked("the word as text", 'SELECT ("SERVICE" AS ?x) {}', 200),
    asked("the word as a comment", "SELECT (1 AS ?x) {} # SERVICE <http://a.b/> {}", 200),
    asked("the word as a name", "PREFIX service: <http://a.b/service#> SELECT ?service { ?service service:service 1 }", 200),
]  # fmt: skip
UPDATES = [
    asked(name.lower(), text, 403)
    for name, text in {
        "INSERT": "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DELETE": "DELETE WHERE { ?s ?p ?o }",
        "LOAD": f"LOAD {OTHER}",
        "CLEAR": "CLEAR ALL",
        "DROP": "DROP SILENT ALL",
        "CREATE": "CREATE GRAPH <a:g>",
        "COPY": "COPY DEFAULT TO <a:g>",
        "WITH": "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "PROLOGUE": "PREFIX a: <b:c> BASE <d:e> # SELECT\nINSERT DATA { a:a a:a a:a }",
    }.items()
] + [
    asked("an update after a query", "ASK {} ; DROP ALL", 400),
    asked("an update within a query", "SELECT * { DELETE { ?s ?p ?o } }", 400),
    asked("an update, escaped", "\\u0044ROP ALL", 400),
    Hostile("an update as such", (403,), method="POST", kind="application/sparql-update", body=b"DROP ALL"),
    got("an update in the address", "/sparql?update=DROP%20ALL", 403),
    got("an update beside a query", "/sparql?query=ASK%20%7B%7D&update=DROP%20ALL", 403),
    Hostile("an update by put", (405,), method="PUT", kind="text/turtle", body=b"<a:a> <a:a> <a:a> ."),
    Hostile("an update by the engine's path", (404, 405), target="/update", method="POST",
            kind="application/sparql-update", body=b"DROP ALL"),
    Hostile("an update by the engine's store", (404, 405), target="/store?default", method="DELETE"),
]  # fmt: skip
BOMBS = [
    asked("a huge list", f"SELECT * {{ ?s ?p ?o FILTER(?o IN ({chain('1', ',')})) }}", *BOUNDED),
    asked("a list of a size that is refused", f"ASK {{ FILTER(1 IN ({chain('1', ',', 70_000)})) }}", 413),
    asked("many values", f"SELECT * {{ VALUES ?x {{ {chain('1', ' ')} }} VALUES ?y {{ 1 }} }}", *BOUNDED),
    asked("a path of all steps", "SELECT * { ?s (<a:a>|!<a:b>)* ?o }", 504, 422),
    asked("a path of paths", "SELECT (COUNT(*) AS ?n) { ?s ((((!<a:a>)*)*)*)* ?o }", 504, 200),
    asked("paths crossed", "ASK { ?a (!<a:a>)+ ?b . ?c (!<a:a>)+ ?d . ?e (!<a:a>)+ ?f FILTER(?a=?f && ?b=?e && ?c=1) }", 504, 200),
    asked("a cross product", f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}", 504),
    asked("a cross product, sorted", f"SELECT * {{ {CROSS} }} ORDER BY ?a", 504, 503),
    asked("a regular expression", "ASK { BIND(REGEX('" + "a" * 5000 + "', '(a*)*b') AS ?x) }", 200),
    asked("a large regular expression", "ASK { BIND(REGEX('a', '((a{1000}){1000}){1000}') AS ?x) }", 200),
    asked("a chain of or", f"ASK {{ FILTER({chain('?x', '||')}) }}", *BOUNDED),
    asked("a chain of plus", f"SELECT * {{ BIND({chain('1', '+')} AS ?x) }}", *BOUNDED),
    asked("a chain of not", "ASK { FILTER(" + "!" * 60_000 + "1) }", *BOUNDED),
    asked("a chain of steps", f"ASK {{ ?s {chain('<a:a>', '/')} ?o }}", *BOUNDED),
    asked("a chain of unions", f"ASK {{ {chain('{}', ' UNION ')} }}", *BOUNDED),
    asked("many braces", "ASK " + "{" * 30_000 + "}" * 30_000, *BOUNDED),
    asked("many brackets", "ASK { FILTER(" + "(" * 30_000 + "1" + ")" * 30_000 + ") }", *BOUNDED),
    asked("many open brackets", "ASK { FILTER(" + "(" * 60_000, *BOUNDED),
    asked("many nodes", "ASK { ?s ?p " + "[<a:a> " * 6000 + "1" + "]" * 6000 + " }", *BOUNDED),
    asked("many steps back", "ASK { ?s " + "(^" * 20_000 + "<a:a>" + ")" * 20_000 + " ?o }", *BOUNDED),
    asked("deep exists", "ASK {" + "FILTER EXISTS {" * 3000 + "}" * 3001, *BOUNDED),
    asked("a long string function", "SELECT (STRLEN(" + "CONCAT(?x,?x," * 15 + "''" + ")" * 15 + ") AS ?n) { BIND('" + "a" * 1000 + "' AS ?x) }", *BOUNDED),
    asked("doubling texts", "SELECT (STRLEN(?x29) AS ?n) { BIND('aaaaaaaaaa' AS ?x0) " + "".join(f"BIND(CONCAT(?x{i},?x{i}) AS ?x{i+1}) " for i in range(29)) + "}", 200, 503, 504),
    asked("more than may come back, streamed", "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 200000", 200),
    asked("an enormous query", "ASK {} #" + "x" * 65_536, 413),
    Hostile("an enormous body", (413,), method="POST", kind=FORM, body=b"query=" + b"%41" * 300_000),
    got("an enormous address", "/sparql?query=" + "x" * 300_000, 400, 413, 414, 431),
    Hostile("a thousand parameters", (400,), target="/sparql?" + "a=1&" * 1000),
    got("many graphs", "/sparql?query=ASK%20%7B%7D" + "&default-graph-uri=a:a" * 190, 200),
    Hostile("many long graphs", (200,), method="POST", kind=FORM,
            body=b"query=ASK%7B%7D" + b"".join(b"&named-graph-uri=a:" + b"b" * 1000 for _ in range(190))),
    got("a graph that is no address", "/sparql?query=ASK%20%7B%7D&default-graph-uri=%3E%20%7D", 400),
]  # fmt: skip
HEADERS = [
    got("no host", "/sparql?query=ASK%20%7B%7D", 400, headers=("Host:",)),
    got("another host", "/sparql?query=ASK%20%7B%7D", 400, headers=("Host: evil.example",)),
    got("two hosts", "/", 400, headers=("Host: localhost", "Host: evil.example")),
    got("a folded header", "/", 400, 200, headers=("X: a\r\n b",)),
    got("a header that is none", "/", 400, headers=("no colon here",)),
    got("a null in a header", "/", 400, headers=("X: a\0b",)),
    got("a return in a header", "/", 400, headers=("X: a\rSet-Cookie: b",)),
    got("many headers", "/", 400, 431, headers=tuple(f"X-{i}: {'y' * 1000}" for i in range(4000))),
    got("an absurd accept", "/sparql?query=ASK%20%7B%7D", 200, 400, 406, headers=("Accept: " + "a/b;q=9," * 100,)),
    got("an accept without end", "/sparql?query=ASK%20%7B%7D", 431, headers=("Accept: " + "a/b;q=9," * 5000,)),
    got("an accept that is none", "/sparql?query=ASK%20%7B%7D", 200, 400, 406, headers=("Accept: ;;;=,,/",)),
    got("an accept of other letters", "/sparql?query=ASK%20%7B%7D", 200, 400, 406, headers=("Accept: \xff\xfe",)),
    got("a range beyond", "/index.html", 416, headers=("Range: bytes=999999999-",)),
    got("many ranges", "/index.html", 200, 206, 400, 416, headers=("Range: bytes=" + ",".join(["0-"] * 2000),)),
    Hostile("two lengths", (400,), method="POST", kind=DIRECT, headers=("Content-Length: 3",), body=b"ASK {}"),
    Hostile("a length and chunks", (400,), method="POST", kind=DIRECT,
            headers=("Transfer-Encoding: chunked", "Content-Length: 5"), body=b"0\r\n\r\n"),
    Hostile("chunks that are none", (400,), method="POST", kind=DIRECT,
            headers=("Transfer-Encoding: chunked",), body=b"zz\r\nASK\r\n0\r\n\r\n"),
    Hostile("a compressed body", (415,), method="POST", kind=DIRECT, headers=("Content-Encoding: gzip",), body=b"\x1f\x8b"),
    got("another method by header", "/sparql?query=ASK%20%7B%7D", 200, headers=("X-HTTP-Method-Override: DELETE",)),
    Hostile("connect", (400, 404, 405), target="evil.example:80", method="CONNECT"),
    Hostile("a method that is none", (404, 405, 400), method="FROBNICATE"),
]  # fmt: skip
PATHS = [
    got("dots", "/../secret.txt", 404),
    got("many dots", "/../../../../../../../../etc/passwd", 404),
    got("dots, escaped", "/%2e%2e/secret.txt", 404),
    got("dots and stroke, escaped", "/..%2fsecret.txt", 404),
    got("escaped twice", "/%252e%252e%252fsecret.txt", 404),
    got("dots within", "/assets/../../secret.txt", 404),
    got("backslashes", "/..\\secret.txt", 404),
    got("backslashes, escaped", "/..%5csecret.txt", 404),
    got("a root within", "//etc/passwd", 404),
    got("a root, escaped", "/%2fetc/passwd", 404),
    got("a null", "/index.html%00.css", 404),
    got("too long a name", "/" + "a" * 5000, 404),
    got("letters that are none", "/%ff%fe", 404, 400),
    got("a hidden file", "/.hidden", 404),
    got("a link that leads out", "/out.txt", 404),
    got("a folder above by link", "/up/secret.txt", 404),
    got("the store", "/../store/meta.json", 404),
    got("an address of another host", "http://evil.example/index.html", 400, 404),
    got("another page's file", "/query/../../serving.py", 404),
    got("a template", "/query/%2e%2e/query.html", 404),
]
REFUSED = [*SERVICES, *UPDATES, *HEADERS, *PATHS]
