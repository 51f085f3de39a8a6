"""What becomes of an account that somebody gives: whoever takes it back says that it is not so.

"Shrugged off the suggestion that X armed Y", "said the report that X armed Y was baseless".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Standing
from ..sentences.lexicon import lexicon
from ..sentences.syntax import OBJECTS, SUBJECTS, children, lemma, operator, part_of_speech
from .force import Force, Silenced, doubted
from .negation import denied_at, denies
from .presumed import COPULAS, as_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_ACCOUNTS = frozenset({"alleged", "alleged_speech", "speech", "void"})
"""What nouns that name an account are for the clause that says what it is."""
_HOLDING = frozenset({"in", "to", "under"})
"""Prepositions by which a relative clause says what an account holds: "under which"."""
_ABOUT = frozenset({"as", "for", "in", "of", "to"})
"""What may stand before an account: "no basis for the claim that"."""
_CALLING = frozenset({"brand", "call", "declare", "deem", "describe", "label", "term"})
_PROVING = COPULAS | {"prove", "sound", "turn"}


def is_account(noun: Token) -> bool:
    """Whether a word names what somebody says: "claim", "report", "suggestion"."""
    known = operator(noun, "clause") if part_of_speech(noun) == "noun" else None
    return known is not None and known.effect in _ACCOUNTS


def account_of(clause: Token) -> Token | None:
    """The account whose content a clause is: "a claim that", "a report under which"."""
    noun = clause.head.head if clause.dep_ == "pcomp" else clause.head
    by = noun.head if noun.dep_ == "pobj" and noun.head.lower_ in ("by", "from", "in") else None
    if by is not None and not is_account(noun) and is_account(by.head):
        noun = by.head  # "a report by a newspaper that"
    if not is_account(noun):
        return None
    if clause.dep_ == "pcomp":
        return noun if clause.head.lower_ == "of" else None
    return noun if clause.dep_ != "relcl" or _holds(clause) else None


def _holds(relative: Token) -> bool:
    """Whether a clause that the parser took for a relative one says what is in an account."""
    verbs = (relative, *children(relative, "xcomp"))
    taken = [c for verb in verbs for c in children(verb, "mark", "dative", *OBJECTS)]
    that = [c for c in taken if c.lower_ == "that"]
    others = [c for c in taken if c.dep_ in OBJECTS and c not in that]
    if any(c.dep_ == "mark" or others for c in that):
        return True
    asked = [t for t in relative.subtree if t.lower_ == "which" and t.dep_ == "pobj"]
    return any(which.head.lower_ in _HOLDING for which in asked)


def taken_back(clause: Token, force: Force) -> Token | None:
    """Deny what a clause says an account holds, where somebody does; the word by which, else None.

    Raises:
        Silenced: whether it is taken back is left open.
    """
    noun = None if force.closed else account_of(clause)
    verb = next(_denying(noun, clause), None) if noun is not None else None
    if verb is None:
        return None
    if denied_at(verb) or doubted(verb):
        raise Silenced
    force.negated, force.standing = not force.negated, Standing.STATED
    if verb.pos_ == "VERB" and lemma(verb) not in _PROVING:
        force.voices.append(verb)
    return verb


def _denying(noun: Token, clause: Token) -> Iterator[Token]:
    """The verbs that deny an account, or call it untrue."""
    behind = noun.dep_ == "pobj" and noun.head.lower_ in _ABOUT
    holder = noun.head.head if behind else noun.head
    known = as_phrase(holder, "account") or as_phrase(holder, "object")
    if noun.dep_ in (*OBJECTS, "nsubjpass", "pobj") and known and known.effect == "denied":
        yield holder
    if (
        noun.dep_ == "pobj"
        and holder.dep_ == "attr"
        and (holder.lower_ == "nothing" or denies(holder))
    ):
        yield holder.head  # "there is nothing to the story that"
    as_lies = [n for c in children(holder, "prep") if c.lower_ == "as" for n in children(c, "pobj")]
    absurd = noun.head.lower_ == "as" and any(map(_untrue, children(noun, "amod")))
    if absurd or (noun.dep_ in OBJECTS and any(map(_untrue, as_lies))):
        yield holder  # "denounced as lies reports that", "described as absurd claims that"
    untrue = [t for t in noun.sent if t.i > clause.i and _untrue(t)]
    for word in untrue:
        if noun.dep_ in OBJECTS and lemma(holder) in _CALLING:
            yield holder
        copulas = [a for a in word.ancestors if lemma(a) in _PROVING and a.i > clause.i]
        of_it = [c for c in copulas if c in noun.subtree or noun in c.children or _its_own(c, noun)]
        if of_it:
            above = of_it[0] if noun in of_it[0].children else noun.head
            yield above if part_of_speech(above) == "verb" else of_it[0]


def _its_own(copula: Token, noun: Token) -> bool:
    """Whether the parser made an object of the subject: "said reports that X did it were lies"."""
    beside = noun.dep_ in OBJECTS and copula.head == noun.head and copula.dep_ == "ccomp"
    return beside and not children(copula, *SUBJECTS)


def _untrue(word: Token) -> bool:
    pos = "noun" if part_of_speech(word) == "noun" else "adjective"
    return any((n, pos, "account") in lexicon().operators for n in (word.lower_, lemma(word)))
