"""The layers of the network, which lie in 4 bits a number and are reckoned with in 8."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDED, SHARES, LAYER = " folded", " shares", " layer"
"""What the names of its parts in the file end with, and that in the network."""
MIDDLE, SHARE = 8, 256
"""What 0 is in 4 bits, and what 1 is as a share."""
COLUMNS = 64
"""Columns that are unfolded at once, so that they stay near the processor."""


def unfolded(layers: bytes) -> Iterator[tuple[str, Any]]:
    """The layers by their names in the network: rows x columns of int8.

    Args:
        layers: npz; of each layer two numbers of 4 bits a byte (columns x blocks x half a block),
            the lower half first, and the share of each block in its column (columns x blocks x 1).
    """
    import numpy as np

    with np.load(BytesIO(layers), allow_pickle=False) as parts:
        for name in parts.files:
            if name.endswith(FOLDED):
                whole = name.removesuffix(FOLDED)
                yield f"{whole}{LAYER}", _layer(parts[name], parts[f"{whole}{SHARES}"])


def _layer(folded: Any, shares: Any) -> Any:
    import numpy as np

    columns, blocks, half = folded.shape
    layer = np.empty((columns, blocks, 2 * half), "int8")
    for first in range(0, columns, COLUMNS):
        some = slice(first, first + COLUMNS)
        for place, part in enumerate((folded[some] & 15, folded[some] >> 4)):
            numbers = part.astype("int16")
            numbers -= MIDDLE
            numbers *= shares[some]
            numbers += SHARE // 2
            numbers //= SHARE
            layer[some, :, place::2] = numbers
    return np.ascontiguousarray(layer.reshape(columns, -1).T)
