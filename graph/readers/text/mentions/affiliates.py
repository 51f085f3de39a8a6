"""Who is only named as somebody's own: "and its affiliates", "and groups linked to it".

Affiliates belong to who is named; friends and foes of his ("and its allies") are not told at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..naming.entities import noun_lemma
from ..sentences.apposed import FRIENDS_AND_FOES
from ..sentences.heads import POSSESSIVE
from ..sentences.syntax import children, lemma, prepositional

if TYPE_CHECKING:
    from spacy.tokens import Token

OWN = frozenset({
    "affiliate", "associate", "branch", "chapter", "extension", "franchise", "offshoot",
    "outgrowth", "satellite", "splinter", "subsidiary",
})  # fmt: skip
BODIES = frozenset({
    "cell", "company", "entity", "faction", "fighter", "force", "group", "individual", "lodge",
    "militant", "militia", "movement", "network", "organisation", "organization", "outfit", "party",
    "person", "undertaking", "unit",
})  # fmt: skip
TIED = frozenset({"affiliate", "affiliated", "associate", "associated", "attach", "attached",
                  "connect", "connected", "link", "linked", "tie", "tied"})  # fmt: skip
KIN = frozenset({"front", "sister", "splinter"})


def affiliates(noun: Token) -> bool:
    """Whether a noun, beside somebody's name, means those who belong to him.

    Groups "linked to Iran" are those of Iran, whoever is named beside them.
    """
    word, before = lemma(noun), children(noun, "amod", "compound", "nmod")
    owned = bool(children(noun, "poss"))
    if word in OWN:
        return owned or any(lemma(c) in ("local", "regional") for c in before)
    if word not in BODIES and noun.lower_ not in ("those", "others"):
        return False
    if owned and any(c.lower_ in KIN for c in before):
        return True
    tied = [c for c in (*before, *children(noun, "acl", "relcl")) if lemma(c) in TIED]
    return bool(tied) and all(n.pos_ == "PRON" for n in prepositional(tied, "to", "with"))


def only_called(noun: Token) -> bool:
    """Whether somebody is only called another's friend or foe: "Riyadh and its allies"."""
    owned = any(c.lower_ in POSSESSIVE for c in children(noun, "poss"))
    return noun.dep_ == "conj" and owned and noun_lemma(noun) in FRIENDS_AND_FOES
