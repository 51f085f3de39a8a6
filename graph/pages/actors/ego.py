"""An actor in the middle of those it has to do with, as places for a picture that needs no script.

Supporters stand on the left, opponents on the right, those of whom both is reported above and
below. Labels stand outside of their symbols, so that no line crosses one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import starmap
from math import atan2, degrees
from textwrap import wrap

from ..telling import words
from ..telling.dossiers import Block, Dossier

WIDTH, ROW, MARGIN = 430, 44, 36
SIDE, BEND, ASIDE = 122, 34, 4.5
LEAST_HEIGHT = 190
ACROSS = (75, WIDTH / 2, WIDTH - 75)
"""Where those of whom both is reported stand, above and below."""
RADIUS, MIDDLE_RADIUS = 7, 13
ROOM, MIDDLE_ROOM = 5, 6
LETTERS, ROWS = 14, 2
PER_SIDE = 12

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """Another actor in the picture.

    Attributes:
        rows: its label, line by line.
        anchor: where the label stands to `x`: `start`, `middle` or `end`.
        top: y of the label's first line.
    """

    id: str
    name: str
    rows: tuple[str, ...]
    x: float
    y: float
    label_x: float
    top: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of the picture: relations of one sign between the two, with one head or two.

    Attributes:
        relation: `supports`, `alliedWith` or `opposes`.
        said: what it says, for those who do not see it.
        inward, outward: whether it has a head at the middle, and at the other end.
    """

    pair: str
    relation: str
    said: str
    certain: bool
    start: Point
    end: Point
    inward: bool
    outward: bool

    @property
    def turn(self) -> float:
        """Which way the line runs from the middle, in degrees, clockwise from the right."""
        across, down = self.end[0] - self.start[0], self.end[1] - self.start[1]
        return _short(degrees(atan2(down, across)))


@dataclass(frozen=True, slots=True)
class Ego:
    """The picture: `WIDTH` by `height`, the actor in the middle.

    Attributes:
        left_out: how many others found no room.
    """

    name: str
    rows: tuple[str, ...]
    x: float
    y: float
    width: int
    height: int
    spots: tuple[Spot, ...]
    strokes: tuple[Stroke, ...]
    left_out: int


def ego(id_: str, name: str, others: Iterable[tuple[str, Dossier]]) -> Ego | None:
    """The picture of an actor; None where nothing is drawn between it and anyone.

    Args:
        id_: of the actor.
        name: what it is called.
        others: the names of others, and what is told of each and the actor.
    """
    drawn = [(other, pair) for other, pair in others if pair.blocks]
    if not drawn:
        return None
    drawn.sort(key=lambda one: (_by_weight(one[1]), one[0].casefold(), one[1].id))
    mixed = [one for one in drawn if one[1].mixed]
    friends = [one for one in drawn if not one[1].mixed and not _opposed(one[1])]
    foes = [one for one in drawn if not one[1].mixed and _opposed(one[1])]
    above, below = mixed[: len(ACROSS)], mixed[len(ACROSS) : 2 * len(ACROSS)]
    if len(mixed) == 2:
        above, below = mixed[:1], mixed[1:]
    left, right = friends[:PER_SIDE], foes[:PER_SIDE]
    height, middle = _measures(max(len(left), len(right)), bool(above), bool(below))
    placed = [
        *_column(left, middle, on_the_left=True),
        *_column(right, middle, on_the_left=False),
        *_row(above, MARGIN, above=True),
        *_row(below, height - MARGIN, above=False),
    ]
    spots = tuple(_spot(id_, *one) for one in placed)
    centre = (WIDTH / 2, middle)
    return Ego(
        name=words.clean(name),
        rows=rows_of(name),
        x=centre[0],
        y=centre[1],
        width=WIDTH,
        height=round(height),
        spots=spots,
        strokes=tuple(
            stroke
            for spot, (_, pair, *_) in zip(spots, placed, strict=True)
            for stroke in strokes(id_, pair, centre, (spot.x, spot.y))
        ),
        left_out=len(drawn) - len(spots),
    )


def strokes(id_: str, pair: Dossier, centre: Point, at: Point) -> list[Stroke]:
    """The lines between the middle and another: support beside opposition, never on each other."""
    good = [block for block in pair.blocks if block.relation != "opposes"]
    bad = [block for block in pair.blocks if block.relation == "opposes"]
    aside = ASIDE if good and bad else 0.0
    found = []
    for blocks, off in ((good, aside), (bad, -aside)):
        if blocks:
            found.append(_stroke(id_, pair.id, blocks, *_between(centre, at, off)))
    return found


@lru_cache(1 << 12)
def rows_of(name: str) -> tuple[str, ...]:
    """A name in lines that have room in the picture."""
    start = words.clean(name)[:200]
    return tuple(wrap(start, LETTERS, max_lines=ROWS, placeholder=" …")) or ("…",)


def _by_weight(pair: Dossier) -> tuple[bool, int]:
    """What is certain and often reported finds room first."""
    certain = any(block.certain for block in pair.blocks)
    return not certain, -sum(len(block.cards) for block in pair.blocks)


def _opposed(pair: Dossier) -> bool:
    return any(block.relation == "opposes" for block in pair.blocks)


def _measures(rows: int, above: bool, below: bool) -> tuple[float, float]:
    """How high the picture is, and how far down its middle stands."""
    sides = max(LEAST_HEIGHT, ROW * rows + MARGIN)
    over, under = ROW * 1.6 * above, ROW * 1.6 * below
    return over + sides + under, over + sides / 2


Placed = tuple[str, Dossier, float, float, str]


def _column(
    ones: Sequence[tuple[str, Dossier]], middle: float, *, on_the_left: bool
) -> list[Placed]:
    """One side from top to bottom; the ends bend inwards, so that lines keep off the labels."""
    half = (len(ones) - 1) / 2
    placed: list[Placed] = []
    for index, (name, pair) in enumerate(ones):
        step = index - half
        inward = SIDE + BEND * (step / max(half, PER_SIDE / 4)) ** 2
        x = inward if on_the_left else WIDTH - inward
        anchor = "end" if on_the_left else "start"
        placed.append((name, pair, x, middle + step * ROW, anchor))
    return placed


def _row(ones: Sequence[tuple[str, Dossier]], y: float, *, above: bool) -> list[Placed]:
    across = {0: (), 1: ACROSS[1:2], 2: ACROSS[::2], 3: ACROSS}[len(ones)]
    anchor = "above" if above else "below"
    return [(name, pair, x, y, anchor) for x, (name, pair) in zip(across, ones, strict=True)]


def _spot(id_: str, name: str, pair: Dossier, x: float, y: float, side: str) -> Spot:
    rows = rows_of(name)
    label_x, top, anchor = x, y + 5 - 8 * (len(rows) - 1), side
    if side == "above":
        top, anchor = y - RADIUS - ROOM - 16 * (len(rows) - 1), "middle"
    elif side == "below":
        top, anchor = y + RADIUS + ROOM + 11, "middle"
    else:
        label_x = x - RADIUS - ROOM if side == "end" else x + RADIUS + ROOM
    (other,) = set(pair.id.split("--")) - {id_}
    x, y, label_x, top = map(_short, (x, y, label_x, top))
    return Spot(other, words.clean(name), rows, x, y, label_x, top, anchor)


def _stroke(id_: str, pair: str, blocks: Sequence[Block], start: Point, end: Point) -> Stroke:
    given = [block.id.split("--") for block in blocks if block.relation != "alliedWith"]
    certain = any(block.certain for block in blocks)
    said = "; ".join(words.clean(str(block.statement)) for block in blocks)
    return Stroke(
        pair=pair,
        relation=blocks[0].relation if len(given) < len(blocks) and not given else _sign(blocks),
        said=said if certain else f"{said} (date uncertain)",
        certain=certain,
        start=start,
        end=end,
        inward=any(object_ == id_ for _, _, object_ in given),
        outward=any(subject == id_ for subject, _, _ in given),
    )


def _sign(blocks: Sequence[Block]) -> str:
    return "opposes" if blocks[0].relation == "opposes" else "supports"


def _between(centre: Point, at: Point, aside: float) -> tuple[Point, Point]:
    """A line from the rim of the middle to the rim of another, so far to one side."""
    across, down = at[0] - centre[0], at[1] - centre[1]
    length = max((across**2 + down**2) ** 0.5, 1.0)
    along, over = (across / length, down / length), (-down / length, across / length)
    first, last = MIDDLE_RADIUS + MIDDLE_ROOM, length - RADIUS - ROOM
    ends = (
        (centre[0] + along[0] * far + over[0] * aside, centre[1] + along[1] * far + over[1] * aside)
        for far in (first, last)
    )
    start, end = starmap(lambda x, y: (_short(x), _short(y)), ends)
    return start, end


def _short(number: float) -> float:
    return round(number, 1)
