"""Whatever the model allows, for property tests; `pythonpath` in pyproject.toml finds it here."""

from __future__ import annotations

import calendar
from datetime import date
from functools import cache
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from belligraph.dates import Interval, PartialDate, parse_date, parse_interval
from belligraph.model import (
    MEANS_OF,
    Actor,
    ActorKind,
    Claim,
    Dated,
    Event,
    EventKind,
    Evidence,
    Extent,
    Means,
    Method,
    Modality,
    Office,
    Place,
    PlaceKind,
    Publisher,
    Relation,
    Retraction,
    Scope,
    Source,
    SourceKind,
    Speaker,
    Standing,
    Theatre,
    Volume,
)
from belligraph.registry import Registry

settings.register_profile(
    "belligraph",
    deadline=None,
    derandomize=True,  # the same run for everybody
    max_examples=80,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("belligraph")

HOSTILE = (
    'a "quoted" \'word\'', "back\\slash \\u0041 \\\"", "line\nbreak\r\nand\ttab", "<http://x> .",
    '"@en', '"^^<http://www.w3.org/2001/XMLSchema#integer>', "} UNION { ?s ?p ?o",
    "<img src=x onerror=alert(1)>", "{{ 7 * 7 }}", "=1+1", "\u202egro.live\u202c", "\u200bzero",
    "e\u0301 é", "\U0001f54a", "\ufeffmark", "a\u2028b\u2029c", "\ufffe\ufdd0", " both ends ",
    "دولة العراق", "0.70", "true", " > ", "x" * 10_000,
)  # fmt: skip
"""Texts that break careless writers; all of them are allowed."""

FORBIDDEN = (
    "null\0", "half \ud800", "\udfff", "bell\x07", "\x1b[31m", "\x7f", "next\x85", "\u241f",
    "x" * 10_001,
)  # fmt: skip
"""Texts that no format can carry, or not ours."""


@cache  # making a strategy takes as long as drawing from it
def texts(min_size: int = 0) -> st.SearchStrategy[str]:
    """Texts that the model takes, the hostile ones often."""
    free = st.text(
        st.characters(
            exclude_categories=["Cs", "Cc"],
            exclude_characters="\u241f",
            include_characters="\t\n\r",
        ),
        min_size=min_size,
        max_size=40,
    )
    return free | st.sampled_from(HOSTILE)


@cache
def names() -> st.SearchStrategy[str]:
    """Texts that are not blank."""
    return texts(1).filter(lambda text: bool(text.strip()))


@cache
def ids() -> st.SearchStrategy[str]:
    """Ids of ours."""
    return st.from_regex(r"[a-z0-9]{1,6}([-._][a-z0-9]{1,4}){0,2}", fullmatch=True)


@cache
def claim_ids() -> st.SearchStrategy[str]:
    """Ids of claims, and digests of documents."""
    return st.binary(min_size=32, max_size=32).map(bytes.hex)


@cache
@st.composite
def date_texts(draw: st.DrawFn) -> str:
    """EDTF dates in every form we read."""
    day = draw(st.dates(date(1, 1, 1), date(9999, 12, 31)))
    year, month = f"{day.year:04}", f"{day.month:02}"
    forms = [
        year, f"{year}-{month}", day.isoformat(), f"{year}-XX", f"{year}-XX-XX",
        f"{year}-{month}-XX", *([f"{year[:3]}X", f"{year[:2]}XX"] if day.year >= 100 else []),
    ]  # fmt: skip
    return draw(st.sampled_from(forms)) + draw(st.sampled_from(["", "", "~", "?", "%"]))


@cache
def partial_dates() -> st.SearchStrategy[PartialDate]:
    """Dates as exact as their source."""
    return date_texts().map(parse_date)


@cache
@st.composite
def interval_texts(draw: st.DrawFn) -> str:
    """EDTF dates and intervals in every form we read, the end never before the start."""
    one, other = draw(date_texts()), draw(date_texts())
    if parse_date(one).first > parse_date(other).last:
        one, other = other, one
    forms = [one, f"{one}/{other}", f"{one}/..", f"{one}/", f"../{other}", f"/{other}"]
    return draw(st.sampled_from(forms))


@cache
def intervals() -> st.SearchStrategy[Interval]:
    """Intervals with partial, open and unknown ends."""
    return interval_texts().map(parse_interval)


@st.composite
def near_intervals(draw: st.DrawFn) -> Interval:
    """Intervals within a few years, so that they often meet."""

    def near() -> str:
        year, month = draw(st.integers(2012, 2014)), draw(st.integers(1, 12))
        day = draw(st.integers(1, calendar.monthrange(year, month)[1]))
        return draw(
            st.sampled_from([f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"])
        ) + draw(st.sampled_from(["", "", "", "~"]))

    one, other = near(), near()
    if parse_date(one).first > parse_date(other).last:
        one, other = other, one
    forms = [one, f"{one}/{other}", f"{one}/..", f"{one}/", f"../{other}", f"/{other}"]
    return parse_interval(draw(st.sampled_from(forms)))


def _set(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=3).map(tuple)


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    """Locators, and spans of documents."""
    locator = draw(texts())
    paragraph = draw(st.none() | st.integers(1, 999))
    if draw(st.booleans()):
        return Evidence(locator=locator, paragraph=paragraph)
    start = draw(st.integers(0, 100_000))
    end = start + draw(st.integers(1, 5_000))
    return Evidence(locator, draw(claim_ids()), paragraph, start, end)


def thousandths() -> st.SearchStrategy[float]:
    """Numbers with three decimals."""
    return st.integers(-(10**9), 10**9).map(lambda n: n / 1000)


def volumes() -> st.SearchStrategy[Volume]:
    """What a dyad-month gathers."""
    return st.builds(
        Volume, st.integers(1, 10**6), st.integers(1, 10**6), st.none() | thousandths()
    )


@st.composite
def claims(draw: st.DrawFn, **given: Any) -> Claim:
    """Claims with every field filled in or left out, as the model allows; `given` is fixed."""
    relation = given.get("relation") or draw(st.sampled_from(Relation))
    subject, object_, *against = draw(st.lists(ids(), min_size=2, max_size=4, unique=True))
    method = given.get("method") or draw(st.sampled_from(Method))
    derived = method is Method.DERIVED
    speaker = draw(st.none() | st.builds(Speaker, names(), st.none() | ids()))
    negated = draw(st.booleans())
    amount = draw(st.none() | st.floats(allow_nan=False, allow_infinity=False))
    fields: dict[str, Any] = {
        "subject": subject,
        "relation": relation,
        "object": object_,
        "scope": draw(st.sampled_from(Scope)) if relation.sign else Scope.SELF,
        "against": tuple(against) if relation is Relation.SUPPORTS else (),
        "means": draw(st.sampled_from(sorted(MEANS_OF.get(relation, {Means.UNKNOWN})))),
        "item": draw(texts()),
        "amount": amount,
        "unit": draw(texts()) if amount is not None else "",
        "negated": negated,
        "modality": draw(st.sampled_from(Modality)),
        "condition": draw(texts()),
        "standing": draw(st.sampled_from(Standing)),
        "extent": draw(st.none() | st.sampled_from(Extent))
        if relation is Relation.CONTROLS
        else None,
        "valid": draw(st.none() | intervals()),
        "speaker": speaker,
        "via": draw(_set(ids())),
        "source": draw(ids()),
        "publisher": draw(ids()),
        "evidence": draw(evidences()),
        "method": method,
        "agent": draw(texts()),
        "confidence": draw(st.integers(0, 10_000)) / 10_000,
        "gist": draw(texts()),
        "disputes": draw(_set(claim_ids())) if negated and speaker else (),
        "derived_from": tuple(draw(st.lists(claim_ids(), min_size=1, max_size=2)))
        if derived
        else (),
        "rule": draw(names()) if derived else "",
        "supersedes": draw(_set(claim_ids())),
        "retracted": draw(st.none() | st.builds(Retraction, partial_dates(), names())),
        "volume": None,
        "row": draw(st.just("") | st.from_regex(r"[A-Za-z0-9]{1,4}(-[0-9]{1,3})?", fullmatch=True)),
    }
    if fields["valid"] is not None:
        fields["volume"] = draw(st.none() | volumes())
    for name in ("place", "theatre", "event"):
        fields[name] = draw(st.none() | ids())
    for name in ("said_on", "published_on", "recorded_on"):
        fields[name] = draw(st.none() | partial_dates())
    return Claim(**fields | given)


def _dated(of: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Dated, ...]]:
    return _set(st.builds(Dated, of, st.none() | intervals()))


@st.composite
def actors(draw: st.DrawFn) -> Actor:
    """Actors of every kind; only persons hold offices."""
    kind = draw(st.sampled_from(ActorKind))
    office = st.builds(Office, ids(), names(), st.none() | intervals())
    code = st.from_regex(r"(ucdp|gw|cameo|wikidata):[A-Z]?[0-9]{1,5}", fullmatch=True)
    return Actor(
        id=draw(ids()),
        name=draw(names()),
        kind=kind,
        short=draw(texts()),
        active=draw(st.none() | intervals()),
        aliases=draw(_dated(names())),
        adjectives=draw(_dated(names())),
        metonyms=draw(_dated(names())),
        predecessors=draw(_set(ids())),
        member_of=draw(_dated(ids())),
        offices=draw(_set(office)) if kind is ActorKind.PERSON else (),
        codes=draw(_dated(code)),
        sources=draw(_set(ids())),
        locator=draw(texts()),
        note=draw(texts()),
        provisional=draw(st.booleans()),
    )


@st.composite
def places(draw: st.DrawFn) -> Place:
    """Places, with coordinates or without."""
    at = draw(st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)))
    return Place(
        id=draw(ids()),
        name=draw(names()),
        kind=draw(st.sampled_from(PlaceKind)),
        part_of=draw(st.none() | ids()),
        latitude=at[0] if at else None,
        longitude=at[1] if at else None,
        aliases=draw(_dated(names())),
        sources=draw(_set(ids())),
        locator=draw(texts()),
        note=draw(texts()),
    )


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Happenings, with figures in order."""
    low, best, high = sorted(draw(st.tuples(*[st.integers(0, 10**6)] * 3)))
    keep = draw(st.tuples(*[st.booleans()] * 3))
    return Event(
        id=draw(ids()),
        name=draw(names()),
        kind=draw(st.sampled_from(EventKind)),
        date=draw(intervals()),
        place=draw(st.none() | ids()),
        deaths_low=low if keep[0] else None,
        deaths_best=best if keep[1] else None,
        deaths_high=high if keep[2] else None,
        according_to=draw(names()) if any(keep) else draw(texts()),
        reports=draw(st.integers(1, 99)),
        code=draw(texts()),
        intensity=draw(st.none() | thousandths()),
        source=draw(ids()),
        locator=draw(texts()),
        note=draw(texts()),
    )


def sources() -> st.SearchStrategy[Source]:
    """Documents and datasets, some of them copies of others."""
    return st.tuples(ids(), st.none() | ids()).flatmap(lambda given: _source(*given))


def _source(id_: str, original: str | None) -> st.SearchStrategy[Source]:
    return st.builds(
        Source,
        id=st.just(id_),
        copy_of=st.just(original if original != id_ else None),
        title=names(),
        publisher=ids(),
        kind=st.sampled_from(SourceKind),
        published=st.none() | partial_dates(),
        author=texts(),
        url=st.sampled_from(["", "https://example.org/a?b=1&c='d'#e", "http://example.org/é"]),
        licence=texts(),
        language=st.sampled_from(["en", "ar", "ckb"]),
        checked=st.booleans(),
        document=st.none() | claim_ids(),
        path=texts(),
        note=texts(),
    )


@st.composite
def registries(draw: st.DrawFn) -> Registry:
    """A few entries of every kind."""

    def some(of: st.SearchStrategy[Any], most: int = 2) -> dict[str, Any]:
        found = draw(st.lists(of, max_size=most))
        return {value.id: value for value in found}

    theatre = st.builds(
        Theatre,
        id=ids(),
        name=names(),
        places=st.lists(ids(), min_size=1, max_size=3).map(tuple),
        valid=intervals(),
        note=texts(),
    )
    publisher = st.builds(
        Publisher, id=ids(), name=names(), aliases=_dated(names()), actor=st.none() | ids()
    )
    return Registry(
        actors=some(actors()),
        publishers=some(publisher),
        places=some(places()),
        theatres=some(theatre),
        sources=some(sources()),
        events=some(events()),
    )
