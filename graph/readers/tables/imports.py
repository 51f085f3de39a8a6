"""Datasets read into a registry: each row of each file counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ...errors import Problem, TableError
from ...model import Actor, Claim, Source
from ...registry import Registry
from .intake import Dataset, Import, Intake, Outcome
from .tally import Tally
from .ucdp import DATASETS

READERS: dict[str, Dataset] = {d.reader: d for d in DATASETS}
"""By name, in the order in which imports are read: actors go before what speaks of them."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of datasets.

    Attributes:
        tallies: the counts of each import.
    """

    registry: Registry
    claims: tuple[Claim, ...] = ()
    tallies: tuple[Tally, ...] = ()


@dataclass(slots=True)
class _Counts:
    """The counts of one import while it is read."""

    rows: int = 0
    giving: int = 0
    given: int = 0
    aside: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    provisional: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome, made: Mapping[str, Actor]) -> None:
        self.rows += 1
        self.giving += bool(outcome.given)
        self.given += outcome.given
        if not outcome.given:
            self.aside[outcome.aside].append(outcome.row)
        named = {a for c in outcome.claims for a in (c.subject, c.object, *c.against)}
        self.provisional.update(named & made.keys())


def read_imports(
    imports: Iterable[Import],
    registry: Registry,
    agent: str = "",
    progress: Callable[[int], None] | None = None,
) -> Imported:
    """Claims, events, actors and places of datasets, laid under what a registry has.

    Args:
        imports: actors are read first, then the others in their order.
        registry: finds the actors and places; its own entries stay as they are.
        agent: who made the records.
        progress: told how many imports are done.

    Raises:
        TableError: bad files and cells of all imports.
    """
    order = list(READERS)
    problems: list[Problem] = []
    claims: dict[str, Claim] = {}
    tallies: list[Tally] = []
    intake = Intake(registry, agent)
    ranked = sorted(imports, key=lambda one: order.index(one.reader) > 0)
    for number, one in enumerate(ranked):
        tallies.append(_read(one, intake, claims, problems))
        if progress is not None:
            progress(number + 1)
    if problems:
        raise TableError(problems)
    return Imported(intake.registry(), tuple(claims.values()), tuple(tallies))


def _read(one: Import, intake: Intake, claims: dict[str, Claim], problems: list[Problem]) -> Tally:
    dataset = READERS[one.reader]
    counts, before = _Counts(), (len(intake.events), len(intake.places.made))
    sources: dict[str, Source] = {}
    for file in one.files:
        source = intake.source(dataset, file, one.source)
        sources[source.id] = source
        for outcome in dataset.read(file, source, intake, problems):
            counts.add(outcome, intake.actors.made)
            claims.update((claim.id, claim) for claim in outcome.claims)
    return Tally(
        reader=one.reader,
        gives=dataset.gives,
        rows=counts.rows,
        giving=counts.giving,
        given=counts.given,
        events=len(intake.events) - before[0],
        places=len(intake.places.made) - before[1],
        aside={reason: tuple(rows) for reason, rows in counts.aside.items()},
        provisional=_named(counts.provisional, intake),
        remarks=tuple(_remarks(dataset, sources)),
    )


def _named(counts: Counter[str], intake: Intake) -> dict[str, int]:
    """Counts by name; two actors of one name are told apart by their ids."""
    names = Counter(intake.actors[id_].name for id_ in counts)
    return {
        intake.actors[id_].name if names[intake.actors[id_].name] == 1 else id_: count
        for id_, count in counts.items()
    }


def _remarks(dataset: Dataset, sources: dict[str, Source]) -> Iterator[str]:
    dateless = sorted(id_ for id_, source in sources.items() if source.published is None)
    if dateless and dataset.gives == "claims":
        yield (
            f"no date of publication is known of {', '.join(dateless)}, so answers as known by a "
            "date leave its claims out; 'source' in belligraph.toml may name one of sources.csv "
            "that has a date"
        )
