"""A small text and the claims that an extractor read from it, as JSON lines."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

TEXT = (
    "Talk of the islands\n\n"
    "Borduria said that Arcadia sent rifles to Syldavia on Sunday. It was hot. "
    "The Plum League attacked Borduria near Klow.\n"
    "Arcadia may also train Syldavia.\n"
    "Arcadia holds Tarn Bridge.\n"
)
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
DOCUMENT = f"the-bugle-2020-06-29-{DIGEST[:8]}"


def named(id_: str | None, label: str, mention: str = "") -> dict[str, Any]:
    return {"id": id_, "label": label, "mention": mention or label}


ARCADIA = named("arcadia", "Arcadia")
BORDURIA = named("borduria", "Borduria")
SYLDAVIA = named("syldavia", "Syldavia")
LEAGUE = named("plum-league", "Plum League", "The Plum League")


def record(
    subject: dict[str, Any], relation: str, object_: dict[str, Any], evidence: str, **fields: Any
) -> dict[str, Any]:
    """What `belligraph extract` writes of a claim."""
    start = TEXT.index(evidence)
    return {
        "subject": subject,
        "relation": relation,
        "object": object_,
        "scope": "self",
        "against": [],
        "means": "unknown",
        "item": None,
        "negated": False,
        "modality": "actual",
        "condition": None,
        "standing": "stated",
        "extent": None,
        "speaker": None,
        "via": [],
        "place": None,
        "valid": {"from": None, "to": None},
        "said_on": None,
        "evidence": {"start": start, "end": start + len(evidence), "text": evidence},
        "confidence": 0.9,
        "document": {"id": DOCUMENT, "path": "bugle.txt", "sha256": DIGEST},
        **fields,
    }


RIFLES = record(
    ARCADIA, "supports", SYLDAVIA, "Arcadia sent rifles to Syldavia",
    means="weapons", item="rifles", speaker=BORDURIA,
    valid={"from": "2020-06-28", "to": "2020-06-28"},
)  # fmt: skip
ATTACK = record(
    LEAGUE, "opposes", BORDURIA, "The Plum League attacked Borduria", means="attack",
    confidence=0.8,
)  # fmt: skip
TRAINING = record(
    ARCADIA, "supports", SYLDAVIA, "Arcadia may also train Syldavia", means="training",
    modality="possible", confidence=0.5,
)  # fmt: skip
HELD = record(
    ARCADIA, "controls", {"id": "tarn-bridge", "label": "Tarn Bridge", "mention": "Tarn Bridge"},
    "Arcadia holds Tarn Bridge", extent="whole",
)  # fmt: skip
"""Of a place that no table has."""
RECORDS = (RIFLES, ATTACK, TRAINING)


def lines(*records: dict[str, Any]) -> list[bytes]:
    """Claims as JSON lines."""
    return [json.dumps(one).encode() + b"\n" for one in records]


def write_claims(folder: Path, *records: dict[str, Any]) -> Path:
    """A file of claims; `RECORDS` unless others are given."""
    file = folder / "claims.jsonl"
    file.write_bytes(b"".join(lines(*(records or RECORDS))))
    return file


def write_text(folder: Path) -> Path:
    """The text, under the name that the claims give it."""
    file = folder / "bugle.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file
