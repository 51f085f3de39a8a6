"""Cells of a staged table as expressions that every engine computes alike.

Patterns have no backslashes, since engines differ in what one means within a string; values that
are none become null, so that no engine stops at a bad cell before it is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

if TYPE_CHECKING:
    import ibis.expr.types as ir

SEPARATOR = "\x1f"
"""Between the fields of a key; staging leaves none in a cell."""
ONE = ibis.literal("1").cast("int64")
"""As wide as all counts; an engine makes a number that is written as narrow as it can."""
WHOLE = "^[0-9]{1,15}$"
DIGITS = "^(19|20)[0-9]{6}([0-9]{6})?$"
ANY_MONTH = "^(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])([0-9]{6})?$"
"""Days that all months have."""
LONGEST = 2_000
"""Characters of a cell that a note keeps."""


def text(raw: ir.Table, column: str, missing: str = "") -> ir.StringValue:
    """A cell; empty where it is null or says `missing`. Staging left out the blanks around it."""
    cell = raw[column].fill_null("")
    return ibis.ifelse(cell == missing, "", cell) if missing else cell


def key(*fields: ir.StringValue) -> ir.StringValue:
    """Fields in one text, empty where the first is; `fields_of` takes them apart."""
    return ibis.ifelse(fields[0] == "", "", ibis.literal(SEPARATOR).join(fields))


def fields_of(key: str) -> tuple[str, ...]:
    """The fields of a key.

    >>> fields_of("IRQGOV" + SEPARATOR + "IRAQ")
    ('IRQGOV', 'IRAQ')
    """
    return tuple(key.split(SEPARATOR))


def whole(cell: ir.StringValue) -> ir.IntegerValue:
    """A whole number that is not negative, else null."""
    return where(cell.re_search(WHOLE), cell).try_cast("int64")


def iso_day(cell: ir.StringValue) -> ir.DateValue:
    """A day of this century or the last, written 2014-01-05, else null."""
    return where(cell.re_search("^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$"), cell).try_cast("date")


def day_of_digits(cell: ir.StringValue) -> ir.StringValue:
    """20140105, with or without a time behind it, as 2014-01-05; other texts as rubbish."""
    return cell.substr(0, 4) + "-" + cell.substr(4, 2) + "-" + cell.substr(6, 2)


def is_day_of_digits(cell: ir.StringValue) -> ir.BooleanValue:
    """Whether it is a day of this century or the last; most are seen to be without a cast."""
    fits, cast = cell.re_search(DIGITS), day_of_digits(cell).try_cast("date")
    return cell.re_search(ANY_MONTH) | (fits & cast.notnull())


def degrees(cell: ir.StringValue, limit: int) -> ir.BooleanValue:
    """Whether a cell is a latitude or longitude, or empty."""
    number = where(cell != "", cell).try_cast("float64")
    return (cell == "") | number.between(-limit, limit).fill_null(False)


def plain(cell: ir.StringValue) -> ir.StringValue:
    """A text for a note: printable, and not endless."""
    return cell.re_replace("[^ -~¡-␞␠-￿]", " ").substr(0, LONGEST)


def point_of(latitude: str, longitude: str) -> tuple[float | None, float | None]:
    """Latitude and longitude as numbers, or neither; 0, 0 stands for nowhere."""
    if not latitude or not longitude or float(latitude) == float(longitude) == 0:
        return None, None
    return float(latitude), float(longitude)


def where(fits: ir.BooleanValue, cell: ir.StringValue) -> ir.StringValue:
    """A cell that fits, else null."""
    return ibis.ifelse(fits, cell, ibis.null("string"))
