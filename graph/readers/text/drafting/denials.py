"""Who denies what was said of him before: "accused Iran of arming X, a charge Tehran denies".

The denial is a claim of its own, negated, by the one who denies; what was said stays.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....model import Means, Modality, Standing
from ..force.accounts import is_account
from ..force.force import doubted
from ..force.negation import denied_at
from ..force.presumed import DEFINITE, as_phrase
from ..mentions.several import actors
from ..sentences.syntax import OBJECTS, children, lemma, operator, subject
from .attribution import Chain, chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

    from .drafts import Context, Draft

NEAR = 2
"""How many sentences back a denial reaches."""
_POINTING = DEFINITE | {"all"}
CALLING = frozenset({"brand", "call", "decry", "deride", "describe", "dismiss", "label", "term"})
PARTS = frozenset({"complicity", "involvement", "part", "responsibility", "role", "wrongdoing"})
_IT = frozenset({"it", "that", "this", "which"})


def denials(sentence: Span, stated: Sequence[Draft], context: Context) -> Iterator[Draft]:
    """The denials of a sentence, of what it or one shortly before it says."""
    for verb in sentence:
        if verb.pos_ == "VERB" and (_denies(verb) or _calls_untrue(verb) or _no_part(verb)):
            yield from _denied(verb, [*context.earlier, *stated], context)


def _denies(verb: Token) -> bool:
    """Whether a verb denies an account that is told elsewhere: "denied it", "a charge X denies"."""
    what = children(verb, *OBJECTS, "nsubjpass")
    known = as_phrase(verb, "account") or operator(verb, "object")
    if known is None or known.effect != "denied" or denied_at(verb) or doubted(verb):
        return False
    if verb.dep_ == "relcl" and (not what or what[0].lower_ in _IT):
        return is_account(verb.head) or bool(what)
    return any(_told_elsewhere(noun) for noun in what)


def _calls_untrue(verb: Token) -> bool:
    """Whether somebody says of an account that it is not so: "called the charge a lie"."""
    if denied_at(verb) or doubted(verb):
        return False
    if lemma(verb) in CALLING:
        words = [
            *children(verb, "oprd"),
            *(w for p in _as(verb) for w in children(p, "pobj", "amod")),
        ]
        what = children(verb, *OBJECTS)
        told = any(_told_elsewhere(n) or n.lower_ == "that" for n in what)
        return told and any(map(_untrue, words))
    known = operator(verb, "clause")
    if known is None or known.effect != "speech":
        return False
    clauses = [c for c in children(verb, "ccomp") if lemma(c) == "be" and not denied_at(c)]
    return any(
        any(map(_told_elsewhere, children(c, "nsubj")))
        and any(map(_untrue, children(c, "acomp", "attr")))
        for c in clauses
    )


def _as(verb: Token) -> list[Token]:
    holders = (verb, *children(verb, *OBJECTS))
    return [c for h in holders for c in children(h, "prep") if c.lower_ == "as"]


def _untrue(word: Token) -> bool:
    known = operator(word, "account")
    return known is not None and known.effect == "negated"


def _no_part(verb: Token) -> bool:
    """Whether somebody denies to have had a part in what was told: "denied any involvement"."""
    parts = [n for n in children(verb, *OBJECTS) if lemma(n) in PARTS]
    bare = (n for n in parts if not children(n, "poss", "prep", "acl", "relcl"))
    return lemma(verb) == "deny" and next(bare, None) is not None and not denied_at(verb)


def _told_elsewhere(noun: Token) -> bool:
    if noun.lower_ in _IT:
        return noun.lower_ != "that"
    behind = [c for c in children(noun, "prep") if c.lower_ != "as"]
    bare = not behind and not children(noun, "acl", "relcl", "ccomp", "poss")
    pointed = any(c.lower_ in _POINTING for c in noun.children)
    return is_account(noun) and bare and pointed


def _denied(verb: Token, told: Sequence[Draft], context: Context) -> Iterator[Draft]:
    """What the last that was said of the deniers is when they deny it."""
    denying = subject(verb)
    own = {t.i for t in denying.subtree} if denying is not None else set()  # "Iran, which arms X,"
    near = [d for d in told if _before(d, verb) and d.relation.sign and not d.negated]
    near = [d for d in near if d.trigger.i not in own and d.means is not Means.ACCUSATION]
    for denier in _deniers(denying, near, context):
        of_him = [d for d in near if d.subject.id == denier]
        for draft in of_him:
            if draft.trigger == of_him[-1].trigger:
                said = chain(context.cast, [verb], context.published)
                if said.speaker is not None and said.speaker.id != denier:
                    said = Chain()  # "it", whom the grammar takes for the accuser
                yield replace(
                    draft, negated=True, modality=Modality.ACTUAL, standing=Standing.STATED,
                    trigger=verb, words=(),
                    chain=said if said.speaker else Chain(speaker=draft.subject),
                )  # fmt: skip


def _deniers(who: Token | None, near: Sequence[Draft], context: Context) -> list[str]:
    """Who denies; "both" and "all" are those of whom something was said last."""
    if who is not None and who.lower_ in ("all", "both"):
        last = [d.subject.id for d in near if d.trigger == near[-1].trigger]
        return list(dict.fromkeys(last))
    charges = [d for d in near if d.standing is Standing.ALLEGED]
    if who is not None and who.pos_ == "PRON" and charges:
        return [charges[-1].subject.id]  # "accused X of arming Y, a charge it denies"
    return [ref.id for ref in actors(context.cast, who, context.published.last)]


def _before(draft: Draft, verb: Token) -> bool:
    """Whether a draft was made of words shortly before a verb."""
    if draft.trigger.doc is not verb.doc or draft.trigger.i >= verb.i:
        return False
    between = verb.doc[draft.trigger.i + 1 : verb.i + 1]
    return sum(bool(token.is_sent_start) for token in between) <= NEAR
