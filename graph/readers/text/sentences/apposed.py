"""Friends and foes beside their names, which the small parser hangs elsewhere: "Iran's ally Syria".

A noun that only says how somebody stands to another is made an apposition to his name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .trees import governs

if TYPE_CHECKING:
    from spacy.tokens import Token

FRIENDS_AND_FOES = frozenset({
    "adversary", "ally", "archenemy", "archrival", "backer", "enemy", "foe", "friend", "opponent",
    "partner", "patron", "rival", "supporter", "sympathiser",
})  # fmt: skip
"""What somebody is called by how he stands to another."""
FORMS = FRIENDS_AND_FOES | {
    f"{word[:-1]}ies" if word.endswith("y") else f"{word}s" for word in FRIENDS_AND_FOES
}
_SUBJECTS = ("nsubj", "nsubjpass")


def name_beside(noun: Token) -> None:
    """Have such a noun stand beside the name of who is called so, in place."""
    name = _name_behind(noun)
    if name is None:
        _behind_owner(noun)
        _behind_comma(noun)
        return
    for whose in [c for c in name.children if c.dep_ == "poss" and c.i < noun.i]:
        if not governs(whose, noun):
            whose.head = noun  # "Pakistan's arch-rival India"
    if _whose(noun):
        _stand_beside(noun, name)


def _whose(noun: Token) -> bool:
    """Whether it is said whose friend or foe somebody is."""
    before = [c for c in noun.children if c.i < noun.i]
    return any(
        c.dep_ == "poss" or (c.dep_ in ("amod", "compound") and c.text[:1].isupper())
        for c in before
    )


def _name_behind(noun: Token) -> Token | None:
    """The last word of the name right behind a noun."""
    if noun.i + 1 == len(noun.doc):
        return None
    name = noun.nbor(1)
    while name.dep_ == "compound" and name.head.i > name.i:
        name = name.head
    return name if name.pos_ == "PROPN" else None


def _stand_beside(noun: Token, name: Token) -> None:
    """Have a noun be an apposition to the name behind it, which takes its place."""
    verb = name.head
    if noun.dep_ == "conj" and name.dep_ in _SUBJECTS and noun.head.head == verb:
        name.head, name.dep_ = noun.head, "conj"  # "Iran and its ally Hezbollah said ..."
    elif name.dep_ in _SUBJECTS and verb.head == noun and noun.dep_ in ("ROOT", "dobj"):
        _govern(verb, noun)  # "Iran's Lebanese ally Hezbollah fired ..."
    elif name.head == noun and name.dep_ == "appos":
        name.head, name.dep_ = (name if noun.dep_ == "ROOT" else noun.head), noun.dep_
        for behind in [c for c in noun.children if c.i > name.i]:
            behind.head = name
    elif noun.dep_ in _SUBJECTS and verb == noun.head and name.dep_ in (*_SUBJECTS, "npadvmod"):
        name.dep_ = noun.dep_  # "Hezbollah's ally Nabih Berri met ..."
    elif not (noun.head == name and noun.dep_ in ("amod", "compound")) and not (
        noun.dep_ == name.dep_ == "dobj" and noun.head == verb
    ):
        return
    if governs(noun, name):
        return
    noun.head, noun.dep_ = name, "appos"
    if noun.pos_ == "ADJ":
        noun.pos_, noun.tag_ = "NOUN", "NN"


def _govern(verb: Token, noun: Token) -> None:
    """Have a verb that only seemed to describe a noun stand where that stood."""
    root = noun.dep_ == "ROOT"
    verb.head, verb.dep_ = (verb, "ROOT") if root else (noun.head, "ccomp")
    for end in [c for c in noun.children if c.i > verb.i]:
        end.head = verb
    for that in [c for c in verb.head.children if c.text == "that" and c.dep_ == "dobj"]:
        that.head, that.dep_ = verb, "mark"  # "denied that its ally Hezbollah attacked Israel"


def _behind_owner(noun: Token) -> None:
    """In "an ally of X, Y, said" the second name is the ally's."""
    inside = [c for prep in noun.children for c in prep.children if prep.dep_ == "prep"]
    named = [c for owner in inside if owner.dep_ == "pobj" for c in owner.children]
    for name in named:
        if name.dep_ == "appos" and name.pos_ == "PROPN" and _behind_a_comma(name):
            name.head = noun  # below which it stands already


def _behind_comma(noun: Token) -> None:
    """In "X's closest ally in the region, Y, said" the name says who that is."""
    for name in noun.children:
        if name.dep_ == "npadvmod" and name.pos_ == "PROPN" and _behind_a_comma(name):
            name.dep_ = "appos"


def _behind_a_comma(name: Token) -> bool:
    return name.left_edge.i > 0 and name.doc[name.left_edge.i - 1].text == ","


def not_them(denial: Token) -> None:
    """In "the rebels, not the army, did it" the second are none of the first, in place."""
    noun = denial.head
    first = noun.head if noun.dep_ == "appos" and noun.i > denial.i else noun
    behind = [c for c in first.children if c.dep_ == "appos" and c.i > denial.i]
    near = [c for c in behind if c.left_edge.i in (denial.i, denial.i + 1)]
    if near and denial.i > first.i and _behind_a_comma(denial):
        near[0].dep_ = "dep"
        denial.head = near[0]
