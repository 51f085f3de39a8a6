"""What gives a verb another sense than that of its predicate: a particle, a clause, its object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Means, Relation
from ..sentences.lexicon import Predicate, lexicon
from ..sentences.syntax import OBJECTS, children, conjuncts, lemma, objects, prepositional
from .doers import an_act
from .gifts import thing_of
from .stances import KEEPING, kept_from
from .wants import declined

if TYPE_CHECKING:
    from spacy.tokens import Token

_HELPING = frozenset({"help", "assist", "aid", "favour", "favor"})
_BLAME = frozenset({
    "accusation", "allegation", "blame", "charge", "complicity", "crime", "guilt", "involvement",
    "responsibility", "suspicion", "wrongdoing",
})  # fmt: skip
_FURNISHING = frozenset({"supply"})
_MEETINGS = frozenset({
    "conference", "delegation", "dialogue", "discussion", "game", "match", "meeting",
    "negotiation", "round", "summit", "talk", "visit",
})  # fmt: skip
_COURTESIES = frozenset({"congratulate", "greet", "honour", "praise", "thank", "welcome"})
_MOTIONS = frozenset({"amendment", "bill", "declaration", "draft", "motion", "package", "proposal",
                      "resolution", "statement", "vote"})  # fmt: skip
_SAKE = frozenset({"concert", "coordination", "line", "solidarity", "sympathy", "tandem"})
_HELP = frozenset({"aid", "assistance", "help", "invitation"})


_SENT = frozenset({"ambassador", "attache", "consul", "delegation", "diplomat", "mission", "staff"})
"""Who is recalled in anger."""


def other_sense(predicate: Predicate, verb: Token) -> bool:
    """Whether a particle or clause gives the verb another sense ("helped to", "backed down")."""
    if predicate.means is Means.REJECTION and (
        declined(verb) is not None or any(lemma(n) in _HELP for n in objects(verb))
    ):
        return True  # help may be declined without enmity
    if predicate.means is Means.REJECTION and any(
        lemma(c) in _COURTESIES for c in children(verb, "advcl", "xcomp")
    ):
        return True  # "called in the ambassador to thank him"
    if " " in predicate.lemma:
        return False
    if predicate.lemma == "block" and any(lemma(n) in _MOTIONS for n in objects(verb)):
        return True  # "blocked a UN resolution"
    if predicate.lemma == "charge":  # "charged the crowd", "charged X a fee"
        return not any(c.lower_ in ("with", "over") for c in children(verb, "prep"))
    if predicate.relation is Relation.CONTROLS and _said_of_it(verb):
        return True  # "held Caracas responsible"
    if predicate.relation is Relation.CONTROLS and predicate.lemma in ("hold", "take"):
        more = children(verb, "prep", "prt", "advmod")
        return any(c.lower_ in ("to", "off", "through") for c in more)  # "took Y to court"
    if predicate.lemma == "capture" and predicate.means is Means.COERCION:
        taken = objects(verb)  # "captured Paletwa from junta troops"
        return any(True for _ in prepositional([verb, *taken], "from")) and not any(
            lexicon().is_a(lemma(n), "people", "force", "group") for n in taken
        )
    if predicate.lemma == "recall":  # "recalled its workers"
        return not any(
            lexicon().is_a(lemma(n), "envoy") or lemma(n) in _SENT for n in objects(verb)
        )
    if predicate.lemma == "advise":
        return bool(children(verb, "xcomp", "ccomp"))  # "advised Y to make peace"
    if predicate.lemma == "host":
        guests = [*objects(verb), *prepositional([verb], "for")]
        return any(lemma(c) in _MEETINGS for n in guests for c in conjuncts(n))
    if predicate.lemma == "clear":  # "cleared Y of blame"
        blame = prepositional([verb, *children(verb, *OBJECTS)], "of")
        deeds = (c for p in children(verb, "prep") for c in children(p, "pcomp"))
        return any(True for _ in deeds) or any(an_act(n) or lemma(n) in _BLAME for n in blame)
    if predicate.lemma == "operate" and children(verb, *OBJECTS):
        return True  # "operates a mine in Y"
    if predicate.lemma in _FURNISHING and children(verb, "prep"):
        return any(c.lower_ == "with" for c in children(verb, "prep"))  # with bread, too
    if predicate.lemma == "pay" and children(verb, "prep"):
        return any(c.lower_ == "for" for c in children(verb, "prep"))  # that is trade
    if children(verb, "prt") and predicate.lemma not in ("rise",):
        return True
    if predicate.relation is Relation.OPPOSES and predicate.lemma in KEEPING:
        return kept_from(verb) is not None
    if predicate.relation is Relation.SUPPORTS:
        if predicate.lemma in _HELPING and children(verb, "xcomp", "ccomp"):
            return True
        return any(c.dep_ in OBJECTS and c.lower_.endswith("self") for c in verb.children)
    return False


def _said_of_it(verb: Token) -> bool:
    """Whether a verb only says how its object is held or taken: "responsible", "hostage"."""
    behind = [c for o in children(verb, *OBJECTS) for c in children(o, "amod") if c.i > o.i]
    return bool(behind or children(verb, "oprd", "acomp", "ccomp"))


def traded_for(verb: Token) -> bool:
    """Whether somebody depends on another only for goods or custom."""
    wanted = list(prepositional([verb], "for"))
    return (
        lemma(verb) in ("depend", "rely", "count")
        and bool(wanted)
        and not any(thing_of(n) or (lemma(n), "noun") in lexicon().predicates for n in wanted)
    )


def for_his_sake(noun: Token) -> bool:
    """Whether something is done to another for somebody's sake: "in solidarity with X"."""
    governor = noun.head
    return governor.lower_ == "with" and governor.i > 0 and governor.nbor(-1).lower_ in _SAKE
