"""Names that are put on somebody: "branded X a terrorist group", "called X a puppet"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Means, Relation
from ..sentences.lexicon import Predicate, lexicon
from ..sentences.syntax import (
    OBJECTS,
    antecedent,
    children,
    grammatical_subject,
    lemma,
    passive,
    prepositional,
    subject,
)
from .doers import named
from .gifts import Frame, deed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

NAMING = frozenset(
    {"add", "brand", "call", "class", "consider", "declare", "deem", "denounce", "describe"}
    | {
        "designate",
        "dub",
        "hold",
        "label",
        "list",
        "name",
        "proclaim",
        "regard",
        "see",
        "term",
        "view",
    }
)
_MARKED = frozenset({("target", "legitimate"), ("target", "military"), ("game", "fair")})
_STAYING = frozenset({"appear", "be", "figure", "remain", "stay"})
_LISTING = frozenset({"add", "class", "designate", "list", "proclaim"})


_PUTTING = frozenset({"include", "place", "put"})


def labelled(verb: Token) -> Frame | None:
    """Who calls whom by a hostile name."""
    if lemma(verb) not in NAMING | _PUTTING:
        return None
    if not any(_hostile(w) for w in _names(verb)):
        return None
    done_by, done_to = subject(verb), _bearer(verb)
    if done_by is None and passive(verb):  # the parser may hang "by X" on the name
        done_by = next(prepositional(_names(verb), "by"), None)
    if done_by is None or done_to is None:
        return None
    means = Means.SANCTION if lemma(verb) in _LISTING | _PUTTING else Means.ACCUSATION
    whose = [w for w in children(done_to, "poss", "amod") if w.pos_ != "PRON" and named(w)]
    said = deed(verb, Relation.OPPOSES, means)
    return Frame(said, (done_by,), (done_to, *whose), (), (verb,))


def on_list(noun: Token) -> Frame | None:
    """On whose list of enemies somebody is: "is on X's list of terrorist groups"."""
    owners = children(noun, "poss")
    copula = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "on" or lemma(copula) not in _STAYING:
        return None
    done_to = grammatical_subject(copula)
    if not owners or done_to is None or not _hostile(noun):
        return None
    predicate = Predicate(
        lemma(noun), "noun", Relation.OPPOSES, Means.SANCTION, ("poss",), ("subj",), both=False
    )
    return Frame(predicate, tuple(owners), (done_to,), (), (noun, copula))


def marked_out(noun: Token) -> Frame | None:
    """Who says that whose things are "legitimate targets", or "fair game"."""
    words = {(lemma(noun), c.lower_) for c in children(noun, "amod", "compound")}
    copula = noun.head
    saying = copula.head
    if noun.dep_ != "attr" or not words & _MARKED or copula.dep_ != "ccomp":
        return None
    done_by, done_to = subject(saying), grammatical_subject(copula)
    if done_by is None or done_to is None:
        return None
    predicate = Predicate(
        lemma(noun), "noun", Relation.OPPOSES, Means.THREAT, ("subj",), ("obj",), both=False
    )
    return Frame(predicate, (done_by,), (done_to,), (), (noun, saying))


def _names(verb: Token) -> Iterator[Token]:
    if lemma(verb) in _PUTTING:  # "put X on its terror list"
        yield from prepositional([verb], "on", "in")
        return
    yield from children(verb, "oprd", "attr", "acomp", "ccomp", "xcomp", *OBJECTS)
    yield from prepositional([verb], "as", "to")
    for noun in children(verb, *OBJECTS):
        yield from prepositional([noun], "as")
        yield from (c for c in children(noun, "appos") if c.nbor(-1).text != ",")


def _hostile(word: Token) -> bool:
    """Whether a name is one for an enemy: "terrorist", "state sponsor of terrorism"."""
    within = list(prepositional([word], "of")) if lemma(word) in ("list", "register") else []
    near = [word, *prepositional([word], "of")]
    near += [c for w in (word, *within)
             for c in children(w, "amod", "compound", "attr", "acomp")]  # fmt: skip
    return any(lexicon().is_a(lemma(w), "label") for w in near)


def _bearer(verb: Token) -> Token | None:
    if passive(verb):
        return grammatical_subject(verb)
    clauses = children(verb, "ccomp", "xcomp")
    inner = [s for c in clauses for s in children(c, "nsubj") if s.i > verb.i]
    named_ = [*children(verb, "dative"), *inner, *children(verb, *OBJECTS)]
    named_ += [verb.head] if verb.dep_ == "relcl" else []
    found = next((w for w in named_ if w.pos_ != "ADP" and not _hostile(w)), None)
    return antecedent(found) if found is not None else None
