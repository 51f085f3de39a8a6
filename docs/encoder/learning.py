"""How the network learns from marked texts."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from cutting import cut
from mpnet import Encoder
from texts import NOTHING, Answer, Text
from torch import nn
from torch.nn.functional import cross_entropy

from belligraph.readers.text.encoder.outlook import CLASSES, ENDS, MEANS, MODALITIES
from belligraph.readers.text.encoder.pieces import MARKERS, MENTION, Asked, Vocabulary

BATCH, WARM = 24, 0.08
Rates = tuple[float, float, float]
"""Learning rates: of the language model, of what judges, of the signs of mentions."""
FIRST: Rates = (5e-5, 5e-4, 5e-4)
LAST: Rates = (2e-5, 1e-4, 1e-4)
"""Those of a network that starts from the language model, and of one that has learnt already."""
WHOLE = 0.55
"""The share of the last steps in which layers are whole; then they reckon as they will be packed,
which costs less of what was learned than to cut them afterwards."""
FIXED = 3
"""Lowest layers of the language model that stay as they are."""
ALL_HIDDEN = 0.4
"""How often every marked mention of a text is hidden; else some are left as they stand."""
RELATED, UNRELATED = 8, 6
"""Pairs with and without a relation that are asked about of one text, at most."""
ALIKE = ("group", "government", "forces", "they", "country", "army")
"""Words that the sign of a mention starts as the mean of."""


@dataclass(frozen=True)
class Example:
    """What the network is given of a text, and the answer for each pair."""

    asked: Asked
    answers: list[Answer]


def drawn(text: Text, vocabulary: Vocabulary) -> Example | None:
    """Pairs of a text, about as many with a relation as without; drawn anew each time."""
    hidden = _hidden(text)
    pairs = [pair for pair in text.answers if set(pair) <= set(hidden)]
    random.shuffle(pairs)
    related = [pair for pair in pairs if text.answers[pair] != NOTHING]
    others = [pair for pair in pairs if text.answers[pair] == NOTHING]
    pairs = related[:RELATED] + others[: max(1, min(len(related), UNRELATED))]
    reading = vocabulary.read(text.text, [text.spans[number] for number in hidden])
    read = hidden[: len(reading.mentions)]
    pairs = [pair for pair in pairs if set(pair) <= set(read)]
    if not pairs:
        return None
    asked = vocabulary.ask(reading, [(read.index(one), read.index(other)) for one, other in pairs])
    return Example(asked, [text.answers[pair] for pair in pairs])


def _hidden(text: Text) -> list[int]:
    """The mentions of a text that are hidden: all, or a pair and some others."""
    everyone = list(range(len(text.spans)))
    if text.is_found or len(everyone) == 2 or random.random() < ALL_HIDDEN:  # noqa: S311
        return everyone
    related = [pair for pair, answer in text.answers.items() if answer != NOTHING]
    from_related = related and random.random() < 0.8  # noqa: S311
    pair = random.choice(related if from_related else list(text.answers))  # noqa: S311
    others = [number for number in everyone if number not in pair]
    more = random.sample(others, random.randint(0, len(others)))  # noqa: S311
    return sorted([*pair, *more])


def laid(some: Sequence[Example]) -> tuple[Any, Any, Any, Any]:
    """Examples as the network takes them: a row each."""
    width = max(len(example.asked.ids) for example in some)
    ids = torch.zeros(len(some), width, dtype=torch.long)
    places, groups, first = torch.zeros_like(ids), torch.full_like(ids, -1), []
    for row, example in enumerate(some):
        asked = example.asked
        for array, part in ((ids, asked.ids), (places, asked.places), (groups, asked.groups)):
            array[row, : len(part)] = torch.tensor(part)
        first += [row * width + place for place in asked.first]
    return ids, places, groups, torch.tensor(first)


def loss(logits: Any, answers: Sequence[Answer]) -> Any:
    """Cross-entropy of the class; of force where there is a relation; of means where marked."""
    one, force, modality, means = (part for part in torch.tensor_split(logits, ENDS, dim=1))
    classes = torch.tensor([CLASSES.index(answer[:2]) for answer in answers])
    whole = cross_entropy(one, classes, label_smoothing=0.05)
    signed = [i for i, answer in enumerate(answers) if answer != NOTHING]
    if signed:
        negated = torch.tensor([int(answers[i][2]) for i in signed])
        modalities = torch.tensor([MODALITIES.index(answers[i][3]) for i in signed])
        whole = whole + 0.5 * cross_entropy(force[signed], negated)
        whole = whole + 0.5 * cross_entropy(modality[signed], modalities)
    told = [i for i, answer in enumerate(answers) if answer[4]]
    if told:
        named = torch.tensor([MEANS.index(answers[i][4]) for i in told])
        whole = whole + 0.5 * cross_entropy(means[told], named)
    return whole


def start_signs(network: Encoder, vocabulary: Vocabulary) -> None:
    """Have the signs of mentions start near words for actors."""
    words = network.words.weight
    with torch.no_grad():
        signs = _signs(vocabulary)
        alike = words[[vocabulary.ids[word] for word in ALIKE]].mean(0)
        words[signs] = alike + 0.02 * torch.randn(len(signs), words.shape[1])
        words[0] = 0


def _signs(vocabulary: Vocabulary) -> list[int]:
    return [vocabulary.ids[sign] for sign in (MENTION, *MARKERS)]


def learn(
    network: Encoder,
    vocabulary: Vocabulary,
    texts: Sequence[Text],
    epochs: int,
    rates: Rates = FIRST,
    share: float = 1,
) -> None:
    """Fit the network to texts; of its words only the signs of mentions are learned.

    Args:
        share: of the steps, after which its layers are cut.
    """
    groups = _learned(network, vocabulary, rates)
    learned = [weight for group in groups for weight in group["params"]]
    steps = epochs * (len(texts) // BATCH + 1)
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, _slope(steps))
    done = 0
    for epoch in range(epochs):
        network.train()
        total = count = 0.0
        examples = [drawn(text, vocabulary) for text in texts]
        for some in _batches([example for example in examples if example is not None]):
            if done == int(share * steps):
                cut(network)
            done += 1
            with torch.autocast("cpu", torch.bfloat16):
                logits = network(*laid(some))
            wrong = loss(logits.float(), [answer for one in some for answer in one.answers])
            wrong.backward()
            nn.utils.clip_grad_norm_(learned, 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            total, count = total + wrong.item(), count + 1
        print(f"epoch {epoch + 1}: loss {total / count:.3f}", flush=True)


def _learned(network: Encoder, vocabulary: Vocabulary, rates: Rates) -> list[dict[str, Any]]:
    """What is learned of a network, with its learning rates."""
    words = network.words.weight
    only = torch.zeros(len(words), 1)
    only[_signs(vocabulary)] = 1
    words.register_hook(lambda gradient: gradient * only)
    for part in (network.places, network.norm, *network.layers[:FIXED]):
        part.requires_grad_(requires_grad=False)
    body = [weight for layer in network.layers[FIXED:] for weight in layer.parameters()]
    head = [*network.middle.parameters(), *network.out.parameters()]
    return [
        {"params": body, "lr": rates[0]},
        {"params": [words], "lr": rates[2], "weight_decay": 0},
        {"params": head, "lr": rates[1]},
    ]


def _slope(steps: int) -> Callable[[int], float]:
    """Learning rates rise for a short while, then fall to nothing."""
    warm = steps * WARM
    return lambda step: min(1.0, step / warm) * max(0.0, (steps - step) / (steps - warm))


def _batches(examples: list[Example]) -> Iterator[list[Example]]:
    """Batches of like length, in random order."""
    random.shuffle(examples)
    batches = []
    for at in range(0, len(examples), BATCH * 20):
        some = sorted(examples[at : at + BATCH * 20], key=lambda example: len(example.asked.ids))
        batches += [some[i : i + BATCH] for i in range(0, len(some), BATCH)]
    random.shuffle(batches)
    yield from batches
