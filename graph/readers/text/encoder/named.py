"""Who is named in a sentence, for a network that asks about every pair of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..force.accounts import is_account
from ..mentions.affiliates import OWN
from ..mentions.aside import of_others
from ..mentions.coreference import GROUPS
from ..mentions.offices import against_state
from ..mentions.parties import party
from ..mentions.persons import SETTLEMENTS
from ..mentions.pronouns import PRESS
from ..naming.entities import half_of_compound, noun_lemma, written_as_name
from ..sentences.apposed import FRIENDS_AND_FOES
from ..sentences.lexicon import lexicon
from ..sentences.syntax import children, lemma

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from spacy.tokens import Span, Token

    from ..documents.values import Ref
    from ..drafting.drafts import Context
    from ..naming.cast import Cast

MOST = 12
"""Mentions of a sentence that are looked at; one that has more is a list."""
ARMS = ("machine", "weapon")
DENYING = frozenset({"confirm", "deny", "dismiss", "reject"})
MAKES = frozenset({
    "born", "built", "designed", "era", "language", "made", "manufactured", "speaking", "style",
})  # fmt: skip
MADE_OF = frozenset({"compose", "comprise", "consist"})
CALLED_AS = frozenset({"call", "dub", "know", "nickname"})
EXPERTS = frozenset({"academic", "analyst", "columnist", "expert", "historian", "scholar"})
"""Who only tells of others, for no state."""


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of an actor in a sentence, and the word it hangs on; offsets in the sentence."""

    ref: Ref
    word: Token
    start: int
    end: int


def named_in(sentence: Span, context: Context) -> list[Named]:
    """The mentions of actors, in order, none over another."""
    found: list[Named] = []
    published, offset = context.published.last, context.cast.at(sentence[0])
    shouted = sentence.text.isupper()  # of capitals only the known names can be told
    for token in sentence:
        asked = context.cast.found(token) is not None if shouted else _may_name(token)
        asked = asked and not _of_group(context.cast, token, published)
        ref = party(context.cast, token, published) if asked else None
        if ref is not None and ref.kind == "actor":
            start, end = _place(ref, token, sentence, offset)
            found = [other for other in found if not _within(other, token, start)]
            if not found or start >= found[-1].end:
                found.append(Named(ref, token, start, end))
    return [_explained(one_, found) for one_ in found[:MOST]]


def _explained(named: Named, found: Sequence[Named]) -> Named:
    """A mention that only says who another is, as one of the same: "the Ash, a clan of Velm"."""
    beside = next((other for other in found if _says_who(named.word, other.word)), None)
    if beside is None:
        return named
    return replace(
        named,
        ref=replace(
            beside.ref,
            mention=replace(named.ref.mention, id=beside.ref.id, label=beside.ref.mention.label),
        ),
    )


def _says_who(word: Token, other: Token) -> bool:
    """Whether one of two words stands in apposition to the other, and is no member of a list."""
    if word.dep_ == "pobj" and word.head.lower_ == "as" and lemma(word.head.head) in CALLED_AS:
        return word.head.head.head == other  # "X, also known as Y"
    if word.dep_ != "appos" or word.head != other or children(word, "conj"):
        return False
    kinds = {word.pos_, other.pos_}
    return "NOUN" in kinds or word.nbor(-1).text == "("


def _may_name(token: Token) -> bool:
    """Whether a word may stand for an actor: the last of a name, "they", "American" before one.

    Of what an outlet or an expert says a state is no party ("Turkish media said"), nor of what its
    rebels do ("Syrian rebel leader X").
    """
    if token.dep_ in ("amod", "compound", "nmod") and (
        _only_tells(token.head) or _of_dissent(token.head)
    ):
        return False
    if _armament(token) or _denied(token) or _of_make(token) or of_others(token):
        return False
    if noun_lemma(token) in PRESS and lemma(token.head) == "tell":
        return False
    if _of_foe(token) or _only_points(token) or _shielded(token) or _of_account(token):
        return False
    if _makes_up(token) or (token.dep_ == "pobj" and token.head.lower_ == "unlike"):
        return False
    if token.dep_ == "amod" and noun_lemma(token.head) in SETTLEMENTS:
        return False  # "the Congolese town of Sake"
    if token.dep_ == "amod" and noun_lemma(token.head) in OWN and children(token.head, "poss"):
        return False  # "the group's Somali branch"
    if token.pos_ == "NOUN":
        plain = token.dep_ not in ("compound", "npadvmod", "nmod", "amod")
        return plain or _whose(token) or _backs(token)
    if token.pos_ == "PROPN" and token.dep_ == "compound":
        return token.head.pos_ != "PROPN" and not _of_office(token.head)
    if token.pos_ == "PRON":
        return token.tag_ == "PRP"
    name = token.pos_ == "PROPN" or written_as_name(token)
    return name or (token.pos_ == "ADJ" and not _of_kind(token))


def _of_foe(name: Token) -> bool:
    """Whether a name only says whose enemy another is: "armed Israel's enemy"."""
    foe = name.head
    another = foe.dep_ not in ("appos", "attr", "oprd") and not children(foe, "appos")
    return name.dep_ == "poss" and noun_lemma(foe) in FRIENDS_AND_FOES and another


def _of_account(name: Token) -> bool:
    """Whether a name only says whose claims are rejected: "denied American allegations"."""
    account = name.head
    said = name.dep_ in ("amod", "compound", "poss") and is_account(account)
    return said and account.dep_ == "dobj" and lemma(account.head) in DENYING


def _only_points(word: Token) -> bool:
    """Whether "it" means nobody: "it was X that attacked Y"."""
    picked = children(word.head, "attr") if word.lower_ == "it" and word.dep_ == "nsubj" else ()
    return any(children(noun, "relcl") for noun in picked)


def _makes_up(word: Token) -> bool:
    """Whether a name only says of whom a body is made: "composed of battalions from Mali"."""
    made = (a for a in word.ancestors if a.dep_ == "acl")
    return any(lemma(clause) in MADE_OF for clause in made)


def _shielded(word: Token) -> bool:
    """Whether somebody is only not handed over: "refused to extradite X to Y"."""
    noun = word if word.dep_ == "dobj" else word.head
    verb = noun.head
    handed = noun.dep_ == "dobj" and (
        lemma(verb) == "extradite"
        or (lemma(verb) in ("hand", "turn") and bool(children(verb, "prt")))
    )
    return handed and lemma(verb.head) in ("decline", "refuse")


def _of_office(title: Token) -> bool:
    """Whether a noun is the office of a person whose name stands behind it."""
    return title.dep_ == "compound" and title.head.ent_type_ == "PERSON"


def _of_kind(word: Token) -> bool:
    """Whether a word only tells of what kind help is: "military aid"."""
    helps = lexicon().predicates.get((noun_lemma(word.head), "noun"), ())
    return word.lower_ == "military" and any(p.relation.sign > 0 for p in helps)


def _of_make(word: Token) -> bool:
    """Whether a name only tells of what make a thing is: "Russian-made tanks"."""
    behind = word.doc[word.i + 1 : word.i + 3]
    return len(behind) > 1 and behind[0].text == "-" and behind[1].lower_ in MAKES


def _of_group(cast: Cast, token: Token, on: date) -> bool:
    """Whether a name only says from where a group comes: "Lebanon's Hezbollah"."""
    of = token.head.head if _of_title(token.head) else token.head  # "Libyan commander Haftar"
    if token.dep_ not in ("amod", "compound", "nmod", "poss") or cast.found(of) is None:
        return False
    group = cast.known(of, on)
    return group is not None and cast.kind(group) in GROUPS


def _of_title(title: Token) -> bool:
    return title.dep_ == "compound" and title.pos_ == "NOUN"


def _armament(word: Token) -> bool:
    """Whether something is fought with: "with anti-tank missiles", "Kornet missiles"."""
    if word.dep_ == "pobj" and word.head.lower_ == "with":
        return lexicon().is_a(noun_lemma(word), *ARMS)
    model = word.dep_ == "compound" and word.ent_type_ not in ("GPE", "NORP")
    return model and lexicon().is_a(noun_lemma(word.head), "weapon")


def _denied(word: Token) -> bool:
    """Whether "it" is what somebody denies, and nobody."""
    return word.lower_ == "it" and word.dep_ == "dobj" and lemma(word.head) in DENYING


def _only_tells(noun: Token) -> bool:
    return lexicon().is_a(noun_lemma(noun), "outlet") or noun_lemma(noun) in EXPERTS


def _of_dissent(title: Token) -> bool:
    """Whether somebody's title is of those who are against a state."""
    said = children(title, "amod", "compound")
    return title.dep_ == "compound" and any(map(against_state, said))


def _whose(noun: Token) -> bool:
    """Whether a noun says whose an act is ("army raids"), or is a phrase of its own."""
    owned = noun.dep_ == "compound" and lexicon().is_a(noun_lemma(noun.head), "cause")
    pointed = noun.dep_ == "nmod" and any(c.dep_ == "det" for c in noun.children)
    return pointed or (owned and lexicon().is_a(noun_lemma(noun), "group", "state"))


def _within(held: Named, noun: Token, start: int) -> bool:
    """Whether a mention is a part of the phrase, or the name, of a noun that names an actor."""
    part = held.word.dep_ in ("amod", "compound", "nmod", "nummod") and held.word.head == noun
    unknown = held.ref.manner == "provisional"
    beside = unknown and held.end + 1 == start and noun.text[:1].isupper()
    return part or beside or held.start >= start


def _place(ref: Ref, token: Token, sentence: Span, offset: int) -> tuple[int, int]:
    """Where a mention stands in its sentence; of one named elsewhere, the word that means it.

    Of "Rwandan-backed rebels" the rebels are meant, as the backer is a mention of his own.
    """
    start, end = ref.mention.start - offset, ref.mention.end - offset
    at = token.idx - sentence.start_char
    if start <= at < end <= len(sentence.text):
        backers = [t for t in sentence if start <= t.idx - sentence.start_char < at and _backs(t)]
        behind = [t.nbor(3).idx - sentence.start_char for t in backers]
        return max(0, start, *behind), end
    return at, at + len(token)


def _backs(word: Token) -> bool:
    """Whether a word is the first of one such as "Iran-backed"."""
    return half_of_compound(word) and word.i + 3 < word.sent.end and word.nbor(2).tag_ == "VBN"
