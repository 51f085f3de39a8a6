"""Which claims count: as of a date, as known by a date, under filters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..columns import MEANS, METHODS, MODALITIES, NONE, RELATIONS, STANDINGS, Columns, Small
from ..errors import InputError
from ..model import Claim, Means, Method, Modality, Standing
from ..timing import MAX_WINDOW, WINDOW_DAYS, counts, known_from, window_start

Mask = NDArray[np.bool_]
DEEDS = frozenset({Modality.ACTUAL})
_IS_ACT = np.array([relation.is_act for relation in RELATIONS])


@dataclass(frozen=True, slots=True)
class View:
    """Which claims count.

    The default view takes what is said to be done: actual, not negated, not retracted, not
    derived. Alleged claims are in it and marked.

    Attributes:
        as_of: acts within `window` days before it, ties in force on it; None = whenever.
        known_by: only what was said, or else published, by then; retractions made later do not
            count yet.
        sources: ids of the only sources to use; None = all. Likewise `means`, `methods` and
            `theatres`.
        alleged: with claims that are only alleged.
        derived: with claims that a rule derived.
        modalities: what counts as a deed; anything beside `actual` is a question of the kind
            "what if offers were kept".
        min_score: leave out relations whose score is lower, 0..1.

    Raises:
        InputError: a window of no such length, or a least score that no score can have.
    """

    as_of: date | None = None
    window: int = WINDOW_DAYS
    known_by: date | None = None
    sources: frozenset[str] | None = None
    alleged: bool = True
    derived: bool = False
    means: frozenset[Means] | None = None
    methods: frozenset[Method] | None = None
    theatres: frozenset[str] | None = None
    modalities: frozenset[Modality] = DEEDS
    min_score: float = 0.0

    def __post_init__(self) -> None:
        if not isinstance(self.window, int) or not 0 <= self.window <= MAX_WINDOW:
            raise InputError(f"window {self.window!r}: days from 0 to {MAX_WINDOW:,} expected")
        if not 0 <= self.min_score <= 1:
            raise InputError(f"least score {self.min_score}: a number from 0 to 1 expected")

    def in_force(self, claim: Claim) -> bool:
        """Whether a claim is there at all: known by then, from these sources, not retracted."""
        if self.sources is not None and claim.source not in self.sources:
            return False
        if self.theatres is not None and claim.theatre not in self.theatres:
            return False
        if self.methods is not None and claim.method not in self.methods:
            return False
        if claim.method is Method.DERIVED and not self.derived:
            return False
        if claim.standing is Standing.ALLEGED and not self.alleged:
            return False
        if self.known_by is not None and known_from(claim) > self.known_by:
            return False
        return claim.retracted is None or (
            self.known_by is not None and claim.retracted.on.last > self.known_by
        )

    def in_time(self, claim: Claim) -> bool:
        """Whether a claim is about the time of the view, surely or possibly."""
        return self.as_of is None or counts(claim, self.as_of, self.window) is not None

    def is_deed(self, claim: Claim) -> bool:
        """Whether a claim says that something was done or holds: no offer, denial or negation."""
        return claim.modality in self.modalities and not claim.negated

    def counts(self, claim: Claim) -> bool:
        """Whether a claim counts in this view, surely or possibly."""
        by_means = self.means is None or claim.means in self.means
        return by_means and self.is_deed(claim) and self.in_force(claim) and self.in_time(claim)

    @property
    def unfiltered(self) -> View:
        """The view of the same time and knowledge that leaves no report of a deed out."""
        return View(self.as_of, self.window, self.known_by, derived=self.derived)

    def denies(self, claim: Claim) -> bool:
        """Whether a claim says, of the time of the view, that something is not so."""
        denial = claim.negated and claim.modality is Modality.ACTUAL
        return denial and self.in_force(claim) and self.in_time(claim)

    def is_certain(self, claim: Claim) -> bool:
        """Whether its own dates leave no doubt that a claim counts, whoever has ended since."""
        return self.as_of is None or counts(claim, self.as_of, self.window) == "certain"

    def choices(self) -> Iterator[str]:
        """What the view chooses beside its dates, in words; nothing for the default."""
        if self.modalities != DEEDS:
            named = [modality.value for modality in Modality if modality in self.modalities]
            yield f"claims of what is {' or '.join(named)}"
        if not self.alleged:
            yield "without alleged claims"
        if self.derived:
            yield "with derived claims"
        if self.min_score > 0:
            yield f"score of {self.min_score:g} or more"
        for what in ("sources", "means", "methods", "theatres"):
            chosen = getattr(self, what)
            if chosen is not None:
                yield f"only {what} {', '.join(sorted(chosen)) or '(none)'}"


DEFAULT_VIEW = View()


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """The methods of a view, for all claims at once; each of shape (claims,).

    Attributes:
        counts, denies, certain: as `View.counts`, `View.denies` and `View.is_certain` say.
    """

    counts: Mask
    denies: Mask
    certain: Mask


def select(columns: Columns, view: View) -> Selection:
    """Which claims count and which deny: the same as the view's methods say one by one."""
    there = in_view(columns, view)
    is_deed = _among(columns.modality, MODALITIES, view.modalities) & (columns.negated == 0)
    if view.means is not None:
        is_deed &= _among(columns.means, MEANS, view.means)
    denial = (columns.negated == 1) & (columns.modality == MODALITIES.index(Modality.ACTUAL))
    return Selection(there & is_deed, there & denial, _is_certain(columns, view))


def in_view(columns: Columns, view: View) -> Mask:
    """Which claims are in force and about the time of a view, deeds or not."""
    there: Mask = _in_force(columns, view) & _in_time(columns, view)
    return there


def _in_force(columns: Columns, view: View) -> Mask:
    there: Mask = np.ones(len(columns), bool)
    for codes, names in ((columns.source, view.sources), (columns.theatre, view.theatres)):
        if names is not None:
            there &= np.isin(codes, sorted(columns.codes(names - {""})))
    if view.methods is not None:
        there &= _among(columns.method, METHODS, view.methods)
    if not view.derived:
        there &= columns.method != METHODS.index(Method.DERIVED)
    if not view.alleged:
        there &= columns.standing != STANDINGS.index(Standing.ALLEGED)
    retracted = columns.retracted != NONE
    if view.known_by is not None:
        known_by = view.known_by.toordinal()
        there &= columns.known <= known_by
        retracted &= columns.retracted <= known_by
    there &= ~retracted
    return there


def _in_time(columns: Columns, view: View) -> Mask:
    if view.as_of is None:
        return np.ones(len(columns), bool)
    return (columns.first <= view.as_of.toordinal()) & (columns.last >= _horizon(columns, view))


def _is_certain(columns: Columns, view: View) -> Mask:
    if view.as_of is None:
        return np.ones(len(columns), bool)
    begun = columns.sure_first <= view.as_of.toordinal()
    certain: Mask = _in_time(columns, view) & begun
    certain &= columns.sure_last >= _horizon(columns, view)
    return certain


def _horizon(columns: Columns, view: View) -> NDArray[np.integer]:
    """The first day on which a claim must still hold: acts in the window, ties on the date."""
    assert view.as_of is not None  # noqa: S101 - for the type
    since = window_start(view.as_of, view.window)
    return np.where(_IS_ACT[columns.relation], since.toordinal(), view.as_of.toordinal())


def _among(codes: Small, members: Sequence[object], chosen: frozenset[Any]) -> Mask:
    wanted: Mask = np.array([member in chosen for member in members])[codes]
    return wanted
