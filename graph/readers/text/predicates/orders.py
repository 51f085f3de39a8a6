"""Orders to give way, leave to pass, and requests for arms: verbs that take a person and a deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Means, Relation
from ..sentences.lexicon import lexicon
from ..sentences.syntax import (
    OBJECTS,
    agent,
    children,
    conjuncts,
    finite,
    grammatical_subject,
    infinitive,
    lemma,
    objects,
    operator,
    passive,
    prepositional,
    subject,
)
from .gifts import Frame, deed, given_by, thing_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORDERING = frozenset(
    {
        "ask",
        "call",
        "command",
        "demand",
        "give",
        "instruct",
        "order",
        "press",
        "pressure",
        "require",
    }
    | {"tell", "urge", "warn"}
)
_YIELDING = frozenset(
    {"abandon", "cease", "depart", "disarm", "disband", "dismantle", "evacuate", "exit", "halt"}
    | {"leave", "quit", "release", "relinquish", "retreat", "stop", "surrender", "vacate"}
    | {"withdraw"}
)
_DISARMING = frozenset({"disarm", "disband", "dismantle"})
_PULLING = frozenset({"give", "hand", "lay", "move", "pull", "step"})
_CALLED_FOR = (Means.ATTACK, Means.MOBILISATION, Means.PROTEST)
_CALLING = frozenset({"appeal", "call"})
_ALLOWING = frozenset({"allow", "let", "permit"})
_USES = frozenset(
    {"base", "camp", "cross", "deploy", "fly", "hide", "launch", "operate"}
    | {"pass", "recruit", "refuel", "regroup", "shelter", "station", "train", "transit"}
    | {"use"}
)
_THROUGH = frozenset({"across", "in", "over", "past", "through"})
_REQUESTING = frozenset(
    {"appeal", "apply", "ask", "beg", "call", "implore", "lobby", "petition", "plead", "press"}
    | {"turn", "urge"}
)


def ordered(verb: Token) -> Frame | None:
    """Who tells whom to leave, disarm or stop."""
    if lemma(verb) not in _ORDERING:
        return None
    within = [c for n in children(verb, *OBJECTS) if n.ent_type_ in ("DATE", "TIME")
              for c in children(n, "relcl", "acl")]  # fmt: skip
    clauses = [*children(verb, "xcomp", "ccomp", "advcl"), *within]  # "gave X a week to leave"
    clause = next((c for c in clauses if c.i > verb.i and c.pos_ in ("VERB", "AUX")), None)
    if clause is None or not any(_yields(c) for c in conjuncts(clause)):
        return None
    if clause.dep_ == "ccomp" and finite(clause) and lemma(verb) in ("tell", "warn"):
        return None  # "told reporters that he would leave"
    if lemma(verb) == "give" and not infinitive(clause):
        return None  # "gave X leave to"
    done_by, done_to = subject(verb), _told(verb, clause)
    if done_by is None or done_to is None:
        return None
    return Frame(deed(verb, Relation.OPPOSES, Means.COERCION), (done_by,), (done_to,), (), (verb,))


def _yields(clause: Token) -> bool:
    if lemma(clause) in _PULLING:
        return any(c.lower_ in ("out", "back", "over", "down", "up") for c in clause.children)
    stops = any(c.dep_ == "aux" and lemma(c) == "stop" for c in clause.children)
    others = [n for n in children(clause, *OBJECTS) if not children(n, "poss")]
    if lemma(clause) in _DISARMING and others:
        return False  # "to disarm the rebels"
    return stops or (lemma(clause) in _YIELDING and not children(clause, "neg"))


def _told(verb: Token, clause: Token) -> Token | None:
    if passive(verb):
        return grammatical_subject(verb)
    if passive(clause):
        return agent(clause)  # "allowed its bases to be used by Y"
    inner = [s for s in children(clause, "nsubj", "nsubjpass") if s.i > verb.i]
    named = [*children(verb, *OBJECTS, "dative"), *inner, *prepositional([verb], "on")]
    named = [w for w in named if w.ent_type_ not in ("DATE", "TIME")]
    return next((w for w in named if w.pos_ not in ("ADP", "SCONJ") and not infinitive(w)), None)


def allowed(verb: Token) -> Frame | None:
    """Who lets whom pass, or use what is his: "let Russia station missiles on its soil"."""
    if lemma(verb) not in _ALLOWING:
        return None
    clause = next((c for c in children(verb, "xcomp", "ccomp") if c.i > verb.i), None)
    through = clause is not None and (clause.lower_ in _THROUGH or _passes(clause))
    if clause is not None and (through or lemma(clause) in _USES):
        done_to = _told(verb, clause)
    else:
        done_to = next(iter(objects(verb)), None) if clause is None and _passes(verb) else None
    done_by = subject(verb)
    if done_by is None or done_to is None:
        return None
    if (clause is None or lemma(clause) not in _USES) and not _bears_arms(done_to):
        return None
    predicate = deed(verb, Relation.SUPPORTS, Means.TERRITORY)
    return Frame(predicate, (done_by,), (done_to,), (), (verb, clause or verb))


def _bears_arms(noun: Token) -> bool:
    return lexicon().is_a(lemma(noun), "force", "irregular", "machine", "weapon")


def _passes(verb: Token) -> bool:
    """Whether somebody is let "through", "in" or "across"."""
    return any(c.dep_ in ("prt", "prep", "advmod") and c.lower_ in _THROUGH for c in verb.children)


def requested(verb: Token) -> Frame | None:
    """Who asks whom for arms or help: he who is asked is to support him who asks."""
    if lemma(verb) not in _REQUESTING or passive(verb):
        return None
    asked = [*children(verb, *OBJECTS, "dative"), *prepositional([verb], "to", "on", "with")]
    things = [n for n in prepositional([verb, *asked], "for") if _gift(n)]
    things += [n for clause in children(verb, "xcomp") for n in _to_be_sent(clause)]
    for clause in children(verb, "ccomp"):
        if clause.tag_ == "VB":  # "asked that Y send"
            asked += children(clause, "nsubj")
            things += _to_be_sent(clause)
    asked = [w for w in asked if w.pos_ not in ("ADP", "VERB") and w not in things]
    asker = subject(verb)
    gifts = dict.fromkeys(g for t in things for c in conjuncts(t) for g in given_by(c))
    if asker is None or not asked or not gifts:
        return None
    predicate = deed(verb, Relation.SUPPORTS, None)
    return Frame(predicate, (asked[0],), (asker,), tuple(gifts), (verb, *things))


def _to_be_sent(clause: Token) -> list[Token]:
    """What somebody is asked to send, where no receiver is named: it is for him who asks."""
    known = lexicon().predicates.get((lemma(clause), "verb"), ())
    if not any(p.means is None for p in known):
        return []
    if children(clause, "dative") or any(True for _ in prepositional([clause], "to", "for")):
        return []
    things = children(clause, *OBJECTS)
    if any(True for t in things for _ in prepositional([t], "to", "for")):
        return []
    return [n for n in things if _gift(n)]


def _gift(noun: Token) -> bool:
    return any(thing_of(c) for c in conjuncts(noun))


def calling(verb: Token) -> Frame | None:
    """Who calls for an act against somebody: "called for protests against X"."""
    known = operator(verb, "object")
    if lemma(verb) not in _CALLING and (known is None or known.effect != "requested"):
        return None
    if any(c.lower_ == "off" for c in children(verb, "prt")):
        return None
    done_by = subject(verb)
    acts = [*prepositional([verb], "for"), *children(verb, *OBJECTS)]
    hit = [t for n in acts if _hostile(n) for t in prepositional([n], "on", "against")]
    if done_by is None or not hit:
        return None
    predicate = deed(verb, Relation.OPPOSES, Means.MOBILISATION)
    return Frame(predicate, (done_by,), tuple(hit), (), (verb,))


def _hostile(noun: Token) -> bool:
    known = lexicon().predicates.get((lemma(noun), "noun"), ())
    return any(p.means in _CALLED_FOR for p in known)
