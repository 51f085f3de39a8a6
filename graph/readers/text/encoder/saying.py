"""What a sentence says of a deed that the network sees in it: not done, only meant, or alleged.

The network sees who stands how to whom, and often not that a word above the deed leaves open
whether it is done ("has the right to bomb X") or makes a charge of it ("accused X of").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Means, Modality
from ..force.complements import LETTING, by_nobody
from ..force.force import RANK, conditional, unfulfilled
from ..force.hedges import beside, unreal
from ..force.undone import as_though, nearly, refused, short_of
from ..predicates.doers import an_act
from ..sentences.heads import POSSESSIVE
from ..sentences.lexicon import Operator, lexicon
from ..sentences.syntax import OBJECTS, SUBJECTS, children, lemma, operator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

SAYING = frozenset({"add", "announce", "explain", "report", "say", "tell"})
"""Verbs by which somebody only tells what another does."""
CHARGING = frozenset({"for", "of", "over", "with"})
"""What stands before a charge."""
THROWING_OUT = frozenset({"block", "defeat", "oppose", "reject", "thwart", "veto"})
PREVENTING = frozenset({"bar", "block", "deter", "dissuade", "prevent", "stop"})
PLANNING = frozenset({"plan", "plot", "prepare"})
_MEANT = frozenset({"offered", "possible", "promised"})
"""What verbs say of an act of their subject's that need not have come about."""


FOILING = frozenset({"disrupt", "foil", "frustrate", "thwart"})
"""What is done to a deed that does not come about: "foiled an attempt by X to arm Y"."""


def undone(deed: Token, verb: Token) -> bool:
    """Whether a sentence does not say that a deed is done, offered, or the like.

    Args:
        deed: the word that carries it.
        verb: the one above both who does it and to whom.
    """
    if _not_let(verb) or _not_let(_verb(deed)) or _unsaid(deed) or _not_charged(deed):
        return True
    if any(map(as_though, (verb, *verb.ancestors))) or _feigned(_verb(deed)):
        return True
    return _due(verb) and not conditional(verb)


def foiled(deed: Token, one_: Token, other: Token) -> bool:
    """Whether a deed of two is kept from coming about by a third."""
    stopped = (a for a in (deed, *deed.ancestors) if lemma(a) in FOILING)
    doers = ({t.i for s in children(a, "nsubj", "agent") for t in s.subtree} for a in stopped)
    return any(doing.isdisjoint((one_.i, other.i)) for doing in doers)


def _not_charged(deed: Token) -> bool:
    """Whether somebody is not accused of a deed: "stopped short of accusing X of arming Y"."""
    charging = [a for a in deed.ancestors if _accuses(a)]
    return any(refused(a) or short_of(a) for a in charging)


def _feigned(verb: Token) -> bool:
    """Whether the act that a verb has is none: "staged a mock attack"."""
    return any("void" in beside(o) for o in children(verb, *OBJECTS) if an_act(o))


def only_says(word: Token, other: Token) -> bool:
    """Whether somebody only says what happens between others: "X said that Y had attacked Z"."""
    speaker = word.head if word.dep_ == "appos" else word
    verb = speaker.head
    if speaker.dep_ != "nsubj" or lemma(verb) not in SAYING:
        return False
    said = next((c for c in children(verb, "ccomp") if c.is_ancestor(other)), None)
    if said is None:
        return False
    doer = next(iter(children(said, *SUBJECTS)), None)
    if doer is None or doer.pos_ == "PRON" or doer.i == other.i:
        return False
    return not any(t.lower_ in POSSESSIVE for t in doer.subtree)  # "said his troops had"


def avenged(word: Token) -> bool:
    """Whether somebody is only told of as who may be hit: "will act if Christians are attacked"."""
    clause = word.head
    return word.dep_ == "nsubjpass" and any(m.lower_ == "if" for m in children(clause, "mark"))


def _not_let(verb: Token) -> bool:
    """Whether somebody is not let do it, who may do it all the same."""
    above = [verb, *verb.ancestors]
    kept = any(
        a.dep_ == "pcomp" and a.head.lower_ == "from" and _prevents(a.head.head) for a in above
    )
    return kept or any(refused(a) for a in above if lemma(a) in LETTING)


def kept_from(verb: Token, one_: Token, other: Token) -> bool:
    """Whether the one is kept from what he would do to the other: "stopped X from bombing Y"."""
    if lemma(verb) in THROWING_OUT and not refused(verb):  # "vetoed a UN statement critical of Y"
        motions = children(verb, *OBJECTS)
        if any(m.is_ancestor(one_) and m.is_ancestor(other) for m in motions):
            return True
    if not _prevents(verb):
        return False
    kept = [o for o in children(verb, "dobj") if o in (one_, other) or o.is_ancestor(one_)]
    below = (c for c in children(verb, "prep") if c.lower_ == "from" and children(c, "pcomp"))
    return bool(kept) and any(c.is_ancestor(end) for c in below for end in (one_, other))


def by_the_way(one_: Token, other: Token) -> bool:
    """Whether one is only told to do something to a third: "in a convoy escorted by X"."""
    told = _of_thing(one_, other) or _of_thing(other, one_)
    return told or _bystander(one_, other) or _bystander(other, one_)


def _bystander(victim: Token, doer: Token) -> bool:
    """Whether somebody was only hit when another was: "soldiers of X died when Y shelled Z"."""
    clause = doer.head
    if doer.dep_ != "nsubj" or clause.dep_ != "advcl":
        return False
    hit = [o for o in children(clause, *OBJECTS) if o.pos_ == "PROPN" and o.i != victim.i]
    hurt = children(clause.head, "nsubjpass", "nsubj")
    return bool(hit) and any(n == victim or n.is_ancestor(victim) for n in hurt)


def _of_thing(doer: Token, other: Token) -> bool:
    clause = doer.head.head if doer.head.dep_ == "agent" else doer
    thing = clause.head
    if clause.dep_ not in ("acl", "relcl") or thing == other or thing.dep_ != "pobj":
        return False
    deed = (lemma(thing), "noun") in lexicon().predicates
    return not (deed or thing.is_ancestor(other) or other.is_ancestor(thing))


def _prevents(verb: Token) -> bool:
    """Whether somebody was kept from doing something: "stopped X from arming Y"."""
    return lemma(verb) in PREVENTING and not refused(verb)


def _due(verb: Token) -> bool:
    """Whether somebody only says what is to be done: "should be armed"."""
    return any(c.lower_ in ("must", "ought", "should") for c in children(verb, "aux"))


def _unsaid(deed: Token) -> bool:
    """Whether a word that governs a deed leaves open whether it is done: "the right to bomb X"."""
    left_open = any(known is None or known.effect == "void" for known in _governors(deed))
    left_open = left_open or any(map(nearly, (_verb(deed), *_verb(deed).ancestors)))
    warned_of = any(map(_warned_of, (deed, _verb(deed)))) or _not_asked(deed)
    return left_open or warned_of or unreal(deed) or "void" in beside(_verb(deed))


def _not_asked(deed: Token) -> bool:
    """Whether somebody denies to have asked for a deed."""
    asked_for = any(one is not None and one.effect == "requested" for one in _governors(deed))
    return asked_for and any(lemma(a) == "deny" for a in deed.ancestors)


def _warned_of(word: Token) -> bool:
    """Whether somebody only warns of a deed, or against it."""
    behind = word.dep_ in ("pobj", "pcomp") and word.head.lower_ in ("against", "of")
    return behind and lemma(word.head.head) == "warn"


def asked(deed: Token) -> bool:
    """Whether it is only asked, or not known, whether a deed was done."""
    verb = _verb(deed)
    return any(
        mark.lower_ == "whether"
        for clause in (verb, *verb.ancestors)
        for mark in children(clause, "mark")
    )


def alleged(deed: Token, doer: Token, other: Token) -> bool:
    """Whether somebody is accused of a deed, or it is called alleged."""
    return _accused(doer, other) or any(map(_charged, (deed, doer, other)))


def _charged(word: Token) -> bool:
    """Whether a word stands in what somebody is accused of: "blamed X for Y's attack on Z"."""
    above = [word, *word.ancestors]
    charges = [w for w in above if w.dep_ in ("pobj", "pcomp") and w.head.lower_ in CHARGING]
    accusing = (v for c in charges for v in c.ancestors if _accuses(v) and _of_that(c, v))
    return any("alleged" in beside(w) for w in above) or next(accusing, None) is not None


def _of_that(charge: Token, verb: Token) -> bool:
    """Whether "of" is what somebody is accused of: not "sanctioned members of X"."""
    if charge.pos_ == charge.head.head.pos_ == "PROPN":
        return False  # "accused the Volunteers for the Defence of the Homeland"
    known = lexicon().predicates.get((lemma(verb), "verb"), ())
    charged = not known or any(p.means is Means.ACCUSATION for p in known)
    return charge.head.lower_ != "of" or charged


def _accused(doer: Token, other: Token) -> bool:
    """Whether who does something to somebody is accused of it: "X, accused of crimes against Y"."""
    verbs = (a for a in other.ancestors if _accuses(a))
    return any(doer in (*children(v, *OBJECTS, "nsubjpass"), v.head) for v in verbs)


def _accuses(verb: Token) -> bool:
    if verb.pos_ not in ("VERB", "NOUN"):
        return False
    known = operator(verb, "clause")
    return known is not None and known.effect in ("alleged", "alleged_speech")


def _verb(deed: Token) -> Token:
    """The verb of a deed: "imposed" of "sanctions"."""
    return next((t for t in (deed, *deed.ancestors) if t.pos_ in ("VERB", "AUX")), deed)


def only_meant(deed: Token) -> Modality:
    """With what modality who acts only means to: "had been prepared to bomb X"."""
    meant = (known for known in _governors(deed) if known is not None and known.effect in _MEANT)
    own = (known for known in meant if known.control == "subject" or known.pos == "noun")
    said = [Modality(known.effect) for known in own]
    verb = _verb(deed)
    if lemma(verb) in PLANNING and any(map(an_act, children(verb, *OBJECTS))):
        said.append(Modality.PROMISED)  # "prepared an attack on X"
    return max(said, key=RANK.index, default=Modality.ACTUAL)


def threatened(deed: Token) -> bool:
    """Whether somebody only threatens a deed: "threatened to attack X if it held elections"."""
    above = (known for known in _governors(deed) if known is not None)
    return any(known.effect in ("threatened", "vowed") for known in above)


def _governors(deed: Token) -> Iterator[Operator | None]:
    """What the words above a deed say of whether it is done; of "ought" None."""
    word = _verb(deed)
    while word.dep_ in ("xcomp", "acl", "pcomp", "conj") and word.head.i != word.i:
        above = word.head.head if word.dep_ == "pcomp" else word.head
        known = operator(above, "clause")
        if lemma(above) == "ought" or (known is not None and word.dep_ != "conj"):
            yield known
        word = above


def left_open(verb: Token) -> bool:
    """Whether nobody says so or not: "neither confirmed nor denied", "declined to confirm"."""
    above = [a for a in (verb, *verb.ancestors) if lemma(a) in ("confirm", "deny")]
    return any(refused(a) or by_nobody(a) for a in above)


def supposed(verb: Token) -> Modality:
    """With what modality a condition says what is in it; of anything else, as a fact."""
    for clause in (verb, *verb.ancestors):
        if unfulfilled(clause):
            return Modality.COUNTERFACTUAL
        if clause.dep_ == "advcl" and conditional(clause):
            return Modality.POSSIBLE
    return Modality.ACTUAL
