"""The relationship page: a drawing, and beside it the evidence for every line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from ..errors import InputError
from ..model import ActorKind, Claim
from ..registry import Registry
from ..relations import Edge, View, edges
from . import tallies, words
from .assets import inline, own, policy, vis_network
from .dossiers import Dossier, dossiers
from .drawing import drawing
from .evidence import Teller
from .profiles import profiles

GENERATOR = '<meta name="generator" content="belligraph">'
HEAD = 1024


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

    Raises:
        InputError: the folder cannot be made, or holds an `index.html` that is not ours.
    """
    path = out / "index.html"
    try:
        out.mkdir(parents=True, exist_ok=True)
        if path.exists() and not is_ours(path):
            raise InputError(
                f"{path} is not a page of belligraph, so it is not overwritten; "
                "choose another folder, or move that file away"
            )
        page = relationship_page(claims, registry, view, title=title, documents=documents)
        path.write_text(page, encoding="utf-8", newline="\n")
    except FileExistsError:
        raise InputError(f"{out} is a file; the pages need a folder") from None
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}") from None
    return path


def is_ours(path: Path) -> bool:
    """Whether a file is a page that this package has written."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return GENERATOR.encode() in file.read(HEAD)


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
    drawn = edges(claims, view, registry)
    teller = Teller(registry, view, {claim.id: claim for claim in claims}, documents)
    pairs = dossiers(claims, teller)
    drawn_actors = {end for edge in drawn for end in (edge.subject, edge.object)}
    actors = profiles(claims, pairs, teller, drawn_actors)
    leads = {block.id: block.lead for pair in pairs for block in pair.blocks}
    script = inline(own("page.js"))
    return _environment().get_template("page.html.j2").render(
        title=title,
        when=when(view),
        summary=tallies.title(drawn),
        numbers=tallies.header(claims, drawn, view, len(actors)),
        doubtful=tallies.doubtful(drawn),
        drawing=drawing(drawn, registry, leads),
        groups=groups(pairs),
        actors=actors,
        drawn_actors=len(drawn_actors),
        generator=Markup(GENERATOR),  # noqa: S704  # ours
        provisional=words.PROVISIONAL,
        any_provisional=any(registry.actors[id_].provisional for id_ in drawn_actors),
        kinds=kinds(drawn, registry),
        kind_words=words.KINDS,
        counts=tallies.counts,
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


def groups(pairs: Sequence[Dossier]) -> list[tuple[str, list[Dossier]]]:
    """The pairs under headings: what is drawn, what was only said, what is neither."""
    drawn = [pair for pair in pairs if pair.blocks]
    said = [pair for pair in pairs if not pair.blocks and pair.undone]
    tied = [pair for pair in pairs if not pair.blocks and not pair.undone]
    return [
        ("Drawn relations", drawn),
        ("Said, not reported as done", said),
        ("Other ties only", tied),
    ]


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
