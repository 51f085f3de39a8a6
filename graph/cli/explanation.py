"""What `belligraph explain` prints: a pair of actors, and the arithmetic of each relation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..model import Claim, Means, to_json
from ..pages.page import when
from ..pages.telling import words
from ..pages.telling.evidence import Teller
from ..registry import Registry
from ..relations import Account, Coverage, Dyad, View, Voice, Word
from .answers import SHORT_ID, printable

VERDICTS = {
    "supports": "Support is reported, and no opposition.",
    "opposes": "Opposition is reported, and no support.",
    "mixed": "Mixed: both support and opposition are reported.",
    "left out": "Left out: reports on the two exist, but the filters pass them over.",
    "undetermined": "Undetermined: no report says how the two stand. That is not neutrality.",
}


def as_text(
    pair: Dyad, accounts: Sequence[Account], view: View, registry: Registry, limit: int | None
) -> str:
    """The explanation in plain text.

    Args:
        limit: how many claims are told of each voice and in each list; None = all.
    """
    lines = _lines(pair, accounts, Teller(registry, view, {}, {}), limit)
    return printable("\n".join(lines)) + "\n"


def as_json(pair: Dyad, accounts: Sequence[Account], view: View) -> dict[str, Any]:
    """The explanation as plain JSON values; scores are not rounded."""
    return {
        "actors": [pair.one, pair.other],
        "as_of": view.as_of.isoformat() if view.as_of else None,
        "window": view.window if view.as_of else None,
        "known_by": view.known_by.isoformat() if view.known_by else None,
        "standing": pair.standing,
        "disputed": pair.disputed,
        "coverage": to_json(pair.coverage),
        "relations": [_account_json(account) for account in accounts],
        "ties": [claim.id for edge in pair.ties for claim in edge.claims],
        "not_done": [claim.id for claim in pair.undone],
        "left_out": [claim.id for claim in pair.left_out],
    }


def _account_json(account: Account) -> dict[str, Any]:
    edge = account.edge
    return {
        "subject": edge.subject,
        "relation": edge.relation.value,
        "object": edge.object,
        "score": account.score,
        "support": account.support,
        "doubt": account.doubt,
        "certain": edge.certain,
        "alleged": edge.alleged,
        "disputed": edge.disputed,
        "corroborated": edge.corroborated,
        "voices": [_voice_json(voice) for voice in account.voices],
        "denials": [_voice_json(voice) for voice in account.denials],
    }


def _voice_json(voice: Voice) -> dict[str, Any]:
    told = [
        {
            "claim": word.claim.id,
            "row": word.claim.row,
            "confidence": word.claim.confidence,
            "reliability": word.reliability,
            "doubt": word.doubt,
            "weight": word.weight,
        }
        for word in voice.words
    ]
    return {"root": voice.root, "party": voice.is_party, "weight": voice.weight, "claims": told}


def _lines(
    pair: Dyad, accounts: Sequence[Account], teller: Teller, limit: int | None
) -> Iterator[str]:
    one, other = teller.actor(pair.one), teller.actor(pair.other)
    yield f"{one} and {other}. {'; '.join([when(teller.view), *teller.view.choices()])}."
    yield VERDICTS[pair.standing] + (" Somebody denies a part of it." if pair.disputed else "")
    yield from _coverage(pair.coverage, one, other)
    for account in accounts:
        yield ""
        yield from _account(account, teller, limit)
    for title, claims in (
        ("Ties, which have no sign:", [c for edge in pair.ties for c in edge.claims]),
        ("Not done (offers, promises, denials; they count for nothing above):", pair.undone),
        ("Done, but passed over by the filters:", pair.left_out),
    ):
        if claims:
            yield from ("", title)
            yield from (f"  {_claim(claim, teller)}" for claim in claims[:limit])
            yield from _more("  ", claims, limit)


def _more(indent: str, claims: Sequence[object], limit: int | None) -> Iterator[str]:
    if limit is not None and len(claims) > limit:
        yield f"{indent}and {len(claims) - limit:,} more claims (--limit 0 tells all)"


def _coverage(found: Coverage, one: str, other: str) -> Iterator[str]:
    if found.silent:
        yield "No claim of that time is about the two."
    else:
        yield (
            f"{words.counted(found.claims, 'claim')} about the two, "
            f"from {words.counted(found.documents, 'document')} "
            f"of {words.counted(found.outlets, 'outlet')}, "
            f"over {words.counted(found.months, 'month')}."
        )
    yield (
        f"{words.counted(found.documents_of_one, 'document')} with claims about {one}, "
        f"{found.documents_of_other:,} about {other}, {found.documents_of_both:,} about both."
    )


def _account(account: Account, teller: Teller, limit: int | None) -> Iterator[str]:
    edge = account.edge
    fact = words.VERBS[edge.relation].fact
    marks = [
        word
        for word, holds in (
            ("corroborated", edge.corroborated),
            ("disputed", edge.disputed),
            ("only alleged", edge.alleged),
            ("date uncertain", not edge.certain),
        )
        if holds
    ]
    marked = f" ({', '.join(marks)})" if marks else ""
    yield f"{teller.actor(edge.subject)} {fact} {teller.actor(edge.object)}{marked}"
    yield f"  score {account.score:.3f} = {account.support:.3f} x (1 - {account.doubt:.3f})"
    yield f"  p+ {account.support:.3f} = 1 - {_product(account.voices)}"
    for voice in account.voices:
        yield from _voice(voice, teller, "says so", limit)
    whole = [v for v in account.denials if any(w.claim.means is Means.UNKNOWN for w in v.words)]
    if whole:
        yield f"  p- {account.doubt:.3f} = 1 - {_product(whole)}"
    for voice in account.denials:
        yield from _voice(voice, teller, "denies it", limit)


def _product(voices: Sequence[Voice]) -> str:
    return " x ".join(f"(1 - {voice.weight:.3f})" for voice in voices)


def _voice(voice: Voice, teller: Teller, does: str, limit: int | None) -> Iterator[str]:
    party = ", a party to this" if voice.is_party else ""
    yield f"  {_root(voice.root, teller)}{party}, {does}: {voice.weight:.3f}, the best of"
    for word in voice.words[:limit]:
        yield f"    {word.weight:.3f} = {_factors(word)}"
        yield f"      {_claim(word.claim, teller)}"
    yield from _more("    ", voice.words, limit)


def _factors(word: Word) -> str:
    factors = f"confidence {word.claim.confidence:g} x reliability {word.reliability:g}"
    denied = f" x (1 - {word.doubt:.3f}), these means being denied" if word.doubt else ""
    return factors + denied


def _claim(claim: Claim, teller: Teller) -> str:
    key = claim.row or claim.id[:SHORT_ID]
    card = teller.card(claim)
    where = ", ".join(filter(None, [claim.source, claim.evidence.locator]))
    chain = " > ".join(card.chain)
    return f"{key}: {card.statement}; {card.brief}; according to {chain}; {where}"


def _root(root: str, teller: Teller) -> str:
    kind, _, id_ = root.partition(":")
    if kind == "actor":
        return teller.actor(id_)
    return teller.publisher(id_) if kind == "publisher" else id_
