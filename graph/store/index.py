"""The columns of a store's claims, kept while claims come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..columns import Columns, ColumnWriter
from ..model import Claim, Method


class ColumnIndex:
    """Columns from a file, from others, and of claims one by one, joined when asked for."""

    def __init__(self, file: Path | None, *, empty: bool) -> None:
        """Begin with what is kept.

        Args:
            file: the columns of what the store has; read when asked for.
            empty: the store has no claims.
        """
        self._file = file
        self._parts: list[Columns] = []
        self._writer = ColumnWriter()
        self._is_complete = file is not None or empty
        self._joined: Columns | None = None

    def passed(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """Take claims in, one by one as they pass."""
        self._joined = None
        for claim in claims:
            self._writer.add(claim)
            yield claim

    def take(self, columns: Iterable[Columns] | None) -> None:
        """Take in the columns of claims; None = claims came in whose columns nobody knows."""
        self._joined = None
        self._parts += columns or []
        self._is_complete = self._is_complete and columns is not None

    def drop(self, method: Method, claims: Callable[[], Iterable[Claim]]) -> None:
        """Forget the claims made by a method; arguments as for `columns`."""
        self.put(self.columns(claims).without(method))

    def put(self, columns: Columns) -> None:
        """Have these columns, whatever was taken in before."""
        self._parts = [columns]
        self._file, self._writer, self._is_complete = None, ColumnWriter(), True
        self._joined = None

    def columns(self, claims: Callable[[], Iterable[Claim]]) -> Columns:
        """All that was taken in.

        Args:
            claims: reads all claims, for when some came in unseen.

        Raises:
            StoreError: the file is damaged.
        """
        if self._joined is None:
            if self._file is not None and not self._file.exists():
                self._is_complete = False
            self._joined = self._join() if self._is_complete else Columns.of(claims())
        return self._joined

    def _join(self) -> Columns:
        kept = [Columns.load(self._file)] if self._file is not None else []
        parts = [*kept, *self._parts]
        if len(self._writer) or not parts:
            parts.append(self._writer.columns())
        return parts[0] if len(parts) == 1 else Columns.joined(parts)
