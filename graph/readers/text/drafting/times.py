"""When: dates that a clause states, reckoned from the day on which the report appeared.

Only what can be reckoned becomes a date; "recently" and "in recent months" do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ....dates import Interval, PartialDate, parse_date, parse_interval
from ....errors import DateError
from ..sentences.syntax import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(f"{m}|{m[:3]}\\b\\.?|sept\\.?" for m in MONTHS) + ")"
_EXACT = (
    re.compile(rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}}))?\b"),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? (?P<year>\d{{4}}))?\b"
    ),
)
_MONTH_ONLY = re.compile(rf"\b{_MONTH}(?: of)?,? (?P<year>\d{{4}})\b")
_LONE_MONTH = re.compile(rf"^(?:(?:last|this|early|late|mid) )?{_MONTH}$")
_YEAR = re.compile(r"^(?:early |late |mid-)?(?P<year>(?:19|20)\d{2})$")
_UNTIL = frozenset({"until", "till"})
_PREPOSITIONS = frozenset({"on", "in", "since", "during"}) | _UNTIL
_LINKS = {"from": ("to", "until", "till", "through"), "between": ("and",)}
"""Words between the two ends of a span, by the word before both."""
_HEADS = frozenset({*WEEKDAYS, *MONTHS, "yesterday", "today", "tonight", "week", "month", "year"})


def stated_date(words: Iterable[Token], published: PartialDate) -> Interval | None:
    """The date that hangs on any of these words, the first that can be reckoned."""
    for word in words:
        span = next(_spans(word, published), None)
        if span is not None:
            return span
        for preposition, phrase in _phrases(word):
            found = reckoned(phrase, published)
            if found is not None and (preposition not in _UNTIL or _over(word)):
                return _interval(_bounded(preposition, found))
    return None


def _bounded(preposition: str, found: str) -> str:
    """A date with what stands before it: "since 2012", "until 2017"."""
    if preposition == "since":
        return f"{found}/.."
    return f"../{found.rpartition('/')[2]}" if preposition in _UNTIL else found


def _over(verb: Token) -> bool:
    """Whether an "until" at a verb is past, and no deadline: "gave them until Friday"."""
    past = verb.tag_ in ("VBD", "VBN") or any(c.lower_ == "did" for c in children(verb, "aux"))
    return past and lemma(verb) != "give"


def _spans(word: Token, published: PartialDate) -> Iterator[Interval]:
    """Spans of time that hang on a word: "from 1996 to 2001", "between May and July 2015"."""
    for child in word.children:
        if child.lower_ not in _LINKS or child.dep_ not in ("prep", "mark"):
            continue
        after = [t.lower_ for t in child.doc[child.i + 1 : min(child.i + 10, child.sent.end)]]
        link = next((i for i, w in enumerate(after[:5]) if w in _LINKS[child.lower_]), 0)
        first, rest = " ".join(after[:link]), after[link + 1 :]
        for length in range(min(4, len(rest)), 0, -1):
            end = reckoned(" ".join(rest[:length]), published)
            if first and end is not None:
                yield from _span(first, end, published)
                break


def _span(first: str, end: str, published: PartialDate) -> Iterator[Interval]:
    """From a phrase to a date; a month without a year is of the year in which the span ends."""
    start = reckoned(f"{first} {end[:4]}" if _LONE_MONTH.match(first) else first, published)
    found = _interval(f"{start}/{end}") if start and "/" not in start + end else None
    if found is not None:
        yield found


def date_behind(nouns: Iterable[Token], published: PartialDate) -> Interval | None:
    """The date that follows right behind a phrase, wherever the parser hung it."""
    for noun in nouns:
        after = noun.right_edge.i + 1
        if after + 1 < noun.sent.end and noun.doc[after].lower_ in ("in", "on"):
            found = reckoned(noun.doc[after + 1].text.lower(), published)
            if found is not None:
                return _interval(found)
    return None


def said_date(verb: Token, published: PartialDate) -> PartialDate | None:
    """The date of speaking that hangs on a verb of saying."""
    found = stated_date([verb], published)
    if found is None or not found.single or not isinstance(found.start, PartialDate):
        return None
    return found.start


def _phrases(word: Token) -> Iterator[tuple[str, str]]:
    """The time expressions of a word: (preposition, phrase)."""
    for child in word.children:
        if child.dep_ in ("npadvmod", "nmod", "advmod", "tmod") and _timely(child):
            yield "", _text(child)
        elif child.dep_ in ("prep", "mark") and child.lower_ in _PREPOSITIONS:
            for noun in children(child, "pobj"):
                if _timely(noun):
                    yield child.lower_, _text(noun)
        elif child.dep_ in ("nummod", "compound") and _YEAR.match(child.text):
            yield "in", child.text
        elif child.dep_ in ("nsubj", "compound") and child.lower_ in WEEKDAYS:
            yield "", child.text


def _timely(token: Token) -> bool:
    return token.lower_.rstrip(".") in _HEADS or token.ent_type_ in ("DATE", "TIME")


def _text(head: Token) -> str:
    return " ".join(t.lower_ for t in head.subtree if not t.is_space)


def reckoned(phrase: str, published: PartialDate) -> str | None:
    """The EDTF date or interval that a phrase means; None = it cannot be reckoned.

    >>> reckoned("sunday", parse_date("2014-01-06"))
    '2014-01-05'
    >>> reckoned("last year", parse_date("2014-01-06"))
    '2013'
    """
    phrase = phrase.replace(" ,", ",").removeprefix("the ").strip()
    return _calendar(phrase, published) or _relative(phrase, published)


def _calendar(phrase: str, published: PartialDate) -> str | None:
    for pattern in _EXACT:
        if match := pattern.search(phrase):
            return _dated(match, published)
    if match := _MONTH_ONLY.search(phrase):
        return f"{match['year']}-{_number(match['month']):02}"
    if (match := _LONE_MONTH.match(phrase)) and published.first.year == published.last.year:
        month = _number(match["month"])
        return f"{published.first.year - (month > published.last.month)}-{month:02}"
    match = _YEAR.match(phrase)
    return match["year"] if match else None


def _dated(match: re.Match[str], published: PartialDate) -> str | None:
    year = int(match["year"] or published.last.year)
    text = f"{year:04}-{_number(match['month']):02}-{int(match['day']):02}"
    try:
        if match["year"] is None and parse_date(text).first > published.last:
            text = f"{year - 1:04}{text[4:]}"
        return parse_date(text).text
    except DateError:
        return None


def _number(month: str) -> int:
    return next(n for n, name in enumerate(MONTHS, start=1) if name[:3] == month[:3])


def _relative(phrase: str, published: PartialDate) -> str | None:
    words = phrase.replace(",", " ").split()
    if "next" in words or "coming" in words or published.first.year != published.last.year:
        return None
    if phrase == "last year":
        return str(published.first.year - 1)
    if phrase == "this year":
        return str(published.first.year)
    if published.first != published.last:
        return None
    day = published.first
    if phrase == "last month":
        return (day.replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
    if phrase == "last week":
        monday = day - timedelta(days=day.weekday() + 7)
        return f"{monday}/{monday + timedelta(days=6)}"
    return _near(words, day)


def _near(words: list[str], day: date) -> str | None:
    if words in (["yesterday"], ["yesterday", "morning"], ["yesterday", "evening"]):
        return str(day - timedelta(days=1))
    if words in (["today"], ["tonight"]):
        return str(day)
    named = [w for w in words if w in WEEKDAYS]
    if len(named) != 1 or set(words) - {*named, "last", "early", "late", "morning", "evening",
                                        "afternoon", "night", "this", "on"}:  # fmt: skip
        return None
    return str(day - timedelta(days=(day.weekday() - WEEKDAYS.index(named[0])) % 7))


def _interval(text: str) -> Interval | None:
    if text.endswith("/..") and text.count("/") > 1:
        text = f"{text.split('/')[0]}/.."
    try:
        return parse_interval(text)
    except DateError:
        return None
