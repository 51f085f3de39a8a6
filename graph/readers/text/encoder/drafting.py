"""Claims of a sentence by the rules and the network together.

Where the rules are silent, the network says who stands how to whom and by what means; the nearest
word that leans the same way, else the word above both, says where and when, as far as the rules can
tell. A claim of the rules that the network finds most unlikely is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ....model import Means, Modality, Relation, Standing
from ..drafting.claims import base_of
from ..drafting.drafts import Context, Draft
from ..drafting.ends import act_against
from ..drafting.singled import as_singled, singled_out
from ..force.contests import commercial
from ..force.force import RANK, Force
from ..force.modality import force_of
from ..judging.classes import is_sport
from ..leaning.ties import acts, ties
from ..mentions.affiliates import only_called
from ..mentions.parties import CALLED
from ..naming.entities import noun_lemma
from ..predicates.gifts import Frame
from ..sentences.heads import heads
from ..sentences.lexicon import Predicate
from ..sentences.syntax import either, lemma
from .named import named_in
from .saying import (
    FOILING,
    alleged,
    asked,
    avenged,
    by_the_way,
    foiled,
    kept_from,
    left_open,
    only_meant,
    only_says,
    supposed,
    threatened,
    undone,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Span, Token

    from ..leaning.ties import Act
    from .named import Named
    from .network import Network
    from .outlook import Outlook

BACKEND = "encoder"
SURE, UNLIKELY = 0.84, 0.2
"""How likely a relation must be for the network to claim it, and to leave it to the rules."""
SURER = 0.9
"""The same where an end is somebody who has no name."""
IN_NEED = frozenset({
    "evacuee", "homeless", "migrant", "orphan", "patient", "pilgrim", "refugee", "returnee",
    "survivor", "victim",
})  # fmt: skip
"""People who are helped without a side being taken."""
SIGNED = {"supports": Relation.SUPPORTS, "opposes": Relation.OPPOSES}


@dataclass(frozen=True, slots=True)
class _View:
    """Two mentions of a sentence in the order of the text, and what the network says of them."""

    first: Named
    second: Named
    outlook: Outlook

    @property
    def sure(self) -> float:
        """How likely the relation is that the network sees; 0 where it sees none."""
        relation = self.outlook.relation
        return 0.0 if relation == "neutral" else self.outlook.relations[relation]

    @property
    def needed(self) -> float:
        """How likely it must be for a claim."""
        return SURER if min(self.first.ref.sure, self.second.ref.sure) <= CALLED else SURE

    @property
    def plain(self) -> bool:
        """Whether both are there by name, and none by a word such as "they"."""
        return "coreference" not in (self.first.ref.manner, self.second.ref.manner)

    @property
    def by_name(self) -> bool:
        """Whether an end is only called somebody's friend or foe: "Riyadh and its allies"."""
        return any(only_called(end.word) for end in (self.first, self.second))

    @property
    def relief(self) -> bool:
        """Whether people in need are helped: "promised Sudanese refugees a billion dollars"."""
        needy = {noun_lemma(end.word) for end in (self.first, self.second)} & IN_NEED
        return bool(needy) and self.outlook.relation == "supports"

    @property
    def told(self) -> bool:
        """Whether one only says what the other does, or has done to him: "X said Y had fled"."""
        one_, other = self.first.word, self.second.word
        return only_says(one_, other) or only_says(other, one_)

    @property
    def claimed(self) -> bool:
        """Whether nothing keeps a relation of the two from being a claim."""
        unclear = either(self.first.word) or either(self.second.word)  # "A or B attacked C"
        defended = self.outlook.relation == "opposes" and (
            avenged(self.first.word) or avenged(self.second.word)
        )
        return not (self.by_name or self.relief or self.told or unclear or defended)

    def likely(self, sign: int) -> float:
        """How likely a relation of a sign is."""
        shares = self.outlook.relations.items()
        return sum(share for name, share in shares if name in SIGNED and SIGNED[name].sign == sign)


def encoded_drafts(
    sentence: Span, stated: Sequence[Draft], context: Context, network: Network
) -> list[Draft]:
    """The drafts of the rules that the network leaves, and its own of pairs they do not relate."""
    with context.cast.unnoticed():
        named = named_in(sentence, context)
    if len({one_.ref.id for one_ in named}) < 2 or is_sport(sentence) or _left_to_rules(sentence):
        return list(stated)
    seen = network.read(sentence.text, [(one_.start, one_.end) for one_ in named])
    views: dict[frozenset[str], list[_View]] = {}
    for (i, j), outlook in seen.items():
        ends = frozenset((named[i].ref.id, named[j].ref.id))
        views.setdefault(ends, []).append(_View(named[i], named[j], outlook))
    found = [draft for draft in stated if not _doubted(draft, views)]
    known = acts(sentence)
    related = {_ends(draft) for draft in stated if not draft.relation.takes_place}
    for ends, seen_so in views.items():  # in the order of the text, whatever the hashes of ids are
        sure = [v for v in seen_so if v.sure >= v.needed and v.claimed]
        best = max(sure, key=lambda view: (view.plain, view.sure), default=None)
        if best is not None and len(ends) == 2 and ends not in related:
            found += _of_pair(best, known, context)
    return found


def _left_to_rules(sentence: Span) -> bool:
    """Whether a sentence asks, or pairs up who does what to whom: "respectively"."""
    asks = sentence.text.rstrip("\"') ").endswith("?")
    return asks or any(token.lower_ == "respectively" for token in sentence)


def _ends(draft: Draft) -> frozenset[str]:
    return frozenset((draft.subject.id, draft.object.id))


def _doubted(draft: Draft, views: Mapping[frozenset[str], Sequence[_View]]) -> bool:
    """Whether the network sees the two ends of a signed draft and finds its sign unlikely.

    It is not asked about alliances, which the rules take from words that say nothing else.
    """
    if draft.relation is Relation.ALLIED_WITH:
        return False
    likely = [view.likely(draft.relation.sign) for view in views.get(_ends(draft), ())]
    return bool(draft.relation.sign and likely) and max(likely) < UNLIKELY


def _of_pair(view: _View, known: Sequence[Act], context: Context) -> Iterator[Draft]:
    outlook, relation = view.outlook, SIGNED[view.outlook.relation]
    first, second = view.first, view.second
    if outlook.direction == "backward":
        first, second = second, first
    act = _act(first, second, relation, known)
    verb = _above(first.word, second.word)
    trigger = act.trigger if act else verb
    if commercial(trigger) or commercial(verb) or undone(trigger, verb):
        return
    if outlook.modality is Modality.ACTUAL and asked(trigger):
        return
    if kept_from(verb, first.word, second.word) or by_the_way(first.word, second.word):
        return
    helps = relation is Relation.SUPPORTS
    if foiled(trigger, first.word, second.word) or (helps and lemma(trigger) in FOILING):
        return
    means = act.leaning.means if act else Means.UNKNOWN
    if means is Means.UNKNOWN:
        means = outlook.means
    predicate = Predicate(trigger.lemma_, "verb", relation, means, (), (), False)
    frame = Frame(predicate, (first.word,), (second.word,), (), (trigger,))
    force = _force(trigger, outlook, verb)
    if alleged(trigger, first.word, second.word):
        force.standing = Standing.ALLEGED
    base = base_of(frame, force, context)
    if base is None:
        return
    means = act_against(base.means, (second.word,)) or Means.UNKNOWN
    if relation is Relation.OPPOSES and threatened(trigger) and not base.negated:
        means, base = Means.THREAT, replace(base, modality=Modality.ACTUAL)
    made = replace(
        base, means=means, subject=first.ref, object=second.ref, sure=view.sure, by=BACKEND
    )
    made = as_singled(made, singled_out(context.cast, first.word.sent))
    yield made
    if outlook.direction == "both":
        yield replace(made, subject=made.object, object=made.subject)


def _force(trigger: Token, outlook: Outlook, verb: Token) -> Force:
    """Negation and modality as the network says; voices and conditions as the sentence does.

    What stands in a condition is no deed: `verb` is the one above both ends.
    """
    told = force_of(trigger) or Force(path=[trigger])
    modality, negated = outlook.modality, outlook.negated
    if left_open(verb):
        modality, negated = Modality.POSSIBLE, False
    elif modality is Modality.ACTUAL and not negated:
        modality = max(supposed(verb), only_meant(trigger), key=RANK.index)
    return Force(
        modality=modality,
        negated=negated,
        standing=told.standing,
        condition=told.condition,
        voices=told.voices,
        path=told.path,
        ended=told.ended,
    )


def _act(first: Named, second: Named, relation: Relation, known: Sequence[Act]) -> Act | None:
    """The nearest word that ties two mentions with a sign."""
    tied = ties(known, (heads([first.word]), heads([second.word])))
    return next((t.act for t in tied if t.act.leaning.sign == relation.sign), None)


def _above(one_: Token, other: Token) -> Token:
    """The nearest verb above two words of a sentence, else the word above both."""
    up = {token.i for token in (one_, *one_.ancestors)}
    shared = [t for t in (other, *other.ancestors) if t.i in up] or [other.sent.root]
    return next((t for t in shared if t.pos_ in ("VERB", "AUX")), shared[0])
