"""Clauses that "and" and "but" join, where the small parser ran them together.

It takes who acts in the second for one more who is acted on in the first ("X attacked Y and Z
condemned it"), and what he does for a word about another ("X attacked Y and armed Z").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import lexicon
from .mistaken import HAVING, made_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

LINKS = frozenset({"and", "but", "while"})
SUBJECT_LABELS = ("nsubj", "nsubjpass")
FINITE = ("VBD", "VBP", "VBZ")
_TELLING = frozenset({
    "accused", "admitted", "alleged", "charged", "claimed", "denied", "insisted", "said",
    "suspected",
})  # fmt: skip
_RETORTS = frozenset({
    "accused", "added", "asked", "blamed", "called", "condemned", "criticised", "criticized",
    "demanded", "denounced", "insisted", "said", "threatened", "told", "urged", "vowed", "warned",
})  # fmt: skip
"""What whoever says or denies one thing may well do next himself."""
BEFORE_NOUNS = ("compound", "nmod")


def unravel(token: Token) -> None:
    """Tell two clauses apart where a word stands on the border of them, in place."""
    if token.dep_ in SUBJECT_LABELS:
        _one_subject(token)
    if token.dep_ in ("amod", "compound") and (token.tag_ == "VBN" or token.text == "armed"):
        _second_deed(token)
    if token.dep_ == "compound" and token.tag_ == "NNS":
        _second_present(token)
    if token.dep_ in ("ROOT", "ccomp", "xcomp", "advcl") and _finite(token):
        _second_clause(token)
    if token.dep_ == "conj" and token.tag_ in (*FINITE, "VBN"):
        _with_own_subject(token)
    if token.dep_ == "conj" and token.tag_ == "VBD":
        _going_on(token)
        _told_with_it(token)


def _one_subject(noun: Token) -> None:
    """In "X and, since May, Y have armed Z" both are one subject; in "Wagner men" one noun is."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return
    before = [c for c in noun.head.lefts if c.dep_ == noun.dep_ and c.i < noun.i]
    first = before[-1] if before else noun
    if first == noun or first.pos_ not in ("NOUN", "PROPN"):
        return
    if first.i == noun.i - 1:
        first.head, first.dep_ = noun, "compound"
        return
    links = [c for c in first.children if c.dep_ == "cc" and c.text in ("and", "but")]
    conjuncts = [c for c in first.children if c.dep_ == "conj"]
    if not links or any(c.i > links[-1].i for c in conjuncts):
        return
    if links[-1].text == "but" and not any(c.dep_ == "preconj" for c in first.children):
        return
    for other in first.children:
        if other.dep_ == "appos" and other.pos_ == first.pos_ == "PROPN" and other.i < links[-1].i:
            other.dep_ = "conj"
    noun.head, noun.dep_ = first, "conj"


def _second_deed(participle: Token) -> None:
    """In "X attacked Y and armed Z" who attacked armed Z: the verb describes nobody."""
    noun, before = participle.head, participle.doc[max(participle.i - 1, 0)]
    first = noun.head
    while first.dep_ == "conj":
        first = first.head
    hit = noun.dep_ in ("dobj", "npadvmod") and before.dep_ == "conj"
    if hit and before.head.dep_ in (*BEFORE_NOUNS, "dobj"):
        _told_apart(participle, before)  # "X armed Y and Z armed W"
        return
    named = noun.pos_ == "PROPN" and noun.dep_ == "conj" and participle.text == "armed"
    of = first.dep_ == "pobj" and first.head.text == "of"  # "soldiers of X and armed Y"
    hit_ = first.head.head if of else first
    named = named or (noun.pos_ == first.pos_ == "PROPN" and noun.dep_ == "conj")
    named = named and hit_.dep_ == "dobj"
    verb = hit_.head
    if not named or verb.pos_ != "VERB" or before.lower_ not in LINKS | {"or"}:
        return
    if participle.i == noun.left_edge.i:
        before.head = verb
        _as_conjunct(participle, verb)


def _second_present(word: Token) -> None:
    """In "X trains and equips Y" who trains also equips."""
    noun, verb = word.head, word.head.head
    after = word.i and word.nbor(-1).lower_ in LINKS and noun.left_edge.i == word.i
    joined = noun.dep_ == "conj" and noun.pos_ == "PROPN" and verb.tag_ == "VBZ"
    known = lexicon().predicates.get((word.text.removesuffix("s"), "verb"), ())
    if after and joined and any("obj" in p.object for p in known):
        word.head, word.dep_ = verb, "conj"
        made_verb(word, "VBZ")
        noun.head, noun.dep_ = word, "dobj"


def _told_apart(participle: Token, subject: Token) -> None:
    noun, first = participle.head, subject.head
    verb, link = noun.head, subject.doc[subject.left_edge.i - 1]
    apart = first.head in (noun, verb) and subject.pos_ == noun.pos_ == "PROPN" and verb.i < first.i
    if apart and verb.pos_ == "VERB" and link.lower_ in LINKS:
        link.head = verb
        first.head, first.dep_ = verb, "dobj"
        _as_conjunct(participle, verb)
        subject.head, subject.dep_ = participle, "nsubj"


def _as_conjunct(participle: Token, verb: Token) -> None:
    """Have a word that described a noun govern it, beside a verb."""
    noun = participle.head
    participle.head, participle.dep_ = verb, "conj"
    made_verb(participle, "VBD")
    noun.head, noun.dep_ = participle, "dobj"


def _second_clause(verb: Token) -> None:
    """In "X backs Y and Z backs W" the second verb has a subject of its own, and is no less."""
    parts = [verb.i, *(c.i for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    noun = verb.doc[max(min(parts) - 1, 0)]
    first = noun.head
    if noun.dep_ != "conj" or noun.pos_ not in ("NOUN", "PROPN") or noun.i >= verb.i:
        return
    link = verb.doc[noun.left_edge.i - 1] if noun.left_edge.i else noun
    above = _above(verb) if first.head == verb else first.head
    acts = above.tag_ in FINITE and _on_somebody(above) and above.i < first.i
    if not acts or link.lower_ not in LINKS or first.dep_ not in (*SUBJECT_LABELS, "dobj"):
        return
    own = [c for c in verb.children if c.dep_ in (*SUBJECT_LABELS, "mark")]
    if any(c not in (first, noun) for c in own) or not (verb.head == above or above.head == verb):
        return
    if verb.dep_ == "ROOT":
        above.head, above.dep_ = above, "ROOT"
    elif above.head == verb:  # "Although X backs Y and Z backs W, ..."
        above.head = verb.head
    first.head, first.dep_ = above, "dobj"
    link.head = above
    noun.head, noun.dep_ = verb, "nsubjpass" if _passive(verb) else "nsubj"
    verb.head, verb.dep_ = above, "conj"


def _above(verb: Token) -> Token:
    """The verb before one that the parser put below the other, whichever is below."""
    before = [c for c in verb.children if c.dep_ in ("advcl", "ccomp") and c.i < verb.i]
    return before[0] if before and (verb.dep_ == "ROOT" or before[0].dep_ == "advcl") else verb.head


def _on_somebody(verb: Token) -> bool:
    """Whether a verb takes somebody, and no clause that says what is said or seen."""
    text = verb.lower_
    stems = {text, text.removesuffix("s"), text.removesuffix("ed"), text.removesuffix("d")}
    known = [p for stem in stems for p in lexicon().predicates.get((stem, "verb"), ())]
    return any(p.relation.sign and "obj" in p.object for p in known)


def _finite(verb: Token) -> bool:
    parts = (verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass")))
    return any(part.tag_ in (*FINITE, "MD") for part in parts)


def _passive(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.children)


def _with_own_subject(verb: Token) -> None:
    """In "X attacked Y and Z condemned it" Z is who condemns, and not attacked with Y."""
    parts = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    first = min(part.i for part in parts)
    if first < 2 or any(c.dep_ in SUBJECT_LABELS for c in verb.children):
        return
    noun = verb.doc[first - 1]
    link = verb.doc[noun.left_edge.i - 1] if noun.left_edge.i else noun
    joined = noun.dep_ == "conj" and noun.pos_ in ("NOUN", "PROPN") and noun.i > verb.head.i
    if joined and link.text in LINKS and noun.sent == verb.sent:
        link.head = verb.head
        noun.head, noun.dep_ = verb, "nsubjpass" if _passive(verb) else "nsubj"


def _going_on(verb: Token) -> None:
    """In "denied arming X and accused Y" who denies also accuses: it is none of the denial."""
    deed = verb.head
    above = deed.head
    within = deed.dep_ in ("xcomp", "ccomp", "pcomp", "dobj")
    above = above.head if deed.dep_ == "pcomp" else above
    has_own = any(c.dep_ in ("nsubj", "aux", "auxpass") for c in verb.children)
    asked = any(c.dep_ == "aux" and c.tag_ == "TO" for c in deed.children)  # "refused to arm X"
    apart = deed.tag_ == "VBG" or (deed.tag_ == "VB" and asked) or above.text == "denied"
    either = any(c.dep_ == "cc" and c.text in ("nor", "or") for c in deed.children)
    finite = deed.tag_ in FINITE and verb.text not in _RETORTS  # "denied that it armed X and hit Y"
    if within and apart and not (has_own or either or finite) and above.tag_ == "VBD":
        verb.head = above


def _told_with_it(verb: Token) -> None:
    """In "said it had never armed X or attacked Y" the second deed, too, is what was said."""
    saying = verb.head
    if saying.text not in _TELLING or any(c.dep_ in ("nsubj", "aux") for c in verb.children):
        return
    inside = [c for c in saying.children if c.dep_ in ("ccomp", "xcomp")]
    inside += [c for p in saying.children if p.dep_ == "prep" for c in p.children]
    told = [c for c in inside if saying.i < c.i < verb.i and c.tag_ in (*FINITE, "VBN", "VBG")]
    if not told or told[-1].dep_ not in ("ccomp", "xcomp", "pcomp"):
        return
    links = [c for c in saying.children if c.dep_ == "cc" and told[-1].i < c.i < verb.i]
    either = any(c.text in ("nor", "or") for c in links)
    perfect = any(c.dep_ == "aux" and c.text in HAVING for c in told[-1].children)
    denied = saying.text == "denied"
    if not (either or ((perfect or denied) and verb.text not in _RETORTS)):
        return
    verb.head = told[-1]
    for link in links:
        link.head = told[-1]
    if perfect:
        made_verb(verb, "VBN")
