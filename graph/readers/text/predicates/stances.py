"""Stances towards what others do: aid cut off, a resolution vetoed, help received."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....model import Means, Relation
from ..force.presumed import any_such
from ..sentences.lexicon import Predicate, lexicon
from ..sentences.owners import possessor
from ..sentences.syntax import (
    OBJECTS,
    children,
    conjuncts,
    grammatical_subject,
    lemma,
    objects,
    passive,
    prepositional,
    subject,
)
from .aims import WARDING
from .doers import BEFORE, an_act, doers, named
from .gifts import Frame, deed, given_by, thing_of, transfer

if TYPE_CHECKING:
    from spacy.tokens import Token

_CUTTING = frozenset({"block", "cancel", "cut", "freeze", "halt", "intercept", "revoke", "suspend"})
_CUTTING_OFF = _CUTTING | {"seize", "stop", "veto", "withhold"}
_BLOCKING = frozenset({"block", "veto"})
_TAKING = frozenset({"accept", "acquire", "buy", "collect", "draw", "get", "have", "import",
                     "obtain", "purchase", "receive", "secure", "win"})  # fmt: skip
_LIVING = frozenset({"depend", "live", "subsist", "survive"})
_JOINING = frozenset({"contribute", "join", "participate", "take", "lend"})
_TRADED = frozenset({"acquire", "buy", "import", "purchase"})
_HELP = frozenset({"aid", "assistance", "backing", "blessing", "connivance", "cover", "help",
                   "protection", "support"})  # fmt: skip
_WRESTING = frozenset({"take", "win", "wrest", "wrench"})
_WINNING = frozenset({"defend", "hold", "keep", "take", "win"})
_GROUND = frozenset({"FAC", "GPE", "LOC"})
KEEPING = frozenset({"ban", "bar", "block", "discourage", "forbid", "keep", "prevent", "prohibit",
                     "stop"})  # fmt: skip
_REFUSING = frozenset({"deny", "refuse"})
_ENTRY = frozenset({"access", "accreditation", "admission", "entry", "permit", "visa"})
_GIVING = Predicate("give", "verb", Relation.SUPPORTS, None, ("subj",), ("to",), both=False)
_STRUCK = frozenset({"dead", "wounded", "injured"})
_UNDER = frozenset({"with", "under", "by"})


def cut_off(verb: Token) -> Frame | None:
    """Who withholds from whom what supports him: "froze arms sales to X", "vetoed aid for X"."""
    if lemma(verb) not in _CUTTING_OFF:
        return None
    done_by = subject(verb)
    hit = [r for thing in objects(verb) for r in _meant_for(thing, verb)]
    if done_by is None or not hit:
        return None
    return _frame(verb, Relation.OPPOSES, Means.REJECTION, done_by, hit)


def _meant_for(thing: Token, verb: Token) -> list[Token]:
    """For whom a gift is that a noun names, alone or with what carries it."""
    carried = [o for clause in children(thing, "acl") for o in children(clause, *OBJECTS)]
    for noun in (thing, *carried, *prepositional([thing], "of")):
        known = lexicon().predicates.get((lemma(noun), "noun"), ())
        gift = any(p.relation is Relation.SUPPORTS for p in known) or thing_of(noun)
        if gift and _sided(noun):
            above = [noun, *children(noun.head, "acl"), *([verb] if noun is thing else [])]
            above += [noun.head] if noun.head.dep_ == "acl" else []
            found = list(prepositional(above, "to", "for"))
            if found:
                return found
    return []


def _sided(noun: Token) -> bool:
    """Whether a gift takes a side, as humanitarian aid does not."""
    return not any(
        w.lower_ in lexicon().modifiers and lexicon().modifiers[w.lower_] is None
        for w in children(noun, "amod", "compound", "nmod")
    )


def kept_from(verb: Token) -> Frame | None:
    """Whom somebody does not let be armed: "barred Berlin from passing rounds to X"."""
    clauses = [
        c for p in children(verb, "prep") if p.lower_ == "from" for c in children(p, "pcomp")
    ]
    if lemma(verb) not in KEEPING or not clauses:
        return None
    done_by = subject(verb)
    gift = transfer(_GIVING, clauses[0])
    if done_by is None or gift is None or not gift.objects:
        return None
    return replace(gift, subjects=(done_by,), carriers=(verb, *gift.carriers))


def shielded(verb: Token) -> Frame | None:
    """Whom a veto protects: "vetoed a resolution condemning X", "blocked sanctions on X"."""
    if lemma(verb) not in _BLOCKING:
        return None
    done_by = subject(verb)
    safe = [t for thing in objects(verb) for t in _aimed_at(thing)]
    if done_by is None or not safe:
        return None
    return _frame(verb, Relation.SUPPORTS, Means.DIPLOMATIC, done_by, safe)


def _aimed_at(thing: Token) -> list[Token]:
    found = list(prepositional([thing], "against"))
    for clause in children(thing, "acl", "relcl"):
        known = lexicon().predicates.get((lemma(clause), "verb"), ())
        if any(p.relation is Relation.OPPOSES for p in known):
            found += children(clause, *OBJECTS)
        found += [
            t for n in children(clause, *OBJECTS) for t in prepositional([n], "on", "against")
        ]
    known = lexicon().predicates.get((lemma(thing), "noun"), ())
    if any(p.relation is Relation.OPPOSES for p in known):
        found += prepositional([thing], "on")
    return found


def left_dead(verb: Token) -> Frame | None:
    """Whom an attack killed: "raided a post, leaving 17 soldiers dead"."""
    if lemma(verb) != "leave" or verb.dep_ not in ("advcl", "conj"):
        return None
    struck = [*verb.children, *(c for w in verb.children for c in w.children)]
    if not any(w.lower_ in _STRUCK for w in struck):
        return None
    known = lexicon().predicates.get((lemma(verb.head), "verb"), ())
    done_by, inner = subject(verb), [c for c in children(verb, "nsubj") if c.i > verb.i]
    hit = [*objects(verb), *inner]
    if done_by is None or done_by in hit or not any(p.means is Means.ATTACK for p in known):
        return None
    return _frame(verb, Relation.OPPOSES, Means.ATTACK, done_by, hit) if hit else None


def warded_off(verb: Token) -> Frame | None:
    """Who attacked him who "repelled an assault by Y"."""
    particles = [c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod")]
    particle = next((f" {word}" for word in particles if word in ("back", "off")), "")
    if f"{lemma(verb)}{particle}" not in WARDING | {"survive"} or passive(verb):
        return None
    warding = subject(verb)
    attackers = [d for act in objects(verb) if an_act(act) for d in doers(act)]
    if warding is None or not attackers or warding in attackers:
        return None
    one, *others = attackers
    hit = [t for act in objects(verb) for t in prepositional([act], "on", "against")]
    found = _frame(verb, Relation.OPPOSES, Means.ATTACK, one, hit or [warding])
    return replace(found, subjects=(one, *others))


def withheld(verb: Token) -> Frame | None:
    """What somebody does not give: "refused Y the missiles", "was denied passage by X"."""
    ruled_out = lemma(verb) == "rule" and any(c.lower_ == "out" for c in children(verb, "prt"))
    if not ruled_out and lemma(verb) not in _REFUSING:
        return None
    if passive(verb) and any(map(thing_of, objects(verb))):
        return None
    if any(lemma(n) == "charge" for n in objects(verb)):
        return None
    return transfer(_GIVING, verb)


def shut_out(verb: Token) -> Frame | None:
    """Whom somebody does not let in: "denied Y access", "refused its envoy a visa"."""
    if lemma(verb) not in _REFUSING:
        return None
    entry = [c for c in children(verb, *OBJECTS) if lemma(c) in _ENTRY]
    named_ = [grammatical_subject(verb)] if passive(verb) else children(verb, *OBJECTS, "dative")
    hit = [n for n in named_ if n is not None and n not in entry and n.pos_ != "ADP"]
    hit += [n for n in prepositional([verb, *entry], "to", "for") if lemma(n) not in _ENTRY]
    hit = hit[:1] or [c for e in entry for c in children(e, "compound")]
    done_by = subject(verb) or next(iter(prepositional(entry, "by")), None)
    if not entry or not hit or done_by is None:
        return None
    return _frame(verb, Relation.OPPOSES, Means.REJECTION, done_by, hit)


def taken_from(verb: Token) -> Frame | None:
    """From whom somebody took a place by force: "took Laukkai from the army", "lost it to X"."""
    ground = [n for n in objects(verb) if n.ent_type_ in _GROUND]
    losing = lemma(verb) == "lose"
    if not ground or not (losing or lemma(verb) in _WRESTING):
        return None
    others = list(prepositional([verb, *ground], "to" if losing else "from"))
    done_by = subject(verb)
    if done_by is None or not others:
        return None
    if losing:
        return _frame(verb, Relation.OPPOSES, Means.ATTACK, others[0], [done_by])
    return _frame(verb, Relation.OPPOSES, Means.ATTACK, done_by, others)


def joined(verb: Token) -> Frame | None:
    """Whose fight or ranks somebody joins: "took part in X's strike", "joined the rebels"."""
    if lemma(verb) not in _JOINING:
        return None
    named_ = [*children(verb, *OBJECTS), *prepositional([verb], "in", "to")]
    named_ += prepositional(children(verb, *OBJECTS), "in")
    allies = [d for n in named_ if n.pos_ == "NOUN" and an_act(n) for d in _theirs(n)]
    sides = objects(verb) if lemma(verb) == "join" else []
    allies += [
        n for n in sides if lexicon().is_a(lemma(n), "force", "irregular") and not any_such(n)
    ]
    done_by = subject(verb)
    if done_by is None or not allies:
        return None
    return _frame(verb, Relation.SUPPORTS, Means.JOINT_OPERATIONS, done_by, allies)


def _theirs(act: Token) -> list[Token]:
    found = [possessor(c) for c in children(act, "poss")] or list(prepositional([act], "by"))
    found = found or [c for c in children(act, "amod", "compound", "nmod") if named(c)]
    return [w for c in found for w in conjuncts(c)]


def received(verb: Token) -> Frame | None:
    """From whom somebody has arms or help: "receives weapons from X"."""
    if lemma(verb) not in _TAKING | _LIVING:
        return None
    lived_on = prepositional([verb], "on", "off") if lemma(verb) in _LIVING else objects(verb)
    things = [n for n in lived_on if thing_of(n)]
    inner = [t for n in things if (t := thing_of(n)) is not None]
    givers = list(dict.fromkeys(prepositional([verb, *things, *inner], "from")))
    taker = grammatical_subject(verb) if not passive(verb) else None
    gifts = dict.fromkeys(g for t in things for c in conjuncts(t) for g in given_by(c))
    if lemma(verb) in _TRADED:
        gifts = {g: None for g in gifts if g[0] is Means.WEAPONS}
    if taker is None or not givers or not gifts:
        return None
    said = deed(verb, Relation.SUPPORTS, None)
    return Frame(said, tuple(givers), (taker,), tuple(gifts), (verb, *things))


def helped(noun: Token) -> Frame | None:
    """Who helps in "retook the town with X's support", "with the help of X"."""
    if lemma(noun) not in _HELP or noun.dep_ != "pobj" or noun.head.lower_ not in _UNDER:
        return None
    if any(True for _ in prepositional([noun], "for", "to")):
        return None
    helpers = [possessor(c) for c in children(noun, "poss")] or list(
        prepositional([noun], "of", "from")
    )
    helpers = helpers or [c for c in children(noun, "compound", "amod", "nmod") if named(c)]
    verb = next((a for a in noun.ancestors if a.pos_ == "VERB"), None)
    known = lexicon().predicates.get((lemma(verb), "verb"), ()) if verb is not None else ()
    beaten = objects(verb) if verb is not None else []
    fought = [n for o in beaten for n in (o, *children(o, *BEFORE))]
    place = any(p.relation is Relation.CONTROLS for p in known)
    won = verb is not None and lemma(verb) in _WINNING
    place = place or (won and any(n.ent_type_ in _GROUND for n in beaten))
    hostile = any(p.relation is Relation.OPPOSES for p in known)
    if not place and not (hostile and any(named(n) for n in fought)):
        return None  # "fights drought with X's help" is no fight
    taker = subject(verb) if verb is not None else None
    if not helpers or taker is None or taker in helpers:
        return None
    described = [lexicon().modifiers.get(w.lower_) for w in children(noun, "amod", "compound")]
    means = next((m for m in described if m is not None), Means.UNKNOWN)
    predicate = Predicate(
        lemma(noun), "noun", Relation.SUPPORTS, means, ("poss",), ("of",), both=False
    )
    return Frame(predicate, tuple(helpers), (taker,), (), (noun,))


def _frame(
    verb: Token, relation: Relation, means: Means, done_by: Token, done_to: list[Token]
) -> Frame:
    said = deed(verb, relation, means)
    return Frame(said, (done_by,), tuple(dict.fromkeys(done_to)), (), (verb,))
