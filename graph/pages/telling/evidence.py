"""A claim as a page shows it: who says so, whether it was done, when, and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ...model import Actor, Claim, Evidence, Extent, Method, Modality, Scope, Standing
from ...registry import Registry
from ...relations import View
from ...voices import speaks_for_an_end
from . import chips, endings, words
from .doubts import doubt
from .pieces import Sentence, named, some
from .records import record


@dataclass(frozen=True, slots=True)
class Statement:
    """Subject, verb, object; apart, so that a page can isolate the names.

    Attributes:
        tail: what follows the object: by what means it is not so, and against whom it is.
    """

    subject: str
    verb: str
    object: str
    tail: str = ""

    def __str__(self) -> str:
        return f"{self.subject} {self.verb} {self.object}{self.tail}"


@dataclass(frozen=True, slots=True)
class Premise:
    """A claim from which another is derived, and who says it; no `anchor`: it is not at hand."""

    text: Statement | str
    anchor: str = ""
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One claim in words.

    Attributes:
        status: `done`, `offered`, ... or why it does not count.
        chip: the status as pages show it: of deeds `alleged` where they are only that, of denials
            `ruled out` where nothing of the kind is reported.
        flags: what a reader must know before believing it.
        sentence: the span of the document, or else the gist; `quoted` says which.
        chain: who says so, the speaker first, the publisher last; or that it is derived.
        brief: by what means, and when.
        facts: what else it says, as names and values.
        record: how it came here, as names and values.
        link: the source's address, http or https, or empty.
        doubt: why it may lie outside the view's window; empty where it surely does not.
        speaker: the names of the one who says so, the first as given; none = the source itself.
    """

    id: str
    statement: Statement
    status: str
    chip: str
    flags: tuple[str, ...]
    sentence: str
    quoted: bool
    chain: tuple[str, ...]
    source: str
    link: str
    brief: str
    facts: tuple[tuple[str, str], ...]
    record: tuple[tuple[str, str], ...]
    premises: tuple[Premise, ...] = ()
    doubt: str = ""
    speaker: tuple[str, ...] = ()

    @property
    def badge(self) -> str:
        """The chip, with what is uncertain of the date."""
        return chips.badge(self.chip, doubtful=bool(self.doubt))

    @property
    def anchor(self) -> str:
        """The id of the card's element."""
        return f"claim-{self.id[:16]}"


@dataclass(frozen=True, slots=True)
class Teller:
    """Puts claims into words for one view.

    Attributes:
        claims: all claims by id, for premises.
        documents: texts at hand, by sha256.
        supported: what support is reported as done, so that it cannot be ruled out any more.
    """

    registry: Registry
    view: View
    claims: Mapping[str, Claim]
    documents: Mapping[str, str]
    supported: chips.Deeds = field(default_factory=dict)

    def card(self, claim: Claim) -> Card:
        """The claim as a card."""
        quotation = span(claim.evidence, self.documents)
        source = self.registry.sources.get(claim.source)
        link = source.url if source else ""
        status = self.status(claim)
        return Card(
            id=claim.id,
            statement=self.statement(claim),
            status=status,
            chip=self.chip(claim),
            flags=tuple(self._flags(claim)),
            sentence=quotation or claim.gist,
            quoted=bool(quotation),
            chain=self.chain(claim),
            source=source.title if source else claim.source,
            link=link if link.startswith(("http://", "https://")) else "",
            brief=", ".join(filter(None, [by_what(claim), _when(claim)])),
            facts=_known(self._facts(claim)),
            record=_known(record(claim)),
            premises=tuple(self._premise(id_) for id_ in claim.derived_from),
            doubt=self.doubt(claim),
            speaker=self._speaker(claim),
        )

    def statement(self, claim: Claim) -> Statement:
        """Subject, verb and object of a claim, what is negated, and against whom support is."""
        tail = " and its affiliates" if claim.scope is Scope.WITH_AFFILIATES else ""
        if claim.negated:
            tail += words.by_means(claim)
        if claim.against:
            against = [named(self.actor(id_)) for id_ in claim.against]
            tail += f" against {Sentence(tuple(some(against)))}"
        verb = words.agreeing(words.verb(claim), self.registry.actors.get(claim.subject))
        if claim.extent:
            verb += " all of" if claim.extent is Extent.WHOLE else " part of"
        place = claim.relation.takes_place
        object_ = self.place(claim.object) if place else self.actor(claim.object)
        return Statement(self.actor(claim.subject), verb, object_, tail)

    def chip(self, claim: Claim) -> str:
        """Its status as pages show it, whatever its date."""
        return chips.chip(self.status(claim), claim, self.supported, self.view.window)

    def status(self, claim: Claim) -> str:
        """Whether it was done; else why it is no deed."""
        if is_withdrawn(claim, self.view):
            return "retracted"
        if claim.negated and claim.modality is Modality.ACTUAL:
            return "denied" if chips.is_own(claim, self.registry) else "said not to be so"
        if claim.negated:
            return words.NEGATED[claim.modality][0]
        status = words.MODALITIES[claim.modality]
        if status == "done" and claim.method is Method.DERIVED:
            return "derived"
        return "holds" if status == "done" and not claim.relation.is_act else status

    def doubt(self, claim: Claim) -> str:
        """Why it may lie outside the view's time; empty where it surely does not."""
        found = endings.ending(claim, self.registry)
        return doubt(claim, self.view) or endings.doubt(claim, found, self.view)

    def end(self, claim: Claim) -> str:
        """Of a tie whose end is not reported, that it is not, or which of the two has ended."""
        found = endings.ending(claim, self.registry)
        if found and endings.is_over(found, self.view):
            return endings.ended(found)
        return words.NO_END if chips.lasts(claim) else ""

    def is_party(self, claim: Claim) -> bool:
        """Whether the one who says so is, or speaks for, one of the two it is about."""
        return speaks_for_an_end(claim, self.registry)

    def chain(self, claim: Claim) -> tuple[str, ...]:
        """Speaker, outlets, publisher, each once; nobody says what a rule derives.

        Who speaks through an outlet of its own is one voice, under whichever of its names.
        """
        if claim.method is Method.DERIVED:
            return (f"derived here from {words.counted(len(claim.derived_from), 'claim')}",)
        names = [claim.speaker.name] if claim.speaker else []
        passed_on = (id_ for id_ in (*claim.via, claim.publisher) if not self._is_own(id_, claim))
        return tuple(dict.fromkeys([*names, *map(self.publisher, passed_on)]))

    def _is_own(self, publisher: str, claim: Claim) -> bool:
        """Whether a publisher is the voice of the speaker, an actor and none of its people."""
        speaker, outlet = claim.speaker, self.registry.publishers.get(publisher)
        if speaker is None or outlet is None or outlet.actor is None:
            return False
        actor = self.registry.actors.get(outlet.actor)
        called = {name.casefold() for name in names(actor)} if actor else set()
        return outlet.actor == speaker.actor and speaker.name.casefold() in called

    def actor(self, id_: str) -> str:
        """The short name of an actor."""
        actor = self.registry.actors.get(id_)
        return actor.label if actor else id_

    def place(self, id_: str) -> str:
        """The name of a place."""
        place = self.registry.places.get(id_)
        return place.name if place else id_

    def theatre(self, id_: str) -> str:
        """The name of a theatre."""
        theatre = self.registry.theatres.get(id_)
        return theatre.name if theatre else id_

    def voice(self, id_: str) -> str:
        """The name of the one whose figures they are: an actor's, else a publisher's."""
        return self.actor(id_) if id_ in self.registry.actors else self.publisher(id_)

    def publisher(self, id_: str) -> str:
        """The name of a publisher."""
        publisher = self.registry.publishers.get(id_)
        return publisher.name if publisher else id_

    def _flags(self, claim: Claim) -> list[str]:
        flags = ["alleged, not confirmed"] if claim.standing is Standing.ALLEGED else []
        if self.is_party(claim):
            flags.append("said by a party to this")
        if reason := self.doubt(claim):
            flags.append(reason)
        return flags

    def _speaker(self, claim: Claim) -> tuple[str, ...]:
        if claim.speaker is None:
            return ()
        actor = self.registry.actors.get(claim.speaker.actor or "")
        return (claim.speaker.name, *(names(actor) if actor else ()))

    def _facts(self, claim: Claim) -> list[tuple[str, str]]:
        event = self.registry.events.get(claim.event) if claim.event else None
        return [
            ("Condition", claim.condition),
            ("End", self.end(claim)),
            ("Place", self.place(claim.place) if claim.place else ""),
            ("Part of", event.name if event else ""),
            ("Said on", words.when(claim.said_on) if claim.said_on else ""),
            ("Retracted", _retraction(claim, self.view)),
        ]

    def _premise(self, id_: str) -> Premise:
        claim = self.claims.get(id_)
        if claim is None:
            return Premise(f"claim {id_[:10]}, which is not at hand")
        return Premise(self.statement(claim), f"claim-{id_[:16]}", self.chain(claim))


def span(evidence: Evidence, documents: Mapping[str, str]) -> str:
    """The words a claim rests on, where their document is at hand; else nothing."""
    text = documents.get(evidence.document or "")
    if text is None or evidence.start is None:
        return ""
    return " ".join(text[evidence.start : evidence.end].split())


def names(actor: Actor) -> tuple[str, ...]:
    """Everything an actor is called."""
    aliases = (alias.value for alias in actor.aliases)
    return tuple(dict.fromkeys([actor.id, actor.name, actor.label, *aliases]))


def is_withdrawn(claim: Claim, view: View) -> bool:
    """Whether a claim is out of a view for no other reason than its retraction."""
    if claim.retracted is None or view.in_force(claim):
        return False
    return view.in_force(replace(claim, retracted=None))


def _known(facts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in facts if value)


def by_what(claim: Claim) -> str:
    """Means and what goes with them; the sentence of a negated claim has named the means."""
    in_sentence = claim.negated and words.by_means(claim)
    return words.particulars(claim) if in_sentence else words.means(claim)


def _when(claim: Claim) -> str:
    if claim.valid is not None:
        return words.time(claim)
    if claim.published_on is not None:
        return f"date not stated, reported by {words.when(claim.published_on)}"
    return "date not stated"


def _retraction(claim: Claim, view: View) -> str:
    if claim.retracted is None or not is_withdrawn(claim, view):
        return ""
    return f"{words.when(claim.retracted.on)}: {claim.retracted.reason}"
