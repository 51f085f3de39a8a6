"""The rows of tables that are no text, as cells of text: Excel workbooks and Parquet files.

Of a workbook the first visible sheet that holds anything is read, with days as YYYY-MM-DD,
formulas as they are written (`=A1+1`) and errors as a spreadsheet shows them, so that both are bad
cells to whoever reads on. So is what is no text, number or date in a Parquet file.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any
from zipfile import ZipFile

from ...errors import MissingExtraError, TableError
from .files import BROKEN, LIMITS, SHEETS, WHOLE, Limits, refusal, said, stream, suffix

if TYPE_CHECKING:
    import pyarrow as pa

MAX_ROWS = 2**20
"""How many rows a sheet of Excel has."""
MAX_COLUMNS = 1_000
BATCH = 1_000
"""How many rows are read at a time."""
CHUNK = 2**20
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a workbook begins that has a password, or comes of an Excel before 2007."""
NO_TEXT = "#VALUE!"
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b")
_MACROS = "vbaproject.bin"


def rows(file: Path, limits: Limits = LIMITS) -> Iterator[list[str]]:
    """The rows of a workbook or a Parquet file, packed or not; the header first.

    Rows are as wide as the header, or wider where cells stand beyond it. The first row of a file
    is its line 1, empty rows between others included.

    Raises:
        TableError: the file is broken or too large, has another form, or a workbook has a
            password, macros, or merged cells; some are found only while rows are read.
        MissingExtraError: there is no library for it.
    """
    with _seekable(file, limits) as (name, source):
        kind = suffix(name)
        if kind not in SHEETS:
            raise refusal(file.name, None, name, "an .xlsx or .parquet table")
        read = _workbook_rows if kind == ".xlsx" else _parquet_rows
        yield from _aligned(file.name, read(file.name, source, limits))


@contextmanager
def _seekable(file: Path, limits: Limits) -> Iterator[tuple[str, IO[bytes]]]:
    """The name and the bytes of a table; what is packed goes to a file without a name first."""
    with stream(file, limits) as (name, source):
        if source.seekable():
            yield name, source
            return
        with TemporaryFile() as plain:
            copyfileobj(source, plain)
            plain.seek(0)
            yield name, plain


def _aligned(file: str, found: Iterable[list[str]]) -> Iterator[list[str]]:
    """Rows without the empty cells behind their last, filled up to the width of the header."""
    width = 0
    for line, row in enumerate(found, 1):
        if len(row) > MAX_COLUMNS:
            raise refusal(file, line, f"{len(row):,} columns", f"at most {MAX_COLUMNS:,}")
        while row and not row[-1]:
            row.pop()
        width = width or len(row)
        yield row + [""] * (width - len(row))


def _workbook_rows(file: str, source: IO[bytes], limits: Limits) -> Iterator[list[str]]:
    _check_workbook(file, source, limits)
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise MissingExtraError("openpyxl, which reads .xlsx,", "tables") from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and the like, which no cell depends on
            book = load_workbook(source, read_only=True, data_only=False, keep_links=False)
        for sheet in (one for one in book.worksheets if one.sheet_state == "visible"):
            found = _batches(_sheet_rows(file, sheet))
            first = next(found, [])
            if any(map(any, first)):
                _check_merged(file, source, sheet)
                yield from first
                yield from (row for batch in found for row in batch)
                return
    except TableError:
        raise
    except Exception as error:  # of a damaged workbook openpyxl raises anything
        raise refusal(file, None, said(error), WHOLE) from None


def _batches(found: Iterator[list[str]]) -> Iterator[list[list[str]]]:
    """Rows in bunches, so that warnings are kept back only while the library is at work."""
    while True:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            batch = list(islice(found, BATCH))
        if not batch:
            return
        yield batch


def _sheet_rows(file: str, sheet: Any) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # what a workbook says of its size need not be so
    for number, row in enumerate(sheet.iter_rows(values_only=True)):
        if number == MAX_ROWS:
            raise refusal(file, number + 1, "", f"at most {MAX_ROWS:,} rows")
        yield [_text(value) for value in row]


def _text(value: object) -> str:
    """The value of a cell as a CSV table would have it."""
    if value is None or value != value:  # tables of numbers have NaN where nothing is known
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else str(value)
    if isinstance(value, (str, int, float, Decimal, date, time)):
        return str(value)
    return str(getattr(value, "text", NO_TEXT))  # a formula of several cells


def _check_workbook(file: str, source: IO[bytes], limits: Limits) -> None:
    """Refuse what is no workbook, or one that would unfold too far, before it is opened."""
    start = source.read(8)
    source.seek(0)
    if start == OLD_EXCEL:
        raise refusal(file, None, file, "an .xlsx workbook of Excel 2007 on, unencrypted")
    try:
        with ZipFile(source) as archive:
            parts = archive.infolist()
    except (*BROKEN, ValueError) as error:
        raise refusal(file, None, said(error), WHOLE) from None
    limits.check(file, _size(source), sum(part.file_size for part in parts))
    if any(part.filename.casefold().endswith(_MACROS) for part in parts):
        raise refusal(file, None, file, "a workbook without macros")


def _check_merged(file: str, source: IO[bytes], sheet: Any) -> None:
    """Refuse merged cells: whether their value is meant for all of them cannot be told."""
    with ZipFile(source) as archive, archive.open(sheet._worksheet_path) as part:
        tail = b""
        while chunk := part.read(CHUNK):
            if _MERGED.search(tail + chunk):
                raise refusal(file, None, str(sheet.title), "a sheet without merged cells")
            tail = chunk[-99:]


def _size(source: IO[bytes]) -> int:
    size = source.seek(0, 2)
    source.seek(0)
    return size


def _parquet_rows(file: str, source: IO[bytes], limits: Limits) -> Iterator[list[str]]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtraError("pyarrow, which reads .parquet,", "tables") from None
    packed, unpacked = _size(source), 0
    try:
        table = pq.ParquetFile(source)
        declared = (table.metadata.row_group(n) for n in range(table.num_row_groups))
        limits.check(file, packed, sum(group.total_byte_size for group in declared))
        yield list(table.schema_arrow.names)
        for batch in table.iter_batches(BATCH):
            unpacked += batch.nbytes
            limits.check(file, packed, unpacked)
            columns = [_texts(column) for column in batch.columns]
            yield from map(list, zip(*columns, strict=True))
    except TableError:
        raise
    except (pa.ArrowException, ValueError, OverflowError, *BROKEN) as error:
        raise refusal(file, None, said(error), WHOLE) from None


def _texts(column: pa.Array) -> list[str]:
    """A column of a Parquet file as cells of text."""
    import pyarrow as pa

    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    plain = (pa.types.is_string, pa.types.is_large_string, pa.types.is_integer,
             pa.types.is_floating, pa.types.is_boolean, pa.types.is_date, pa.types.is_timestamp,
             pa.types.is_decimal)  # fmt: skip
    if not any(is_(kind) for is_ in plain):
        return [NO_TEXT if value else "" for value in column.is_valid().to_pylist()]
    return [_text(value) for value in column.to_pylist()]
