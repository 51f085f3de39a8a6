"""The network in PyTorch: a language model, and what judges pairs by the markers that ask for them.

It is MPNet (Song et al. 2020) written out, so that markers can share the places of their mentions
and see no other markers (Ye et al. 2022).
"""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import nn
from torch.nn.functional import gelu, scaled_dot_product_attention

LAYERS, HEADS, SIZE, INNER, PLACES = 12, 12, 768, 3072, 514
FIRST_PLACE = 2
"""MPNet counts places from here."""
FAR = 255
"""Places further apart than this count as this far."""
HIDDEN = -1e4
"""What is added to the attention to a place that is not seen."""


class Layer(nn.Module):
    """One layer of the language model."""

    def __init__(self) -> None:
        super().__init__()
        self.asks = nn.Linear(SIZE, 3 * SIZE)
        self.sees = nn.Linear(SIZE, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-5)
        self.up, self.down = nn.Linear(SIZE, INNER), nn.Linear(INNER, SIZE)
        self.last_norm = nn.LayerNorm(SIZE, eps=1e-5)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Any, bias: Any) -> Any:
        """Texts x pieces x SIZE, from the same and what is added to attention."""
        texts, pieces, _ = x.shape
        parts = self.asks(x).view(texts, pieces, 3, HEADS, SIZE // HEADS).permute(2, 0, 3, 1, 4)
        seen = scaled_dot_product_attention(*parts.unbind(0), attn_mask=bias.to(parts.dtype))
        seen = seen.transpose(1, 2).reshape(texts, pieces, SIZE)
        x = self.norm(x + self.drop(self.sees(seen)))
        return self.last_norm(x + self.drop(self.down(gelu(self.up(x)))))


class Encoder(nn.Module):
    """The language model, and what judges a pair by its two markers."""

    def __init__(self, words: int, width: int) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(words, SIZE), nn.Embedding(PLACES, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-5)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.register_buffer("nearness", torch.zeros(2 * FAR + 1, HEADS))
        self.middle, self.out = nn.Linear(2 * SIZE, 384), nn.Linear(384, width)
        self.drop, self.last_drop = nn.Dropout(0.1), nn.Dropout(0.2)

    def forward(self, ids: Any, places: Any, groups: Any, first: Any) -> Any:
        """Logits (pairs x width).

        Args:
            ids, places, groups: as `Asked` has them, a row for each text; where there is nothing,
                the group is -1.
            first: where the first marker of each pair stands, all rows laid end to end.
        """
        x = self.drop(self.norm(self.words(ids) + self.places(places + FIRST_PLACE)))
        apart = (places[:, None, :] - places[:, :, None]).clamp(-FAR, FAR) + FAR
        own = (groups[:, None, :] == groups[:, :, None]) & (groups[:, None, :] > 0)
        unseen = ~((groups[:, None, :] == 0) | own)
        bias = self.nearness[apart].permute(0, 3, 1, 2) + (unseen.float() * HIDDEN)[:, None]
        for layer in self.layers:
            x = layer(x, bias)
        x = x.reshape(-1, SIZE)
        both = self.last_drop(torch.cat([x[first], x[first + 1]], -1))
        return self.out(self.last_drop(gelu(self.middle(both))))


def started(weights: dict[str, Any], kept: list[int], width: int) -> Encoder:
    """The network as it starts: the language model's weights, and a judge that knows nothing.

    Args:
        weights: of MPNet, by their names in transformers.
        kept: the words that are kept, by their numbers in the model's vocabulary.
    """
    network = Encoder(len(kept), width)
    with torch.no_grad():
        network.words.weight.copy_(weights["embeddings.word_embeddings.weight"][kept])
        network.places.weight.copy_(weights["embeddings.position_embeddings.weight"])
        steps = [_bucket(gap) for gap in range(-FAR, FAR + 1)]
        network.nearness.copy_(weights["encoder.relative_attention_bias.weight"][steps])
        _copy(network.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(network.layers):
            name = f"encoder.layer.{number}"
            _copy(layer.asks, weights, *(f"{name}.attention.attn.{part}" for part in "qkv"))
            _copy(layer.sees, weights, f"{name}.attention.attn.o")
            _copy(layer.norm, weights, f"{name}.attention.LayerNorm")
            _copy(layer.up, weights, f"{name}.intermediate.dense")
            _copy(layer.down, weights, f"{name}.output.dense")
            _copy(layer.last_norm, weights, f"{name}.output.LayerNorm")
    return network


def _copy(part: Any, weights: dict[str, Any], *names: str) -> None:
    for kind in ("weight", "bias"):
        getattr(part, kind).copy_(torch.cat([weights[f"{name}.{kind}"] for name in names]))


def _bucket(gap: int) -> int:
    """The class of distances that MPNet puts a gap into.

    There are 16 before and 16 behind, of which 8 are one place wide, the others ever wider.
    """
    side, gap = (16, gap) if gap > 0 else (0, -gap)
    if gap < 8:
        return side + gap
    return side + min(15, 8 + int(math.log(gap / 8) / math.log(128 / 8) * 8))
