"""What is asked for, or not given: "sought arms from Y", "turned down Y's plea for help"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Means, Relation
from ..sentences.owners import THIRD
from ..sentences.syntax import OBJECTS, children, conjuncts, lemma, objects, passive, prepositional
from ..sentences.syntax import subject as subject_of
from .doers import an_act, doers, named
from .gifts import ADJECTIVAL, Frame, deed, given_by, thing_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SEEKING = frozenset({"need", "request", "seek", "solicit", "want"})
_DECLINING = frozenset({"decline", "deny", "ignore", "rebuff", "refuse", "reject", "spurn",
                        "turn down"})  # fmt: skip
_PLEAS = frozenset({"appeal", "entreaty", "plea", "request"})
_MISSIONS = frozenset({"commission", "consulate", "embassy", "mission"})
_WARNING = frozenset({"caution", "notify", "tell", "warn"})
_MEETING = frozenset({"answer", "confront", "draw", "face", "invite", "meet", "pay", "provoke",
                      "reap", "suffer", "trigger"})  # fmt: skip
_BLOWS = frozenset({"attack", "blow", "bombardment", "consequence", "fire", "force", "missile",
                    "price", "reprisal", "response", "retaliation", "retribution", "rocket",
                    "strike", "war"})  # fmt: skip
_STRIKING = frozenset({"attack", "bomb", "crush", "hit", "invade", "punish", "retaliate", "shell",
                       "shoot", "storm", "strike"})  # fmt: skip
_GATHERING = frozenset({"demonstrate", "gather", "march", "protest", "rally"})


def sought(verb: Token) -> Frame | None:
    """Who is to support him who "sought missiles from Y"."""
    things = [n for n in children(verb, *OBJECTS) if thing_of(n)]
    asked, asker = list(prepositional([verb, *things], "from")), subject_of(verb)
    if lemma(verb) not in _SEEKING or not asked or asker is None or passive(verb):
        return None
    return _gift(verb, asked, asker, things)


def declined(verb: Token) -> Frame | None:
    """Whom somebody does not help who "turned down Y's request for missiles"."""
    particle = "".join(f" {c.lower_}" for c in children(verb, "prt"))
    pleas = objects(verb) if f"{lemma(verb)}{particle}" in _DECLINING else []
    if lemma(verb) == "say" and any(c.lower_ == "no" for c in verb.children):
        pleas = list(prepositional([verb, *verb.children], "to"))
    who = subject_of(verb)
    for plea in pleas:
        things = wanted(plea)
        asking = [*children(plea, "poss"), *prepositional([plea], "from", "by")]
        asking = asking or [c for c in children(plea, *ADJECTIVAL) if named(c)]
        if things and asking and who is not None:
            return _gift(verb, [who], asking[0], things)
    return None


def wanted(plea: Token) -> list[Token]:
    """The things that help a side for which somebody pleads: "a request for missiles"."""
    things = prepositional([plea], "for") if lemma(plea) in _PLEAS else ()
    return [n for n in things if thing_of(n)]


def warned_of(verb: Token) -> Frame | None:
    """Whom somebody threatens with his own acts: "warned X of air strikes"."""
    acts = [n for n in prepositional([verb], "of") if an_act(n) and not doers(n)]
    warned, warning = objects(verb), subject_of(verb)
    if lemma(verb) != "warn" or not acts or not warned or warning is None:
        return None
    return Frame(deed(verb, Relation.OPPOSES, Means.THREAT), (warning,), tuple(warned), (),
                 (verb, *acts))  # fmt: skip


def warned_that(verb: Token) -> Frame | None:
    """Whom somebody warns that he will strike, or that there will be an answer."""
    if lemma(verb) not in _WARNING:
        return None
    clauses = [c for c in children(verb, "ccomp", "xcomp") if c.i > verb.i]
    warned, warning = objects(verb), subject_of(verb)
    if warning is None or not warned:
        return None
    if not any(_answers(c) for clause in clauses for c in conjuncts(clause)):
        return None
    return Frame(deed(verb, Relation.OPPOSES, Means.THREAT), (warning,), tuple(warned), (),
                 (verb, *clauses[:1]))  # fmt: skip


def _answers(clause: Token) -> bool:
    """Whether a clause tells of a blow to come: "it would strike back", "would be met by force"."""
    if not any(c.lower_ in ("'ll", "will", "would") for c in children(clause, "aux")):
        return False
    if children(clause, "neg"):
        return False
    behind = [n for n in prepositional([clause], "with", "by") if lemma(n) in _BLOWS]
    paid = [n for n in children(clause, *OBJECTS) if lemma(n) in _BLOWS]
    if lemma(clause) in _MEETING and (behind or paid):
        return True
    it_does = any(c.pos_ == "PRON" and c.lower_ in THIRD for c in children(clause, "nsubj"))
    return it_does and lemma(clause) in _STRIKING


def gathered_at(verb: Token) -> Frame | None:
    """Against whom people gather "outside the embassy of X"."""
    where = [n for n in prepositional([verb], "outside", "at", "before") if lemma(n) in _MISSIONS]
    crowd = subject_of(verb)
    if lemma(verb) not in _GATHERING or not where or crowd is None:
        return None
    return Frame(deed(verb, Relation.OPPOSES, Means.PROTEST), (crowd,), tuple(where), (), (verb,))


def _gift(verb: Token, givers: list[Token], taker: Token, things: list[Token]) -> Frame | None:
    gifts = dict.fromkeys(g for t in things for c in conjuncts(t) for g in given_by(c))
    if not gifts:
        return None
    predicate = deed(verb, Relation.SUPPORTS, None)
    return Frame(predicate, tuple(givers), (taker,), tuple(gifts), (verb, *things))
