"""Deeds in "-ing" that the small parser breaks up: "accused X of training and arming Y"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .lexicon import lexicon
from .mistaken import made_verb
from .trees import governs

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE_GERUNDS = frozenset(
    form
    for forms in ("deny denied denies", "admit admitted admits", "resume resumed resumes",
                  "stop stopped stops", "start started starts", "begin began begins",
                  "keep kept keeps", "risk risked risks", "halt halted halts",
                  "oppose opposed opposes")
    for form in forms.split()
)  # fmt: skip
_OF_HIMSELF = frozenset({"admitted", "admits", "denied", "denies", "deny", "denying"})
"""Behind which a word in "-ing" is what who says so did, or did not do."""


def in_a_row(link: Token) -> None:
    """Have the gerunds around an "and" be one row, and what they are done to be the last's."""
    row = _row(link)
    before = row[0].nbor(-1) if row else link
    if len(row) < 2 or row[0].i == link.sent.start or row[-1].i + 1 >= link.sent.end:
        return
    if before.pos_ not in ("ADP", "VERB") or not any(map(_known, row)):
        return
    last = row[-1]
    done_to = _done_to(last)
    if done_to is None or governs(done_to, before) or any(governs(word, before) for word in row):
        return
    row[0].head, row[0].dep_ = before, "pcomp" if before.pos_ == "ADP" else "xcomp"
    for word, after in pairwise(row):
        after.head, after.dep_ = word, "conj"
    for word in row:
        made_verb(word, "VBG")
    link.head, link.dep_ = row[-2], "cc"
    done_to.head, done_to.dep_ = last, "dobj"
    for word in done_to.doc[last.i + 1 : done_to.i]:
        if not last.i < word.head.i <= done_to.i:
            word.head = done_to


def _row(link: Token) -> list[Token]:
    """The gerunds before an "and" and the one behind it."""
    if not 0 < link.i < len(link.doc) - 1:
        return []
    row, word = [link.nbor(1)], link.nbor(-1)
    while _gerund(word) and word.i > 1:
        row.insert(0, word)
        if word.nbor(-1).text != ",":
            break
        word = word.nbor(-2)
    return row if _gerund(row[-1]) else []


def _gerund(word: Token) -> bool:
    return word.text.endswith("ing") and word.text.islower()


def _known(gerund: Token) -> bool:
    """Whether a gerund is of a verb that somebody does to another."""
    stem = gerund.text[:-3]
    forms = (stem, f"{stem}e", stem[:-1])  # "arming", "financing", "equipping"
    return any(
        "obj" in known.object
        for form in forms
        for known in lexicon().predicates.get((form, "verb"), ())
    )


def _done_to(gerund: Token) -> Token | None:
    """The noun in which the phrase behind a gerund ends."""
    noun = gerund.nbor(1)
    while noun.head.i > noun.i and noun.head.i < gerund.sent.end:
        noun = noun.head
    return noun if noun.pos_ in ("NOUN", "PROPN") else None


def as_gerund(word: Token) -> None:
    """In "denied launching missiles at ships" the deed is denied, not the missiles."""
    noun = word.head
    verb = noun.head
    adjacent = word.i == verb.i + 1 and noun.dep_ == "dobj" and verb.pos_ == "VERB"
    if not adjacent or verb.text.lower() not in _BEFORE_GERUNDS:
        return
    if word.tag_ != "VBG" and verb.text.lower() not in _OF_HIMSELF:
        return  # "stopped training exercises"
    made_verb(word, "VBG")
    word.head, word.dep_ = verb, "xcomp"
    noun.head = word
    for child in [c for c in verb.children if c.dep_ in ("prep", "dative") and c.i > noun.i]:
        child.head = word
