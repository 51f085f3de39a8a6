"""The page of words: definitions are the ontology's, and every word has an anchor."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from belligraph.model import Means
from belligraph.pages import site
from belligraph.pages.ontology_page import pages, sections
from belligraph.pages.site import rendered
from belligraph.pages.telling import chips, kinds, words
from belligraph.registry import Registry
from belligraph.relations import View
from belligraph.vocabulary import BG, ENUMERATIONS, term
from showing import material

VIEW = View(as_of=date(2014, 1, 6), window=90)


def page_of(view: View = VIEW) -> str:
    of = material([], Registry(), view)
    (page,) = pages(of)
    return rendered(page, of)


def test_every_value_of_the_model_is_listed_with_its_address() -> None:
    listed = {BG + one.defined.name for section in sections() for one in section.terms}
    values = {term(value) for enumeration in ENUMERATIONS for value in enumeration}
    assert values <= listed


def test_fields_are_those_of_a_claim() -> None:
    (fields,) = (section for section in sections() if section.anchor == "fields")
    names = {one.defined.name for one in fields.terms}
    assert {"subject", "object", "means", "negated", "modality", "speaker"} <= names
    assert "deathsBest" not in names


def test_signs_are_told_of_relations() -> None:
    (relations,) = (section for section in sections() if section.anchor == "relations")
    signs = {one.defined.name: one.remark for one in relations.terms}
    assert (signs["supports"], signs["opposes"]) == ("positive", "negative")
    assert signs["controls"] == "without sign"


def defined() -> str:
    """The words that the page defines, one after the other."""
    found = re.findall("<dt>(.*?)</dt>", page_of(), re.DOTALL)
    return "; ".join(html.unescape(re.sub("<[^>]*>", "", one)) for one in found)


def test_every_status_that_pages_give_a_claim_is_defined() -> None:
    listed = defined()
    statuses = [*words.MODALITIES.values(), *(status for status, _ in words.NEGATED.values())]
    statuses += [*chips.DEEDS, *kinds.NEGATIONS.values(), "alleged", "retracted", "derived"]
    statuses += [chips.badge("done", doubtful=True)]
    assert [one for one in statuses if one not in listed] == []


def test_the_words_that_pages_use_beside_them_are_defined() -> None:
    listed = defined()
    beside = [*words.METHODS.values(), words.NOT_STATED, words.MEANS[Means.UNKNOWN], words.NO_END]
    beside += [words.PROVISIONAL, *words.KINDS.values(), "supports", "opposes", "allied", "mixed"]
    beside += ["disputed", "no report", "undetermined", "party to this", "certain", "possible"]
    beside += ["ended", "frustrated", "camp", "bloc", "friendly", "hostile", "origin", "window"]
    assert [one for one in beside if one not in listed] == []


def test_every_word_has_an_anchor_of_its_own() -> None:
    page = page_of()
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for word in ("word-mixed", "word-no-report", "word-window", "supports", "counterfactual"):
        assert word in ids
    for target in re.findall(r'href="#([^"]+)"', page):
        assert target in ids


def test_the_page_names_the_window_and_what_else_the_view_chose() -> None:
    assert "still count: 90 on this site" in page_of()
    assert "This site uses the default" in page_of()
    chosen = page_of(View(as_of=date(2014, 1, 6), alleged=False))
    assert "without alleged claims" in chosen
    assert "This site uses the default" not in chosen


@pytest.mark.browser
def test_no_barrier_is_found_in_a_narrow_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, visit: Callable[..., Any]
) -> None:
    monkeypatch.setattr(site, "KINDS", (pages,))
    site.write_site(tmp_path, [], Registry(), VIEW, title="Test")
    page = visit(tmp_path / "ontology.html", viewport={"width": 360, "height": 740}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    found = Axe().run(page, options={"preload": False}).response["violations"]
    grave = [one for one in found if one["impact"] in ("serious", "critical")]
    assert grave == [], json.dumps(grave, indent=1)[:3000]
