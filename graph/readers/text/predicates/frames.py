"""Who fills the places of a predicate: subject, object, what is given, and against whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....model import Means, Relation
from ..force.presumed import as_phrase
from ..sentences.lexicon import Predicate, lexicon
from ..sentences.owners import possessor
from ..sentences.syntax import (
    OBJECTS,
    agent,
    children,
    conjuncts,
    grammatical_subject,
    lemma,
    objects,
    operator,
    passive,
    prepositional,
    subject,
)
from .aims import STANCES, aimed_at, barred, owners, whose_help
from .doers import behind, doers, meant, named, resolved
from .gifts import (
    ADJECTIVAL,
    Frame,
    delivery,
    given_by,
    handled_as_gift,
    modified,
    thing_of,
    transfer,
)
from .likewise import likewise
from .roles import copular
from .senses import for_his_sake, other_sense, traded_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

LIGHT = frozenset({"actual", "promised", "offered", "negated", "requested", "possible"})
_STRUGGLING = frozenset({"combat", "counter", "defeat", "fight", "resist"})
_FOES = ("force", "group", "irregular", "label", "machine", "nations", "part", "people", "state")
_CONDEMNING = frozenset({"condemn", "decry", "denounce", "deplore"})
WITH_HELP = frozenset({"aid", "assistance", "backing", "help", "support"})
"""What stands behind "with" where somebody fights with another's."""


def frame(predicate: Predicate, trigger: Token, path: Iterable[Token]) -> Frame | None:
    """How a sentence fills a predicate; None where a place stays empty."""
    if predicate.pos == "verb":
        filled = (_verbal if predicate.means is not None else transfer)(predicate, trigger)
        return _also_by_others(filled, trigger) if filled is not None else None
    if predicate.means is None:
        return delivery(predicate, trigger)
    if predicate.pos == "noun":
        return _nominal(predicate, trigger, list(path))
    return copular(predicate, trigger)


def _also_by_others(filled: Frame, verb: Token) -> Frame:
    """With those who are said to do the same: "X armed Y, as did Z"."""
    active = filled.predicate.object != ("subj",) and not passive(verb)
    others = likewise(verb) if active and (children(verb, "nsubj") or verb.dep_ == "pcomp") else []
    return replace(filled, subjects=(*filled.subjects, *others)) if others else filled


def _verbal(predicate: Predicate, verb: Token) -> Frame | None:
    done_by = subject(verb)
    carriers = [verb, *(c for o in children(verb, *OBJECTS) for c in conjuncts(o))]
    if predicate.object == ("subj",):  # "relies on": who is named behind it acts
        done_to = [s for s in [grammatical_subject(verb)] if s is not None]
        inside = [n for c in children(verb, "prep") for n in children(c, "pobj")]
        others = list(prepositional([*carriers, *inside], *predicate.subject))
        if "poss" in predicate.subject:  # "fell into rebel hands"
            others = others or [w for n in inside for w in children(n, "poss", *ADJECTIVAL)]
        done_by_others = tuple(w for n in others for w in (n, *whose_help(n)))
        if traded_for(verb):
            return None  # "depends on Y for flour"
        if "cause" in predicate.subject:  # "died": in whose attack
            done_by_others = tuple(behind(verb))
        filled = done_by_others and done_to and not passive(verb)
        hit = tuple(meant(noun) for noun in done_to)
        return Frame(predicate, done_by_others, hit, (), (verb,)) if filled else None
    if _tying(predicate, verb):
        if predicate.relation is not Relation.MERGED_INTO:
            return None  # "linked Iran to Al-Qaeda": the subject only says so
        done_by = objects(verb)[0]  # "absorbed the militia into the army"
    helped = _helped(predicate, verb)
    if helped is not None:
        return Frame(predicate, (done_by,), (helped,), (), (verb,)) if done_by is not None else None
    if predicate.object == ("obj",):
        done_to = aimed_at(predicate, verb)
    elif passive(verb) and (
        agent(verb) is None or not predicate.relation.sign
    ):  # "is allied with", "are deployed alongside"
        done_by = grammatical_subject(verb)
        done_to = list(prepositional([verb], *predicate.object))
    else:
        inside = [n for c in children(verb, "prep") for n in children(c, "pobj")]
        nested = inside if predicate.lemma.count(" ") > 1 else []  # "fought in the ranks of X"
        done_to = list(prepositional([*carriers, *nested], *predicate.object))
        done_to += [w for n in nested for w in children(n, "poss") if "poss" in predicate.object]
        done_to = done_to or _stranded(predicate, verb)
        if "to" in predicate.object and " " in predicate.lemma:  # "gave X shelter"
            done_to += [d for d in children(verb, "dative") if d.pos_ != "ADP"]
            inside = [c for o in carriers[1:] for c in children(o, "compound")]
            done_to += [c for c in inside if c.pos_ == "PROPN"]
        owned = "poss" in predicate.object  # "froze X's assets"
        done_to += [p for c in carriers[1:] for p in children(c, "poss") if owned]
        done_to += owners(done_to) if predicate.means in (*STANCES, Means.PROTEST) else []
    done_to = [meant(n) for n in done_to if lemma(n) not in WITH_HELP and not for_his_sake(n)]
    subjects = (
        [*resolved(meant(done_by)), *whose_help(done_by)]
        if done_by is not None
        else behind(verb) or _heard_in(predicate, verb)
        if passive(verb)
        else []
    )
    if not subjects or not done_to or other_sense(predicate, verb):
        return None
    return Frame(
        predicate, tuple(subjects), tuple(done_to), _with(predicate, verb), tuple(carriers)
    )


def _heard_in(predicate: Predicate, verb: Token) -> list[Token]:
    """In whose capitals something is condemned: "was condemned in Ankara and Tehran"."""
    if predicate.means is not Means.ACCUSATION or lemma(verb) not in _CONDEMNING:
        return []
    return [t for t in prepositional([verb], "in") if t.text in lexicon().seats]


def _stranded(predicate: Predicate, verb: Token) -> list[Token]:
    """Who is acted on where the preposition stands alone: "was fired upon by X"."""
    alone = [c for c in children(verb, "prep", "prt") if not any(True for _ in c.children)]
    hit = grammatical_subject(verb) if passive(verb) else None
    fits = hit is not None and any(c.lower_ in predicate.object for c in alone)
    return [hit] if hit is not None and fits else []


def _with(predicate: Predicate, verb: Token) -> tuple[tuple[Means, str], ...]:
    """By what means somebody supports another: "backed Y with drones"."""
    if predicate.relation is not Relation.SUPPORTS or predicate.means is not Means.UNKNOWN:
        return ()
    things = [c for n in prepositional([verb], "with") for c in conjuncts(n) if thing_of(c)]
    return tuple(dict.fromkeys(gift for thing in things for gift in given_by(thing)))


def _tying(predicate: Predicate, verb: Token) -> bool:
    """Whether a verb of a tie has an object of its own, which its subject ties to another."""
    tie = not predicate.relation.sign and " " not in predicate.lemma
    return tie and predicate.object[0] in ("to", "with", "into") and bool(children(verb, *OBJECTS))


def _helped(predicate: Predicate, verb: Token) -> Token | None:
    """Who is helped to act: "helped Iraq fight ISIL" (and not "helped Iraq to build a plant")."""
    if predicate.relation is not Relation.SUPPORTS:
        return None
    for clause in children(verb, "ccomp", "xcomp"):
        if clause.i > verb.i and _warlike(clause) and not _of_things(clause):
            named_ = [*children(clause, "nsubj"), *children(verb, *OBJECTS)]
            return next((n for n in named_ if n.i < clause.i), None)
    return None


def _warlike(verb: Token) -> bool:
    """Whether a verb is of a fight: who is helped in it is helped against somebody."""
    known = lexicon().predicates.get((lemma(verb), "verb"), ())
    put_down = lemma(verb) == "put" and any(c.lower_ == "down" for c in children(verb, "prt"))
    return put_down or any(p.relation in (Relation.OPPOSES, Relation.CONTROLS) for p in known)


def _of_things(verb: Token) -> bool:
    """Whether nobody is fought: "helped Iraq fight corruption"."""
    hit = [o for o in children(verb, *OBJECTS) if o.pos_ == "NOUN"]
    known = [
        lexicon().is_a(lemma(o), *_FOES) or any(t.text[:1].isupper() for t in o.subtree)
        for o in hit
    ]
    return bool(hit) and not any(known) and lemma(verb) in _STRUGGLING


def _nominal(predicate: Predicate, noun: Token, path: list[Token]) -> Frame | None:
    if handled_as_gift(noun):
        return None
    carriers = _carriers(noun, path)
    verb = carriers[-1] if carriers[-1].pos_ == "VERB" else None
    whole = (f"{lemma(verb)} {lemma(noun)}", "verb") if verb is not None else ("", "")
    if any(p.means is Means.THREAT for p in lexicon().predicates.get(whole, ())):
        return None  # "vowed revenge" is none
    light = as_phrase(verb, "object") if verb is not None else None
    if light is not None and light.effect not in LIGHT:
        carriers, verb = carriers[:-1], None  # it only speaks of the act
    done_by = _by(predicate, noun, carriers)
    done_by = done_by or (doers(noun) if predicate.relation is Relation.OPPOSES else [])
    done_by = done_by or (_parties(noun) if predicate.both else [])
    done_to = list(prepositional([noun], *predicate.object))
    done_to = done_to or list(prepositional([*carriers[1:], *done_by], *predicate.object))
    suffered = _suffered(predicate, noun)
    if suffered and not done_to:  # "Y's invasion by X"
        done_by, done_to = list(prepositional([noun], "by")), suffered
    if not done_to and "poss" in predicate.object:
        done_to = children(noun, "poss")
    done_to += owners(done_to) if predicate.means in STANCES else []
    done_to += barred(done_to) if predicate.means is Means.SANCTION else []
    if verb is not None and light is not None:
        if light.control == "receiver":
            if predicate.both and not done_to:
                return None  # "drew fire from X" fires at nobody
            if not done_to and (hit := grammatical_subject(verb)) is not None:
                done_to = [hit, *(owners([hit]) if predicate.means in STANCES else [])]
        elif light.effect in LIGHT and (not done_by or lemma(verb) == "join"):
            done_by = [s for s in [subject(verb)] if s is not None]
    described = modified(noun) if predicate.relation is Relation.SUPPORTS else []
    if not done_by or not done_to or None in described:
        return None
    given = tuple((m, "") for m in described[:1] if m is not None)
    return Frame(predicate, tuple(done_by), tuple(done_to), given, tuple(carriers))


def _suffered(predicate: Predicate, noun: Token) -> list[Token]:
    """Whose an act is that another does, who is named behind "by"."""
    if not predicate.relation.sign or predicate.both or "by" not in predicate.subject:
        return []
    return children(noun, "poss") if any(True for _ in prepositional([noun], "by")) else []


def _parties(noun: Token) -> list[Token]:
    """Who was in a fight: "was put on alert after clashes with X", "died in fighting with X"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("after", "in", "amid", "following"):
        return []
    verb = noun.head.head
    who = (subject(verb) or grammatical_subject(verb)) if verb.pos_ == "VERB" else None
    return [who] if who is not None else []


def _carriers(noun: Token, path: list[Token]) -> list[Token]:
    """The noun, the nouns of offering or asking above it, and the verb that governs them."""
    carriers = [noun]
    current = noun
    while current.dep_ == "pobj" and current.head.lower_ in ("of", "for"):
        above = current.head.head
        if above not in path or operator(above, "object") is None:
            return carriers
        carriers.append(above)
        current = above
    if current.dep_ in (*OBJECTS, "nsubjpass") and as_phrase(current.head, "object") is not None:
        carriers.append(current.head)
    return carriers


def _by(predicate: Predicate, noun: Token, carriers: list[Token]) -> list[Token]:
    for slot in predicate.subject:
        if slot == "poss":
            found = [possessor(c) for carrier in carriers for c in children(carrier, "poss")]
        elif slot == "adj":
            found = [c for c in children(noun, *ADJECTIVAL) if named(c)]
        else:
            found = list(prepositional(carriers, slot))
        if found:
            return found
    return []


def asked_for(predicate: Predicate, noun: Token, asking: Token | None) -> Frame | None:
    """Who is to support whom in "A asked B for help": B is to support A."""
    if asking is None or predicate.relation is not Relation.SUPPORTS or predicate.pos != "noun":
        return None
    asker, asked = subject(asking), [c for c in asking.children if c.dep_ in (*OBJECTS, "dative")]
    if asker is None or not asked or noun in asked or noun.head.lower_ != "for":
        return None
    return Frame(predicate, (asked[0],), (asker,), (), (noun, asking))
