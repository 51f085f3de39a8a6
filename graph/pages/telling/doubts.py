"""Why a claim only possibly counts: its date is less exact than the window's ends."""

from __future__ import annotations

from ...model import Claim
from ...relations import View
from ...timing import counted, counts, window_start
from . import words


def doubt(claim: Claim, view: View) -> str:
    """What makes a claim's time in a view uncertain; empty where it surely counts, or does not.

    As in "dated 2014: may lie after 6 January 2014".
    """
    if view.as_of is None or counts(claim, view.as_of, view.window) != "possible":
        return ""
    days, act = counted(claim), claim.relation.is_act
    horizon = window_start(view.as_of, view.window) if act else view.as_of
    reasons = []
    if days.sure_first is not None and days.sure_first > view.as_of:
        reasons.append(f"{'lie' if act else 'begin'} after {words.day(view.as_of)}")
    if days.sure_last is not None and days.sure_last < horizon:
        reasons.append(f"{'lie' if act else 'have ended'} before {words.day(horizon)}")
    return f"{_dated(claim)}: may {' or '.join(reasons) or 'lie outside the window'}"


def _dated(claim: Claim) -> str:
    if claim.valid is not None:
        return f"{'dated ' if claim.valid.single else ''}{words.time(claim)}"
    return f"reported {words.when(claim.published_on)}" if claim.published_on else words.NOT_STATED
