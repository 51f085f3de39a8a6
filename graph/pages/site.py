"""A site of relationship pages: every page rendered, and put into place when all are done."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from markupsafe import Markup

from ..errors import InputError
from ..model import Claim
from ..registry import Registry
from ..relations import View
from . import analysis_page, ontology_page, relation_pages
from .actors import pages as actor_pages
from .addresses import actor_page, claim_page, pair_page, source_page
from .assets import assets
from .claims import pages as claim_pages
from .graph import pages as graph
from .map import pages as map_page
from .material import Material
from .matrix import pages as matrix
from .opening.strip import strip
from .page import INDEX, Page, when
from .rendering import Templates
from .sources import pages as sources
from .timeline import pages as timeline

GENERATOR = '<meta name="generator" content="belligraph">'
HEAD = 2048
LISTED = "assets/pages.json"
"""The files of a site, so that a later one removes those that it no longer has."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " base-uri 'none'; form-action 'none'"
)
"""A page runs the scripts beside it and no other, and asks no other host for anything."""
KINDS: tuple[Callable[[Material], Iterable[Page]], ...] = (
    graph.pages,
    matrix.pages,
    timeline.pages,
    map_page.pages,
    analysis_page.pages,
    actor_pages.pages,
    relation_pages.pages,
    sources.pages,
    claim_pages.pages,
    ontology_page.pages,
)
"""What makes pages, by kind."""
ADDRESSES = (actor_page, pair_page, source_page, claim_page)
MENU = (
    ("Graph", INDEX),
    ("Matrix", "matrix.html"),
    ("Timeline", "timeline.html"),
    ("Map", "map.html"),
    ("Analysis", "analysis.html"),
    ("Actors", "actors/index.html"),
    ("Sources", "sources/index.html"),
    ("Words", "ontology.html"),
)
"""The pages that every page leads to."""


def write_site(
    out: Path,
    claims: Sequence[Claim],
    registry: Registry,
    view: View,
    *,
    title: str,
    documents: Mapping[str, str] = {},
    contact: str = "",
) -> Path:
    """Write a site into a folder and return the path of its first page, `index.html`.

    What a former site left there goes; what others put beside it stays.

    Args:
        out: a folder, new or empty or with a site; hidden files do not count.
        claims: all claims at hand; the view decides which count.
        registry: what the claims speak of.
        view: which claims count, as of when.
        title: of the site, as it is shown; `titled` makes one of a view that has chosen sources.
        documents: texts at hand, by sha256; only from these is a sentence quoted.
        contact: to whom errors are reported: an address, or words.

    Raises:
        InputError: the folder cannot be made, holds things of others and no site, or has files of
            others where pages would be.
    """
    index = out / INDEX
    try:
        out.mkdir(parents=True, exist_ok=True)
        _check_folder(out)  # before the long work
        with TemporaryDirectory(prefix=".belligraph-", dir=out) as folder:
            material = Material(title, claims, registry, view, documents, contact)
            made = _write(Path(folder), material)
            _put(Path(folder), out, made)
    except FileExistsError:
        raise InputError(f"{out} is a file; the pages need a folder") from None
    except OSError as error:
        raise InputError(f"{error.filename or out} cannot be written: {error.strerror}") from None
    return index


def titled(title: str, registry: Registry, view: View) -> str:
    """A title with the source to which a view is narrowed, or how many there are."""
    if view.sources is None:
        return title
    if len(view.sources) != 1:
        return f"{title}: {len(view.sources):,} chosen sources"
    (id_,) = view.sources
    source = registry.sources.get(id_)
    return f"{title}: {source.title if source else id_}"


def is_ours(path: Path) -> bool:
    """Whether a file is a page that this package has written."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return GENERATOR.encode() in file.read(HEAD)


def rendered(page: Page, material: Material, environment: Templates | None = None) -> str:
    """A page as HTML.

    Args:
        environment: as `environment_of` made it for the same material; None = a new one.
    """
    found = (environment or environment_of(material)).get_template(page.template)
    return found.render(page=page, root=page.root, **page.content)


def _write(folder: Path, material: Material) -> list[str]:
    """Write all files of a site into an empty folder; returns their paths within it."""
    environment = environment_of(material)
    made, there = [], set()
    for path, text in _files(material, environment):
        file = folder / path
        if file.parent not in there:
            file.parent.mkdir(parents=True, exist_ok=True)
            there.add(file.parent)
        file.write_bytes(text.encode())
        made.append(path)
    return made


def _files(material: Material, environment: Templates) -> Iterator[tuple[str, str]]:
    listed = [LISTED]
    for name, text in assets():
        listed.append(f"assets/{name}")
        yield listed[-1], text
    for kind in KINDS:
        for page in kind(material):
            listed.append(page.path)
            yield page.path, rendered(page, material, environment)
    yield LISTED, json.dumps(sorted(listed), indent=0) + "\n"


def _put(folder: Path, out: Path, made: Sequence[str]) -> None:
    """Move files into place, and remove those of the site that was there before."""
    former = _former(out / LISTED)
    fresh = {one.name for one in folder.iterdir() if one.is_dir() and not (out / one.name).exists()}
    single = [path for path in made if path.partition("/")[0] not in fresh]
    _refuse_others(out, [path for path in single if path not in former], former)
    listed_first = sorted(fresh, key=lambda name: not LISTED.startswith(f"{name}/"))
    for name in listed_first:  # at one stroke: a large site has tens of thousands of files
        (folder / name).replace(out / name)
    for parent in sorted({(out / path).parent for path in single}):
        parent.mkdir(parents=True, exist_ok=True)
    for path in single:
        (folder / path).replace(out / path)
    for path in sorted(former - set(made)):
        (out / path).unlink(missing_ok=True)


def _check_folder(out: Path) -> None:
    """Refuse a folder that holds things of others and no site."""
    others = sorted(path.name for path in out.iterdir() if not path.name.startswith("."))
    if others and LISTED not in _former(out / LISTED) and not is_ours(out / INDEX):
        raise InputError(
            f"{out} holds '{others[0]}' and no site of belligraph; choose a new or empty folder"
        )
    _refuse_others(out, [INDEX], set())


def _refuse_others(out: Path, paths: Iterable[str], former: Collection[str]) -> None:
    """Refuse to overwrite what no former site has left."""
    for path in paths:
        file = out / path
        folder = file.parent
        there = folder if folder.exists() and not folder.is_dir() else file
        if there.exists() and path not in former and not is_ours(there):
            raise InputError(
                f"{there} is not a page of belligraph, so it is not overwritten; "
                "choose another folder, or move that file away"
            )


def _former(listed: Path) -> set[str]:
    """The files of the site before, as far as they lie within its folder."""
    try:
        found = json.loads(listed.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    paths = (
        (Path(path) for path in found if isinstance(path, str)) if isinstance(found, list) else ()
    )
    return {path.as_posix() for path in paths if not path.is_absolute() and ".." not in path.parts}


def environment_of(material: Material) -> Templates:
    """What renders the pages of a site, with what all of them show."""
    made = Templates()
    made.globals.update({one.__name__: one for one in ADDRESSES})
    made.globals.update(
        site=material.title,
        menu=MENU,
        when=when(material.view),
        generator=Markup(GENERATOR),  # noqa: S704  # ours
        policy=POLICY,
    )
    footer = made.get_template("strip.html.j2").render(about=strip(material, material.contact))
    made.globals["footer"] = Markup(footer)  # noqa: S704  # rendered by us
    return made
