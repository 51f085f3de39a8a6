"""Datasets read into a registry: each row of each file counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ...model import Claim, Event, Source
from ...registry import Registry
from .intake import CODED, Dataset, Import, Intake, Outcome
from .narrowing import Narrowing
from .refused import BadRow, Refused
from .tally import Asides, Tally
from .ucdp import DATASETS

READERS = (*(dataset.reader for dataset in DATASETS), *CODED)
"""By name; actors come first, as they are read before what speaks of them."""
_BY_ROWS = {dataset.reader: dataset for dataset in DATASETS}


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of datasets.

    Attributes:
        tallies: the counts of each import.
        bad: the rows that were left out.
    """

    registry: Registry
    claims: tuple[Claim, ...] = ()
    tallies: tuple[Tally, ...] = ()
    bad: tuple[BadRow, ...] = ()


@dataclass(slots=True)
class _Counts:
    """The counts of one import while it is read."""

    rows: int = 0
    giving: int = 0
    given: int = 0
    aside: Asides = field(default_factory=Asides)
    provisional: Counter[str] = field(default_factory=Counter)
    events: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)

    def add(self, outcome: Outcome, intake: Intake) -> None:
        self.rows += 1
        self.giving += bool(outcome.given)
        self.given += outcome.given
        if not outcome.given:
            self.aside.add(outcome.aside, outcome.row)
        named = {a for c in outcome.claims for a in (c.subject, c.object, *c.against)}
        self.provisional.update(named & intake.actors.made.keys())
        self.events |= {c.event for c in outcome.claims if c.event in intake.events}
        for place in {c.place for c in outcome.claims if c.place}:
            self.places |= intake.places.made.keys() & set(intake.places.live.within(place))


def read_imports(
    imports: Iterable[Import],
    registry: Registry,
    agent: str = "",
    progress: Callable[[int], None] | None = None,
    narrowing: Narrowing | None = None,
    skip_bad: bool = False,
    happened: Mapping[str, Event] | None = None,
) -> Imported:
    """Claims, events, actors and places of datasets, laid under what a registry has.

    Args:
        imports: actors are read first, then the others in their order.
        registry: finds the actors and places; its own entries stay as they are.
        agent: who made the records.
        progress: told how many imports are done.
        narrowing: which rows of events and claims are asked for; None = all.
        skip_bad: whether bad rows are left out; nothing of them stays.
        happened: further events that stay as they are; None = none.

    Raises:
        TableError: bad files of all imports, and, unless they are skipped, bad rows.
    """
    refused = Refused(skip=skip_bad)
    claims: dict[str, Claim] = {}
    tallies: list[Tally] = []
    intake = Intake(registry, agent, narrowing, happened)
    ranked = sorted(imports, key=lambda one: one.reader != READERS[0])
    for number, one in enumerate(ranked):
        read = _read_coded if one.reader in CODED else _read
        tallies.append(read(one, intake, claims, refused))
        if progress is not None:
            progress(number + 1)
    refused.check()
    found = tuple(claims.values())
    return Imported(intake.registry(found), found, tuple(tallies), tuple(refused.rows))


def _read(one: Import, intake: Intake, claims: dict[str, Claim], refused: Refused) -> Tally:
    dataset = _BY_ROWS[one.reader]
    counts, before = _Counts(), len(refused.rows)
    sources: dict[str, Source] = {}
    for file in one.files:
        source = intake.source(dataset, file, one.source)
        sources[source.id] = source
        for outcome in dataset.read(file, source, intake, refused):
            counts.add(outcome, intake)
            claims.update((claim.id, claim) for claim in outcome.claims)
    bad = len(refused.rows) - before
    return Tally(
        reader=one.reader,
        gives=dataset.gives,
        rows=counts.rows + bad,
        giving=counts.giving,
        given=counts.given,
        events=len(counts.events),
        places=len(counts.places),
        aside=counts.aside.found(),
        provisional=intake.names(counts.provisional),
        bad=bad,
        remarks=tuple(_remarks(dataset, sources)),
    )


def _read_coded(one: Import, intake: Intake, claims: dict[str, Claim], refused: Refused) -> Tally:
    from .coded_imports import read_in_memory  # what event tables need is an extra

    found, tally = read_in_memory(one, intake, refused)
    claims.update((claim.id, claim) for claim in found)
    return tally


def _remarks(dataset: Dataset, sources: dict[str, Source]) -> Iterator[str]:
    dateless = sorted(id_ for id_, source in sources.items() if source.published is None)
    if dateless and dataset.gives == "claims":
        yield (
            f"no date of publication is known of {', '.join(dateless)}, so answers as known by a "
            "date leave its claims out; import it as a 'source' of sources.csv that has a date"
        )
