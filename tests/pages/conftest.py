"""A small world to draw, and a browser without a network to look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from belligraph.model import Claim
from belligraph.registry import Registry
from browsing import Visit, Visits
from showing import make_claim, small_registry

MakeClaim = Callable[..., Claim]


@pytest.fixture
def registry() -> Registry:
    """Five actors, three publishers, two sources, one place."""
    return small_registry()


@pytest.fixture(scope="session")
def claim() -> MakeClaim:
    """Makes claims: `claim("usa", "supports", "iraq", means="weapons", when="2013-12")`."""
    return make_claim


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens a file with the network blocked; afterwards nothing may have gone wrong unseen."""
    visits = Visits(browser)
    yield visits.open
    visits.close()
    visits.check()


@pytest.fixture(scope="module")
def kept(browser: Browser) -> Iterator[Visits]:
    """The windows that stay open for the tests of a module."""
    visits = Visits(browser)
    yield visits
    visits.close()


@pytest.fixture
def stay(kept: Visits) -> Iterator[Callable[..., Visit]]:
    """As `visit`, in windows that stay open for the tests of a module."""
    yield kept.again
    kept.check()
