"""Whom "its" and "it" mean where two are told of: who acts, or the one to whom he does it.

"Sanctioned X for its war on Y" and "urged X to end its war on Y" speak of the war of X, though the
subject is another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model import Means
from .lexicon import lexicon
from .syntax import (
    OBJECTS,
    SUBJECTS,
    agent,
    children,
    conjuncts,
    controller,
    grammatical_subject,
    infinitive,
    lemma,
    objects,
    operator,
    passive,
    prepositional,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

OWNING = frozenset({"its", "their", "his", "her"})
THIRD = frozenset({"it", "they", "he", "she"})
BOTH_ENDS = frozenset({"despite", "notwithstanding"})
"""Prepositions behind which an act may be of either."""
REASONS = frozenset({"after", "because", "following", "for", "over"})
"""Prepositions and conjunctions that say for what of the other's somebody does something."""
WHY = REASONS | {"as", "if", "once", "since", "unless", "until", "when"}
TOWARDS = ("on", "against", "with", "at", "to", "upon")
ENDING = frozenset({
    "abandon", "cease", "continue", "curb", "cut", "discontinue", "drop", "end", "escalate",
    "expand", "extend", "freeze", "halt", "intensify", "lift", "limit", "pause", "prolong",
    "reconsider", "reduce", "rein", "relinquish", "renounce", "resume", "review", "scale",
    "stop", "suspend", "terminate", "withdraw", "wind",
})  # fmt: skip
"""What somebody is told to do with an act of his own."""
SIDING = frozenset({"abandon", "desert", "join"})
"""What somebody does to another in his fight."""
ANSWERING = frozenset({
    "blame", "fault", "fine", "punish", "sue", "thank", "threaten", "turn", "warn",
})  # fmt: skip
"""What somebody does to another for what he did, whether or not it takes a side."""
TAKING = frozenset({"buy", "host", "import", "purchase", "receive"})
THANKING = frozenset({"applaud", "commend", "hail", "praise", "thank"})
FORCING = frozenset({"compel", "force", "oblige"})
TELLING = frozenset({"inform", "remind", "tell", "warn"})
DUTY = frozenset({"must", "should", "ought", "need"})
COMPLAINING = frozenset({"complain", "protest"})
ANGRY = frozenset({"angry", "displeased", "furious", "unhappy", "upset"})
STATING = frozenset({"add", "allege", "argue", "charge", "claim", "complain", "insist", "say"})
ASKING = frozenset({"demand", "insist", "ask", "request", "require"})


def possessor(token: Token) -> Token:
    """Whom "its" and "their" mean: the subject of the clause, or who else is plain.

    Any other word, and one that may mean either, is itself.
    """
    if token.lower_ not in OWNING:
        return token
    other = other_party(token)
    if other is not None:
        return next(iter(other), token)
    clause = next((a for a in token.ancestors if children(a, "nsubj", "nsubjpass")), None)
    return grammatical_subject(clause) or token if clause is not None else token


def other_party(pronoun: Token) -> Sequence[Token] | None:
    """Whom a pronoun means if that is not the subject above it.

    None = it is the subject, as far as this knows; nobody = it may be either.
    """
    before = _told_before(pronoun) if pronoun.lower_ in OWNING | THIRD else None
    if before is not None:
        return before
    if pronoun.lower_ in OWNING and pronoun.dep_ == "poss":
        if any(c.lower_ == "own" for c in children(pronoun.head, "amod")):
            return None
        return _beside(pronoun.head) or _of_act(pronoun.head)
    if pronoun.lower_ in THIRD and pronoun.dep_ in SUBJECTS:
        return _who_acts(pronoun.head)
    return None


def _told_before(pronoun: Token) -> list[Token] | None:
    """Of whom a sentence goes on to tell: "X thanked Y for its help. Its soldiers ...".

    Who is accused is told of where what he had done is: "X denounced Y. Its army had shelled Z".
    """
    start, word = pronoun.sent.start, pronoun.head if pronoun.dep_ == "poss" else pronoun
    verb = word.head
    if not start or word.left_edge.i != start or word.dep_ not in SUBJECTS:
        return None
    if lemma(verb) in STATING | TELLING:
        return None
    above = pronoun.doc[start - 1].sent.root
    known = lexicon().predicates.get((lemma(above), "verb"), ())
    blamed = any(p.means is Means.ACCUSATION for p in known)
    earlier = any(c.lower_ == "had" for c in children(verb, "aux"))
    thanked = lemma(above) in THANKING and any(prepositional([above, *objects(above)], "for"))
    return _target(above) if thanked or (blamed and earlier) else None


def _beside(noun: Token) -> list[Token] | None:
    """X in "condemned X and its attack on Y", "attacked X and its ally Y"."""
    first = noun.head if noun.dep_ == "conj" else None
    if first is None or first.pos_ != "PROPN" or first.dep_ not in (*OBJECTS, "pobj"):
        return None
    return [first]


def _of_act(act: Token) -> list[Token] | None:
    """Whose an act is that is the reason, or that somebody is told to end."""
    known = lexicon().predicates.get((lemma(act), "noun"), ())
    if not any(p.relation.sign or p.both for p in known):
        return None
    above = act.head
    if act.dep_ == "pobj":
        if above.lower_ in BOTH_ENDS:
            return [] if _target(above.head) else None
        helped = above.lower_ == "in" and _helps(above.head)
        return _target(_reacting(above)) if above.lower_ in REASONS or helped else None
    if act.dep_ in OBJECTS and above.dep_ in ("xcomp", "ccomp", "advcl", "pcomp"):
        return _told(above, act)
    return None


def _reacting(preposition: Token) -> Token:
    """The verb whose reason stands behind a preposition: "attacked X in retaliation for"."""
    above = preposition.head
    through = above.dep_ == "pobj" and above.head.lower_ in ("in", "as")
    return above.head.head if through else above


def _helps(verb: Token) -> bool:
    known = lexicon().predicates.get((lemma(verb), "verb"), ())
    helps = any(p.relation.sign > 0 for p in known) or lemma(verb) in SIDING
    return verb.pos_ == "VERB" and helps


def _told(clause: Token, act: Token) -> list[Token] | None:
    """Who is told, made or accused to end or go on with an act."""
    if lemma(clause) not in ENDING:
        return None
    governor = clause.head.head if clause.dep_ == "pcomp" else clause.head
    if lemma(governor) in FORCING | TELLING:
        return children(governor, *OBJECTS, "dative") or None
    known = operator(governor, "clause")
    if known is None or known.control != "object":
        return None
    who = controller(governor)
    return [who] if who is not None and who.i != act.i else None


def _target(verb: Token) -> list[Token] | None:
    """To whom something is done, said or given; None = to nobody who is named."""
    if verb.pos_ in ("NOUN", "PROPN"):  # "its anger at X over its attack on Y"
        found = list(prepositional([verb], *TOWARDS)) if _signed(verb, "noun") else []
        verb = verb.head if not found else verb
        if found or verb.pos_ not in ("VERB", "AUX"):
            return found[:1] or None
    if passive(verb):
        return None  # the subject
    things = [o for o in objects(verb) if o.i > verb.i]
    inner = list(prepositional([verb, *things], *TOWARDS))
    if any(_signed(thing, "noun") for thing in things) and inner:
        return inner[:1]
    done = _signed(verb, "verb") or lemma(verb) in SIDING | ANSWERING
    found = [o for o in things if done and not _is_thing(o)] or (inner if done or things else [])
    later = [t for clause in children(verb, "xcomp") for t in _target(clause) or ()]
    return (found or later)[:1] or None


def _signed(word: Token, pos: str) -> bool:
    return any(p.relation.sign for p in lexicon().predicates.get((lemma(word), pos), ()))


def _is_thing(noun: Token) -> bool:
    return lemma(noun) in lexicon().items or lexicon().is_a(lemma(noun), "weapon", "machine")


def _who_acts(verb: Token) -> list[Token] | None:
    """Whom "it" means as the subject of a reason, a charge or a demand."""
    while verb.dep_ == "conj" and not children(verb, "mark"):
        verb = verb.head
    above = verb.head
    if verb.dep_ == "advcl":
        marks = {c.lower_ for c in children(verb, "mark", "advmod")}
        return _reason(verb, above) if marks & WHY else None
    if verb.dep_ != "ccomp":
        return None
    if lemma(above) in TELLING and _duty(verb):
        return children(above, *OBJECTS, "dative") or None
    if lemma(above) in ASKING and verb.tag_ == "VB":
        return (_earlier(above) or []) if above.dep_ in ("conj", "advcl") else None
    if lemma(above) in STATING and above.dep_ in ("conj", "advcl"):
        return _charge(verb, above)
    if lemma(above) in COMPLAINING:
        told = list(prepositional([above], "to"))[:1]
        return told if told and _deed(verb, told) else None
    return None


def _duty(verb: Token) -> bool:
    """Whether somebody must do something: "it must end", "it had to end"."""
    if any(lemma(c) in DUTY for c in children(verb, "aux")):
        return True
    due = lemma(verb) in ("have", "need", "ought")
    return due and any(infinitive(c) for c in children(verb, "xcomp"))


def _reason(verb: Token, above: Token) -> list[Token] | None:
    """Who acted in "attacked X because it had armed Y": X, where it is a deed to a third."""
    if above.dep_ in ("acl", "relcl"):  # "lifted sanctions on X imposed when it bombed Y"
        target = list(prepositional([above.head], *TOWARDS))[:1] or None
    else:
        target = _target(above) or _blamed(above)
    if target is not None and passive(verb) and agent(verb) is not None:
        return []  # "bombed X after it was attacked by Y": either was
    if target is None or not _deed(verb, target):
        return None
    return target


def _blamed(verb: Token) -> list[Token] | None:
    """With whom somebody is angry: "recalled its envoy from X because", "is angry with X"."""
    moods = [c for c in children(verb, "acomp") if lemma(c) in ANGRY]
    if moods:
        return list(prepositional(moods, "at", "with"))[:1] or None
    envoys = [o for o in objects(verb) if lexicon().is_a(lemma(o), "envoy") and o.i > verb.i]
    whose = [c for o in envoys for c in children(o, "poss", "amod", "compound")]
    named = [w for w in whose if w.pos_ in ("PROPN", "ADJ") and w.text[:1].isupper()]
    return (named or list(prepositional([verb, *envoys], "from", "to")) if envoys else [])[
        :1
    ] or None


def _charge(verb: Token, saying: Token) -> list[Token] | None:
    """Who acted in "condemned X, saying it had armed Y"; of an attack it may be either."""
    target = _earlier(saying)
    if not target or not _deed(verb, target):
        return None
    above = saying.head
    known = lexicon().predicates.get((lemma(above), "verb"), ())
    acts = any(p.means is not None and p.means.value in ("attack", "military") for p in known)
    return [] if acts else target


def _earlier(verb: Token) -> list[Token] | None:
    """To whom something was done in the clause on which a verb hangs."""
    return _target(verb.head) if verb.dep_ in ("conj", "advcl") else None


def _deed(verb: Token, target: Sequence[Token]) -> bool:
    """Whether somebody does something to another than the target."""
    chain = [w for v in conjuncts(verb) for w in (v, *children(v, "xcomp"))]
    if passive(verb) or not any(_signed(v, "verb") or lemma(v) in TAKING for v in chain):
        return False
    hit = [o for v in chain for o in (*objects(v), *prepositional([v], *TOWARDS, "from"))]
    names = {c.lower_ for t in target for c in conjuncts(t)}
    of_others = (w for o in hit for w in o.subtree if w.pos_ in ("PROPN", "ADJ"))
    return any(w.text[:1].isupper() and w.lower_ not in names for w in of_others)
