"""Pages of sources: what each is, what it says, how far it stands on its own feet."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from belligraph.dates import parse_date
from belligraph.model import Claim, Modality, Retraction, Source, SourceKind, Speaker
from belligraph.pages import site
from belligraph.pages.opening.opening import FOLDED, SHOWN
from belligraph.pages.site import rendered
from belligraph.pages.sources.pages import linked, pages
from belligraph.pages.sources.profiles import GROUPS, Told, sources
from belligraph.registry import Registry
from belligraph.relations import View
from showing import material

MakeClaim = Callable[..., Claim]
Visit = Any
VIEW = View(as_of=date(2014, 1, 6))
RELEASE = {"source": "release", "publisher": "centcom"}
HOSTILE = "</script><img src=x onerror=alert(1)>{{ 7 * 7 }}\u202e"


def told(claims: Iterable[Claim], registry: Registry, **documents: str) -> dict[str, Told]:
    return {one.id: one for one in sources(material(claims, registry, VIEW, documents=documents))}


def text_of(claims: Iterable[Claim], registry: Registry, path: str) -> str:
    of = material(claims, registry, VIEW)
    (page,) = (page for page in pages(of) if page.path == path)
    return rendered(page, of)


def with_source(registry: Registry, *given: Source) -> Registry:
    return replace(registry, sources={**registry.sources, **{one.id: one for one in given}})


def test_only_sources_of_claims_told_in_the_view_have_a_page(
    claim: MakeClaim, registry: Registry
) -> None:
    old = claim("usa", "opposes", "isil", when="1999", published_on=None, **RELEASE)
    claims = [claim("usa", "supports", "iraq"), old]
    of = material(claims, registry, VIEW)
    assert [page.path for page in pages(of)] == ["sources/index.html", "sources/report.html"]
    assert "1 more source has no claim in this view" in text_of(
        claims, registry, "sources/index.html"
    )


def test_done_said_and_denied_stand_apart(claim: MakeClaim, registry: Registry) -> None:
    gone = Retraction(parse_date("2014-01-06"), "an error")
    claims = [
        claim("usa", "supports", "iraq", means="weapons"),
        claim("iran", "supports", "iraq", modality=Modality.OFFERED),
        claim("usa", "supports", "iraq", means="troops", modality=Modality.PROMISED, negated=True),
        claim("usa", "supports", "iraq", means="troops", negated=True),
        claim("iran", "opposes", "isil", retracted=gone),
    ]
    groups = {key: set() for key in GROUPS}
    for key, cards in told(claims, registry)["report"].groups:
        groups[key] = {card.id for card in cards}
    assert groups == {
        "done": {claims[0].id},
        "said": {claims[1].id},
        "denied": {claims[2].id, claims[3].id, claims[4].id},
    }


def test_every_claim_on_the_page_leads_to_its_own_page(
    claim: MakeClaim, registry: Registry
) -> None:
    claims = [claim("usa", "supports", "iraq"), claim("iraq", "opposes", "isil")]
    page = text_of(claims, registry, "sources/report.html")
    for one in claims:
        assert f'href="../claims/{one.id[:16]}.html"' in page


def test_a_claim_to_which_the_lists_lead_is_not_told_again(
    claim: MakeClaim, registry: Registry
) -> None:
    few = [claim("usa", "opposes", "isil", when=f"2013-12-{day:02}") for day in range(1, 20)]
    page = text_of(few, registry, "sources/report.html")
    assert all(page.count(f'href="../claims/{one.id[:16]}.html"') >= 1 for one in few)
    assert "The rest of its claims" not in page
    many = [claim("usa", "opposes", "isil", item=f"no {number}") for number in range(100)]
    page = text_of(many, registry, "sources/report.html")
    assert all(f'href="../claims/{one.id[:16]}.html"' in page for one in many)
    rest = page.partition("The rest of its claims, one by one")[2]
    assert rest.count("<li>") == 100 - SHOWN - FOLDED


def test_what_is_in_its_own_voice_is_told_from_what_it_passes_on(
    claim: MakeClaim, registry: Registry
) -> None:
    claims = [
        claim("usa", "supports", "iraq", means="weapons"),
        claim("usa", "supports", "iraq", speaker=Speaker("Kerry", "usa")),
        claim("usa", "opposes", "isil", speaker=Speaker("Kerry", "usa")),
        claim("iraq", "opposes", "isil", via=("post",)),
    ]
    one = told(claims, registry)["report"]
    assert one.independence == "Of 4 claims 1 in its own voice, 3 passed on from 2 other origins."
    assert [(voice.name, voice.claims, voice.own, voice.party) for voice in one.voices] == [
        ("Kerry", 2, False, 2),
        ("The Monitor", 1, True, 0),
        ("The Washington Post", 1, False, 0),
    ]
    alone = told(claims[:1], registry)["report"]
    assert alone.independence == "Its 1 claim is in its own voice: one origin."


def test_a_publisher_that_is_somebodys_voice_is_said_to_be(
    claim: MakeClaim, registry: Registry
) -> None:
    one = told([claim("usa", "opposes", "isil", **RELEASE)], registry)["release"]
    assert ("Publisher speaks for", "US") in one.facts
    assert one.voices[0].party == 1


def test_relations_that_rest_on_it_alone_are_named(claim: MakeClaim, registry: Registry) -> None:
    claims = [
        claim("usa", "supports", "iraq"),
        claim("usa", "opposes", "isil"),
        claim("usa", "opposes", "isil", **RELEASE),
    ]
    found = told(claims, registry)
    assert [str(said) for said, _ in found["report"].alone] == ["US supports Iraq"]
    assert found["report"].alone[0][1] == "relations/iraq--usa.html"
    assert found["report"].shared == 1
    assert (found["release"].alone, found["release"].shared) == ((), 1)


def test_copies_are_named_and_a_copy_names_its_original(
    claim: MakeClaim, registry: Registry
) -> None:
    copy = Source(
        id="copy", title="A copy", publisher="post", kind=SourceKind.NEWS, copy_of="report"
    )
    claims = [
        claim("usa", "supports", "iraq"),
        claim("usa", "supports", "iraq", source="copy", publisher="post"),
    ]
    found = told(claims, with_source(registry, copy))
    assert [(one.title, one.path) for one in found["report"].copies] == [
        ("A copy", "sources/copy.html")
    ]
    assert found["copy"].original
    assert found["copy"].original.path == "sources/report.html"
    assert [(voice.name, voice.own) for voice in found["copy"].voices] == [("The Monitor", False)]


def test_what_is_not_known_of_a_source_is_said_to_be_so(
    claim: MakeClaim, registry: Registry
) -> None:
    one = told([claim("usa", "opposes", "isil", **RELEASE)], registry)["release"]
    facts = dict(one.facts)
    assert (facts["Published on"], facts["Licence"]) == ("not stated", "not stated")
    assert one.brief == "statement, US Central Command, undated"
    assert facts["Text"].startswith("was not at hand")
    stray = told([claim("usa", "opposes", "isil", source="stray")], registry)["stray"]
    assert (stray.name, stray.facts) == ("stray", (("Entry", "in no table of sources"),))


def test_a_text_at_hand_is_said_to_be_quoted(claim: MakeClaim, registry: Registry) -> None:
    digest = "a" * 64
    known = replace(registry.sources["report"], document=digest)
    found = told([claim("usa", "supports", "iraq")], with_source(registry, known),
                 **{digest: "A text."})  # fmt: skip
    assert "its words are quoted" in dict(found["report"].facts)["Text"]


def test_it_is_told_as_linked_data_too(claim: MakeClaim, registry: Registry) -> None:
    of = material([claim("usa", "supports", "iraq")], registry, VIEW)
    (one,) = sources(of)
    assert linked(one, of) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "name": "A report",
        "url": "https://example.org/report",
        "datePublished": "2014-01-06",
        "inLanguage": "en",
        "publisher": {"@type": "Organization", "name": "The Monitor"},
    }


# in a browser


@pytest.fixture
def opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, visit: Callable[..., Visit],
    claim: MakeClaim, registry: Registry,
) -> Callable[..., Visit]:  # fmt: skip
    """Opens a page of a site of two sources, of which one has a hostile title."""
    hostile = Source(
        id="hostile", title=HOSTILE * 100, publisher="post", kind=SourceKind.REPORT, author=HOSTILE,
        note=HOSTILE, licence=HOSTILE, published=parse_date("2013"),
    )  # fmt: skip
    claims = [
        claim("usa", "supports", "iraq"),
        claim("iraq", "opposes", "isil", speaker=Speaker("Hassan")),
        claim("usa", "opposes", "isil", **RELEASE),
        claim("usa", "opposes", "isil", source="hostile", publisher="post", item=HOSTILE),
    ]

    def open_page(path: str, **options: Any) -> Visit:
        monkeypatch.setattr(site, "KINDS", (pages,))
        site.write_site(tmp_path, claims, with_source(registry, hostile), VIEW, title="Test")
        return visit(tmp_path / path, **options)

    return open_page


@pytest.mark.browser
def test_the_index_is_sorted_by_name_date_and_number(opened: Callable[..., Visit]) -> None:
    page = opened("sources/index.html").page
    names = "() => [...document.querySelectorAll('#sources tbody a')].map(e => e.pathname)"

    def order() -> list[str]:
        return [Path(path).stem for path in page.evaluate(names)]

    assert order() == ["hostile", "release", "report"]
    page.get_by_role("button", name="Published").click()
    assert order() == ["hostile", "report", "release"]
    page.get_by_role("button", name="Claims").press("Enter")
    assert order()[0] == "report"
    assert page.locator('[aria-sort="descending"]').inner_text().startswith("Claims")
    assert page.locator("#sorted").inner_text() == "Sorted by Claims, descending"
    page.get_by_role("button", name="Source").click()
    assert order() == ["hostile", "release", "report"]


@pytest.mark.browser
@pytest.mark.parametrize("path", ["sources/index.html", "sources/hostile.html"])
def test_pages_hold_hostile_names_no_barrier_and_a_narrow_window(
    path: str, opened: Callable[..., Visit]
) -> None:
    page = opened(path, viewport={"width": 360, "height": 740}).page
    assert page.locator("img").count() == 0
    assert "{{ 7 * 7 }}" in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    found = Axe().run(page, options={"preload": False}).response["violations"]
    grave = [one for one in found if one["impact"] in ("serious", "critical")]
    assert grave == [], json.dumps(grave, indent=1)[:3000]
