"""Figures of deaths in words."""

from __future__ import annotations


def killed(low: int | None, best: int | None, high: int | None) -> str:
    """Deaths in words, no more exact than the figures.

    >>> killed(34, None, None), killed(966, 966, 1566), killed(3, 3, 3), killed(None, None, None)
    ('at least 34 dead', '966 dead (966 to 1,566)', '3 dead', '')
    """
    bounds = [f"at least {low:,}" if low is not None else ""]
    bounds += [f"at most {high:,}" if high is not None else ""]
    if low is not None and high is not None:
        bounds = [f"{low:,} to {high:,}" if low != high else f"{low:,}"]
    span = ", ".join(filter(None, bounds))
    if best is None:
        return f"{span} dead" if span else ""
    return f"{best:,} dead ({span})" if span not in ("", f"{best:,}") else f"{best:,} dead"
