"""The network: pieces of a text in, an outlook on each pair of its mentions out."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING, Any

from ....errors import MissingExtraError
from .layers import unfolded
from .outlook import outlook
from .pieces import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .outlook import Outlook
    from .pieces import Asked, Span

INPUTS = ("ids", "places", "groups", "first")
"""What the network is given: the parts of `Asked`, int64."""
ENDS = ("onnx", "npz", "txt")
"""Of its files."""


@dataclass(frozen=True, slots=True)
class Network:
    """A network that has learnt how mentions stand to each other.

    Attributes:
        session: of onnxruntime.
    """

    vocabulary: Vocabulary
    session: Any

    def read(self, text: str, spans: Sequence[Span]) -> Mapping[tuple[int, int], Outlook]:
        """How the mentions of a text stand to each other: by their numbers, the first one first.

        Args:
            spans: of the mentions in code points of the text, in order, none over another. A pair
                of which one lies too far away to be read has no answer.
        """
        if len(spans) < 2:
            return {}
        reading = self.vocabulary.read(text, spans)
        pairs = list(combinations(range(len(reading.mentions)), 2))
        if not pairs:
            return {}
        answers = self.answer(self.vocabulary.ask(reading, pairs))
        return {pair: outlook(row) for pair, row in zip(pairs, answers, strict=True)}

    def answer(self, asked: Asked) -> Any:
        """The network's numbers: an array of pairs x `WIDTH`."""
        import numpy as np

        given = {part: np.array(getattr(asked, part), "int64") for part in INPUTS}
        return self.session.run(None, given)[0]


@cache
def packaged_network() -> Network:
    """The network that comes with the package.

    Raises:
        MissingExtraError: onnxruntime is not installed.
    """
    try:
        runtime = importlib.import_module("onnxruntime")
    except ImportError:
        raise MissingExtraError("onnxruntime", "text") from None
    network, layers, pieces = _packaged()
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    named = {k: runtime.OrtValue.ortvalue_from_numpy(layer) for k, layer in unfolded(layers)}
    options.add_external_initializers(list(named), list(named.values()))
    session = runtime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
    lines = pieces.decode().splitlines()
    return Network(Vocabulary({piece: i for i, piece in enumerate(lines)}), session)


def packaged_fingerprint() -> str:
    """What tells the packaged network from every other one: a hash of its files."""
    return sha256(b"".join(sha256(part).digest() for part in _packaged())).hexdigest()[:16]


def _packaged() -> tuple[bytes, bytes, bytes]:
    """The network, its layers, and its pieces, one a line."""
    folder = files("belligraph.data") / "models"
    network, layers, pieces = ((folder / f"encoder.{end}").read_bytes() for end in ENDS)
    return network, layers, pieces
