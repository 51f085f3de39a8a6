"""Pages of actors of a few claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from belligraph.model import Actor, Claim
from belligraph.pages import site
from belligraph.pages.actors import pages as actor_pages
from belligraph.pages.material import Material
from belligraph.pages.page import Page
from belligraph.pages.site import rendered, write_site
from belligraph.pages.telling.profiles import Profile
from belligraph.registry import Registry
from belligraph.relations import DEFAULT_VIEW, View
from showing import material


@pytest.fixture
def of(registry: Registry) -> Callable[..., Material]:
    """What pages of some claims are made of."""

    def make(*claims: Claim, world: Registry = registry, view: View = DEFAULT_VIEW) -> Material:
        return material(claims, world, view)

    return make


@pytest.fixture
def profile() -> Callable[[Material, str], Profile]:
    """What is told of an actor."""
    return lambda of, id_: next(one for one in of.actors if one.id == id_)


@pytest.fixture
def shown() -> Callable[[Material, str], tuple[Page, str]]:
    """The page of an actor, and its text."""

    def find(of: Material, id_: str) -> tuple[Page, str]:
        made: Iterator[Page] = actor_pages.pages(of)
        page = next(one for one in made if one.path == f"actors/{id_}.html")
        return page, rendered(page, of)

    return find


@pytest.fixture
def with_actors() -> Callable[..., Registry]:
    """A registry with more actors."""

    def more(registry: Registry, *actors: Actor) -> Registry:
        return replace(registry, actors={**registry.actors, **{one.id: one for one in actors}})

    return more


@pytest.fixture
def written(tmp_path, registry, monkeypatch):
    """Writes the pages of actors alone and returns their folder."""

    def write(*claims, world=registry):
        monkeypatch.setattr(site, "KINDS", (actor_pages.pages,))
        write_site(tmp_path, claims, world, DEFAULT_VIEW, title="Anbar")
        return tmp_path / "actors"

    return write
