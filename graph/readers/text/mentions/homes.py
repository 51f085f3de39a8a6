"""Whose "the army", "the police" or "the junta" is, where the phrase does not say so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..naming.entities import noun_lemma
from ..naming.recall import REMEMBERED, REMEMBERED_CHARACTERS
from ..naming.reference import home_of_groups
from ..sentences.lexicon import lexicon
from ..sentences.syntax import SUBJECTS, children, conjuncts, lemma
from .coreference import FAR, again, definite, narrowed, partners

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from spacy.tokens import Token

    from ..documents.values import Ref
    from ..naming.cast import Cast

HOME = 0.7
ITS_OWN = frozenset({
    "air", "armed", "army", "border", "caretaker", "central", "coast", "constitutional", "coup",
    "elected", "elite", "federal", "government", "ground", "intelligence", "interim", "local",
    "many", "military", "most", "national", "naval", "navy", "new", "own", "paramilitary", "police",
    "presidential",
    "prison", "provincial", "regular", "riot", "ruling", "security", "several", "some", "special",
    "state", "supreme", "transitional", "unity",
})  # fmt: skip
"""What may be said of "the forces" without their being another state's."""
OF_OFFICE = frozenset({
    "agriculture", "chief", "defence", "defense", "deputy", "education", "finance", "first",
    "foreign", "health", "information", "interior", "justice", "oil", "prime", "vice",
})  # fmt: skip
"""What may be said of "the minister"."""
OFFICIALS = frozenset({
    "cabinet", "government", "minister", "ministry", "official", "parliament", "presidency",
    "president", "spokesman", "spokesperson", "spokeswoman",
})  # fmt: skip
"""Who speaks for a state, and so for the one that spoke in the sentence before."""
OF_ANY_BODY = frozenset({
    "assembly", "commission", "committee", "convoy", "council", "court", "panel", "tribunal",
})  # fmt: skip
"""What may be of a body of many states, or of nobody, as well."""
TELLING = frozenset({"add", "announce", "confirm", "report", "say"})
COMMANDS = frozenset({
    "command", "concentrate", "deploy", "direct", "dispatch", "instruct", "lead", "mass",
    "mobilise", "mobilize", "move",
    "order", "praise", "put", "reinforce", "send", "task", "withdraw",
})  # fmt: skip
"""What a state does with its own forces."""
SAID = ("amod", "compound", "nmod", "poss")
_KINGDOMS = frozenset({
    "bahrain", "belgium", "bhutan", "cambodia", "denmark", "jordan", "lesotho", "malaysia",
    "morocco", "nepal", "netherlands", "norway", "oman", "saudi-arabia", "spain", "sweden",
    "thailand", "uk", "united-kingdom",
})  # fmt: skip
HERE = frozenset({"country", "nation", "state"})
"""What is said of the state where the text plays."""
CROWNED = {
    "kingdom": _KINGDOMS,
    "monarchy": _KINGDOMS,
    "emirate": frozenset({"kuwait", "qatar"}),
    "sultanate": frozenset({"brunei", "oman"}),
}
"""States that are called so."""


def home(cast: Cast, noun: Token) -> Ref | None:
    """The state in which the text plays, else the one named last; none that acts on the noun.

    Forces that nothing points to ("soldiers") are of no state that is merely named.
    """
    other = {ref.id for ref in _acting(cast, noun)} | cast.apart
    spoke = _spoke_before(cast, noun) if _official(noun) else None
    if spoke is not None and spoke.id not in other:
        return again(cast, noun, spoke, HOME)
    own = _reported(cast, noun)
    if own is not None and own.id not in cast.apart:
        return again(cast, noun, own, HOME)
    if cast.grounds:
        ground = setting(cast, noun, other)
        return again(cast, noun, ground, HOME) if ground is not None else None
    if (not definite(noun) and noun.tag_ == "NNS") or noun_lemma(noun) in OF_ANY_BODY:
        return again(cast, noun, _only_government(cast, noun, other), HOME)
    _, end = cast.around(noun)

    def fits(ref: Ref) -> bool:
        return cast.state(ref) and ref.id not in other and ref.mention.start < end

    def fits_before(ref: Ref) -> bool:
        return fits(ref) and ref.mention.start < cast.at(noun)

    group, near = _of_group(cast, noun, other), cast.nearest(noun, fits_before)
    if group is not None and near is not None and all(r.id != group.id for r in cast.seen()):
        group = None  # of the state that is told of, and not of one that is not
    found = group or near or cast.foremost(noun, fits, cast.at(noun))
    return again(cast, noun, found, HOME)


def _reported(cast: Cast, noun: Token) -> Ref | None:
    """The state whose deeds its own forces tell of: "Israeli jets bombed X, the military said"."""
    who = noun
    while who.dep_ in ("amod", "compound", "nmod"):
        who = who.head  # "a military spokesman"
    verb = who.head
    if who.dep_ not in SUBJECTS or who.pos_ == "PROPN" or lemma(verb) not in TELLING:
        return None
    deeds = [deed for deed in children(verb, "ccomp", "parataxis") if deed.i < verb.i]
    doers = [s for deed in deeds for s in children(deed, "nsubj")]
    words = [w for s in doers for w in (s, *children(s, *SAID))]
    known = (cast.known(word, cast.published) for word in words)
    return next((r for r in known if r is not None and cast.state(r)), None)


def _only_government(cast: Cast, noun: Token, other: Collection[str]) -> Ref | None:
    """Whose "government troops" are where the groups told of act in one state alone."""
    if not any(c.lower_ == "government" for c in children(noun, "compound")):
        return None
    homes = home_of_groups()
    ids = {homes[r.id] for r in cast.seen() if r.id in homes} - set(other)
    return cast.of_reference(ids.pop(), noun, noun) if len(ids) == 1 else None


def _official(noun: Token) -> bool:
    """Whether a noun is of officials, or a person's name behind their title."""
    titles = (noun_lemma(w) for w in (noun, *children(noun, "compound")))
    return any(title in OFFICIALS for title in titles)


def _spoke_before(cast: Cast, noun: Token) -> Ref | None:
    """The state that spoke in the sentence before: "Rwanda denied it. A minister ..."."""
    first, end = cast.around(noun)
    who = noun
    while who.dep_ in ("compound", "nmod"):
        who = who.head
    elsewhere = any(first <= r.mention.start < end for r in cast.grounds[-REMEMBERED:])
    return cast.spoke if who.dep_ in SUBJECTS and not elsewhere else None


def the_country(cast: Cast, noun: Token) -> Ref | None:
    """Which state "the kingdom" is: the one that was named last."""
    if noun.tag_ != "NN" or not definite(noun) or children(noun, *SAID) or narrowed(noun):
        return None
    other = {ref.id for ref in _acting(cast, noun)}
    called = CROWNED.get(lemma(noun))
    here = setting(cast, noun, other) if lemma(noun) in HERE else None
    if here is not None:
        return again(cast, noun, here, HOME)
    named = cast.last(
        noun,
        lambda r: cast.state(r) and r.id not in other and (called is None or r.id in called),
        FAR if called else REMEMBERED_CHARACTERS,
    )
    return again(cast, noun, named, HOME)


def setting(cast: Cast, noun: Token, apart: Collection[str] = ()) -> Ref | None:
    """The state in which the sentence plays, by what it names nearest, else the whole text."""
    first, end = cast.around(noun)
    grounds = [r for r in cast.grounds[-REMEMBERED:] if r.id not in apart]
    here = [r for r in grounds if first <= r.mention.start < end]
    if here:
        homes = home_of_groups()
        near = (r for r in cast.seen() if first <= r.mention.start < end)
        told = {homes[r.id] for r in near if r.id in homes}
        apt = [r for r in here if r.id in told] or here  # "RSF fighters clashed near Yarmouk"
        return min(apt, key=lambda r: abs(r.mention.start - cast.at(noun)))
    counts = Counter(r.id for r in grounds)
    ground = max(reversed(grounds), key=lambda r: counts[r.id], default=None)
    return _abroad(cast, ground, apart) or ground


def _abroad(cast: Cast, ground: Ref | None, apart: Collection[str]) -> Ref | None:
    """The state in which the groups act of whom is told from a place in another.

    "BANGKOK - Myanmar's junta fought the Arakan Army": it must be named, and the other must not.
    """
    if ground is None or not cast.only_dated(ground):
        return None
    homes = home_of_groups()
    here = {homes[ref.id] for ref in cast.seen() if ref.id in homes}
    others = here - {ground.id}
    named = [ref for ref in cast.seen() if cast.state(ref) and ref.id in others]
    alone = len({ref.id for ref in named}) == 1 and others == here
    return named[-1] if alone and named[-1].id not in apart else None


def plain(noun: Token) -> bool:
    """Whether nothing is said of forces or officials that makes them another state's."""
    return all(c.lower_ in ITS_OWN | OF_OFFICE for c in children(noun, *SAID))


def _of_group(cast: Cast, noun: Token, other: Iterable[str]) -> Ref | None:
    """The state in which the group acts that was named nearest before."""
    homes = home_of_groups()
    named = [r for r in cast.seen() if r.id in homes and homes[r.id] not in other]
    before = [r for r in named if r.mention.start <= cast.at(noun)] or named[:1]
    return cast.of_reference(homes[before[-1].id], noun, noun) if before else None


def _acting(cast: Cast, noun: Token) -> list[Ref]:
    """Who does something to the noun, or has it done; not who commands it, nor whose rebels do."""
    if any(lemma(a) in COMMANDS for a in noun.ancestors):
        return []
    words = [
        w
        for p in (*partners(noun), *_told_of(noun))
        for w in (p, *([] if _of_its_own(p) else children(p, *SAID)))
    ]
    found = [cast.known(w, cast.published) for w in words]
    return [r for r in found if r is not None]


def _of_its_own(noun: Token) -> bool:
    """Whether a group is not that of whom stands before it: "the Iraqi Islamic Party"."""
    party = noun.pos_ == "PROPN" and lexicon().is_a(noun_lemma(noun), "group")
    return lexicon().is_a(lemma(noun), "irregular") or (
        party and not lexicon().is_a(noun_lemma(noun), "state")
    )


def _told_of(noun: Token) -> list[Token]:
    """Of whom it is said in a clause of theirs: "X and Y, which are close to the army"."""
    clause = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    return conjuncts(clause.head) if clause is not None and clause.dep_ == "relcl" else []
