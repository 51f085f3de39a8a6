"""Whom "we", "he", "it" and "they" mean: who speaks, acted last, or is the subject before.

A light version: what is not plain stays unresolved, and what is resolved is less sure. Who acts on
a word, or is acted on by it, is never whom it means.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from ....model import ActorKind, Means
from ..sentences.heads import POSSESSIVE
from ..sentences.lexicon import lexicon
from ..sentences.owners import other_party
from ..sentences.syntax import OBJECTS, SUBJECTS, children, lemma, operator
from .coreference import NEAR, again, partners
from .places import WHERE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from ..documents.values import Ref
    from ..naming.cast import Cast
    from .coreference import Resolve

PRONOUN = 0.65
VOICES = frozenset({"we", "us", "our", "i", "my", "me"})
PERSONS = frozenset({"he", "she", "him", "his", "her"})
SINGULAR = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
PRONOUNS = VOICES | PERSONS | SINGULAR | PLURAL
PRESS = frozenset({"correspondent", "journalist", "reporter"})
"""Who is only told of those whom a pronoun means."""
HUMAN = frozenset({
    "adviser", "chief", "colonel", "commander", "general", "governor", "king", "lawmaker",
    "leader", "minister", "officer", "official", "president", "queen", "senator", "spokesman",
    "spokesperson", "spokeswoman",
})  # fmt: skip
"""What single persons are called who act for others."""
SAYING = frozenset({"add", "announce", "declare", "insist", "say", "tell", "write"})
LETTING = frozenset({"have", "help", "let", "make", "see", "watch"})
"""Verbs of which the object does something."""
REMINDING = frozenset({"remind", "warn"})
"""Verbs that tell somebody of what he does: "reminded X that it had promised"."""
BACK = 2
"""Sentences in which an antecedent is looked for: the pronoun's own and the one before."""


def pronoun(cast: Cast, token: Token, resolve: Resolve) -> Ref | None:
    """Whom a pronoun means; `resolve` says whom a noun means."""
    word = token.lower_
    if word in VOICES:
        return again(cast, token, cast.voice, PRONOUN)
    if word in PERSONS:
        somebody = _somebody(token)
        if somebody is not None:
            return again(cast, token, resolve(somebody), PRONOUN)
        named = _who_said(token, resolve) or cast.person_before(token)
        return again(cast, token, named or _subject_before(cast, token, resolve), PRONOUN)
    return again(cast, token, _subject_before(cast, token, resolve), PRONOUN)


def _somebody(pronoun_: Token) -> Token | None:
    """The one without a name who speaks of himself: "a Saudi diplomat said his government"."""
    above = [a for a in pronoun_.ancestors if a.pos_ in ("VERB", "AUX")]
    if pronoun_.dep_ in SUBJECTS and pronoun_.head.dep_ == "ROOT" and pronoun_.sent.start:
        above.append(pronoun_.doc[pronoun_.sent.start - 1].sent.root)
    subjects = [s for verb in above for s in children(verb, *SUBJECTS) if s.i < pronoun_.i]
    first = next((s for s in subjects if s.lower_ not in PERSONS), None)
    return first if first is not None and _unnamed_person(first) else None


def _unnamed_person(noun: Token) -> bool:
    """Whether a noun is of one person whom nothing names: "a government spokeswoman"."""
    roles = lexicon().roles(lemma(noun))
    one = noun.tag_ == "NN" and any(
        c.lower_ in ("a", "an", "another", "one") for c in noun.children
    )
    body = {"collective", "outlet", "machine", "weapon", "part"}
    person = roles & {"envoy", "people", "state", "somebody"} and not roles & body
    return bool(one and person) and not children(noun, "appos")


def _who_said(pronoun_: Token, resolve: Resolve) -> Ref | None:
    """Who spoke of others in the sentence before: "X said that Y had fled. He accused Z"."""
    start = pronoun_.sent.start
    if pronoun_.dep_ not in SUBJECTS or pronoun_.head.dep_ != "ROOT" or not start:
        return None
    verb = pronoun_.doc[start - 1].sent.root
    if lemma(verb) not in SAYING or not children(verb, "ccomp"):
        return None
    subjects = children(verb, "nsubj")
    persons = (c for n in subjects for c in (n, *children(n, "appos")) if c.ent_type_ == "PERSON")
    found = resolve(subjects[0]) if next(persons, None) is not None else None
    return found if found is not None and found.person is not None else None


def _subject_before(cast: Cast, pronoun_: Token, resolve: Resolve) -> Ref | None:
    taken = _meant_beside(pronoun_, resolve)
    if pronoun_.lower_ not in POSSESSIVE or (cast.hostile and not _own(pronoun_)):
        taken |= cast.apart
    if cast.voice is not None and quoted(pronoun_):
        taken |= {cast.voice.id}  # who speaks of "them" is not one of them
    if _helped(pronoun_):
        accuser = next((resolve(s) for s in children(_above_charge(pronoun_), "nsubj")), None)
        taken |= {accuser.id} if accuser is not None else set()
    for noun in _candidates(pronoun_):
        if noun == cast.speaking and pronoun_.lower_ in PLURAL:
            continue
        ref = resolve(noun)
        if ref is None or ref.kind != "actor" or ref.id in taken:
            continue
        if _agrees(cast, pronoun_, noun, ref):
            return ref
    return None


def _above_charge(pronoun_: Token) -> Token:
    """The verb of accusing two steps above what somebody is accused of."""
    return pronoun_.head.head.head


def _helped(pronoun_: Token) -> bool:
    """Whether it is help of which somebody is accused, who never is said to help the accuser."""
    deed = pronoun_.head
    charge = pronoun_.dep_ in (*OBJECTS, "dative") and deed.dep_ == "pcomp"
    if not charge or deed.head.lower_ not in ("of", "for"):
        return False
    known = lexicon().predicates.get((lemma(deed), "verb"), ())
    helps = any(p.relation.sign > 0 for p in known)
    return helps and lemma(_above_charge(pronoun_)) in ("accuse", "blame", "suspect")


def quoted(word: Token) -> bool:
    """Whether a word stands between quotation marks."""
    known = word.doc.user_data
    if "quotes" not in known:  # looked for once: a paragraph may be long
        known["quotes"] = [token.i for token in word.doc if token.text == '"']
    return bisect_left(known["quotes"], word.i) % 2 == 1


def _own(possessive: Token) -> bool:
    """Whether it is "its own"."""
    return any(c.lower_ == "own" for c in possessive.head.children)


def _meant_beside(pronoun_: Token, resolve: Resolve) -> set[str]:
    """Whom others under its verb mean: "they expelled them" are two, as are "X expelled them"."""
    if pronoun_.lower_ in POSSESSIVE:
        return set()
    verb = next((a for a in pronoun_.ancestors if children(a, *SUBJECTS)), None)
    subjects = children(verb, *SUBJECTS) if verb is not None else []
    beside = [s for s in subjects if s.lower_ in PRONOUNS - VOICES and s.i < pronoun_.i]
    if pronoun_.dep_ in OBJECTS:  # nor is who acts on somebody the same
        beside += [s for s in children(pronoun_.head, "nsubj") if s.pos_ in ("NOUN", "PROPN")]
    return {r.id for s in beside if (r := resolve(s)) is not None}


def _candidates(pronoun_: Token) -> Iterator[Token]:
    """The nouns that a pronoun may mean: subjects before it, the nearest first, then others."""
    other = other_party(pronoun_)
    if other is not None:
        yield from other
        return
    apart = set() if pronoun_.lower_ in POSSESSIVE else {p.i for p in partners(pronoun_)}
    above = {pronoun_.i, *(a.i for a in pronoun_.ancestors)} if apart else set()
    first = pronoun_.sent.start
    for _ in range(BACK - 1):
        first = pronoun_.doc[first - 1].sent.start if first else first
    nouns = [
        t
        for t in reversed(pronoun_.doc[max(first, pronoun_.i - NEAR) : pronoun_.i])
        if t.pos_ in ("NOUN", "PROPN")
        and t.i not in apart | above
        and not (_owned(t, pronoun_) or lemma(t) in PRESS or _tells(t, pronoun_))
    ]
    here = [t for t in nouns if t.sent == pronoun_.sent]
    over = {a.i for a in pronoun_.ancestors}
    clause = pronoun_.head
    ahead = any(c.lower_ in ("will", "would") for c in children(clause, "aux"))
    if clause.dep_ == "ccomp" and lemma(clause.head) in REMINDING and not ahead:
        yield from (t for t in here if t in children(clause.head, *OBJECTS))
    plain = [t for t in _by_verb(pronoun_) if t.i < pronoun_.i and t.pos_ in ("NOUN", "PROPN")]
    if plain:
        yield from plain
        return
    if pronoun_.dep_ in SUBJECTS and pronoun_.head.dep_ == "conj":
        along = children(pronoun_.head.head, *SUBJECTS)
        yield from (t for t in here if t in along)  # "A demanded that B leave, but it did not"
    if pronoun_.dep_ in OBJECTS and pronoun_.head.dep_ in ("advcl", "acl"):
        yield from (t for t in here if t.dep_ in OBJECTS)  # "backed A, supplying it with drones"
    shared = clause.dep_ == "conj" and not children(clause, *SUBJECTS)
    if pronoun_.dep_ in (*OBJECTS, "dative") and shared:  # "blacklisted A and accused it of"
        before = children(clause.head, *OBJECTS, "dative")
        before += [c for n in before for c in children(n, "compound")]  # "sold Ukraine tanks"
        yield from (t for t in here if t in before)
    if _receives(pronoun_):
        yield from (t for t in here if _receives(t))
        yield from (t for t in nouns if t.sent != pronoun_.sent and _receives(t))
    subjects = [t for t in nouns if t.dep_ in SUBJECTS]
    own = [t for t in subjects if t.sent == pronoun_.sent]
    yield from sorted(own, key=lambda t: t.head.i not in over)  # not that of an aside
    before = [t for t in subjects if t.sent != pronoun_.sent]
    acted = sorted(before, key=lambda t: t.head.dep_ != "ROOT")
    roots = [t for t in nouns if t.dep_ == "dobj" and t.head.dep_ == "ROOT"]
    hit = [t for t in roots if t.sent != pronoun_.sent] if _plain_object(pronoun_) else []
    blamed = _blames(pronoun_.head)
    yield from (*acted, *hit) if blamed else (*hit, *acted)  # "A bombed B. C bombed it."
    yield from (t for t in here if t.dep_ in (*OBJECTS, "dative", "pobj"))
    yield from (t for t in here if t.dep_ == "poss")
    if pronoun_.lower_ not in SINGULAR:
        yield from (t for t in nouns if t.sent != pronoun_.sent and _object(t))


def _tells(noun: Token, pronoun_: Token) -> bool:
    """Whether somebody's account tells of others: "findings by experts that X backed them"."""
    account = noun.head.head
    by = noun.dep_ == "pobj" and noun.head.lower_ == "by"
    speaks = by and account.pos_ == "NOUN" and operator(account, "clause") is not None
    return speaks and any(a == account for a in pronoun_.ancestors)


def _plain_object(pronoun_: Token) -> bool:
    singular = pronoun_.dep_ == "dobj" and pronoun_.lower_ in SINGULAR
    return singular and pronoun_.head.dep_ == "ROOT"


def _blames(verb: Token) -> bool:
    """Whether a verb blames, and so him who did what was told before: "A hit B. C condemned it"."""
    known = lexicon().predicates.get((lemma(verb), "verb"), ())
    return any(p.means is Means.ACCUSATION for p in known)


def _by_verb(pronoun_: Token) -> list[Token]:
    """Whom a verb above tells of: "asked X to prove that it ...", "stopped X and let them go"."""
    clause = pronoun_.head
    if clause.dep_ != "ccomp":
        return []
    if clause.head.dep_ == "relcl" and any(map(_relative, children(clause.head, "nsubj"))):
        return [clause.head.head]  # "X, which says it has ..."
    if pronoun_.dep_ not in SUBJECTS:
        return []
    if clause.head.dep_ == "xcomp":
        return children(clause.head.head, "dobj")
    if lemma(clause.head) in LETTING:
        first = clause.head.head if clause.head.dep_ == "conj" else clause.head
        return children(first, *OBJECTS)
    return []


def _relative(word: Token) -> bool:
    return word.lower_ in ("that", "which", "who")


def _receives(noun: Token) -> bool:
    """Whether somebody is given something: "sold the army drones", "sold drones to the army"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "to":
        return bool(children(noun.head.head, "dobj"))
    given = noun.dep_ == "dobj" and any(c.i > noun.i for c in children(noun.head, "dobj"))
    return given or noun.dep_ == "dative"


def _object(noun: Token) -> bool:
    """Whether a noun is the object of a verb, or of a preposition that does not say where."""
    return noun.dep_ in OBJECTS or (noun.dep_ == "pobj" and noun.head.lower_ not in WHERE)


def _owned(noun: Token, pronoun_: Token) -> bool:
    """Whether a pronoun like another says whose a noun is: that answers no riddle."""
    alike = SINGULAR if pronoun_.lower_ in SINGULAR else PRONOUNS - SINGULAR
    return any(c.lower_ in alike for c in children(noun, "poss"))


def _agrees(cast: Cast, pronoun_: Token, noun: Token, ref: Ref) -> bool:
    """Whether one or several are meant by both; a group may be either."""
    many = noun.tag_ in ("NNS", "NNPS") or bool(children(noun, "conj"))
    if pronoun_.lower_ in PERSONS and (many or not _may_be_person(noun)):
        return False
    if pronoun_.lower_ not in PERSONS and cast.kind(ref) is ActorKind.PERSON:
        return False
    if pronoun_.lower_ in SINGULAR:
        return (not many or noun.pos_ == "PROPN") and not _person(noun)
    told = cast.voice is not None and quoted(pronoun_)  # "They bombed us", said somebody else
    return many or told or not cast.state(ref) or pronoun_.lower_ in PERSONS


def _person(noun: Token) -> bool:
    """Whether a noun is surely of one person, whom "it" never means: "an official"."""
    common = noun.pos_ == "NOUN" and (noun.lower_ in HUMAN or lexicon().is_a(lemma(noun), "envoy"))
    return common and noun.lower_ not in ("delegation", "embassy", "mission")


def _may_be_person(noun: Token) -> bool:
    """Whether a noun names one person, as far as words tell: "minister", "Haftar"."""
    if noun.pos_ == "PROPN":
        return noun.ent_type_ not in ("GPE", "NORP", "LOC", "FAC", "DATE")
    return lexicon().is_a(lemma(noun), "people", "envoy", "state", "group", "somebody")
