"""What reports say that one actor did to another, as the words of a sentence in the past.

A verb never says more than its claims: what is alleged is called so, what may lie outside the
view's time "may have" been, and an offer, a request or a denial has a verb of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Actor, ActorKind, Claim, Extent, Means, Modality, Relation
from ..telling import words
from ..telling.kinds import Kind, Mode
from ..telling.reports import Line


@dataclass(frozen=True, slots=True)
class Past:
    """A relation in the past: as it was, after "have", and after "denied"."""

    was: str
    perfect: str
    gerund: str


PAST = {
    Relation.SUPPORTS: Past("supported", "supported", "supporting"),
    Relation.OPPOSES: Past("opposed", "opposed", "opposing"),
    Relation.ALLIED_WITH: Past("was allied with", "been allied with", "being allied with"),
    Relation.AFFILIATED_WITH: Past(
        "was affiliated with", "been affiliated with", "being affiliated with"
    ),
    Relation.PART_OF: Past("was part of", "been part of", "being part of"),
    Relation.SPLIT_FROM: Past("had split from", "split from", "splitting from"),
    Relation.MERGED_INTO: Past("had merged into", "merged into", "merging into"),
    Relation.CONTROLS: Past("controlled", "controlled", "controlling"),
    Relation.PRESENT_IN: Past("was present in", "been present in", "being present in"),
}
ATTACK = Past("attacked", "attacked", "attacking")
GOODS = {
    Means.UNKNOWN: "support",
    Means.MILITARY: "military support",
    Means.DIPLOMATIC: "diplomatic support",
    Means.OTHER: "other support",
}
EXTENTS = {Extent.WHOLE: " all of", Extent.PART: " part of", None: ""}
PLURALS = {"was": "were", "has": "have", "is": "are"}
OTHERWISE = "had things gone otherwise,"


@dataclass(frozen=True, slots=True)
class Form:
    """What lines must have in common to share a verb.

    Attributes:
        attack: whether it is opposition by attack that was done.
        against: ids of those whom support is said to be against; none = not stated.
        open: of an act, whether it is said to go on.
        dated: whether the view has a date, so that "had" is right.
    """

    kind: Kind
    mode: Mode
    relation: Relation
    modality: Modality
    negated: bool
    extent: Extent | None
    against: tuple[str, ...]
    open: bool
    alleged: bool
    doubtful: bool
    dated: bool
    attack: bool = False

    @property
    def past(self) -> Past:
        """The verb in the past; an attack has one of its own."""
        return ATTACK if self.attack else PAST[self.relation]

    @property
    def gives(self) -> bool:
        """Whether it is said as something given: offered support, ruled out giving troops."""
        if self.relation is not Relation.SUPPORTS:
            return False
        refused = self.mode in ("ruled out", "denied")
        return refused or (self.modality in _SPOKEN and not self.negated)

    @property
    def is_deed(self) -> bool:
        """Whether one did it to another, as told: no tie, and nothing that was only said."""
        return self.kind == "done" and self.relation.is_act and not self.gives

    @property
    def merges(self) -> bool:
        """Whether actors may share it: a denial speaks of its own means, so it stands alone."""
        return self.kind in ("done", "said") and not self.negated


_SPOKEN = frozenset({Modality.OFFERED, Modality.PROMISED})


def form_of(line: Line, *, dated: bool) -> Form:
    """The form of a line."""
    claim = line.first
    return Form(
        kind=line.kind,
        mode=line.mode,
        relation=claim.relation,
        modality=claim.modality,
        negated=claim.negated,
        extent=claim.extent,
        against=claim.against,
        open=dated and line.open and claim.relation.is_act,
        alleged=line.alleged,
        doubtful=bool(line.doubt),
        dated=dated,
        attack=_is_attack(claim),
    )


def _is_attack(claim: Claim) -> bool:
    deed = claim.modality is Modality.ACTUAL and not claim.negated
    return deed and claim.relation is Relation.OPPOSES and claim.means is Means.ATTACK


def verb(form: Form, *, plural: bool = False) -> str:
    """The words between subject and object."""
    first, _, rest = _verb(form).partition(" ")
    return f"{PLURALS.get(first, first) if plural else first} {rest}".strip()


def _verb(form: Form) -> str:
    if form.kind in ("done", "derived") and form.modality is Modality.ACTUAL:
        return _done(form) + EXTENTS[form.extent]
    if form.mode:
        return _refused(form) + EXTENTS[form.extent]
    return _said(form)


def _done(form: Form) -> str:
    past = form.past
    if form.negated:
        return f"was not {past.gerund}"
    if form.alleged:
        return f"{'was' if form.dated else 'is'} alleged to have {past.perfect}"
    if form.doubtful:
        return f"may have {past.perfect}"
    if not form.dated:
        return f"has {past.perfect}"
    return f"had {past.perfect}" if form.relation.is_act and not form.open else past.was


def _refused(form: Form) -> str:
    if form.mode == "not so":
        past = PAST[form.relation].perfect
        lasting = form.open or not form.relation.is_act
        infinitive = words.VERBS[form.relation].infinitive
        return f"was said not to {infinitive if lasting else f'have {past}'}"
    gerund = "giving" if form.gives else PAST[form.relation].gerund
    return f"{form.mode} {gerund}"


def _said(form: Form) -> str:
    infinitive, no = words.VERBS[form.relation].infinitive, " not" if form.negated else ""
    if form.modality is Modality.POSSIBLE:
        return f"might{no} {infinitive}"
    if form.modality is Modality.COUNTERFACTUAL:
        modal = "would" if form.negated else "might"
        return f"{modal}, {OTHERWISE}{no} have {PAST[form.relation].perfect}"
    maybe = "may have " if form.doubtful else ""
    if form.modality is Modality.REQUESTED:
        return f"{maybe}{'been' if maybe else 'was'} asked{no} to {infinitive}"
    spoken = form.modality.value
    return f"{maybe}{spoken}" if form.gives else f"{maybe}{spoken}{no} to {infinitive}"


def how(form: Form, line: Line) -> tuple[str, str]:
    """What was given, or by what means it was done: a preposition and a noun."""
    return goods(line) if form.gives else by_means(line)


def goods(line: Line) -> tuple[str, str]:
    """What is given; with nothing before it."""
    return "", _thing(line) or GOODS.get(line.first.means) or words.named_means(line.first.means)


def by_means(line: Line) -> tuple[str, str]:
    """By what means, as "with" and "missiles" or "by" and "attack"; both empty if not stated."""
    claim = line.first
    if claim.relation.sign < 0:
        told = claim.means is Means.UNKNOWN or _is_attack(claim)
        return ("", "") if told else ("by", words.named_means(claim.means))
    if thing := _thing(line):
        return "with", thing
    return ("with", words.named_means(claim.means)) if words.by_means(claim) else ("", "")


def _thing(line: Line) -> str:
    """The item; with its means before it where English wants an article that we do not know."""
    item, means = line.first.item, line.first.means
    last = item.split()[-1] if item else ""
    if not item or last.endswith("s") or last in UNCOUNTED or means is Means.UNKNOWN:
        return item
    return f"{words.named_means(means)}: {item}"


def takes_article(actor: Actor) -> bool:
    """Whether English says "the" before what an actor is called.

    Of abbreviations the whole name decides: "the US", "the PKK", but "ISIL" and "NATO".
    """
    label = actor.label
    if actor.kind is ActorKind.PERSON or label.casefold().startswith("the "):
        return False
    short = label.isupper() and label.replace("-", "").isalpha()
    return _has_head(actor.name if short else label) and label not in SPOKEN_AS_WORDS


def _has_head(name: str) -> bool:
    """Whether the noun that a name hangs on is a common one: "Party", "States"."""
    noun = name
    for join in (" of ", " for ", " in ", " against ", " - "):
        noun = noun.partition(join)[0]
    return noun.split()[-1] in HEADS if noun.split() else False


HEADS = frozenset({
    "Administration", "Agency", "Alliance", "Army", "Authority", "Brigade", "Brigades",
    "Coalition", "Command", "Commission", "Committee", "Confederation", "Corps", "Council",
    "Emirates", "Federation", "Force", "Forces", "Front", "Government", "Group", "Kingdom",
    "League", "Ministry", "Movement", "Nations", "Netherlands", "Organisation", "Organization",
    "Party", "Peshmerga", "Philippines", "Republic", "States", "Taliban", "Union", "Units",
})  # fmt: skip
UNCOUNTED = frozenset({
    "aircraft", "ammunition", "artillery", "assistance", "equipment", "funding", "gear", "help",
    "intelligence", "money", "personnel", "support", "training", "weaponry",
})  # fmt: skip
SPOKEN_AS_WORDS = frozenset({"NATO", "SCIRI", "PJAK"})
