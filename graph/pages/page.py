"""The relationship page: a drawing, and beside it the evidence for every line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from ..model import ActorKind, Claim
from ..registry import Registry
from ..relations import Edge, View, edges
from . import words
from .assets import inline, own, policy, vis_network
from .dossiers import Dossier, dossiers
from .drawing import drawing
from .evidence import Teller
from .profiles import profiles


def write_page(
    out: Path,
    claims: Sequence[Claim],
    registry: Registry,
    view: View,
    *,
    title: str,
    documents: Mapping[str, str] = {},
) -> Path:
    """Write the relationship page as `out/index.html` and return its path.

    Args:
        out: a folder; made where it is not there.
        claims: all claims at hand; the view decides which count.
        registry: what the claims speak of.
        view: which claims count, as of when.
        title: the page's heading.
        documents: texts at hand, by sha256; only from these is a sentence quoted.
    """
    out.mkdir(parents=True, exist_ok=True)
    path = out / "index.html"
    page = relationship_page(claims, registry, view, title=title, documents=documents)
    path.write_text(page, encoding="utf-8", newline="\n")
    return path


def relationship_page(
    claims: Sequence[Claim],
    registry: Registry,
    view: View,
    *,
    title: str,
    documents: Mapping[str, str] = {},
) -> str:
    """The relationship page as HTML; parameters as for `write_page`.

    One file that asks the network nothing: style, scripts and data are in it.
    """
    drawn = edges(claims, view)
    teller = Teller(registry, view, {claim.id: claim for claim in claims}, documents)
    pairs = dossiers(claims, teller)
    script = inline(own("page.js"))
    return _environment().get_template("page.html.j2").render(
        title=title,
        when=when(view),
        summary=summary(drawn),
        drawing=drawing(drawn, registry),
        groups=groups(pairs),
        actors=profiles(claims, pairs, teller),
        kinds=kinds(drawn, registry),
        kind_words=words.KINDS,
        counts=counts,
        style=Markup(own("page.css")),  # noqa: S704  # ours
        scripts=[Markup(vis_network()), Markup(script)],  # noqa: S704  # a library's and ours
        policy=policy(vis_network(), script),
    )  # fmt: skip


def when(view: View) -> str:
    """The time of a view in words.

    >>> when(View())
    'All dates'
    """
    known = f", as known by {words.day(view.known_by)}" if view.known_by else ""
    if view.as_of is None:
        return f"All dates{known}"
    return f"As of {words.day(view.as_of)}{known}, window {words.counted(view.window, 'day')}"


def summary(drawn: Sequence[Edge]) -> str:
    """What the drawing rests on, in numbers."""
    claims = {claim.id: claim for edge in drawn for claim in edge.claims}
    sources = {claim.source for claim in claims.values()}
    actors = {end for edge in drawn for end in (edge.subject, edge.object)}
    return ", ".join(
        [
            words.counted(len(claims), "claim"),
            words.counted(len(sources), "source"),
            words.counted(len(actors), "actor"),
        ]
    )


def counts(pair: Dossier) -> str:
    """What lies behind an entry of the list, in numbers."""
    drawn = sum(len(block.cards) for block in pair.blocks)
    parts = [words.counted(drawn, "claim")] if drawn else []
    undone = Counter(card.status for card in pair.undone)
    if undone:
        said = ", ".join(f"{number} {status}" for status, number in sorted(undone.items()))
        parts.append(f"not done: {said}")
    parts += [words.counted(len(pair.ties), "other tie")] if pair.ties else []
    return "; ".join(parts)


def groups(pairs: Sequence[Dossier]) -> list[tuple[str, list[Dossier]]]:
    """The pairs under headings: what is drawn, what was only said, what is neither."""
    drawn = [pair for pair in pairs if pair.blocks]
    said = [pair for pair in pairs if not pair.blocks and pair.undone]
    tied = [pair for pair in pairs if not pair.blocks and not pair.undone]
    return [("Drawn relations", drawn), ("Said, but not done", said), ("Other ties only", tied)]


def kinds(drawn: Sequence[Edge], registry: Registry) -> list[ActorKind]:
    """The kinds of actors in the drawing, for the legend."""
    found = {registry.actors[end].kind for edge in drawn for end in (edge.subject, edge.object)}
    return [kind for kind in ActorKind if kind in found]


def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(own),
        autoescape=True,
        finalize=_inert,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _inert(value: object) -> object:
    return value if isinstance(value, (Markup, int)) else words.clean(str(value))
