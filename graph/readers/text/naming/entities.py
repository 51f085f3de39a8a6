"""How a name that no table knows is written: how far it reaches, and what it is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..sentences.lexicon import lexicon
from ..sentences.syntax import children, conjuncts, lemma, prepositional

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_WORD = r"[\w'’.&]+(?:-[\w'’.&]+)*"
NAME = re.compile(rf"(?=[^\W\d_]){_WORD}(?:[ ]{_WORD}){{0,7}}")
"""A name of up to eight words; no hyphen of theirs hangs in the air, as in "US-"."""
NUMBERED = re.compile(r"[^\W\d_]{2,}\d+")
"""A word of a name that the tagger knows for none: "Zarn1"."""
MODEL = re.compile(r"[A-Z][A-Za-z]{0,4}-\d{1,3}[A-Z]?s?")
"""A model of an aircraft or arm, which is nobody: "Su-25"."""
CAPITAL = re.compile(r"(?:al|el|an|ar|as|ash|at|ul|ed)-[^\W\d_]|[^\W\d_a-z]")
"""How an actor's name begins: "Hamas", "al-Shabaab"."""
DEMONYM = re.compile(r"(?:an|ese|ish)$")
"""How the name of a people ends where the recogniser knows none: "Papuan separatists"."""
BEFORE = ("compound", "amod", "poss", "nmod", "npadvmod", "nummod")
NAMED = frozenset({"ORG", "NORP", "GPE", "PRODUCT", "WORK_OF_ART", "LAW", ""})
"""What the recogniser may take an armed group for, wherever it stands."""
OF_NAMES = frozenset({"ORG", "GPE", "PERSON", "FAC", "LOC", "PRODUCT", ""})
"""What the recogniser may take an owner for: "Fano militiamen"; "Hutu militiamen" name none."""
WEATHER = frozenset({"cyclone", "hurricane", "storm", "typhoon"})
GROUNDS = frozenset({"LOC", "FAC", "GPE"})
SURNAME = 4
"""Words of a name with its article and hyphen, and one before it: "Ali al-Hakim"."""
COLLECTIVE = frozenset({
    "ansar", "boko", "dawn", "fajr", "faylaq", "harakat", "hezb", "hizb", "hizbul", "jabhat",
    "jaish", "jamaat", "jaysh", "jemaah", "jund", "kata'ib", "kataib", "katiba", "lashkar", "liwa",
    "mujahideen", "mujahidin", "quwat", "saraya", "tehreek", "tehrik", "wilayat",
})  # fmt: skip
"""First words of the names of groups, in the languages that often give them."""


UNITS = frozenset({"army", "battalion", "brigade", "corps", "division", "fleet", "regiment",
                   "squadron"})  # fmt: skip
SOLDIERS = frozenset({
    "army", "battalion", "brigade", "force", "gendarme", "gendarmerie", "guard", "military",
    "police", "policeman", "serviceman", "soldier", "troop", "trooper", "unit",
})  # fmt: skip
UNIT_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)?")
SIDES = frozenset({"east", "north", "northeast", "northwest", "south", "southeast", "southwest",
                   "west"})  # fmt: skip
_LIES = re.compile(
    rf"(?:, )?(?:(?:just|about|some|around) )?(?:[\d.]+ ?(?:km|miles?|kilomet(?:er|re)s?) )?"
    rf"(?:to the )?(?:{'|'.join(sorted(SIDES))}) of\b"
)
"""What is said behind the name of a place: "Munigi, just north of Goma"."""


def lies_by(name: Token) -> bool:
    """Whether it is said where what a word names lies."""
    behind = name.doc[name.i + 1 : name.i + 9]
    return any(t.lower_ in SIDES for t in behind) and _LIES.match(behind.text) is not None


def noun_lemma(token: Token) -> str:
    """The form in which the table of nouns may have a word, whatever the tagger took it for."""
    nouns, plain, word = lexicon().nouns, lemma(token), token.lower_
    if word in nouns:
        return word  # "speakers" may be anybody
    if plain in nouns:
        return plain
    ends = (("s", ""), ("es", ""), ("men", "man"), ("ies", "y"))
    forms = [word.removesuffix(end) + own for end, own in ends if word.endswith(end)]
    return next((form for form in (word, *forms) if form in nouns), plain)


def written_as_name(token: Token) -> bool:
    """Whether a word is a name that the tagger took for another: "FARC", "a People's Front"."""
    if token.pos_ not in ("NOUN", "VERB", "ADJ", "ADV", "AUX"):
        return False
    capitals = token.text.isupper() and len(token.text) > 2 and token.is_alpha
    return capitals or any(owner_in_name(c, token) for c in children(token, "poss"))


def mistaken_name(token: Token) -> bool:
    """Whether a common noun was taken for a name, as at the start of a sentence: "Police"."""
    written = token.is_lower or (token.i == token.sent.start and not token.is_upper)
    alone = not children(token, "compound") or not token.is_lower
    return token.pos_ == "PROPN" and written and alone and noun_lemma(token) in lexicon().nouns


def of_weather(token: Token) -> bool:
    """Whether a name is that of a storm."""
    return any(w.lower_ in WEATHER for w in (token, *children(token, "compound", "nmod")))


def of_no_person(token: Token) -> bool:
    """Whether a name is none of a person: "the Houthis", "Jaish al-Adl", "Ashen Brigade"."""
    first, last = entity(token)
    words = [w.lower_ for w in token.doc[first.i : last.i + 1]]
    alone = len(words) > 1 and words[1] == "-" and len(words) < SURNAME  # "al-Shabaab"
    if words[0] in COLLECTIVE or alone or lexicon().is_a(noun_lemma(last), "group", "state"):
        return True
    return first.i > 0 and first.nbor(-1).lower_ == "the" and not children(token, "appos")


def entity(token: Token) -> tuple[Token, Token]:
    """The recognised name around a word, without its article."""
    doc, kind = token.doc, token.ent_type_
    first = last = token.i
    while first > token.sent.start and doc[first].ent_iob_ == "I":
        first -= 1
    while (
        last + 1 < token.sent.end
        and doc[last + 1].ent_iob_ == "I"
        and doc[last + 1].ent_type_ == kind
    ):
        last += 1
    while first < token.i and doc[first].lower_ in ("the", "a", "an"):
        first += 1
    while last > token.i and not doc[last].is_alpha:
        last -= 1
    return doc[first], doc[last]


def name_around(token: Token) -> tuple[Token, Token]:
    """The name that a word belongs to; where none was recognised, the capitals beside it."""
    first, last = entity(token) if token.ent_type_ else (token, token)
    while first.i > token.sent.start and _belongs(first, token):
        first = first.nbor(-1)
    owners = (c for c in children(last, "poss") if c.i == first.i - 2 and owner_in_name(c, last))
    return _hyphened(next(owners, first)), last


def _hyphened(first: Token) -> Token:
    """The first word of a name whose parts a hyphen joins: "Achkhoi" in "Achkhoi-Martan"."""
    start = first.sent.start
    while first.i - 2 >= start and first.text[:1].isupper():
        hyphen, before = first.nbor(-1), first.nbor(-2)
        apart = hyphen.text != "-" or hyphen.whitespace_ or before.whitespace_
        if apart or not CAPITAL.match(before.text):
            break
        first = before
    return first


def _belongs(first: Token, token: Token) -> bool:
    """Whether the word before a name's first is a part of it, as far as its writing tells."""
    word = first.nbor(-1)
    if word.ent_type_ or not CAPITAL.match(word.text):
        return False
    numbered = word.is_title and bool(NUMBERED.fullmatch(word.text))
    return numbered or (word.pos_ == "PROPN" and not token.ent_type_)


def owner_in_name(owner: Token, body: Token) -> bool:
    """Whether whose a body is belongs to its name: "the Peasants' Front", "a People's Army"."""
    if owner.dep_ != "poss" or not body.text[:1].isupper():
        return False
    several = owner.tag_ in ("NNS", "NNPS") or lemma(owner) == "people"
    named = several and owner.text[:1].isupper() and noun_lemma(owner) in lexicon().nouns
    return named and lexicon().is_a(noun_lemma(body), "group", "state")


def numbered_unit(noun: Token) -> Token | None:
    """The number before the name of a unit: "444" in "the 444 Brigade", "6th" in "6th Division"."""
    if noun.lower_ not in UNITS or not noun.text[:1].isupper():
        return None
    words = noun.doc[max(noun.sent.start, noun.i - 5) : noun.i]
    before = next((w for w in reversed(words) if not w.text[:1].isupper()), None)
    return before if before is not None and UNIT_NUMBER.fullmatch(before.text) else None


def minority(noun: Token) -> Token | None:
    """The word that tells people of a nation from it: "Kosovo" in "the Kosovo Serbs"."""
    if noun.i and noun.nbor(-1).lower_ == "ethnic":
        return noun.nbor(-1)
    joined = noun.i > 1 and noun.nbor(-1).text == "-" and not noun.nbor(-1).whitespace_
    if joined and noun.text.endswith("s") and noun.nbor(-2).text[:1].isupper():
        return noun.nbor(-2)  # "Albanian-Americans"
    if noun.tag_ != "NNPS" or noun.i <= noun.sent.start or noun_lemma(noun) in lexicon().nouns:
        return None  # "the Women's Protection Units"
    before = noun.nbor(-1)
    beside = before.head == noun and before.dep_ == "compound" and before.pos_ == "PROPN"
    return before if beside and before.text[:1].isupper() else None


def named_in_office(officer: Token) -> list[Token]:
    """The persons whose names stand beside an office: "an official in Kyiv, Petro Moroz"."""
    towns = [p for prep in children(officer, "prep") for p in children(prep, "pobj")]
    beside = [c for noun in (officer, *towns) for c in children(noun, "appos")]
    return [name for name in beside if name.ent_type_ == "PERSON"]


def said_behind(noun: Token, *prepositions: str, unlike: bool = False) -> Iterator[Token]:
    """The nouns behind a noun that say whose it is.

    What ends a coordination is said of its last noun, and of those before where these are of a
    kind with it: "officers and soldiers of Mali"; "soldiers and fighters of Boko Haram" are not,
    and what they have in common is given where `unlike` asks for it.
    """
    first = noun
    while first.dep_ == "conj":
        first = first.head
    family = conjuncts(first)
    if len(family) == 1:
        yield from prepositional(family, *prepositions)
        return
    last = family[-1]
    shared = unlike or not (_soldiers(noun) and not _of_state(last))
    for behind in prepositional(family, *prepositions):
        at_end = last.i < behind.i
        if (noun.i == last.i if at_end else behind in noun.subtree) or (at_end and shared):
            yield behind


def _of_state(noun: Token) -> bool:
    return lexicon().is_a(noun_lemma(noun), "state")


def _soldiers(noun: Token) -> bool:
    """Whether a noun is of soldiers, and not of leaders or officials, who may be anybody's."""
    return noun_lemma(noun) in SOLDIERS


def extent(noun: Token) -> tuple[Token, Token]:
    """First and last word of a phrase: its modifiers without article and number, and its "of"."""
    inside = [t for c in children(noun, *BEFORE) for t in c.subtree]
    first = min([noun, *inside], key=lambda t: t.i)
    behind = list(said_behind(noun, "of"))
    apart = behind and children(behind[0], "relcl", "acl", "poss")  # "of its own accord"
    last = behind[0] if behind and not apart else noun
    while first.i < noun.i and _idle(first):
        first = first.doc[first.i + 1]
    return first, last


def _idle(word: Token) -> bool:
    """Whether a word at the start of a phrase is no part of what it names."""
    if word.lower_ == "former":
        return False
    gerund = word.tag_ == "VBG" and word.is_lower
    stop = word.is_stop and word.ent_type_ in ("", "CARDINAL")  # "US" is one, too
    idle = word.is_punct or stop or word.like_num or gerund or word.lower_ in ("dozen", "score")
    return idle or word.dep_ in ("det", "neg", "nummod")


def half_of_compound(word: Token) -> bool:
    """Whether a word is the first half of a compound such as "Iran-backed"."""
    after = word.i + 1
    return after < len(word.doc) and word.doc[after].text == "-" and not word.whitespace_
