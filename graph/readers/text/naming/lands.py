"""States that only a text tells of: "Sarvanda", whose troops are "Sarvandan", as no table has it.

A name is a state's where the text says so ("the kingdom of Oudara", "OMBEKI, Sarvanda, Feb 12"),
or where forces and offices are called by it or by an adjective that is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAME = r"[^\W\d_a-z][^\W\d_A-Z]{3,20}"
_WORD = re.compile(rf"\b{_NAME}\b")
_OFFICE = (
    r"(?:(?:air|armed|defen[cs]e|security|ground|government|border|coast|foreign|interior|prime|"
    r"national|deputy) )?"
    r"(?:advisers|aircraft|ambassador|army|artillery|capital|diplomats|embassy|forces?|generals?|"
    r"government|guards?|howitzers|instructors|jets?|king|leader|military|minister|ministry|navy|"
    r"officers|officials?|paratroopers|parliament|pilots|police|presidency|president|queen|"
    r"soldiers|tanks|troops|warplanes)\b"
)
_BY_ADJECTIVE = re.compile(rf"\b(?P<name>{_NAME}) (?i:{_OFFICE})")
_BY_OWNER = re.compile(
    rf"\b(?P<name>{_NAME})['’]s {_OFFICE}"
    rf"|\b(?:forces|ministry|navy|police|soldiers|troops) of (?P<of>{_NAME})\b"
    r"(?! [^\W\d_a-z])"
)
_CALLED = re.compile(
    rf"\b(?:[Kk]ingdom|[Rr]epublic|[Ee]mirate|[Ss]ultanate|[Pp]resident|government|[Kk]ing|"
    rf"[Qq]ueen|parliament|army) of (?P<name>{_NAME})\b(?! [^\W\d_a-z])"
    rf"|\b(?:[Nn]eighbouring|[Nn]eighboring|[Tt]roops from) (?P<near>{_NAME})\b(?! [^\W\d_a-z])"
    rf"|(?<!\w )\b(?P<calls>{_NAME}) (?:has |had )?recalled its ambassador\b"
    rf"|\b(?P<told>{_NAME}), (?:the|a) (?:\w+ ){{0,2}}"
    rf"(?:kingdom|republic|emirate|sultanate|colonial power)\b"
)
_FILED = re.compile(
    rf"^(?P<seat>[^\W\d_a-z]{{3,20}}(?: [^\W\d_a-z]{{3,20}})?), (?P<name>{_NAME})"
    r"(?:, [A-Z][a-z]{2,8}\.? \d| \(| [-–—]+ )"
)
_ENDINGS = (
    "an", "ans", "ian", "ians", "ean", "eans", "nian", "nians", "n", "ns", "i", "is", "ese", "ish",
    "ic", "er", "ers",
)  # fmt: skip
"""How an adjective or the name of a people is made of that of a state."""
_DROPPED = ("a", "e", "i", "o", "u", "y", "ea", "ia")
"""What a name loses before such an ending."""
_SHORTEST = 4
"""Letters of what an adjective and a name must have in common."""


@dataclass(frozen=True, slots=True)
class Land:
    """A state, the words made of its name, and a seat of it by which it is called."""

    name: str
    adjectives: tuple[str, ...]
    seats: tuple[str, ...] = ()


def lands(text: str) -> Iterator[Land]:
    """The states that a text tells of, known or not."""
    words = {word: n for n, word in enumerate(dict.fromkeys(_WORD.findall(text)))}
    filed = _FILED.match(text)
    called = {name for found in _CALLED.finditer(text) for name in found.groups() if name}
    called |= {filed["name"]} if filed else set()
    offices = {found["name"] for found in _BY_ADJECTIVE.finditer(text)}
    owners = {name for found in _BY_OWNER.finditer(text) for name in found.groups() if name}
    told = called | owners | {name for office in offices for name in _made_from(office)}
    for word in (w for w in words if w in told):
        made = tuple(sorted(_made_of(word) & words.keys(), key=words.__getitem__))
        if word in called or (made and (word in owners or not offices.isdisjoint(made))):
            seat = (filed["seat"].title(),) if filed and filed["name"] == word else ()
            yield Land(word, made, seat)


def _made_of(name: str) -> set[str]:
    """The words that may be made of a name: "Tolmeran" of "Tolmere"."""
    stems = {name, *(name.removesuffix(end) for end in _DROPPED)}
    long = [stem for stem in stems if len(stem) >= _SHORTEST]
    return {stem + ending for stem in long for ending in _ENDINGS} - {name}


def _made_from(word: str) -> set[str]:
    """The names of which a word may be made."""
    stems = {word.removesuffix(end) for end in _ENDINGS if word.endswith(end)}
    return {stem + end for stem in stems for end in ("", *_DROPPED)}
