"""Who does what to whom in a parsed sentence: subjects, objects and prepositional arguments.

Voice, relative clauses, control and coordination are undone here, so that the rules need not
know about them. Dependency labels are those of spaCy's English models (ClearNLP).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .lexicon import Operator, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_IMPOSING = frozenset({"announce", "impose", "levy", "place", "slap"})
_PENALTIES = frozenset({"embargo", "penalty", "sanction"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "obj"})
POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
_PREPOSITIONAL = frozenset({"prep", "agent", "dative", "mark", "advmod", "prt"})
_BESIDE = frozenset({
    "after", "before", "besides", "by", "despite", "since", "upon", "when", "while", "without",
})  # fmt: skip
"""Prepositions behind which stands what somebody does beside the deed of the main verb."""
_RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})


def part_of_speech(token: Token) -> str:
    """Verb, noun or adjective; a noun that the tagger took for a verb is known by its place."""
    if token.pos_ == "VERB" and _nominal(token):
        return "noun"
    return POS.get(token.pos_, "")


def _nominal(verb: Token) -> bool:
    if verb.tag_ == "VBG":  # "fighting between", "the shelling of", not "attacking them"
        alone = not children(verb, *OBJECTS, *SUBJECTS, "aux") and verb.i + 1 < verb.sent.end
        if alone and verb.nbor().lower_ == "between":
            return True
        named = verb.dep_ in (*SUBJECTS, *OBJECTS, "pobj") and not children(verb, *OBJECTS, "aux")
        return named and bool(children(verb, "det", "prep", "poss", "amod"))
    governed = verb.dep_ in ("pobj", *OBJECTS)
    return governed and bool(children(verb, "det", "compound", "amod", "poss"))


def children(token: Token, *labels: str) -> list[Token]:
    """The children with one of these labels."""
    return [c for c in token.children if c.dep_ in labels]


def lemma(token: Token) -> str:
    """The lemma in lower case."""
    return token.lemma_.lower()


def operator(token: Token, slot: str) -> Operator | None:
    """The operator that a word is for a clause or an object."""
    return lexicon().operators.get((lemma(token), part_of_speech(token), slot))


def passive(verb: Token) -> bool:
    """Whether a verb stands in the passive voice."""
    if verb.tag_ != "VBN":  # "were outflanked and shelled by X": the parser may miss the second
        mistaken = verb.tag_ == "VBD" and verb.dep_ == "conj" and bool(children(verb, "agent"))
        return mistaken and not children(verb, "nsubj") and passive(verb.head)
    if children(verb, "auxpass", "nsubjpass"):
        return True
    if any(c.dep_ == "aux" and lemma(c) in ("have", "'ve") for c in verb.children):
        return False
    if verb.dep_ in ("acl", "amod"):
        return True
    if verb.dep_ == "advcl" and not children(verb, "aux", *SUBJECTS):
        return bool(children(verb, "agent"))  # "backed by X, Y took the town"
    if verb.dep_ == "relcl" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        return True
    return verb.dep_ == "conj" and not children(verb, "nsubj", "aux") and passive(verb.head)


def subject(verb: Token) -> Token | None:
    """The logical subject: of a passive its agent, else its grammatical subject."""
    return agent(verb) if passive(verb) else grammatical_subject(verb)


def agent(verb: Token) -> Token | None:
    """Whom a passive names with `by`."""
    own = next(prepositional([verb], "by"), None)
    later = [c for c in children(verb, "conj") if not children(c, *SUBJECTS, "auxpass")]
    later = [c for c in later if passive(c)]  # "was shelled and bombed by X"
    return own or next(prepositional(later, "by"), None)


def grammatical_subject(word: Token, depth: int = 0) -> Token | None:
    """The subject, also where it has to be fetched from a governing clause."""
    if depth > 8:
        return None
    own = children(word, *SUBJECTS)
    own = own or [s for aux in children(word, "aux") for s in children(aux, *SUBJECTS)]
    if own and own[0].lower_.endswith("self") and word.head is not word:
        return grammatical_subject(word.head, depth + 1)  # "declared itself willing"
    if own:
        return antecedent(own[0])
    if word.dep_ in ("conj", "advcl", "acomp", "attr"):
        if word.dep_ == "advcl" and children(word, "mark"):
            return None
        return grammatical_subject(word.head, depth + 1)
    if word.dep_ in ("acl", "relcl"):
        return _subject_of_adnominal(word, depth)
    if word.dep_ in ("xcomp", "dobj") and word.pos_ in ("VERB", "AUX"):
        return controller(word.head, depth)
    if word.dep_ == "pcomp" and word.head.lower_ in _BESIDE:
        return grammatical_subject(word.head.head, depth + 1)  # "after arming X, Y condemned Z"
    if word.dep_ == "pcomp" and word.head.head is not None:
        kept = children(word.head.head, *OBJECTS) if word.head.lower_ == "from" else []
        if kept and word.head.head.pos_ == "VERB" and not passive(word.head.head):
            return kept[0]  # "stopped X from attacking"
        return controller(word.head.head, depth)
    return None


def _subject_of_adnominal(word: Token, depth: int) -> Token | None:
    noun = word.head
    if word.dep_ == "relcl" and infinitive(word) and noun.dep_ in (*OBJECTS, "attr"):
        return grammatical_subject(noun.head, depth + 1)  # "do everything to help"
    if word.dep_ == "relcl" or word.tag_ in ("VBG", "VBN"):
        return noun
    holder = next(iter(children(noun, "poss")), None)
    if holder is not None or noun.dep_ not in OBJECTS:
        return holder
    return controller(noun.head, depth)


def punished(verb: Token) -> Token | None:
    """Who is punished: X in "imposed sanctions on X"."""
    if lemma(verb) not in _IMPOSING:
        return None
    penalties = [n for n in children(verb, *OBJECTS, "nsubjpass") if lemma(n) in _PENALTIES]
    return next(prepositional([*penalties, verb], "on", "against"), None) if penalties else None


def controller(governor: Token, depth: int = 0) -> Token | None:
    """Whose act an infinitive or gerund under a word is."""
    punished_ = punished(governor)
    if punished_ is not None:
        return punished_
    known = operator(governor, "clause")
    if known is not None and (known.control == "object" or known.lemma in ("tell", "warn")):
        if passive(governor):
            return grammatical_subject(governor, depth + 1)
        named = [c for c in governor.children if c.dep_ in (*OBJECTS, "dative", "nsubj")]
        after = [c for c in named if c.i > governor.i]
        found = next(iter(after or prepositional([governor], "on", "upon", "to", "for")), None)
        if found is not None or lemma(governor) != "help":
            return found
    if governor.dep_ == "advmod":  # "stopped short of"
        governor = governor.head
    return grammatical_subject(governor, depth + 1)


def objects(verb: Token) -> list[Token]:
    """The logical direct object: of a passive its grammatical subject."""
    if passive(verb):
        found = grammatical_subject(verb)
        return [] if found is None else [found]
    own = [antecedent(c) for c in verb.children if c.dep_ in OBJECTS]
    if not own and verb.pos_ == "VERB":
        own = children(verb, "dative")
    return own or _object_elsewhere(verb)


def _object_elsewhere(verb: Token) -> list[Token]:
    """The noun a bare relative clause hangs on, or the object that coordinated verbs share."""
    relative = verb.dep_ == "relcl" and any(
        c.dep_ == "nsubj" and c.lower_ not in _RELATIVES for c in verb.children
    )
    if relative and not children(verb, "prep", "xcomp", "ccomp"):
        return [verb.head]
    if verb.dep_ == "conj" and verb.head.dep_ == "relcl" and children(verb, "nsubj"):
        return [verb.head.head]  # "that seized them and that the army has hunted"
    for other in children(verb, "conj"):
        between = children(verb, "prep", "xcomp", "ccomp", "advmod")
        if other.tag_ == verb.tag_ and not between and not children(other, *SUBJECTS):
            own = [c for c in other.children if c.dep_ in OBJECTS]
            return own or _object_elsewhere(other)  # "arming, training and paying Y"
    return []


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other word itself."""
    if token.lower_ not in _RELATIVES or token.tag_ not in ("WP", "WP$", "WDT", "IN"):
        return token
    clause = next((a for a in token.ancestors if a.dep_ == "relcl"), None)
    return clause.head if clause is not None else token


def prepositional(carriers: Iterable[Token], *prepositions: str) -> Iterator[Token]:
    """The objects of these prepositions under any of the carriers."""
    for carrier in carriers:
        for child in carrier.children:
            if child.dep_ in _PREPOSITIONAL and child.lower_ in prepositions:
                yield from children(child, "pobj") or _called(child)
                for other in children(child, "conj"):  # "from X and from Y"
                    if other.lower_ in prepositions:
                        yield from children(other, "pobj")


def _called(preposition: Token) -> list[Token]:
    """What something is called: "fired at what it called bases of Y"."""
    clauses = [c for c in children(preposition, "pcomp") if children(c, "oprd")]
    what = [c for c in clauses if any(o.lower_ == "what" for o in children(c, *OBJECTS))]
    return [n for c in what for n in children(c, "oprd")]


def conjuncts(token: Token) -> list[Token]:
    """A word and those coordinated with it."""
    found = [token]
    for current in found:
        found.extend(children(current, "conj"))
        found.extend(c for c in children(current, "appos") if _listed(current, c))
    return found


def _listed(name: Token, other: Token) -> bool:
    """Whether the parser took a list of names for an apposition: "Chad, Mali and Niger"."""
    names = name.pos_ == other.pos_ == "PROPN" and name.i == other.left_edge.i - 2
    return names and any(c.pos_ == "PROPN" for c in children(other, "conj"))


def finite(verb: Token) -> bool:
    """Whether a verb is finite, alone or through an auxiliary."""
    if verb.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP", "MD")
        for c in verb.children
    )


def infinitive(verb: Token) -> bool:
    """Whether a verb is introduced by `to`."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def helped_in(verb: Token) -> bool:
    """Whether somebody is helped to do it: "helped Chad fight AQIM"."""
    return verb.dep_ in ("ccomp", "xcomp") and verb.tag_ == "VB" and lemma(verb.head) == "help"


def either(noun: Token) -> bool:
    """Whether one of several is meant, and it is not said which: "A or B"."""
    first = noun.head if noun.dep_ == "conj" else noun
    return any(c.lower_ == "or" for n in (noun, first) for c in children(n, "cc"))
