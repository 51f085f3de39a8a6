"""Verbs that the small tagger took for other words, put back: "Ruritania armed the rebels"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

HAVING = frozenset({"had", "has", "have", "having"})
_AUXILIARIES = frozenset({"are", "did", "had", "has", "have", "is", "was", "were"})
_SAYING = frozenset({"said", "say", "says"})
_NAMING = frozenset({
    "branded", "called", "considered", "declared", "deemed", "designated", "dubbed", "labeled",
    "labelled", "listed", "named", "proclaimed",
})  # fmt: skip
"""What is done to somebody who is called by a name."""


def as_verb(token: Token) -> None:
    """Have a word govern what it was taken to describe, in place, if it is a verb."""
    if token.tag_ in ("JJ", "RB", "NN", "NNS") and _governs(token):
        _retag(token)
    if token.dep_ == "amod" and token.i and token.head.dep_ == "dobj":
        _perfect(token)
    if token.dep_ in ("amod", "compound") and token.i and _acts(token):
        _between_names(token)
    if token.dep_ == "ROOT" and token.tag_ in ("NN", "NNS") and token.i and _acts(token):
        _of_two_names(token)
    if token.dep_ == "amod" and (token.tag_ in ("VBD", "VBN") or _said_armed(token)):
        _promote(token)
    if token.text in ("claims", "reports") and token.dep_ == "advcl":
        _as_lies(token)
    if token.tag_ == "VBD" and token.i and token.nbor(-1).text == ",":
        _by_somebody(token)
    if token.dep_ == "ROOT" and token.text in _AUXILIARIES:
        _turned_round(token)


def _governs(word: Token) -> bool:
    """Whether a word has an object of its own; an adverb a subject, too: "X and Y back Z"."""
    has_object = any(c.dep_ == "dobj" and c.i > word.i for c in word.children)
    if word.tag_ in ("NN", "NNS"):  # "Iran and Qatar fund X"
        before = [c for c in word.children if c.dep_ in ("nmod", "compound", "nsubj")]
        return has_object and any(c.pos_ == "PROPN" and c.i < word.i for c in before)
    return has_object and (word.tag_ == "JJ" or any(c.dep_ == "nsubj" for c in word.children))


def _said_armed(word: Token) -> bool:
    """Whether "armed" is what somebody is said to have done: "Syria said Turkey armed rebels"."""
    return word.text == "armed" and word.head.head.text.lower() in _SAYING


def _acts(word: Token) -> bool:
    """Whether a word, as it is written, may be what one does to another: "armed", "funds"."""
    stem = "arm" if word.text == "armed" else word.text.removesuffix("s")
    known = lexicon().predicates.get((stem, "verb"), ())
    present = word.text.endswith("s") or word.dep_ == "ROOT"
    return (present or word.text == "armed") and any("obj" in p.object for p in known)


def _of_two_names(verb: Token) -> None:
    """In "The Houthis fund Hamas" nobody's fund is meant."""
    name = verb.nbor(-1)
    others = [c for c in verb.children if c.i > verb.i and c.dep_ == "appos"]
    if name.head != verb or name.pos_ != "PROPN" or len(others) != 1:
        return
    if others[0].pos_ != "PROPN" or others[0].left_edge.i != verb.i + 1:
        return
    made_verb(verb, finite_tag(verb))
    others[0].dep_, name.dep_ = "dobj", "nsubj"
    for child in [c for c in verb.children if c.i < name.i]:
        child.head = name


def made_verb(word: Token, tag: str) -> None:
    """Have a word be a verb with a tag, so that its lemma is made as that of one."""
    form = {
        "VB": "VerbForm=Inf",
        "VBD": "Tense=Past|VerbForm=Fin",
        "VBG": "Aspect=Prog|Tense=Pres|VerbForm=Part",
        "VBN": "Aspect=Perf|Tense=Past|VerbForm=Part",
        "VBP": "Tense=Pres|VerbForm=Fin",
        "VBZ": "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    }
    word.pos_, word.tag_ = "VERB", tag
    word.set_morph(form[tag])  # type: ignore[attr-defined]  # the stub lacks it


def finite_tag(word: Token) -> str:
    """The tag of a finite verb by how it is written."""
    return "VBD" if word.text.endswith("ed") else "VBZ" if word.text.endswith("s") else "VBP"


def _between_names(verb: Token) -> None:
    """In "Russia armed Ukraine" there is a verb, and none of the two is the sentence."""
    noun, name = verb.head, verb.nbor(-1)
    people = noun.pos_ == "PROPN" or (noun.tag_ == "NNS" and verb.text == "armed")
    named = people and name.pos_ == "PROPN" and name.sent == verb.sent
    beside = noun.dep_ == "appos" and noun.head == name
    inside = name.dep_ in ("compound", "nmod") and name.head in (noun, verb)
    top = name if beside else noun
    alone = top.dep_ == "ROOT"
    that = name.head if name.dep_ == "pobj" and name.head.text == "that" else None
    said = that is not None and that.head.text.lower() in _SAYING
    if not named or not (beside or inside) or not (alone or said or _told_before(top)):
        return
    if said and that is not None:
        verb.head, verb.dep_ = that.head, "ccomp"
        that.head, that.dep_ = verb, "mark"
    else:
        verb.head, verb.dep_ = (verb, "ROOT") if alone else (top.head, "ccomp")
    made_verb(verb, finite_tag(verb))
    for child in [c for c in (*name.children, *noun.children, *verb.children)
                  if c not in (verb, name, noun, that)]:  # fmt: skip
        within = child.i < name.i or (noun.i > child.i > verb.i)
        child.head = (name if child.i < name.i else noun) if within else verb
    noun.head, noun.dep_ = verb, "dobj"
    name.head, name.dep_ = verb, "nsubj"


def _told_before(name: Token) -> bool:
    """Whether a name only seems to say something that another says: "X armed Y, Z said"."""
    saying = name.head
    others = [c for c in saying.children if c.dep_ == "nsubj" and c != name]
    seeming = name.dep_ in ("nsubj", "npadvmod", "ccomp")
    return seeming and saying.lower_ in _SAYING and bool(others)


def _promote(verb: Token) -> None:
    """In "X imposed sanctions on Y" the verb governs its noun, and does not describe it."""
    noun = verb.head
    above = noun.head
    named = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    named = named or _before_rebels(verb) or _before_noun(verb)
    if above.i == verb.i - 1 and noun.dep_ == "dobj" and above.text.isupper():
        named = [above]  # "ECOWAS", which the tagger took for a verb
        above.pos_, above.tag_ = "PROPN", "NNP"
    elif not named and noun.dep_ == "dobj" and above.text.lower() in _SAYING:
        named = [c for c in noun.children if c.pos_ == "PROPN" and c.i == verb.i - 1]
        if not named:
            return
    elif not named and noun.dep_ == "conj" and above.pos_ == "VERB" and verb.i == noun.left_edge.i:
        named = []  # "pulled out and reimposed sanctions"
    elif not named:
        return
    root = noun.dep_ == "ROOT" or (named == [above] and above.dep_ == "ROOT")
    over, label = (above.head, above.dep_) if named == [above] else (above, noun.dep_)
    verb.head, verb.dep_ = (verb, "ROOT") if root else (over, label)
    made_verb(verb, "VBD")
    noun.head, noun.dep_ = verb, "dobj"
    for other in named:
        for child in [c for c in other.children if c.i > verb.i]:
            child.head = verb
        other.head, other.dep_ = verb, "nsubj"
    for child in [c for c in noun.children if c.dep_ in ("mark", "nsubj", "punct")]:
        child.head = verb


def _before_noun(verb: Token) -> list[Token]:
    """Who did something in "Boko Haram swore allegiance", which has no other verb."""
    noun = verb.head
    if noun.dep_ != "ROOT" or verb.tag_ != "VBD" or not verb.i:
        return []
    return [c for c in noun.children if c.i == verb.i - 1 and c.pos_ == "PROPN"]


def _before_rebels(verb: Token) -> list[Token]:
    """Who did something in "Pakistan funded rebels fighting X", a sentence without another verb."""
    noun = verb.head
    fighting = any(c.dep_ == "acl" and c.tag_ == "VBG" for c in noun.children)
    if noun.tag_ != "NNS" or not fighting:
        return []
    if noun.dep_ == "ROOT":
        beside = [c for c in verb.children if c.dep_ == "npadvmod" and c.i == verb.i - 1]
        return [c for c in beside if c.text[:1].isupper()]
    words = noun.doc[noun.head.i + 1 : noun.left_edge.i]
    whole = noun.dep_ == "appos" and noun.head.dep_ == "ROOT" and noun.head.pos_ == "PROPN"
    return [noun.head] if whole and not any(w.is_punct for w in words) else []


def _by_somebody(verb: Token) -> None:
    """In "X, egged on by Y, attacked Z" the first verb only describes X."""
    names = [c for c in verb.children if c.dep_ == "nsubj" and c.right_edge.i <= verb.i - 1]
    called = [c for c in verb.children if c.dep_ == "dobj" and verb.text in _NAMING]
    inside = [c for noun in called for c in noun.children]
    agents = [c for c in (*verb.children, *inside)
              if c.dep_ in ("agent", "prep") and c.text == "by"]  # fmt: skip
    above = [verb.head] if verb.dep_ in ("advcl", "ccomp") and verb.head.i > verb.i else []
    later = above or [c for c in verb.children if c.dep_ == "conj" and c.tag_ in ("VBD", "VBN")]
    own = any(c.dep_ in ("dobj", "cc") and c not in called for c in verb.children)
    if own or not names or not agents or not later or verb.dep_ not in ("ROOT", "advcl", "ccomp"):
        return
    if verb.dep_ == "ccomp" and not called:
        return  # "X, he said, ..."
    main, name = later[0], names[-1]
    if not above:
        main.head, main.dep_ = main, "ROOT"
        made_verb(main, "VBD")
    name.head = main
    for child in [c for c in verb.children if c.dep_ == "punct" or c.i > main.i]:
        child.head = main
    verb.head, verb.dep_ = name, "acl"
    made_verb(verb, "VBN")
    agents[0].head, agents[0].dep_ = verb, "agent"
    for noun in called:
        noun.dep_ = "oprd"


def _as_lies(claims: Token) -> None:
    """In "rejected as lies claims that X did it" it is claims that are rejected."""
    verb = claims.head
    as_ = [c for c in claims.children if c.dep_ == "mark" and c.text == "as" and c.i == verb.i + 1]
    lies = [c for c in claims.children if c.dep_ == "nsubj" and c.i == claims.i - 1]
    if not as_ or not lies or verb.pos_ != "VERB":
        return
    claims.dep_, claims.pos_, claims.tag_ = "dobj", "NOUN", "NNS"
    claims.set_morph("Number=Plur")  # type: ignore[attr-defined]  # the stub lacks it
    as_[0].head, as_[0].dep_ = verb, "prep"
    lies[0].head, lies[0].dep_ = as_[0], "pobj"
    for clause in [c for c in claims.children if c.dep_ == "ccomp"]:
        clause.dep_ = "acl"


def _turned_round(aux: Token) -> None:
    """In "Nor had X armed Y" the first verb is no sentence of its own."""
    if aux.doc[aux.sent.start].lower_ not in ("neither", "never", "nor"):
        return
    names = [c for c in aux.children if c.dep_ == "nsubj" and c.i > aux.i]
    doing = [c for n in names for c in n.children if c.dep_ == "acl"]
    doing = [c for c in doing if c.tag_ == "VBG" or any(a.dep_ == "agent" for a in c.children)]
    below = doing or [c for c in aux.children if c.dep_ == "ccomp" and c.i > aux.i]
    own = any(c.dep_ in ("acomp", "attr", "dobj") for c in aux.children)
    if len(below) != 1 or own or (names and not doing):
        return
    verb = below[0]
    subjects = names or [c for c in verb.children if c.dep_ == "nsubj" and aux.i < c.i < verb.i]
    if not subjects:
        return
    verb.head, verb.dep_ = verb, "ROOT"
    if verb.tag_ == "VBD":
        made_verb(verb, "VBN")
    for child in [c for c in aux.children if c != verb]:
        child.head = verb
    done_to = bool(doing) and verb.tag_ == "VBN"
    for name in names if done_to else ():
        name.dep_ = "nsubjpass"
    aux.head, aux.dep_, aux.pos_ = verb, "auxpass" if done_to else "aux", "AUX"


def _perfect(verb: Token) -> None:
    """In "is said to have armed Hamas" who is armed is not what somebody has."""
    having, noun = verb.nbor(-1), verb.head
    if having.dep_ in ("neg", "preconj", "advmod") and having.i:  # "has neither armed X nor"
        having = having.nbor(-1)
    if having.lower_ not in HAVING or noun.head != having or noun.pos_ != "PROPN":
        return
    root = having.dep_ == "ROOT"
    verb.head, verb.dep_ = (verb, "ROOT") if root else (having.head, having.dep_)
    made_verb(verb, "VBN")
    for child in [c for c in having.children if c not in (noun, verb)]:
        child.head = verb
    noun.head, noun.dep_ = verb, "dobj"
    having.head, having.dep_, having.pos_ = verb, "aux", "AUX"


def _retag(word: Token) -> None:
    present = {"NN": "VBP", "NNS": "VBZ", "RB": "VBP"}.get(word.tag_)
    made_verb(word, present or "VBD")
    if not any(c.dep_ in ("nsubj", "nsubjpass") for c in word.children):
        labels = ("npadvmod", "nmod", "compound") if present else ("npadvmod",)
        before = [c for c in word.children if c.dep_ in labels and c.i < word.i]
        for noun in before[-1:]:
            noun.dep_ = "nsubj"
