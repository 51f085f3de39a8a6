"""Layers that learn as they will be packed: their numbers in 4 bits, what they are given in 8.

What is cut is reckoned with, what is whole is learned (straight-through; Bengio et al. 2013).
"""

from __future__ import annotations

from typing import Any

from packing import BLOCK, LARGEST
from torch import nn, ones_like, where
from torch.nn.functional import linear

STEPS = 8
"""4 bits hold whole numbers from -8 to 7."""


class Cut(nn.Linear):
    """A layer that reckons with what its packed form will hold."""

    def forward(self, input: Any) -> Any:  # noqa: A002
        """Rows x columns, from rows."""
        return linear(_in_8_bits(input), _in_8_bits(_in_4_bits(self.weight)), self.bias)


def cut(network: nn.Module) -> None:
    """Have all layers of a network reckon as they will be packed."""
    _turn(network, nn.Linear, Cut)


def whole(network: nn.Module) -> None:
    """Take that back."""
    _turn(network, Cut, nn.Linear)


def _turn(network: nn.Module, one: type, other: type) -> None:
    for part in network.modules():
        if type(part) is one:
            part.__class__ = other


def _in_4_bits(weight: Any) -> Any:
    """Each block of a row by its largest number, which becomes -8."""
    blocks = weight.detach().reshape(len(weight), -1, BLOCK)
    largest = blocks.gather(-1, blocks.abs().argmax(-1, keepdim=True))
    shares = _not_zero(largest / -STEPS)
    short = (blocks / shares).round().clamp(-STEPS, STEPS - 1) * shares
    return weight + (short.reshape(weight.shape) - weight).detach()


def _in_8_bits(rows: Any) -> Any:
    """Each row by its own largest number."""
    exact = rows.detach().float()
    shares = _not_zero(exact.abs().amax(-1, keepdim=True) / LARGEST)
    return rows + ((exact / shares).round() * shares - rows).detach()


def _not_zero(shares: Any) -> Any:
    return where(shares == 0, ones_like(shares), shares)
