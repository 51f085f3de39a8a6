"""Layers in 4 bits a number become layers in 8."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from belligraph.readers.text.encoder.layers import MIDDLE, SHARE, unfolded

LARGEST_SHARE = 127 * SHARE // MIDDLE


def packed(folded: np.ndarray, shares: np.ndarray) -> bytes:
    file = BytesIO()
    np.savez(file, **{"a folded": folded, "a shares": shares})
    return file.getvalue()


@st.composite
def layers(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """Folded numbers (columns x blocks x half a block), and the shares of the blocks."""
    columns, blocks, half = (draw(st.integers(1, most)) for most in (130, 4, 3))
    folded = draw(arrays.arrays("uint8", (columns, blocks, half)))
    limits = st.integers(-LARGEST_SHARE, LARGEST_SHARE)
    return folded, draw(arrays.arrays("int16", (columns, blocks, 1), elements=limits))


@given(layers())
def test_each_number_is_its_place_from_the_middle_times_its_share(
    given_: tuple[np.ndarray, np.ndarray],
) -> None:
    folded, shares = given_
    ((name, layer),) = unfolded(packed(folded, shares))
    halves = np.stack([folded & 15, folded >> 4], -1).reshape(*folded.shape[:2], -1)
    exact = (halves.astype(float) - MIDDLE) * shares / SHARE
    assert name == "a layer"
    assert layer.dtype == np.int8
    assert np.abs(layer.T.reshape(exact.shape) - exact).max() <= 0.5


def test_nothing_that_could_run_is_read() -> None:
    file = BytesIO()
    np.savez(file, **{"a folded": np.array([print]), "a shares": np.array([1])})
    with pytest.raises(ValueError, match="allow_pickle"):
        list(unfolded(file.getvalue()))
