"""Bytes of a file as text: UTF-8, not too long, and not something else under a text's name."""

from __future__ import annotations

import sys
from pathlib import Path

from ....errors import TextError, quoted

MAX_CHARACTERS = 1_000_000
STANDARD_INPUT = "-"
MAX_BYTES = 4 * MAX_CHARACTERS + 3
"""Of a text: UTF-8 needs at most four a character, and three for a byte order mark."""
_NO_TEXT = {b"%PDF": "a PDF", b"PK\x03\x04": "a zip or Word file (.docx, .odt)"}


def text_of(path: str) -> str:
    """The text of a file, or of standard input where the path is "-".

    Raises:
        TextError: missing, too long, empty, binary, or not UTF-8.
    """
    return decoded(_bytes(path), path)


def _bytes(path: str) -> bytes:
    try:
        if path == STANDARD_INPUT:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise TextError(f"{quoted(path)} cannot be read: {reason}") from None
    return data


def _too_long(path: str) -> str:
    return f"{quoted(path)} is longer than {MAX_CHARACTERS:,} characters; split it"


def decoded(data: bytes, path: str) -> str:
    """Bytes as text; `path` names them in errors.

    Raises:
        TextError: too long, empty, binary, or not UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise TextError(_too_long(path))
    for start, kind in _NO_TEXT.items():
        if data.startswith(start):
            raise TextError(f"{quoted(path)} is {kind}; extract its text first")
    if b"\0" in data:
        raise TextError(f"{quoted(path)} is no text: it has a null byte at offset {data.index(0)}")
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise TextError(
            f"{quoted(path)} is not UTF-8: byte {data[error.start]:#04x} at offset {error.start}; "
            "save it as UTF-8"
        ) from None
    if not text.strip():
        raise TextError(f"{quoted(path)} is empty")
    if len(text) > MAX_CHARACTERS:
        raise TextError(_too_long(path))
    return text
