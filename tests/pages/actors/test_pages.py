"""Pages of actors."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from belligraph.model import Actor, ActorKind
from belligraph.pages.actors.pages import OPEN
from browsing import barriers
from hostile import HOSTILE, LONG


def test_the_opening_tells_the_best_attested_and_leaves_the_rest_to_the_groups(
    of, claim, registry, shown, with_actors
) -> None:
    more = [
        Actor(id=f"a{i}", name=f"Group {i}", kind=ActorKind.ARMED_GROUP) for i in range(OPEN + 3)
    ]
    claims = [claim(one.id, "opposes", "iraq") for one in more]
    page, text = shown(of(*claims, world=with_actors(registry, *more)), "iraq")
    done = page.content["opening"].lists[0]
    assert (len(done.shown), done.folded, done.number) == (OPEN, (), OPEN + 3)
    assert f"The {OPEN} best attested; the others stand below, by actor." in text
    assert all(f'href="../claims/{one.id[:16]}.html"' in text for one in claims)


@pytest.mark.browser
def test_nothing_bars_the_way_and_the_picture_is_reached_by_keyboard(visit, written, claim) -> None:
    folder = written(
        claim("isil", "opposes", "iraq"),
        claim("usa", "supports", "iraq"),
        claim("usa", "opposes", "iraq"),
        claim("isil", "controls", "anbar"),
    )
    seen = visit(folder / "iraq.html")
    for name in ("ISIL", "ISIL opposes Iraq"):
        link = seen.page.locator(".ego").get_by_role("link", name=name, exact=True)
        link.focus()
        expect(seen.page.locator(".ego a:focus")).to_have_count(1)
    for name in ("iraq", "index", "isil"):
        seen.page.goto((folder / f"{name}.html").as_uri())
        seen.page.emulate_media(color_scheme="light")
        assert barriers(seen.page) == ""
        seen.page.emulate_media(color_scheme="dark")
        assert barriers(seen.page, ["color-contrast"]) == ""


@pytest.mark.browser
def test_names_are_only_text_and_break_no_layout(
    visit, written, claim, registry, with_actors
) -> None:
    bad = [Actor(id=f"bad-{i}", name=text or "x", kind=ActorKind.ARMED_GROUP)
           for i, text in enumerate(fit((*HOSTILE, *LONG)))]  # fmt: skip
    world = with_actors(registry, *bad)
    folder = written(*(claim(one.id, "opposes", "iraq") for one in bad), world=world)
    for name in ("index", "iraq", "bad-0"):
        seen = visit(folder / f"{name}.html", viewport={"width": 360, "height": 740})
        assert seen.page.evaluate("window.hacked") is None
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= 360
        assert seen.page.locator("main img, main script, main iframe").count() == 0


def fit(texts) -> list[str]:
    """Those that the model takes as names; what it takes no one can put into a page."""
    from belligraph.model.checks import MAX_TEXT, UNFIT

    return [one[:MAX_TEXT] for one in texts if one.strip() and not UNFIT.search(one)]
