"""Words that say that a thing is not done: "not", "nobody", "at no point", "still less"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..sentences.syntax import OBJECTS, SUBJECTS, children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

NEVER = frozenset({"never", "hardly", "neither", "nor"})
NO = frozenset({"no", "neither", "few", "little", "none", "nobody"})
_TURNED = frozenset({"neither", "never", "nor", "nowhere"})
"""Words at the start of a sentence behind which the subject follows its auxiliary."""
_AT = frozenset({"at", "in", "on", "under"})
_NONE = frozenset({"neither", "no", "none"})
_MERELY = frozenset({"just", "merely", "only", "simply"})
_WAYS = frozenset({
    "account", "circumstance", "condition", "mean", "means", "point", "stage", "time", "way",
})  # fmt: skip
_UPON = frozenset({"against", "at", "on", "to", "upon"})
"""Prepositions behind which stands who is acted on."""
_EVERYBODY = frozenset({"all", "each", "every", "everybody", "everyone"})
_FAR = frozenset({"far", "long", "much", "often", "soon", "well"})
"""What "so" and "as" stand before without a degree: "never, so far as is known"."""
_HARDLY = frozenset({"barely", "hardly", "scarcely"})
_BUT = frozenset({"but", "except", "save"})


def negated(verb: Token) -> bool:
    """Whether what stands at a verb says that it is not done, or by nobody, or to nobody."""
    auxiliaries = children(verb, "aux", "auxpass")  # the parser may hang one on another
    beside = (*verb.children, *(c for aux in auxiliaries for c in aux.children))
    if any(_no(child, verb) for child in beside):
        return True
    if verb.dep_ == "conj" and verb.i and verb.nbor(-1).lower_ == "nor":
        return True
    if _in_no_way(verb) or _least_of_all(verb) or _never_again(verb):
        return True
    return _nor(verb) or _nobody_there(verb)


def _no(child: Token, verb: Token) -> bool:
    if child.dep_ == "aux":
        return False
    if child.dep_ == "neg":
        return not (_merely(child, verb) or _as_never_before(child))
    if child.dep_ in ("advmod", "preconj"):
        again = child.lower_ == "again" and bool(children(child, "neg"))  # "would never again"
        return again or (child.lower_ in NEVER and not _no_sooner(child))
    if child.dep_ == "prep":
        return child.lower_ in _UPON and any(map(denies, child.children))
    return child.dep_ in (*SUBJECTS, *OBJECTS) and denies(child)


def denied_ahead(sentence: Span) -> bool:
    """Whether a sentence begins with a word that denies it: "Nor is X", "At no point was X"."""
    words = [t.lower_ for t in sentence[:2]]
    begins = words[0] in _TURNED or (words[-1] in ("neither", "no") and words[0] in _AT)
    begins = begins or (words[0] == "not" and words[-1] in ("for", "once", "since"))
    aux = next((t for t in sentence[:7] if t.pos_ == "AUX"), None) if begins else None
    if aux is None or aux.i + 1 >= sentence.end or _as_never_before(sentence[0]):
        return False
    return aux.nbor().pos_ in ("DET", "NOUN", "PRON", "PROPN")


def to_nobody(verb: Token) -> bool:
    """Whether only its objects say that it is not done: "fired on no soldier of X"."""
    ends = [c for c in verb.children if c.dep_ in OBJECTS or c.dep_ == "prep"]
    return any(_no(c, verb) for c in ends) and not denied_at(verb)


def to_no_end(verb: Token) -> bool:
    """Whether nothing is done by what is done: "paid X nothing", "accused X of nothing"."""
    behind = [c for c in children(verb, "prep") if c.lower_ in ("for", "of")]
    ends = (*children(verb, *OBJECTS), *(n for c in behind for n in children(c, "pobj")))
    return any(c.lower_ == "nothing" for c in ends)


def of_some_alone(verb: Token) -> bool:
    """Whether only some do it, who are not told, or who are excepted: "not all", "nobody but X"."""
    subjects = children(verb, *SUBJECTS)
    excepting = (n for n in subjects if denies(n) and any(map(_excepting, n.subtree)))
    return any(map(_not_all, subjects)) or next(excepting, None) is not None


def _excepting(word: Token) -> bool:
    return word.lower_ in _BUT or word.text == "other"


def _not_all(noun: Token) -> bool:
    """Whether some are meant, and it is not said who: "not all of them"."""
    before = [t.lower_ for t in noun.doc[max(noun.left_edge.i - 1, noun.sent.start) : noun.i]]
    return "not" in before and not _EVERYBODY.isdisjoint((*before, noun.lower_))


def denied_at(verb: Token) -> bool:
    """Whether a verb itself is negated: "did not", "never", "neither ... nor"."""
    if any(c.dep_ == "neg" or c.lower_ in NEVER for c in verb.children):
        return True
    before = {max(verb.i - 1, 0), max(verb.left_edge.i - 1, 0)}  # "nor did it attack Y"
    return verb.dep_ == "conj" and any(verb.doc[i].lower_ == "nor" for i in before)


def denies(noun: Token) -> bool:
    """Whether nobody is meant: "no troops", "neither X nor Y"."""
    before = children(noun, "det", "preconj")
    if noun.lower_ in NO or any(c.lower_ in NO for c in before):
        return True
    words = {c.lower_ for w in (noun, *children(noun, "nummod")) for c in (w, *w.children)}
    of = [
        n for c in children(noun, "prep") if c.lower_ in ("from", "of") for n in children(c, "pobj")
    ]
    if any(c.lower_ in _NONE for n in of for c in (n, *children(n, "det", "preconj"))):
        return True  # "soldiers of neither X nor Y"
    any_ = [b for b in (noun, *before) if b.lower_ == "any"]
    few = bool(any_) and any(c.lower_ in _HARDLY for b in (noun, *any_) for c in b.children)
    return few or ("not" in words and bool(words & {"one", "single"}))


def _merely(negation: Token, verb: Token) -> bool:
    """Whether more is said and nothing denied: "did not merely arm X"; not "simply did not"."""
    between = (c for c in children(verb, "advmod") if negation.i < c.i < verb.i)
    return any(c.lower_ in _MERELY for c in between)


def _as_never_before(negation: Token) -> bool:
    """Whether it is done as it was not before: "never before condemned X so sharply"."""
    how = [c for c in children(negation.head, "advmod") if c.lower_ not in _FAR]
    degree = (d for c in how for d in c.children if c.i > d.i > negation.i)
    return negation.lower_ == "never" and any(d.lower_ in ("as", "so") for d in degree)


def _no_sooner(adverb: Token) -> bool:
    """Whether it was done right before: "hardly had X attacked Y when"."""
    first = adverb.lower_ == "hardly" and adverb.i == adverb.sent.start
    return first and any(t.lower_ in ("before", "when") for t in adverb.sent)


def _in_no_way(verb: Token) -> bool:
    """Whether it is not done at all: "at no point did X", "X by no means", "not once has X"."""
    holders = (verb, *children(verb, *SUBJECTS, "aux"))
    nouns = (n for h in holders for c in children(h, "prep") for n in children(c, "pobj"))
    ways = (n for n in nouns if (n.head.lower_, lemma(n)) != ("in", "time"))  # "in no time"
    never = any(lemma(n) in _WAYS and denies(n) for n in ways)
    near = (verb, *children(verb, "aux", "auxpass"))
    often = (c for v in near for c in children(v, "advmod") if c.lower_ == "once")
    once = (c for c in often if children(c, "neg"))
    return never or any("but" not in (t.lower_ for t in verb.doc[c.i : c.i + 2]) for c in once)


def _least_of_all(verb: Token) -> bool:
    """Whether it is done even less than what was denied before: "still less attacked Y"."""
    less = (c for c in children(verb, "advmod") if c.lower_ == "less" and c.i > verb.sent.start)
    before = [t.lower_ for t in verb.doc[max(verb.sent.start, verb.i - 2) : verb.i]]
    more = (c.nbor(-1).lower_ for c in less)
    return before == ["let", "alone"] or any(word in ("even", "much", "still") for word in more)


def _never_again(verb: Token) -> bool:
    """Whether somebody means not to do it any more: "pledged never again to attack Y"."""
    marks = (c for c in children(verb, "aux") if c.tag_ == "TO")
    before = (verb.doc[max(mark.i - 2, 0) : mark.i] for mark in marks)
    return any([t.lower_ for t in words] == ["never", "again"] for words in before)


def _nobody_there(verb: Token) -> bool:
    """Whether there is nobody who does it: "there is not a single soldier of X fighting"."""
    noun, there = verb.head, verb.head.head
    if verb.dep_ not in ("acl", "relcl") or noun.dep_ != "attr" or not children(there, "expl"):
        return False
    return denied_at(there) or denies(noun)


def _nor(verb: Token) -> bool:
    """Whether what begins with "nor" goes on with a verb: "Nor, X said, had Y"; "nor did it"."""
    first = min((verb, *children(verb, "aux", "auxpass")), key=lambda word: word.i)
    subjects, start = children(verb, *SUBJECTS), verb.doc[verb.sent.start]
    if not subjects or first.i > subjects[0].i:
        return False
    if start.lower_ in _TURNED and not _as_never_before(start):
        return True
    return verb.doc[max(verb.left_edge.i - 1, start.i)].lower_ == "nor"
