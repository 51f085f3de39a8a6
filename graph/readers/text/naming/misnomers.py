"""Names that stand in a text for something else than the tables say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import ActorKind
from ..sentences.lexicon import lexicon
from ..sentences.syntax import children
from .entities import minority
from .reference import home_of_groups, reference

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ....registry import Registry
    from .names import Found


WATERS = frozenset({"bay", "gulf", "sea", "strait", "straits"})
RIVERS = frozenset({"basin", "delta", "river"})


def misnomer(doc: Doc, found: Found, registry: Registry) -> bool:
    """Whether a name is only a part of a person's, or a common noun."""
    if _of_person(doc, found, registry) or namesake(doc, found, registry) or _common(doc, found):
        return True
    if _of_others(doc, found, registry) or _of_other_congress(doc, found):
        return True
    if _given_up(doc, found):
        return True
    if _of_longer(doc, found) or _of_minority(doc, found, registry) or _of_water(doc, found):
        return True
    return _of_firm(doc, found) and _state(found, registry)


def in_compound(doc: Doc, found: Found) -> bool:
    """Whether a name only describes another thing: "Al-Qaeda-linked"."""
    return (
        found.end < len(doc) and doc[found.end].text == "-" and not doc[found.end - 1].whitespace_
    )


def _of_person(doc: Doc, found: Found, registry: Registry) -> bool:
    """Whether a state's name is within a person's: "Tariq Omani", "Michael Jordan"."""
    here = doc[found.start]
    if found.end - found.start > 1 or here.ent_type_ != "PERSON" or not _state(found, registry):
        return False
    before, after = doc[max(here.i - 1, 0)], doc[min(here.i + 1, len(doc) - 1)]
    adjective = any(e.name.manner == "adjective" for e in found.entries)
    if here.ent_iob_ == "I":
        return before.pos_ == "PROPN" and not lexicon().is_a(before.lower_, "state")
    return after.ent_iob_ == "I" and after.is_alpha and not adjective


def namesake(doc: Doc, found: Found, registry: Registry) -> bool:
    """Whether somebody of another name is meant: "Ahmed Saleh", no Ali Abdullah Saleh."""
    known = [registry.actors[n.id] for n in found.of("actor")]
    persons = known or [reference().actors[n.id] for n in found.of("listed")]
    here = doc[found.start]
    alone = found.end - found.start == 1
    if not persons or {p.kind for p in persons} != {ActorKind.PERSON} or not alone:
        return False
    names = {
        word.lower()
        for p in persons
        for name in (p.name, *(a.value for a in p.aliases))
        for word in name.split()
    }
    others = _beside(doc, here) if here.ent_type_ == "PERSON" else _surname(here)
    return bool(others) and names.isdisjoint(word.lower_ for word in others)


def _surname(first: Token) -> list[Token]:
    """The last word of an officer's name that was not recognised: "Saleh Ibni Hassan, a ..."."""
    last = first.head
    words = [*children(last, "compound"), last] if first.dep_ == "compound" else []
    named = len(words) > 2 and all(w.pos_ == "PROPN" and w.is_title for w in words)
    return [last] if named and children(last, "appos") else []


def _beside(doc: Doc, surname: Token) -> list[Token]:
    """The words of a person's name right beside one: the two before, or the one behind."""
    before = doc[surname.i - 1] if surname.ent_iob_ == "I" else None
    if before is not None:
        titled = lexicon().is_a(before.lower_, "state") or before.pos_ != "PROPN"
        first = doc[before.i - 1] if before.ent_iob_ == "I" else before
        return [] if titled or before.ent_type_ != "PERSON" else [first, before]
    behind = doc[surname.i + 1] if surname.i + 1 < len(doc) else surname
    follows = behind.ent_iob_ == "I" and behind.is_alpha and behind.pos_ == "PROPN"
    return [behind] if follows else []


def _of_longer(doc: Doc, found: Found) -> bool:
    """Whether a short form is here a word of somebody else's name: "the Front" in "Polar Front"."""
    here = doc[found.start]
    if not found.of("told") or found.end - found.start > 1 or here.is_upper:
        return False
    before, after = doc[max(here.i - 1, 0)], doc[min(here.i + 1, len(doc) - 1)]
    named = before.i < here.i and before.text[:1].isupper() and before.lower_ not in ("the", "a")
    return named or after.lower_ in ("of", "for") or (after.i > here.i and after.is_title)


def _of_others(doc: Doc, found: Found, registry: Registry) -> bool:
    """Whether another nation's is meant: "the Irish National Liberation Army", no Colombian one."""
    if found.end - found.start < 2 or found.start == 0:
        return False
    before = doc[found.start - 1]
    if before.head.i != found.end - 1:
        return False
    ids = {e.name.id for e in found.entries if e.kind in ("actor", "listed")}
    homes = {home_of_groups().get(i, i if _is_state(i) else "") for i in ids}
    if len(homes) != 1 or "" in homes:
        return False
    called = (*registry.actors_called(before.text), *reference().actors_called(before.text))
    nations = {n.id for n in called if n.manner == "adjective"}
    return bool(nations) and nations.isdisjoint(homes)


def _is_state(id_: str) -> bool:
    actor = reference().actors.get(id_)
    return actor is not None and actor.kind is ActorKind.STATE


def _of_other_congress(doc: Doc, found: Found) -> bool:
    """Whether a congress is a body's own: "the Trades Union Congress", "Congress of the Arts"."""
    word = doc[found.start]
    if found.end - found.start > 1 or word.lower_ != "congress":
        return False
    behind = doc[found.end].lower_ if found.end < len(doc) else ""
    named = [c for c in word.children if c.dep_ in ("amod", "compound", "nmod") and c.is_title]
    ours = {"american", "republican", "democratic", "us", "u.s."}
    return behind == "of" or any(c.lower_ not in ours for c in named)


def _given_up(doc: Doc, found: Found) -> bool:
    """Whether letters that nobody has any more are those of a body elsewhere: "Pakistan's ISI"."""
    names, text = found.of("actor"), doc[found.start].text
    if not names or found.end - found.start > 1 or not text.isupper():
        return False
    if any(n.ongoing for n in names):
        return False
    homes = {home_of_groups().get(n.id, "") for n in reference().actors_called(text)} - {""}
    called = (n.id for token in doc for n in reference().actors_called(token.text))
    return bool(homes) and not homes.isdisjoint(called)


def _of_water(doc: Doc, found: Found) -> bool:
    """Whether a name is that of a lake, a gulf or a river: "Lake Chad", "the Niger delta"."""
    before = doc[max(found.start - 2, 0) : found.start]
    behind = doc[found.end].lower_ if found.end < len(doc) else ""
    gulf = len(before) > 1 and before[1].lower_ == "of" and before[0].lower_ in WATERS
    return gulf or (len(before) > 0 and before[-1].lower_ == "lake") or behind in RIVERS


def _of_minority(doc: Doc, found: Found, registry: Registry) -> bool:
    """Whether people of a nation elsewhere are meant, and not its state: "Kosovo Serbs"."""
    alone = found.end - found.start == 1
    return alone and minority(doc[found.start]) is not None and _nation(found, registry)


def _of_firm(doc: Doc, found: Found) -> bool:
    """Whether a state's name ends that of a body: "Air India", "Bank of China"."""
    here, before = doc[found.start], doc[max(found.start - 1, 0)]
    if before.lower_ == "of" and before.i and doc[before.i - 1].text == "Bank":
        return True
    within = here.ent_type_ == "ORG" and here.ent_iob_ == "I" and found.end - found.start == 1
    alone = found.end == len(doc) or doc[found.end].ent_iob_ != "I"
    named = before.pos_ == "PROPN" and before.lower_ != "the"
    return within and alone and named and not lexicon().is_a(before.lower_, "state", "group")


def _state(found: Found, registry: Registry) -> bool:
    """Whether a name means nothing but states."""
    return _kinds(found, registry) == {ActorKind.STATE} and not found.of("publisher")


def _nation(found: Found, registry: Registry) -> bool:
    """Whether a name means nothing but a state, or a people."""
    return _state(found, registry) or _kinds(found, registry) == {ActorKind.POPULATION}


def _kinds(found: Found, registry: Registry) -> set[ActorKind]:
    known = {registry.actors[n.id].kind for n in found.of("actor")}
    return known | {reference().actors[n.id].kind for n in found.of("listed")}


def _common(doc: Doc, found: Found) -> bool:
    """Whether a table's short name is here a common noun at the start of a sentence."""
    word = doc[found.start]
    alone = found.end - found.start == 1 and word.pos_ == "NOUN" and not word.ent_type_
    return alone and lexicon().is_a(word.lemma_.lower(), "people", "group")
