"""Mistakes that the small parser makes often, mended before lemmas are made.

accused.py   what somebody is accused of
apposed.py   friends and foes beside their names
joined.py    clauses that "and" joins
gerunds.py   deeds in "-ing"
helping.py   fights that somebody is helped in
relatives.py relative clauses
series.py    lists
mistaken.py  verbs that were taken for other words
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.util import compile_infix_regex

from .accused import accused_of, accused_there, charged_with
from .apposed import FORMS, name_beside, not_them
from .gerunds import as_gerund, in_a_row
from .helping import HELPING, bare_fight
from .joined import unravel
from .lexicon import lexicon
from .mistaken import as_verb
from .relatives import RELATIVES, of_whom
from .series import SIDES, one_name, one_series, two_sides

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Token

_GIVING = frozenset(
    form
    for forms in ("give gave gives given giving", "send sent sends sending", "sell sold sells",
                  "lend lent lends lending", "hand handed hands", "grant granted grants granting",
                  "offer offered offers offering", "promise promised promises promising")
    for form in forms.split()
)  # fmt: skip
_CALLING = frozenset({"brand", "branded", "branding", "brands", "call", "called", "calling",
                      "calls", "label", "labelled", "labeled", "labels"})  # fmt: skip
_SAYING = frozenset({"added", "announced", "claimed", "confirmed", "reported", "said", "says"})
_TIED = frozenset({"affiliated", "allied", "associated", "attached", "connected", "linked"})
_CATCHING = frozenset({"held", "hold", "holding", "holds", "keep", "kept", "take", "taken",
                       "takes", "taking", "took"})  # fmt: skip
_CAUGHT = frozenset({"captive", "hostage", "prisoner"})
NAME = "belligraph_repairs"


@Language.factory(NAME)
def repairing(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The mending component; it also has the tokeniser split what it leaves in one piece."""
    del name
    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=[A-Z]\.)-(?=[a-z])"]  # "U.S.-backed"
    splits = compile_infix_regex(infixes).finditer
    nlp.tokenizer.infix_finditer = splits  # type: ignore[union-attr]  # stub lacks it
    return repaired


def repaired(doc: Doc) -> Doc:
    """The parsed text with these mistakes mended in place."""
    for token in doc:
        if token.text.endswith("ing") and token.dep_ in ("amod", "compound"):
            as_gerund(token)
        as_verb(token)
        if token.text in HELPING and token.pos_ == "VERB":
            bare_fight(token)
        if token.text in ("and", "or"):
            in_a_row(token)
        if token.text in RELATIVES:
            of_whom(token)
        if token.tag_ in ("VBD", "VBZ"):
            _with_subject(token)
        if token.tag_ == "VBN" and token.dep_ in ("advcl", "ccomp") and token.text in _TIED:
            _describing(token)
        if token.dep_ in ("amod", "compound") and token.text.endswith("ing") and token.i > 1:
            accused_of(token)
        if token.text == "from" and token.head.lower_ == "away" and token.head.head.pos_ == "VERB":
            token.head = token.head.head  # "broke away from X"
        if token.text == "of" and token.head.dep_ == "dobj":
            charged_with(token)
        if token.text == "of" and token.head.dep_ == "pobj":
            accused_there(token)
        if token.text == "sworn" and token.tag_ == "VBN":
            _sworn(token)
        if token.dep_ in ("pobj", "dobj", "xcomp") and token.text in _CAUGHT:
            _captive(token)
        if token.dep_ == "compound" and _behind_giving(token) != token:
            _receiving(token)
        if token.dep_ == "ccomp" and token.head.pos_ == "AUX":
            _picked(token)
        if token.dep_ == "advcl" and token.left_edge.text == "that":
            _said(token)
        unravel(token)
        if token.dep_ == "npadvmod" and token.text in lexicon().states:
            _hit(token)
        if token.text in _SAYING:
            _when_said(token)
        if token.dep_ == "dobj" and token.head.text in _CALLING:
            _called(token)
        if token.dep_ == "dobj" and token.pos_ == "NOUN" and token.head.text not in _GIVING:
            _apposed(token)
        if token.dep_ == "neg" and token.i == token.head.i + 1 and token.head.pos_ == "VERB":
            _telling_apart(token)
        if token.text in FORMS:
            name_beside(token)
        if token.dep_ == "neg" and token.text == "not":
            not_them(token)
        if token.dep_ in ("compound", "nmod") and token.lower_ in SIDES:
            two_sides(token)
        if token.text == "dead" and token.dep_ == "amod" and token.i == token.head.head.i + 1:
            token.head, token.dep_ = token.head.head, "oprd"  # "shot dead 13 protesters"
        if token.dep_ in ("amod", "nmod") and token.text[:1].isupper():
            one_series(token)
            one_name(token)
    for token in doc:  # once the verbs are what they are
        if token.lower_ == "according" and token.head.dep_ in ("nsubj", "nsubjpass"):
            token.head = token.head.head  # "According to X, Y did it" is no part of Y
    return doc


def _sworn(word: Token) -> None:
    """In "X and Y are sworn enemies" nobody is sworn in."""
    nouns = [c for c in word.children if c.dep_ in ("dobj", "oprd", "attr") and c.i == word.i + 1]
    copulas = [c for c in word.children if c.dep_ == "auxpass"]
    if not nouns or not copulas:
        return
    noun, copula = nouns[0], copulas[-1]
    copula.head, copula.dep_ = (copula, "ROOT") if word.dep_ == "ROOT" else (word.head, word.dep_)
    for child in [c for c in word.children if c not in (noun, copula)]:
        child.head = copula
        child.dep_ = "nsubj" if child.dep_ == "nsubjpass" else child.dep_
    noun.head, noun.dep_ = copula, "attr"
    word.head, word.dep_, word.pos_ = noun, "amod", "ADJ"


def _captive(noun: Token) -> None:
    """In "took two soldiers of X hostage" nobody's hostage is meant."""
    if noun.dep_ == "xcomp":
        noun.dep_ = "oprd"
    names = [c for c in noun.children if c.dep_ == "compound" and c.i == noun.i - 1]
    verb = next((a for a in noun.ancestors if a.pos_ == "VERB"), noun)
    if not names or verb.text not in _CATCHING:
        return
    caught, others = names[0], [c for c in noun.children if c.i < noun.i - 1]
    alone = caught.pos_ == "PROPN" and not any(c.dep_ in ("amod", "det", "poss") for c in others)
    if not (alone or caught.tag_ == "NNS"):
        return
    caught.head, caught.dep_ = noun.head, noun.dep_
    noun.head, noun.dep_ = verb, "oprd"
    for word in others:
        word.head = caught


def _with_subject(verb: Token) -> None:
    """In "The TPLF fired rockets" the name before the verb is its subject."""
    if any(c.dep_ in ("nsubj", "nsubjpass", "csubj") for c in verb.children):
        return
    if verb.dep_ == "ROOT" and any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children):
        labels = ("npadvmod", "compound") if verb.tag_ == "VBZ" else ("npadvmod",)
        before = [c for c in verb.children if c.dep_ in labels and c.i == verb.i - 1]
        for noun in before:
            noun.dep_ = "nsubj"


def _hit(state: Token) -> None:
    """In "The armed forces attacked Azerbaijan" the state is no adverb."""
    verb = state.head
    others = any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children)
    if verb.pos_ == "VERB" and state.i == verb.i + 1 and not others:
        state.dep_ = "dobj"


def _describing(participle: Token) -> None:
    """In "struck X and groups linked to it" the participle describes the groups."""
    noun, verb = participle.nbor(-1) if participle.i else participle, participle.head
    if noun.pos_ != "NOUN" or any(
        c.dep_ in ("aux", "auxpass", "mark") for c in participle.children
    ):
        return
    for hit in [c for c in participle.children if c.dep_ in ("nsubj", "nsubjpass")]:
        if any(c.dep_ == "dobj" for c in verb.children) or noun.i not in [t.i for t in hit.subtree]:
            return
        hit.head, hit.dep_ = verb, "dobj"
    participle.head, participle.dep_ = noun, "acl"


def _receiving(name: Token) -> None:
    """In "gave Ukraine Storm Shadow missiles" the state after the verb is the one who gets them."""
    verb, thing = _behind_giving(name), name.head
    while thing.dep_ == "compound":
        thing = thing.head
    known = lexicon().states.get(name.doc[verb.i + 1 : name.i + 1].text)
    if thing.dep_ != "dobj" or thing.head != verb or known is None or known[1] == "adjective":
        return
    if not lexicon().is_a(
        thing.text.lower().removesuffix("s"), "group", "people", "state", "envoy"
    ):
        name.head, name.dep_ = verb, "dative"


def _behind_giving(name: Token) -> Token:
    """The verb of giving right before a name of one word or two, else the name itself."""
    start = name.sent.start
    before = (name.doc[at] for at in (name.i - 1, name.i - 2) if at >= start)
    return next((verb for verb in before if verb.text in _GIVING), name)


def _picked(verb: Token) -> None:
    """In "it was X that attacked Y" the clause is about X."""
    copula = verb.head
    named = [c for c in copula.children if c.dep_ == "attr" and c.i < verb.left_edge.i]
    of_it = any(c.dep_ == "nsubj" and c.text.lower() == "it" for c in copula.children)
    that = verb.left_edge
    if of_it and named and that.text in ("that", "who") and that.dep_ == "nsubj":
        verb.head, verb.dep_ = named[-1], "relcl"


def _called(noun: Token) -> None:
    """In "called the Maoists terrorists" the one is what the others are called."""
    before = [c for c in noun.children if c.dep_ == "compound" and c.i == noun.i - 1]
    if noun.tag_ != "NNS" or not before or before[0].tag_ not in ("NNS", "NNPS"):
        return
    named, verb = before[0], noun.head
    for child in [c for c in noun.children if c.i < named.i]:
        child.head = named
    named.head, named.dep_ = verb, "dobj"
    noun.dep_ = "oprd"


def _when_said(verb: Token) -> None:
    """In "X said on Monday it had left" Monday is the day on which it was said."""
    for clause in [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]:
        if any(c.dep_ == "mark" for c in clause.children):
            return
        subjects = [c.left_edge.i for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")]
        first = min(subjects, default=verb.i)
        between = [c for c in clause.children if verb.i < c.i < first]
        if not verb.nbor(1).is_punct:
            for child in (c for c in between if c.dep_ in ("prep", "npadvmod", "advmod")):
                child.head = verb


def _apposed(noun: Token) -> None:
    """In "fought the FDLR, a militia which ..." the second object says who the first is."""
    start = noun.left_edge
    before = [c for c in noun.head.children if c.dep_ == "dobj" and c.i < start.i]
    if not before or before[-1].pos_ != "PROPN" or start.text not in ("a", "an"):
        return
    comma = start.nbor(-1)
    if comma.text == "," and comma.i - before[-1].i == 1:
        noun.head, noun.dep_ = before[-1], "appos"


def _said(verb: Token) -> None:
    """In "denied that his country had armed X" the clause is what is denied, no adverbial."""
    above = verb.head
    other = any(c.dep_ == "ccomp" for c in above.children)
    if above.pos_ == "VERB" and above.i < verb.left_edge.i and not other:
        verb.dep_ = "ccomp"
        for child in [c for c in verb.children if c.dep_ == "aux" and c.i < verb.i]:
            for inner in [c for c in child.children if c.i < child.i]:
                inner.head = verb


def _telling_apart(denial: Token) -> None:
    """In "armed not X but Y" the one who was not armed is X."""
    object_ = next((c for c in denial.head.children if c.dep_ == "dobj"), None)
    if object_ is not None and any(c.lower_ == "but" and c.dep_ == "cc" for c in object_.children):
        denial.head = object_
