"""For whom somebody fights: "bombed X for Y", "held the bridge on behalf of Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Means, Relation
from ..mentions.sites import SITES, TOWNS
from ..naming.entities import noun_lemma
from ..sentences.lexicon import Predicate, lexicon
from ..sentences.syntax import OBJECTS, children, lemma, passive, prepositional, subject
from .doers import an_act
from .gifts import Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

_HELD = frozenset({"garrison", "guard", "hold", "man", "patrol", "secure"})
_GROUND = frozenset({"city", "front", "line", "pass", "position", "railway", "road", "town"})
_FIGHTING = frozenset({"battle", "die", "fight", "intervene", "march", "serve", "strike"})
_OTHERWISE = frozenset({"beat", "punish", "resist"})


def _ground(noun: Token) -> bool:
    """Whether a noun names ground that is held, and no feast or trial."""
    certain = any(c.lower_ in ("its", "the", "their") for c in noun.children)
    return certain or noun.pos_ == "PROPN" or noun_lemma(noun) in SITES | TOWNS | _GROUND


def fought_for(verb: Token) -> Frame | None:
    """In whose cause somebody strikes, or holds a place."""
    known = lexicon().predicates.get((lemma(verb), "verb"), ())
    own = any("for" in (*p.object, *p.subject) for p in known)
    strikes = any(p.means is Means.ATTACK and p.object == ("obj",) for p in known)
    holds = lemma(verb) in _HELD and any(_ground(n) for n in children(verb, *OBJECTS))
    fights = strikes or holds or lemma(verb) in _FIGHTING
    done_by = subject(verb)
    if own or lemma(verb) in _OTHERWISE or not fights or done_by is None or passive(verb):
        return None
    things = [n for n in children(verb, *OBJECTS) if not an_act(n)]  # not "laid an ambush for"
    carriers = [verb, *things]
    behalf = [n for n in prepositional(carriers, "on") if n.lower_ == "behalf"]
    helped = [*prepositional(carriers, "for"), *prepositional(behalf, "of")]
    helped += [p for n in behalf for p in children(n, "poss")]
    helped = [n for n in helped if n.pos_ != "PRON"]  # "hanged him for it"
    if not helped:
        return None
    predicate = Predicate(
        lemma(verb), "verb", Relation.SUPPORTS, Means.JOINT_OPERATIONS, ("subj",), ("for",),
        both=False,
    )  # fmt: skip
    return Frame(predicate, (done_by,), tuple(helped), (), (verb,))
