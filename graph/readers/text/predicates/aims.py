"""At whom a verb is aimed: its object, or him whose deed, cause or demand the object is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Means
from ..sentences.lexicon import Predicate, lexicon
from ..sentences.syntax import children, lemma, objects, passive, prepositional
from .doers import named, used_by
from .gifts import ADJECTIVAL, thing_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

STANCES = (Means.ACCUSATION, Means.DIPLOMATIC, Means.REJECTION, Means.UNKNOWN)
WARDING = frozenset(
    {"repel", "repulse", "beat back", "beat off", "fight off", "fend off", "push back", "resist"}
)
FOES = frozenset({"case", "enemy", "foe", "opponent", "rival"})
_RUNNING = frozenset({"candidacy", "candidate", "nomination", "nominee", "runner", "ticket"})
"""Who stands for an office: that takes no side between actors."""
WANTED = frozenset({"bid", "claim", "demand", "plan", "proposal", "request", "ultimatum"})
"""What is rejected together with him who wants it."""


def aimed_at(predicate: Predicate, verb: Token) -> list[Token]:
    """The direct objects; of a stance also whose deed or cause they are: "condemned X's coup"."""
    found = objects(verb)
    if any(noun.lower_.endswith("self") for noun in found):  # "blew himself up at"
        return list(prepositional([verb], "at", "in", "inside", "near", "outside", "among"))
    stance = predicate.means in STANCES and predicate.relation.sign
    if not stance and predicate.lemma not in WARDING:
        return found
    on = prepositional([verb, *found], "on") if lemma(verb) == "blame" else ()
    blamed = [noun for noun in on if noun.ent_type_ not in ("DATE", "TIME")]
    if blamed:
        return blamed
    any_such = any(c.lower_ in ("a", "an", "any") for noun in found for c in noun.children)
    if any_such and predicate.means is Means.UNKNOWN:
        return found  # "opposes an attack by X" need not be one of X's
    by = [] if passive(verb) else list(prepositional([verb], "by"))
    acts = [noun for noun in found if not (children(noun, "poss") and _doing(noun))]
    return [*acts, *(by or owners(found))]  # "condemned X's bombing by Y"


def owners(nouns: Iterable[Token]) -> list[Token]:
    """Whose a deed or cause is: "the coup by the army", "Georgia's integrity"."""
    return [
        word
        for noun in nouns
        if (lemma(noun), "role") not in lexicon().predicates and lemma(noun) not in FOES | _RUNNING
        for word in (*(_doing(noun) or children(noun, "poss")), *_wanting(noun))
        if word.pos_ != "PRON"
    ]


def _doing(act: Token) -> list[Token]:
    return list(prepositional([act], "by"))


def barred(goods: Iterable[Token]) -> list[Token]:
    """Whose the goods are on which a ban lies: "imports of Russian gold", "arms sales to X"."""
    found: list[Token] = []
    for noun in goods:
        traded = [noun, *prepositional([noun], "of")] if noun.pos_ == "NOUN" else []
        found += [c for word in traded for c in children(word, *ADJECTIVAL) if named(c)]
        found += prepositional(traded, "from", "to")
    return found


def _wanting(noun: Token) -> list[Token]:
    """Whose "an Israeli proposal" is, or "the Israeli attack"; the Paris attack is nobody's."""
    before = [c for c in children(noun, *ADJECTIVAL) if named(c)]
    if lemma(noun) == "attack":
        told = not any(c.lower_ in ("a", "an", "any") for c in noun.children)
        return [c for c in before if told and c.ent_type_ not in ("GPE", "LOC", "FAC")]
    return before if lemma(noun) in WANTED else []


def whose_help(help_: Token) -> list[Token]:
    """Whose a help is that somebody relies on: "Russian air power"."""
    helping = (lemma(help_), "noun") in lexicon().predicates or thing_of(help_) is not None
    if not helping or lexicon().is_a(lemma(help_), "state", "group"):
        return []
    if any(used_by(clause) for clause in children(help_, "acl")):
        return []  # "American rockets fired by Ukraine"
    return [c for c in children(help_, "poss", *ADJECTIVAL) if named(c)]
