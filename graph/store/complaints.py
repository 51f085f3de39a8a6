"""What is wrong with a query that does not parse, in words for people.

The engine's parser names all that could stand at the place up to which it understood or tried a
query: classes of letters by their numbers, keywords that it looked for, and among them now and then
what it really found.
"""

from __future__ import annotations

import re

from ..errors import quoted
from .words import FORMS, NOT_WORDS, PROLOGUE, UPDATES, first_word

_SAID = re.compile(
    r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<rest>.*)", re.S
)
_EXPECTED = re.compile(
    r"""\[(?:'\\.[^']*'|'[^'\\]'|[^\]'])*\]
      | "(?P<symbol>(?:[^"\\]|\\.)+)"
      | (?P<words>[^\s,"\[][^,"\[]*)""",
    re.VERBOSE | re.DOTALL,
)
_PREFIX = re.compile(r"(?:[^\W\d][\w.-]*)?:(?=[^\s:]*$)")
_ADDRESS = re.compile(r"<[^<>]*>?$")
BRACKETS = (("{", "}"), ("(", ")"), ("[", "]"))
MOST_SYMBOLS = 4
NEAR = 24
"""Characters before the place of an error that are shown."""
FAR = 300


def unparsed(query: str, said: str) -> str:
    """What is wrong with a query that the engine does not take.

    Args:
        said: what the engine says of it.

    >>> unparsed("SELECT * { ?s foo:bar ?o }", "error at 1:22: expected one of Prefix not found")
    'error at 1:22: the prefix foo: is not declared'
    """
    plain = NOT_WORDS.sub(" ", query)
    if not plain.strip():
        return "it is empty"
    word = first_word(plain)
    if word in UPDATES:
        return f"only queries are asked here, and {word} begins an update"
    if word not in (*FORMS, *PROLOGUE):
        found = f"it begins with {quoted(word)}" if word else "it does not begin with a word"
        return f"{found}; expected {', '.join(FORMS[:-1])} or {FORMS[-1]}"
    place = _SAID.match(said)
    if place is None:
        return said
    lines = query.split("\n")
    line, column = int(place["line"]), int(place["column"])
    before = "\n".join([*lines[: line - 1], "".join(lines[line - 1 : line])[: column - 1]])
    end = query.rstrip()
    if len(before) > len(end):  # blank lines at the end are not where anybody looks
        before, line, column = end, end.count("\n") + 1, len(end) - end.rfind("\n")
    why = _why(before, query, plain, place["rest"])
    return f"error at {line}:{column}{why}"


def _why(before: str, query: str, plain: str, expected: str) -> str:
    """What stands there, or what does not, as the tail of a message."""
    near, found = before[-FAR:], list(_EXPECTED.finditer(expected))
    symbols = [_plain(one["symbol"]) for one in found if one["symbol"]]
    told = [one["words"] for one in found if " " in (one["words"] or "")]
    if "Prefix not found" in told:
        prefix = _PREFIX.search(near)
        return (
            f": the prefix {prefix[0]} is not declared" if prefix else ": a prefix is not declared"
        )
    if "IRI parsing failed" in told:
        address = _ADDRESS.search(near)
        return f": {quoted(address[0]) if address else 'this'} is no whole address (IRI)"
    if told:
        return f": {told[0][0].lower()}{told[0][1:]}"
    if len(before) >= len(query.rstrip()) and (symbols or _is_open(plain)):
        return ": it ends too early; something is missing, or not closed"
    behind = f", behind {quoted(_last(before))}" if before.strip() else ""
    few = symbols if len(symbols) <= MOST_SYMBOLS else []
    return behind + (f"; expected {' or '.join(map(quoted, few))}" if few else "")


def _plain(symbol: str) -> str:
    return re.sub(r"\\(.)", r"\1", symbol)


def _is_open(plain: str) -> bool:
    """Whether a bracket is not closed."""
    return any(plain.count(one) > plain.count(other) for one, other in BRACKETS)


def _last(before: str) -> str:
    """The end of a text that is not empty, on one line."""
    line = before.rstrip().rpartition("\n")[2].lstrip()
    return line if len(line) <= NEAR else f"...{line[-NEAR:]}"
