"""According to whom: the speaker, and the outlets that passed it on, the innermost first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ....model import ActorKind
from ..documents.document import publisher_called
from ..mentions.phrases import one, owner_of
from ..sentences.lexicon import lexicon
from ..sentences.syntax import OBJECTS, children, lemma, passive, prepositional, subject
from .times import said_date

if TYPE_CHECKING:
    from datetime import date

    from spacy.tokens import Span, Token

    from ....dates import PartialDate
    from ..documents.values import Ref
    from ..naming.cast import Cast


@dataclass(frozen=True, slots=True)
class Chain:
    """Who says so; `speaker` None = the source's own voice.

    Attributes:
        via_listener: the last outlet is one that the speaker told it.
    """

    speaker: Ref | None = None
    via: tuple[Ref, ...] = ()
    said_on: PartialDate | None = None
    via_listener: bool = False


SOURCE = Chain()
_SAYING = frozenset({"say", "tell", "add", "warn", "declare", "write", "insist", "explain"})


def chain(cast: Cast, voices: list[Token], published: PartialDate) -> Chain:
    """The chain of verbs of saying, the innermost first, as speaker and outlets."""
    speaker: Ref | None = None
    via: list[Ref] = []
    said_on: PartialDate | None = None
    told: list[Ref] = []
    for voice in voices:
        named = _sayer(cast, voice, published.last)
        if named is not None and named.kind == "outlet":
            via.append(named)
        elif named is not None and speaker is None and not _witnesses(cast, voice, named):
            speaker = named
            said_on = said_date(voice, published)
            told = _listeners(cast, voice, published.last)
            via += told
    unique = {ref.id: ref for ref in reversed(via)}
    kept = tuple(r for r in via if unique.pop(r.id, None))
    return Chain(speaker, kept, said_on, via_listener=bool(told) and kept[-1:] == tuple(told[-1:]))


def _witnesses(cast: Cast, voice: Token, speaker: Ref) -> bool:
    """Whether people without a name say so, who are no source by themselves: "residents said".

    Who accuses somebody is, whoever he is.
    """
    says = lemma(voice) in _SAYING or voice.lower_ == "according"
    return says and speaker.id in cast.actors and cast.kind(speaker) is ActorKind.POPULATION


def quoted_voice(cast: Cast, sentence: Span, published: PartialDate) -> Ref | None:
    """Who speaks in a sentence that attributes a quotation to somebody."""
    for verb in _sayings(sentence):
        named = _sayer(cast, verb, published.last)
        if named is not None and named.kind != "outlet":
            return named
    return None


def speaking(sentence: Span) -> Token | None:
    """The word for who speaks in a sentence that attributes a quotation to somebody."""
    said = (_who_says(verb) for verb in _sayings(sentence))
    return next((who for who in said if who is not None), None)


def _sayings(sentence: Span) -> list[Token]:
    return [t for t in sentence if t.pos_ == "VERB" and lemma(t) in _SAYING]


def _sayer(cast: Cast, voice: Token, on: date) -> Ref | None:
    if voice.lower_ == "according":
        said = next(prepositional([voice], "to"), None)
    else:
        said = _who_says(voice) if voice.pos_ in ("VERB", "AUX") else None
    return one(cast, said, on) if said is not None else None


def _who_says(verb: Token) -> Token | None:
    """The subject of a verb of saying; of two the one behind it: "... Hezbollah," said Israel."""
    behind = [c for c in children(verb, "nsubj") if c.i > verb.i]
    return behind[-1] if len(children(verb, "nsubj")) > 1 and behind else subject(verb)


def _listeners(cast: Cast, voice: Token, on: date) -> list[Ref]:
    """The outlets that somebody told it: they are the first to pass it on."""
    if voice.lower_ == "according" or passive(voice):
        return []
    told = [c for c in voice.children if c.dep_ in (*OBJECTS, "dative") and c.pos_ != "VERB"]
    told += prepositional([voice], "to")
    refs = [_national(cast, t, voice, on) or one(cast, t, on) for t in told]
    return [r for r in refs if r is not None and r.kind == "outlet"]


def _national(cast: Cast, listener: Token, voice: Token, on: date) -> Ref | None:
    """The Iranian local media, where an Iranian general told "local media"."""
    if not lexicon().is_a(lemma(listener), "outlet") and not lexicon().is_a(
        listener.text, "outlet"
    ):
        return None
    sayer = subject(voice)
    owner = owner_of(cast, sayer, on) if sayer is not None else None
    ref = one(cast, listener, on)
    known = cast.registry.actors.get(owner.id) if owner is not None else None
    if known is None or ref is None or owner_of(cast, listener, on) is not None:
        return None
    words = ref.mention.text.removeprefix("the ")
    for adjective in known.adjectives:
        publisher = publisher_called(f"{adjective.value} {words}", cast.registry)
        if publisher.id in cast.registry.publishers:
            named = replace(ref.mention, id=publisher.id, label=publisher.name)
            return replace(ref, mention=named, sure=1.0)
    return None
