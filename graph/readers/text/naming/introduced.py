"""Short names that a text itself introduces: "the Coastal Liberation Front (CLF)", "the Front".

They go before what the tables know by the same letters, and a name that has one is taken whole,
however the recogniser cuts it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from ..sentences.lexicon import lexicon

REACH = 200
"""Characters in which a name is looked for before its short form."""
_LINKS = frozenset({
    "a", "al", "an", "and", "da", "de", "del", "des", "di", "do", "dos", "du", "e", "el", "et",
    "for", "in", "la", "le", "les", "of", "para", "por", "pour", "the", "to", "y",
})  # fmt: skip
_WORD = re.compile(
    r"(?:(?:al|el|an|ar|as|ash|at|ul|ed)-)?[^\W\d_a-z][\w'’]{0,30}(?:-[\w'’]{1,30}){0,4}"
    r"|\d{1,3}(?:st|nd|rd|th)?"
)
_SHORT = r"[^\W\d_a-z](?:[\w/]|-(?=\w)){1,9}"
_CALLED = r"(?:also |better |commonly |locally )?(?:known|called|abbreviated)(?: \w+){0,4} as"
_BEHIND = re.compile(
    rf" \((?:or |{_CALLED} )?(?:the )?[\"“]?(?P<within>{_SHORT})[\"”]?\)"
    rf"|, (?:{_CALLED}|or) (?:the )?(?P<after>{_SHORT})\b"
)
_ALONE = re.compile(r"\b[Tt]he ([^\W\d_a-z][^\W\d_A-Z]{2,20})\b(?! (?:of|for)\b| [^\W\d_a-z])")
_OF_BEHIND = re.compile(
    r"(?: (?:of|for)(?: the)? [^\W\d_a-z][\w'’-]{0,30}){1,3}(?: [^\W\d_a-z][\w'’-]{0,30}){0,3}"
)
_TURNED = re.compile(rf"\b(?P<short>{_SHORT}) \((?:the )?(?P<name>[^()\n]{{3,100}})\)")
_LETTERS = re.compile(r"\b[A-Z]{3,6}\b")
_LONG = re.compile(
    r"\b[^\W\d_a-z][\w'’-]{1,30}(?:(?: (?:of|for|the|and|to)){0,2} [^\W\d_a-z][\w'’-]{1,30}){2,6}"
)
"""A name of three words or more, as far as it is written so."""
_OF = frozenset({"of", "for"})
FORCES = re.compile(
    r"(?:Royal )?([^\W\d_a-z][\w ’'-]{2,40}?)(?:['’]s)? (?i:(?:national )?army|air force|navy"
    r"|coast guard|military|police|gendarmerie|(?:armed|defen[cs]e|security|police) forces?)"
)
"""What the forces of a state are called, behind its name."""
FEWEST = 2
"""Words of the shortest name that a short form may stand for."""
_BODIES = frozenset({"collective", "force", "group"})
_ACTORS = _BODIES | {"envoy", "people", "state"}
OF_ANY = frozenset({
    "army", "command", "force", "forces", "government", "group", "military", "ministry", "navy",
    "people", "police", "republic", "state",
})  # fmt: skip
"""Words that mean somebody else as easily, though a name ends in them: "Arakan Army"."""
FRAMES = frozenset({
    "framework", "frente", "hay'at", "hayat", "mouvement", "movimiento", "parti", "partido",
    "tehreek", "tehrik",
})  # fmt: skip
"""Words of names of groups that the table of nouns lacks."""
THINGS = frozenset({
    "accord", "accords", "act", "agreement", "airport", "area", "convention", "day", "initiative",
    "law", "line", "memorandum", "operation", "pact", "plan", "policy", "process", "product",
    "program", "programme", "project", "protocol", "reactor", "resolution", "road", "rocket",
    "rockets", "missile", "missiles", "statute", "system", "systems", "treaty", "university",
    "vehicle", "vehicles", "virus", "zone",
})  # fmt: skip
"""Last words of names that are none of an actor."""


@dataclass(frozen=True, slots=True)
class Introduced:
    """A name as the text gives it, and the short one that it introduces.

    Attributes:
        manner: the letters of the short one are those of the name in its order (`spelled`) or of
            another language (`foreign`), or it is a word of the name (`part`); it may also be no
            actor's (`thing`), or stand for somebody's forces (`forces`), if he is known.
    """

    name: str
    short: str
    manner: Literal["spelled", "foreign", "part", "thing", "forces"]


def introduced(text: str) -> Iterator[Introduced]:
    """The names that a text introduces with a short one."""
    whole = list(_abbreviations(text))
    whole += _by_initials(text, {one.short for one in whole})
    yield from whole
    names = [one.name for one in whole if one.manner not in ("forces", "thing")]
    yield from _parts(text, names)


def _abbreviations(text: str) -> Iterator[Introduced]:
    for found in _BEHIND.finditer(text):
        short = found["within"] or found["after"]
        before = text[max(0, found.start() - REACH) : found.start()].rpartition("\n")[2]
        if not _abbreviates(short):
            continue
        words = _name_at_end(before)
        name = _of_short(words, short) if words else None
        forces = None if words else _forces_at_end(before)
        thing = _thing_before(before.split(), words, short) if name is None else None
        if forces is not None:
            yield Introduced(forces, short, "forces")
        elif name is not None:
            yield _abbreviated(name, short)
        elif thing is not None:
            yield Introduced(thing, short, "thing")
    for found in _TURNED.finditer(text):
        words = _name_at_end(found["name"])
        whole = len(words) > 1 and len(words) == len(found["name"].split())
        if whole and _abbreviates(found["short"]) and not _thing(words):
            yield _abbreviated(" ".join(words), found["short"])


def _by_initials(text: str, told: Collection[str]) -> list[Introduced]:
    """Letters that nothing introduces, which a name before them begins with: "LLA".

    The text is gone through once, since it may be full of letters and of names.
    """
    first: dict[str, int] = {}
    for letters in _LETTERS.finditer(text):
        first.setdefault(letters[0], letters.start())
    begun: dict[str, tuple[int, str]] = {}
    for named in _LONG.finditer(text):
        begins = [(named.end(), named[0].split())]
        cuts = (named.start() + m.start() for m in _LETTERS.finditer(named[0]))
        begins += [(cut, text[named.start() : cut].split()) for cut in cuts]  # "... Army LLA"
        for end, words in begins:
            for initials, name in _initials(words):
                begun.setdefault(initials, (end, name))
    spelled = ((short, *begun.get(short, (len(text), ""))) for short in first if short not in told)
    return [
        Introduced(name, short, "spelled") for short, end, name in spelled if end <= first[short]
    ]


def _initials(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The ends of a name that are none of a thing, by the letters with which they begin."""
    for n, word in enumerate(words):
        end = words[n:]
        if word not in _LINKS and not _thing(end):
            yield "".join(w[0] for w in end if w not in _LINKS), " ".join(end)


def _abbreviated(name: str, short: str) -> Introduced:
    return Introduced(name, short, "spelled" if spells(short, name) else "foreign")


def _parts(text: str, known: Sequence[str]) -> Iterator[Introduced]:
    """Names of groups that a word of theirs stands for, where no two names have it.

    Args:
        known: names that the text introduces anyway.
    """
    heads = {_head(name.split()) for name in known}
    for word in dict.fromkeys(_ALONE.findall(text)):
        if word.lower() in OF_ANY or not (word in heads or lexicon().roles(word) & _BODIES):
            continue
        here = re.finditer(rf"\b{word}\b", text)
        around = {name for found in here if (name := _name_around(text, *found.span()))}
        names = {next((k for k in known if k.startswith(name)), name) for name in around}
        if len(names) == 1:
            yield Introduced(names.pop(), word, "part")


def _thing_before(words: Sequence[str], name: Sequence[str], short: str) -> str | None:
    """What is no actor before a short name: "unmanned aerial vehicles (UAV)", "a Joint Plan (JP)".

    In small letters it is one where they are those of the short name.
    """
    if name:
        return " ".join(name) if _thing(name) else None
    last = words[-(len(short) + 2) :]
    start = _by_letters([w.lower() for w in last], short)
    what = last[start:] if start is not None else []
    plain = len(what) >= FEWEST and not lexicon().roles(what[-1]) & _ACTORS
    return " ".join(what) if plain else None


def _name_around(text: str, start: int, end: int) -> str | None:
    """The name of several words that a word is in: to its end, or "Volunteers for the Defence"."""
    line = text[max(0, start - REACH) : end].rpartition("\n")[2]
    words = list(_alone(_name_at_end(line)))
    behind = _OF_BEHIND.match(text, end)
    if behind:
        words += behind[0].split()
    return " ".join(words) if len(words) >= FEWEST else None


def spells(short: str, name: str) -> bool:
    """Whether the letters of a short name are those of a name, from its first word on."""
    return _by_letters(name.split(), short) == 0


def _abbreviates(short: str) -> bool:
    return sum(c.isupper() for c in short) > 1 or short[-1].isdigit()


def _name_at_end(text: str) -> list[str]:
    """The words with a capital that a text ends in, and the small ones between them."""
    words = text.split()
    first = len(words)
    while first and (words[first - 1] in _LINKS or _WORD.fullmatch(words[first - 1])):
        first -= 1
    while first < len(words) and words[first].lower() in _LINKS:
        first += 1
    return words[first:]


def _forces_at_end(text: str) -> str | None:
    """The forces of a state in which a text ends: "Congo's army"."""
    words = text.split()
    last = (" ".join(words[-n:]) for n in (2, 3, 4) if len(words) >= n)
    return next((some for some in last if FORCES.fullmatch(some)), None)


def _of_short(words: Sequence[str], short: str) -> str | None:
    """The part of a name that the short one stands for; None where none does, or a single word.

    The letters of the short one are looked for from the end, the first of them where a word
    begins (Schwartz & Hearst 2003); where they are those of another language, the whole name of a
    group stands, without what is before it.
    """
    start = _by_letters(words, short)
    whole = words[start:] if start is not None else _alone(words)
    sure = start is not None and (len(whole) > FEWEST or len(short) > FEWEST)
    if len(whole) < FEWEST or _thing(whole) or not (sure or _body(whole)):
        return None
    return " ".join(whole)


def _by_letters(words: Sequence[str], short: str) -> int | None:
    """The word at which the letters begin, when read from the end; None where they do not fit."""
    letters = [c for c in short.lower() if c.isalnum()]
    text = " ".join(words).lower()
    starts = accumulate((len(w) + 1 for w in words), initial=0)
    begins = {at for at, word in zip(starts, words, strict=False) if word not in _LINKS}
    at = len(text)
    for n, letter in reversed(list(enumerate(letters))):
        at = text.rfind(letter, 0, at)
        while n == 0 and at >= 0 and at not in begins:
            at = text.rfind(letter, 0, at)
        if at < 0:
            return None
    return text.count(" ", 0, at)


def _alone(words: Sequence[str]) -> Sequence[str]:
    """A name without what stands before it: "Fighters of the", "On Friday the", "Peru's"."""
    if not words:
        return words
    for n in reversed(range(len(words) - 1)):
        before = words[n - 1] if n else ""
        listed = before == "and" and not _OF.intersection(words[:n])
        article = words[n].lower() == "the" and (listed or before not in _LINKS)
        if article or words[n].endswith(("'s", "’s")):
            words = words[n + 1 :]
            break
    if len(words) > FEWEST and words[1] == "of" and lexicon().roles(words[0]) & _ACTORS:
        words = words[2:] if words[0].endswith(("s", "men")) else words
    return words[1:] if words[0] == "the" else words


def _body(words: Sequence[str]) -> bool:
    """Whether words of a name are those of a group: "Front", "Volunteers for"."""
    bodies = any(lexicon().roles(w) & _BODIES or w.lower() in FRAMES for w in words)
    return bodies or bool(_OF.intersection(words) and lexicon().roles(_head(words)) & _ACTORS)


def _head(words: Sequence[str]) -> str:
    """The word that says what something is: "Front" in "Front for Change"."""
    links = [n for n, w in enumerate(words) if w in _OF and n]
    return words[links[0] - 1] if links else words[-1]


def _thing(words: Sequence[str]) -> bool:
    """Whether a name is that of a treaty, a weapon or the like, as far as its head tells."""
    head = _head(words)
    roles = lexicon().roles(head)
    return head.lower() in THINGS or bool(roles and not roles & _ACTORS)
