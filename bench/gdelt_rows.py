"""Rows as GDELT 1.0 has them, made up and seeded, for measuring: any number, in a stream.

Only the codes are real: CAMEO's of events and of known groups in `data/codes`, and those of 36
states. Places are invented, and addresses lie in a domain that nobody can own. The mix is that of
a year of events about few busy and many quiet sides: about a third of the rows give a claim, a
tenth report once more what another row has (same day, sides, code and place), a few are of earlier
days. The same number and seed give the same bytes anywhere: draws are the raw bits of a generator
whose stream numpy keeps.

    python bench/gdelt_rows.py ROWS FILE [--seed SEED]
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from datetime import date, timedelta
from functools import reduce
from importlib.resources import files
from itertools import islice, product
from operator import mul
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from belligraph.readers.codes import Code, Quad, codes

SEED = 2014
FIRST_DAY, DAYS = date(2014, 1, 1), 365
FIRST_ROW = 280_000_000
BLOCK = 2**15
REPEATED, LATE, LEADING = 0.1, 0.03, 0.65
"""Shares of rows that repeat another, that tell of an earlier day, that lead their text."""
BACK = 500
"""How many rows before it a repeated row may lie."""
CLAIMS = 0.53
"""Share of codes that say something of support or opposition."""
SIDES = (0.93, 0.85)
"""Shares of rows that have a first and a second side."""
PLACED = (0.9, 0.7, 0.97)
"""Shares of rows that say where the one side, the other, and the event is."""
STATES = """
USA US 39 -98 United States; IRN IR 32 53 Iran; IRQ IZ 33 44 Iraq; SYR SY 35 38 Syria;
RUS RS 60 99 Russia; ISR IS 31 35 Israel; SAU SA 25 45 Saudi Arabia; TUR TU 39 35 Turkey;
GBR UK 54 -2 United Kingdom; FRA FR 46 2 France; CHN CH 35 105 China; EGY EG 27 30 Egypt;
DEU GM 51 9 Germany; JOR JO 31 36 Jordan; LBN LE 34 36 Lebanon; YEM YM 15 48 Yemen;
QAT QA 25 51 Qatar; ARE AE 24 54 United Arab Emirates; KWT KU 29 47 Kuwait; BHR BA 26 50 Bahrain;
CAN CA 60 -95 Canada; AUS AS -27 133 Australia; ITA IT 43 12 Italy; ESP SP 40 -4 Spain;
NLD NL 52 6 Netherlands; BEL BE 51 4 Belgium; DNK DA 56 10 Denmark; SWE SW 62 15 Sweden;
FIN FI 64 26 Finland; EST EN 59 26 Estonia; CZE EZ 50 15 Czech Republic; HUN HU 47 20 Hungary;
BGR BU 43 25 Bulgaria; ALB AL 41 20 Albania; PRT PO 39 -8 Portugal; NZL NZ -42 174 New Zealand
"""
"""CAMEO's code, that of FIPS 10-4, a latitude and longitude within, name; the busiest first."""
ORGANS, PARTS = ("GOV", "MIL", "COP"), ("OPP", "REB")
"""Types of actors that are their state, and that are within it and nobody in particular."""
PROVINCES, TOWNS = 5, 50
"""Of a state."""
SYLLABLES = (
    ("Bal", "Dor", "Kel", "Mar", "Nor", "Qal'at ", "Sé", "Tam", "Ul", "Al "),
    ("a", "be", "dú", "ki", "lo", "me", "ra", "ši", "to", "vi"),
    ("dan", "fel", "gar", "mun", "nesh", "riv", "san", "tek", "wal", "zir"),
)
OUTLETS, TONES = 400, 2_048

Numbers = NDArray[np.int64]


class State(NamedTuple):
    """Code as a side, code on the map, a point within, name."""

    side: str
    code: str
    latitude: float
    longitude: float
    name: str


class Parts(NamedTuple):
    """All that a row may be put together from, its columns already joined by tabs."""

    days: list[str]
    sides: list[str]
    codes: list[str]
    claims: int
    places: list[str]
    counts: list[str]
    tones: list[str]


def lines(rows: int, seed: int = SEED) -> Iterator[str]:
    """That many rows, in blocks of lines; the rows are in the order of the days they came in."""
    bits, made = np.random.PCG64(seed), parts()
    for first in range(0, rows, BLOCK):
        yield _block(first, min(BLOCK, rows - first), rows, bits, made)


def write(path: Path, rows: int, seed: int = SEED) -> None:
    """A file of that many rows, in UTF-8, without a header, as GDELT's are."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines(rows, seed))


def parts() -> Parts:
    """The days, sides, codes, places, counts and tones that rows are made of."""
    used = [one for one in codes("cameo").values() if len(one.code) > 2]
    used.sort(key=lambda one: (one.relation is None, one.code[::-1]))
    return Parts(
        days=[_day(FIRST_DAY + timedelta(n)) for n in range(DAYS)],
        sides=_sides(states()),
        codes=[_code(one) for one in used],
        claims=sum(one.relation is not None for one in used),
        places=_places(states()),
        counts=[f"{n}\t{1 + n // 8}\t{n}" for n in (*range(1, 11), *range(12, 60, 4), 120, 400)],
        tones=[repr(round(-12 + 20 * n / TONES, 12)) for n in range(TONES)],
    )


def states() -> list[State]:
    """The states that sides and places belong to."""
    split = [one.split(maxsplit=4) for one in STATES.strip().split(";")]
    return [State(side, code, float(n), float(e), name) for side, code, n, e, name in split]


def _day(day: date) -> str:
    """Five columns; the fraction takes every month for 30 days, as GDELT does."""
    fraction = ((day.month - 1) * 30 + day.day) / 365
    return f"{day:%Y%m%d}\t{day:%Y%m}\t{day.year}\t{day.year + fraction:.4f}"


def _sides(states: list[State]) -> list[str]:
    """States first, then known groups, organs, parts of states and types alone; nobody last."""
    with (files("belligraph.data") / "codes" / "groups.csv").open(encoding="utf-8") as table:
        groups = [(row["code"], row["name"]) for row in csv.DictReader(table)]
    return [
        *(_side(s.side, s.name, s.side, "", "") for s in states),
        *(_side(code, name, "", code, "") for code, name in groups),
        *(_within_state(s, kind) for kind in (*ORGANS, *PARTS) for s in states),
        *(_side(kind, f"THE {kind}", "", "", kind) for kind in (*ORGANS, *PARTS)),
        _side("", "", "", "", ""),
    ]


def _within_state(state: State, kind: str) -> str:
    return _side(state.side + kind, f"{state.name} {kind}", state.side, "", kind)


def _side(code: str, name: str, country: str, group: str, kind: str) -> str:
    """Ten columns: code, name, country, group, ethnic, two religions, three types."""
    return "\t".join((code, name.upper(), country, group, "", "", "", kind, "", ""))


def _code(code: Code) -> str:
    """Five columns: the code, what covers it, its class and its weight."""
    name, quad = code.code, 1 + list(Quad).index(code.quad or Quad.VERBAL_COOPERATION)
    return "\t".join((name, name[:3], name[:2], str(quad), str(float(code.intensity or 0))))


def _places(states: list[State]) -> list[str]:
    """Seven columns each: type, name, country, province, latitude, longitude, feature."""
    found = [place for number, state in enumerate(states) for place in _within(state, number)]
    return [*found, "0" + 6 * "\t"]


def _within(state: State, number: int) -> Iterator[str]:
    """A state, its provinces and their towns; the map has types of its own for the USA's."""
    names = islice(("".join(one) for one in product(*SYLLABLES)), number % 7, None, 7)
    american = state.code == "US"
    town, province = (3, 2) if american else (4, 5)
    yield f"1\t{state.name}\t{state.code}\t{state.code}\t{_point(state, 0)}\t{state.code}"
    for part in range(PROVINCES):
        code = state.code + (2 * "ABCDE"[part] if american else f"{part + 1:02}")
        around = f"{next(names)} Province"
        yield _place(state, province, part, around, code, f"-{number + 1}{part}00")
        for at in range(part, TOWNS, PROVINCES):
            yield _place(
                state, town, at, f"{next(names)}, {around}", code, f"-{number + 1}{at:02}{part}"
            )


def _place(state: State, kind: int, at: int, name: str, code: str, feature: str) -> str:
    point = _point(state, at + 1)
    return f"{kind}\t{name}, {state.name}\t{state.code}\t{code}\t{point}\t{feature}"


def _point(state: State, at: int) -> str:
    """Latitude and longitude of the so manyth point of a state."""
    return f"{state.latitude + at % 8 / 8:g}\t{state.longitude + at % 11 / 16:g}"


def _block(first: int, count: int, rows: int, bits: np.random.PCG64, made: Parts) -> str:
    came = (first + np.arange(count)) * DAYS // rows
    day, one, two, code, *where = _happenings(came, bits, made)
    leads = (_draw(bits, count) < LEADING).astype(int).tolist()
    reports, tones, outlets = (
        _skewed(bits, count, n).tolist() for n in (len(made.counts), len(made.tones), OUTLETS)
    )
    return "".join(
        f"{FIRST_ROW + first + i}\t{made.days[day[i]]}\t{made.sides[one[i]]}\t{made.sides[two[i]]}"
        f"\t{leads[i]}\t{made.codes[code[i]]}\t{made.counts[reports[i]]}\t{made.tones[tones[i]]}"
        f"\t{made.places[where[0][i]]}\t{made.places[where[1][i]]}\t{made.places[where[2][i]]}"
        f"\t{made.days[on][:8]}\thttps://outlet-{outlets[i]}.example/{made.days[on][:8]}/"
        f"news?story={first + i}&part=1\n"
        for i, on in enumerate(came.tolist())
    )


def _happenings(came: Numbers, bits: np.random.PCG64, made: Parts) -> list[list[int]]:
    """What the rows tell of: day, two sides, code and three places, as places in `made`."""
    count = len(came)
    late = np.where(_draw(bits, count) < LATE, 1 + _skewed(bits, count, 40), 0)
    sides = [_some(bits, count, len(made.sides), share) for share in SIDES]
    first, second, event = (_some(bits, count, len(made.places), share) for share in PLACED)
    told = [
        np.maximum(came - late, 0),
        *sides,
        _coded(bits, count, made),
        first,
        second,
        np.where(_draw(bits, count) < 0.6, first, event),
    ]
    origin = _origins(bits, count)
    return [one[origin].tolist() for one in told]


def _origins(bits: np.random.PCG64, count: int) -> Numbers:
    """For each row that whose event it tells: mostly itself, else the first to tell of it."""
    back = np.where(_draw(bits, count) < REPEATED, 1 + _skewed(bits, count, BACK), 0)
    origin = np.maximum(np.arange(count) - back, 0)
    while (origin != origin[origin]).any():
        origin = origin[origin]
    return origin


def _coded(bits: np.random.PCG64, count: int, made: Parts) -> Numbers:
    """Codes that are claims, which stand first, and others."""
    meant = _skewed(bits, count, made.claims)
    other = made.claims + _skewed(bits, count, len(made.codes) - made.claims)
    return np.where(_draw(bits, count) < CLAIMS, meant, other)


def _some(bits: np.random.PCG64, count: int, ends: int, share: float) -> Numbers:
    """Numbers below the last, and in all but such a share the last, which stands for none."""
    return np.where(_draw(bits, count) < share, _skewed(bits, count, ends - 1, 3), ends - 1)


def _skewed(bits: np.random.PCG64, count: int, end: int, power: int = 2) -> Numbers:
    """Numbers below an end, small ones the more often the higher the power."""
    drawn = _draw(bits, count)
    return (reduce(mul, [drawn] * power) * end).astype(np.int64)


def _draw(bits: np.random.PCG64, count: int) -> NDArray[np.float64]:
    """Numbers from 0 to below 1, of the bits alone."""
    raw = np.asarray(bits.random_raw(count), dtype=np.uint64)
    return (raw >> np.uint64(11)).astype(np.float64) * 2.0**-53


def main() -> None:
    """Write the file asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("rows", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    write(asked.file, asked.rows, asked.seed)


if __name__ == "__main__":
    main()
