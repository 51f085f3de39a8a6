"""What several claims say alike, as one line: who says so, how often, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ...dates import OPEN
from ...model import Claim, Method, Relation, Standing
from ...relations import View
from . import chips, words
from .datings import day, latest_first, meant, told
from .delivery import Delivery
from .evidence import Card, Statement, Teller, by_what, is_withdrawn
from .kinds import Kind, Mode, chip_of, kind_of, mode_of
from .occasions import occasions
from .origins import Origins
from .pieces import LONGEST_NAME

Key = tuple[object, ...]
LONGEST = 240
"""How much of an item or a condition a line shows; the claim's page has it all."""


@dataclass(frozen=True, slots=True)
class Line:
    """All claims of a view that say the same of the same two, on whatever occasion.

    Attributes:
        first: one of the claims, the latest; the others differ in who says so, when and where.
        subject, object: ids of its two ends.
        kind: the list it belongs to.
        mode: of what is denied or taken back, how.
        said: subject, verb and object, as a claim's page puts it.
        by_what: by what means; empty where the relation has none.
        chip: `done`, `alleged`, `holds`, `offered`, ... as on the claims' cards.
        claims: ids, the latest first.
        chains: who says so, each chain once: the speaker first, the publisher last.
        voices: who stands at the start of the chains, by name; as many as there are origins.
        occasions: of how many occasions they tell; `events`: whether each is an event with a name.
        most: how many origins the best attested of the occasions has.
        parties: how many of the origins are a party to this.
        meant, told: the dates that are meant, and those on which it was said, or else published.
        conditions: what hangs on it, if anything.
        doubt: why it may lie outside the view's time; empty where one claim surely does not.
        doubtful: how many of the claims may lie outside the view's time.
        allegations: how many of the claims only allege it.
        open: whether it is said to go on.
        end: of a tie that is taken to last only because no end of it is reported, that it is; or
            which of the two has ended.
        undated: whether none of the claims says when.
        own_voice: whether every source says so in its own voice and names nobody.
        denials: claims, by id, that say it is not so; `deniers`: who does, by name.
        disputes: claims, by id, that a denial names.
        delivery: of an offer, a promise or a request.
        when: the day it is sorted by.
    """

    first: Claim
    subject: str
    object: str
    kind: Kind
    mode: Mode
    said: Statement
    by_what: str
    chip: str
    claims: tuple[str, ...]
    chains: tuple[tuple[str, ...], ...]
    voices: tuple[str, ...]
    occasions: int
    events: bool
    most: int
    parties: int
    meant: str
    told: str
    conditions: tuple[str, ...]
    doubt: str
    doubtful: int
    allegations: int
    open: bool
    end: str
    undated: bool
    own_voice: bool
    when: date
    disputes: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    deniers: tuple[str, ...] = ()
    delivery: Delivery | None = None

    @property
    def ends(self) -> tuple[str, Relation, str]:
        """Subject, relation, object."""
        return self.subject, self.first.relation, self.object

    @property
    def alleged(self) -> bool:
        """Whether all of it is only alleged."""
        return self.allegations == len(self.claims)

    @property
    def badge(self) -> str:
        """The chip, with what is uncertain of the date."""
        return chips.badge(self.chip, doubtful=bool(self.doubt))

    @property
    def attested(self) -> str:
        """How often it is said, as "3 reports, 1 origin"; never as a percentage.

        Reports of several occasions do not confirm each other, and are not told as if they did.
        """
        reports = words.counted(len(self.claims), "report")
        origins = words.counted(len(self.voices), "origin")
        if self.occasions == 1:
            return f"{reports}, {origins}"
        of = words.counted(self.occasions, "event") if self.events else "several occasions"
        if len(self.voices) == 1:
            return f"{reports} of {of}, {origins}"
        each = "one for each" if self.most == 1 else f"at most {self.most} for one of them"
        return f"{reports} of {of}, {origins}, {each}"

    @property
    def badges(self) -> tuple[str, ...]:
        """What a reader must know before believing it, beside the chip."""
        found = ["alleged, not confirmed"] if self.alleged and self.chip != "alleged" else []
        if self.allegations and not self.alleged:
            found.append(f"{self.allegations} of {len(self.claims)} reports only allege it")
        found += ["disputed"] if self.denials else []
        if self.parties:
            every = self.parties == len(self.voices)
            some = f"{self.parties} of {len(self.voices)} origins a party to this"
            found.append("said by a party to this" if every else some)
        if self.doubtful and not self.doubt:
            found.append(
                f"{self.doubtful} of {len(self.claims)} reports may lie outside the window"
            )
        return (*found, self.doubt) if self.doubt else tuple(found)

    @property
    def short(self) -> Statement:
        """As `said`, with names that a reader takes in."""
        said = self.said
        return replace(
            said,
            subject=words.cut(said.subject, LONGEST_NAME),
            object=words.cut(said.object, LONGEST_NAME),
        )


def by_weight(line: Line) -> tuple[int, int, bool, int, str, str, str]:
    """The order of lines: more origins of one occasion, more reports, surely of the time, later."""
    weight = -line.most, -len(line.claims), bool(line.doubt), -line.when.toordinal()
    return *weight, str(line.said), line.by_what, line.claims[0]


def key(claim: Claim, view: View) -> Key:
    """What claims that say the same have in common."""
    return (
        claim.subject,
        claim.relation,
        claim.object,
        claim.scope,
        claim.extent,
        claim.against,
        claim.means,
        claim.item,
        claim.modality,
        claim.negated,
        claim.method is Method.DERIVED,
        is_withdrawn(claim, view),
    )


def line(cards: Sequence[Card], teller: Teller) -> Line:
    """The line that the cards of claims of one key make, without what other lines say of it."""
    claims = sorted((teller.claims[card.id] for card in cards), key=latest_first)
    by_id = {card.id: card for card in cards}
    ordered = [by_id[claim.id] for claim in claims]
    first, withdrawn = claims[0], is_withdrawn(claims[0], teller.view)
    origins = Origins(teller)
    roots: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        roots[origins.root(claim)].append(claim)
    parties = [set.union(*map(origins.speaks_for, said)) for said in roots.values()]
    apart = occasions(claims, teller.registry)
    doubts = [card.doubt for card in ordered]
    chipped = list(dict.fromkeys(card.chip for card in ordered))
    mode = mode_of(first, chipped, withdrawn=withdrawn)
    return Line(
        first=first,
        subject=first.subject,
        object=first.object,
        kind=kind_of(first, withdrawn=withdrawn),
        mode=mode,
        said=ordered[0].statement,
        by_what=words.cut(by_what(_of_all(claims)), LONGEST),
        chip=chip_of(first, chipped, mode),
        claims=tuple(card.id for card in ordered),
        chains=tuple(dict.fromkeys(_short_chain(card) for card in ordered)),
        voices=tuple(sorted((origins.named(*said) for said in roots.items()), key=words.by_name)),
        occasions=len(apart),
        events=all(claim.event for claim in claims),
        most=max(len({origins.root(claim) for claim in part}) for part in apart),
        parties=sum(map(bool, parties)),
        meant=meant(claims),
        told=told(claims),
        conditions=tuple(sorted({words.cut(c.condition, LONGEST) for c in claims if c.condition})),
        doubt=doubts[0] if all(doubts) else "",
        doubtful=sum(map(bool, doubts)),
        allegations=sum(claim.standing is Standing.ALLEGED for claim in claims),
        open=any(claim.valid is not None and claim.valid.end == OPEN for claim in claims),
        end=_end(claims, teller),
        undated=not any(claim.valid for claim in claims),
        own_voice=not any(claim.speaker or claim.via for claim in claims),
        when=day(first),
        disputes=tuple(sorted({id_ for claim in claims for id_ in claim.disputes})),
    )


def _end(claims: Sequence[Claim], teller: Teller) -> str:
    told = [teller.end(claim) for claim in claims]
    return told[0] if all(told) else ""


def _of_all(claims: Sequence[Claim]) -> Claim:
    """What the first claim says without the amount, which others need not share."""
    return claims[0] if len(claims) == 1 else replace(claims[0], amount=None, unit="")


def _short_chain(card: Card) -> tuple[str, ...]:
    return tuple(words.cut(name, LONGEST_NAME) for name in card.chain)
