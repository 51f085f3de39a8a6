from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from datetime import date

import pytest
from playwright.sync_api import expect

from belligraph.dates import parse_date, parse_interval
from belligraph.model import (
    Claim,
    Evidence,
    Method,
    Modality,
    Retraction,
    Speaker,
    Standing,
)
from belligraph.pages import site
from belligraph.pages.claims import pages as claim_pages
from belligraph.pages.claims.fields import HEADINGS, Fields
from belligraph.pages.claims.linked import iso, span
from belligraph.pages.claims.pages import visible
from belligraph.pages.site import rendered, write_site
from belligraph.rdf import claims_from_quads
from belligraph.relations import DEFAULT_VIEW, View
from browsing import barriers
from showing import material

HOSTILE = "</script><img src=x onerror=window.hacked=1>\u202e{{7*7}}"


@pytest.fixture
def page_of(registry):
    """The page of the first of some claims, as a page and as text."""

    def make(*claims, view=DEFAULT_VIEW, world=registry, **given):
        of = material(claims, world, view, **given)
        path = f"claims/{claims[0].id[:16]}.html"
        page = next(one for one in claim_pages.pages(of) if one.path == path)
        return page, rendered(page, of)

    return make


def linked(text: str) -> dict:
    """The JSON-LD of a page, as a reader of pages finds it."""
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    return json.loads(found)


# ---- what stands on it ----


def test_there_is_a_page_for_every_told_claim_and_no_other(claim, registry) -> None:
    told = [claim("usa", "supports", "iraq"), claim("isil", "controls", "anbar")]
    old = claim("usa", "opposes", "iraq", when="1991")
    of = material([*told, old], registry, View(as_of=date(2014, 1, 6)))
    assert {page.path for page in claim_pages.pages(of)} == {
        f"claims/{one.id[:16]}.html" for one in told
    }


def test_the_title_says_what_is_claimed_and_that_it_was_not_done(claim, page_of) -> None:
    made = claim("usa", "supports", "iraq", modality=Modality.OFFERED)
    page, text = page_of(made)
    said = "US offered to support Iraq (means not stated, 5 January 2014) [offered]"
    assert page.title == f"{said}, claim {made.id[:10]}"
    assert f"<h1>Claim: <bdi>{said}</bdi></h1>" in text
    assert "According to The Monitor." in page.description


def test_the_chain_stands_from_the_speaker_to_the_source(claim, page_of) -> None:
    made = claim("usa", "supports", "iraq", speaker=Speaker("John Kerry", "usa"), via=("post",))
    page, text = page_of(made)
    assert [(voice.name, voice.role) for voice in page.content["voices"]] == [
        ("John Kerry", "says so, for US"),
        ("The Washington Post", "passed it on"),
        ("The Monitor", "published it"),
    ]
    assert 'href="../actors/usa.html"><bdi>John Kerry' in text
    assert 'href="../sources/report.html"><bdi>A report' in text


def test_a_source_of_its_own_voice_is_the_whole_chain(claim, page_of) -> None:
    page, _ = page_of(claim("usa", "supports", "iraq"))
    assert [(v.name, v.role) for v in page.content["voices"]] == [
        ("The Monitor", "says so in its own voice")
    ]


def test_the_sentence_is_quoted_only_from_a_text_at_hand(claim, page_of) -> None:
    document, digest = "Before. Missiles were sent. After.", "0" * 64
    evidence = Evidence(document=digest, paragraph=3, start=8, end=27)
    made = claim("usa", "supports", "iraq", evidence=evidence, gist="Arms went.")
    _, with_text = page_of(made, documents={digest: document})
    assert "<blockquote><bdi>Missiles were sent.</bdi></blockquote>" in with_text
    _, without = page_of(made)
    assert "Missiles were sent." not in without
    assert "Arms went." in without
    assert "is not at hand here" in without
    for text in (with_text, without):
        assert "paragraph 3, characters 9 to 27, of the text with the sha256 000000000000…" in text


# ---- other claims ----


def test_claims_that_say_the_same_are_listed_with_their_origins(claim, page_of) -> None:
    first = claim("usa", "supports", "iraq", means="weapons")
    copy = replace(first, via=("post",), gist="again")
    other = replace(first, publisher="post", source="release")
    unlike = claim("usa", "supports", "iraq", means="troops")
    page, text = page_of(first, copy, other, unlike)
    assert page.content["same"]["number"] == 2
    assert page.content["same"]["roots"] == 2
    pages = [mention.page for mention in page.content["same"]["mentions"]]
    assert pages == [f"claims/{one.id[:16]}.html" for one in (copy, other)]
    assert f'href="../{pages[0]}"' in text


def test_reports_of_other_days_or_events_do_not_confirm_a_claim(claim, page_of) -> None:
    first = claim("usa", "opposes", "iraq", means="attack", event="a")
    elsewhere = replace(first, event="b", publisher="post", source="release")
    earlier = replace(first, event=None, valid=parse_interval("2014-01-03"))
    page, text = page_of(first, elsewhere, earlier)
    assert (page.content["same"]["number"], page.content["same"]["apart"]) == (0, 2)
    assert "No other claim in this view says the same." in text
    assert "they do not confirm this one" in text
    page, _ = page_of(first, replace(first, publisher="post", source="release"), earlier)
    assert (page.content["same"]["number"], page.content["same"]["roots"]) == (1, 2)
    assert page.content["same"]["apart"] == 1


def test_a_claim_that_stands_alone_says_so(claim, page_of) -> None:
    _, text = page_of(claim("usa", "supports", "iraq"))
    assert "No other claim in this view says the same." in text


def test_claims_lead_to_those_they_dispute_and_replace_both_ways(claim, page_of) -> None:
    deed = claim("usa", "supports", "iraq", means="troops")
    denial = claim("usa", "supports", "iraq", means="troops", negated=True,
                   speaker=Speaker("Kerry", "usa"), disputes=(deed.id,))  # fmt: skip
    page, text = page_of(denial, deed)
    assert [how for how, _, _ in page.content["others"]] == ["Disputes"]
    assert f'href="../claims/{deed.id[:16]}.html"' in text
    page, _ = page_of(deed, denial)
    (how, (mention,), more) = page.content["others"][0]
    assert (how, mention.page, more) == ("Is disputed by", f"claims/{denial.id[:16]}.html", 0)


def test_premises_lead_to_their_pages_or_say_that_they_have_none(claim, page_of) -> None:
    near = claim("isil", "affiliatedWith", "iran")
    old = claim("usa", "opposes", "iran", when="1990")
    derived = claim("usa", "opposes", "isil", method=Method.DERIVED, rule="affiliates",
                    derived_from=(near.id, old.id, "f" * 64))  # fmt: skip
    view = View(as_of=date(2014, 1, 6), derived=True)
    page, text = page_of(derived, near, old, view=view)
    ((how, mentions, _),) = page.content["others"]
    assert how == "Follows from"
    told = {str(mention.statement): (mention.page, mention.badge) for mention in mentions}
    assert told["ISIL is affiliated with Iran"][0]
    assert told["US opposes Iran"] == ("", "done, outside this view")
    assert told["claim ffffffffffffffff, which is not at hand"] == ("", "")
    assert 'href="#claim-' not in text


# ---- fields, data ----


def test_every_field_of_the_model_has_its_name() -> None:
    assert list(HEADINGS) == [field.name for field in fields(Claim)]


def test_fields_stand_in_words_and_as_data(claim, registry) -> None:
    made = claim("usa", "supports", "iraq", means="joint_operations", amount=3, unit="ships",
                 against=("isil",), published_on=parse_date("2014-01"))  # fmt: skip
    teller = material([made], registry, DEFAULT_VIEW).teller
    rows, missing = Fields(teller, {"usa"}).rows(made)
    found = {row.name: (row.words, row.data) for row in rows}
    assert found["Subject"] == ("US", "usa")
    assert found["Means"] == ("joint operations", "joint_operations")
    assert found["Against"] == ("ISIL", '["isil"]')
    assert found["Published on"] == ("January 2014", "2014-01")
    assert found["Negated"] == ("no", "false")
    assert found["Id"][1] == made.id
    assert "Speaker" not in found
    assert "Speaker" in missing
    assert not set(missing) & found.keys()


def test_equal_figures_are_written_as_each_claim_has_them(claim, registry) -> None:
    made = [claim("usa", "supports", "iraq", amount=one, unit="ships") for one in (1, 1.0)]
    fields_ = Fields(material(made, registry, DEFAULT_VIEW).teller)
    told = [{row.name: row.data for row in fields_.rows(one)[0]} for one in made]
    assert [one["Amount"] for one in told] == [json.dumps(one.amount) for one in made]


# ---- what it says first ----


def first_of(page_of, made: Claim, *others: Claim, as_of: date | None = date(2014, 1, 6)):
    """The first sentences of the page of a claim, and what they do not tell."""
    page, text = page_of(made, *others, view=View(as_of=as_of, derived=True))
    first = page.content["first"]
    assert '<p class="sentence">' in text
    assert all(f"<li>{one}.</li>" in text for one in first.unknowns)
    return str(first.sentence), first


def test_a_deed_is_told_with_who_says_so_and_both_dates(claim, page_of) -> None:
    made = claim("usa", "supports", "iraq", means="weapons", when="2014-01-02",
                 speaker=Speaker("John Kerry"), said_on=parse_date("2014-01-05"))  # fmt: skip
    said, first = first_of(page_of, made)
    assert said == (
        "As of 6 January 2014: the US had supported Iraq with weapons (John Kerry). "
        "Date meant: 2 January 2014; said: 5 January 2014. Told as a deed."
    )
    assert first.followed is None


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"modality": Modality.OFFERED}, "An offer: not a deed"),
        ({"modality": Modality.REQUESTED}, "A request: not a deed"),
        ({"modality": Modality.POSSIBLE}, "Thought possible: not a deed"),
        ({"negated": True}, "Said not to be so: not a deed"),
        ({"standing": Standing.ALLEGED}, "Told as a deed, but only alleged"),
        ({"retracted": Retraction(parse_date("2014-01-05"), "an error")}, "Taken back: not a deed"),
    ],
)
def test_the_first_sentences_say_whether_it_is_a_deed(claim, page_of, given, kind) -> None:
    said, _ = first_of(page_of, claim("usa", "supports", "iraq", when="2014-01-02", **given))
    assert kind in said
    assert said.startswith("As of 6 January 2014: ")


def test_an_offer_says_whether_it_was_followed_and_leads_there(claim, page_of) -> None:
    offer = claim("usa", "supports", "iraq", means="weapons", modality=Modality.OFFERED,
                  when="2014-01-02", said_on=parse_date("2014-01-02"))  # fmt: skip
    _, alone = first_of(page_of, offer)
    assert (alone.followed.answer, alone.page) == ("no report", "")
    assert "Whether this was done (offered, promised or asked for)" in alone.unknowns
    deed = claim("usa", "supports", "iraq", means="weapons", when="2014-01-04")
    _, kept = first_of(page_of, offer, deed)
    assert (kept.followed.answer, kept.page) == ("yes", f"claims/{deed.id[:16]}.html")
    assert "Whether this was done (offered, promised or asked for)" not in kept.unknowns


def test_what_a_rule_derives_says_so_first(claim, page_of) -> None:
    near = claim("isil", "affiliatedWith", "iran")
    derived = claim("usa", "opposes", "isil", method=Method.DERIVED, rule="affiliates",
                    derived_from=(near.id,))  # fmt: skip
    said, _ = first_of(page_of, derived, near)
    assert "it follows by rule, though no report says so, that the US" in said
    assert said.endswith("Derived by a rule, and not counted with the deeds.")


def test_what_a_claim_does_not_tell_is_listed(claim, page_of) -> None:
    bare = claim("usa", "supports", "iraq", speaker=Speaker("Kerry", "usa"), condition="if asked")
    _, first = first_of(page_of, bare, as_of=None)
    assert {
        "By what means (not stated)",
        "Where (no place given)",
        "Against whom (not stated)",
        "What one says who has no part in it (said by a party to this)",
        "Whether its condition was met",
        "Whether another source would bear out this (none here does)",
        "What the source says word for word (its text is not at hand, or is not repeated)",
    } <= set(first.unknowns)
    full = claim("usa", "supports", "iraq", means="weapons", place="anbar", against=("isil",))
    _, first = first_of(page_of, full, as_of=None)
    asked = " ".join(first.unknowns)
    assert not [what for what in ("means", "place", "Against", "condition") if what in asked]


@pytest.mark.parametrize(
    "said",
    [
        "Fallūjah <b> \u202e & more",
        '"^^<https://w3id.org/belligraph/ontology#x>',
        'a\\" .\n} GRAPH <x> {',
        "\U000e0041",
    ],
)
def test_the_rdf_reads_back_as_the_claim(claim, page_of, said) -> None:
    from pyoxigraph import RdfFormat, parse

    made = claim("usa", "supports", "iraq", gist=said, item=said, via=("post",),
                 speaker=Speaker(said), retracted=Retraction(parse_date("2014-02"), said),
                 evidence=Evidence(locator=said))  # fmt: skip
    page, text = page_of(made)
    shown = page.content["rdf"].unescape()
    assert not any(unseen in text + shown for unseen in ("\u202e", "\U000e0041"))
    quads = parse(shown.encode(), format=RdfFormat.TRIG)
    assert list(claims_from_quads(quads)) == [made]


def test_the_rdf_is_short_and_declares_the_prefixes_that_it_uses(claim, page_of) -> None:
    page, _ = page_of(claim("usa", "supports", "iraq"))
    shown = page.content["rdf"].unescape()
    assert "bg:subject actor:usa ;" in shown
    declared = re.findall(r"^@prefix (\w+):", shown, re.MULTILINE)
    body = shown[shown.index("{") :]
    assert declared == sorted(declared)
    assert all(f"{name}:" in body for name in declared)


def test_only_what_cannot_be_seen_is_escaped() -> None:
    assert visible('"Fallūjah الفلوجة" .\n') == '"Fallūjah الفلوجة" .\n'
    assert visible('"\u202e\u200b"\n') == '"\\u202E\\u200B"\n'


# ---- JSON-LD ----


def test_json_ld_is_a_claim_with_author_and_appearance_and_no_review(claim, page_of) -> None:
    made = claim("usa", "supports", "iraq", speaker=Speaker("John Kerry"), via=("post",),
                 said_on=parse_date("2014-01-05"))  # fmt: skip
    _, text = page_of(made)
    data = linked(text)
    assert data["@context"] == "https://schema.org"
    assert data["@type"] == "Claim"
    assert data["@id"] == f"https://w3id.org/belligraph/id/claim/{made.id}"
    assert data["author"] == {"@type": "Thing", "name": "John Kerry"}
    assert data["appearance"] == {
        "@type": "NewsArticle",
        "@id": "https://w3id.org/belligraph/id/source/report",
        "name": "A report",
        "url": "https://example.org/report",
        "publisher": {
            "@type": "Organization",
            "@id": "https://w3id.org/belligraph/id/publisher/monitor",
            "name": "The Monitor",
        },
        "datePublished": "2014-01-06",
        "inLanguage": "en",
    }
    assert (data["datePublished"], data["dateCreated"]) == ("2014-01-06", "2014-01-05")
    assert [end["name"] for end in data["about"]] == ["US", "Iraq"]
    assert {end["@type"] for end in data["about"]} == {"Country"}
    assert "Review" not in text


def test_json_ld_names_no_author_of_what_a_rule_derives_but_its_premises(claim, page_of) -> None:
    near = claim("isil", "affiliatedWith", "iran")
    derived = claim("usa", "opposes", "isil", method=Method.DERIVED, rule="affiliates",
                    derived_from=(near.id, "f" * 64))  # fmt: skip
    _, text = page_of(derived, near, view=View(as_of=date(2014, 1, 6), derived=True))
    data = linked(text)
    assert not {"author", "appearance", "datePublished"} & data.keys()
    assert data["description"] == "Derived by the rule affiliates; no source says so."
    assert data["isBasedOn"] == [
        {
            "@type": "Claim",
            "@id": f"https://w3id.org/belligraph/id/claim/{near.id}",
            "url": f"{near.id[:16]}.html",
        },
        {"@type": "Claim", "@id": f"https://w3id.org/belligraph/id/claim/{'f' * 64}"},
    ]
    assert "where it stands" not in text


def test_json_ld_tells_words_from_deeds(claim, page_of) -> None:
    _, text = page_of(claim("usa", "supports", "iraq", modality=Modality.PROMISED))
    assert linked(text)["creativeWorkStatus"] == "promised"
    assert linked(text)["text"].endswith("[promised]")
    gone = claim("usa", "supports", "iraq",
                 retracted=Retraction(parse_date("2014-02"), "an error"))  # fmt: skip
    _, text = page_of(gone)
    assert linked(text)["creativeWorkStatus"] == "retracted"


def test_json_ld_of_a_place_names_the_place(claim, page_of) -> None:
    _, text = page_of(claim("isil", "controls", "anbar"))
    assert linked(text)["about"][1] == {
        "@type": "Place", "@id": "https://w3id.org/belligraph/id/place/anbar", "name": "Anbar",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "written"),
    [("2014", "2014"), ("2014-01-05", "2014-01-05"), ("2014~", ""), ("201X", ""), ("2014-XX", "")],
)
def test_dates_go_into_json_ld_only_where_iso_says_the_same(text, written) -> None:
    assert iso(parse_date(text)) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [("2013/2014", "2013/2014"), ("2013/..", "2013/.."), ("/2014", ""), ("2013-12?/2014", "")],
)
def test_periods_go_into_json_ld_only_where_iso_says_the_same(text, written) -> None:
    assert span(parse_interval(text)) == written


# ---- in a browser ----


@pytest.fixture
def written(tmp_path, registry, monkeypatch):
    """Writes the pages of claims alone and returns the page of the first."""

    def write(*claims):
        monkeypatch.setattr(site, "KINDS", (claim_pages.pages,))
        write_site(tmp_path, claims, registry, DEFAULT_VIEW, title="Anbar")
        return tmp_path / "claims" / f"{claims[0].id[:16]}.html"

    return write


@pytest.mark.browser
def test_nothing_bars_the_way(visit, written, claim) -> None:
    seen = visit(
        written(claim("usa", "supports", "iraq", gist="Arms."), claim("usa", "supports", "iraq")),
    )
    assert barriers(seen.page) == ""
    seen.page.emulate_media(color_scheme="dark")
    assert barriers(seen.page, ["color-contrast"]) == ""


@pytest.mark.browser
def test_a_citation_is_copied_by_keyboard_as_it_stands(visit, written, claim) -> None:
    seen = visit(
        written(claim("usa", "supports", "iraq")),
        permissions=["clipboard-read", "clipboard-write"],
    )
    button = seen.page.get_by_role("button", name="Copy as BibTeX")
    button.focus()
    seen.page.keyboard.press("Enter")
    expect(seen.page.get_by_role("status")).to_have_text("BibTeX copied.")
    copied = seen.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("@misc{claim-")
    assert copied.count("\n") > 10


@pytest.mark.browser
def test_where_copying_is_refused_the_text_is_selected(visit, written, claim) -> None:
    seen = visit(written(claim("usa", "supports", "iraq")))
    seen.page.evaluate(
        "navigator.clipboard.writeText = () => Promise.reject();document.execCommand = () => false"
    )
    seen.page.get_by_role("button", name="Copy as text").click()
    expect(seen.page.get_by_role("status")).to_have_text(
        "Text selected: copy it with the keyboard."
    )
    assert "According to The Monitor." in seen.page.evaluate("String(getSelection())")


@pytest.mark.browser
def test_without_a_script_everything_can_be_read_and_selected(visit, written, claim) -> None:
    seen = visit(written(claim("usa", "supports", "iraq")), java_script_enabled=False)
    expect(seen.page.locator("pre.copy")).to_have_count(3)
    expect(seen.page.locator("pre.copy").first).to_be_visible()
    expect(seen.page.get_by_role("button")).to_have_count(0)


@pytest.mark.browser
def test_whatever_a_claim_says_is_only_text_and_breaks_no_layout(visit, written, claim) -> None:
    for bad in (HOSTILE, "W" * 10_000):
        made = claim("usa", "supports", "iraq", gist=bad, item=bad, condition=bad, unit=bad,
                     amount=1, agent=bad, speaker=Speaker(bad),
                     evidence=Evidence(locator=bad))  # fmt: skip
        seen = visit(written(made), viewport={"width": 360, "height": 740})
        assert seen.page.evaluate("window.hacked") is None
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= 360
        assert seen.page.locator("main img").count() == 0
        data = json.loads(seen.page.locator('script[type="application/ld+json"]').text_content())
        assert data["author"]["name"].startswith(bad[:9])


def test_nobody_says_what_a_rule_derives(claim, page_of) -> None:
    near = claim("isil", "affiliatedWith", "iran")
    derived = claim("usa", "opposes", "isil", method=Method.DERIVED, rule="affiliates",
                    derived_from=(near.id,))  # fmt: skip
    view = View(as_of=date(2014, 1, 6), derived=True)
    page, text = page_of(derived, near, view=view)
    said = "Derived here from 1 claim."
    assert page.description.endswith(f"[derived]. {said}")
    (voice,) = page.content["voices"]
    assert (voice.name, voice.role) == (
        "Nobody here",
        "derived here from 1 claim by the rule affiliates",
    )
    assert said in page.content["as_text"]
    assert "According to" not in text.partition("As BibTeX")[0]  # where its premises follow


def test_the_order_of_claims_changes_no_byte_of_a_site(claim, registry, tmp_path) -> None:
    deeds = [
        claim("usa", "supports", "iraq", means="weapons", when=f"2014-01-0{n}") for n in range(1, 5)
    ]
    denials = [
        claim("usa", "supports", "iraq", means="troops", negated=True, disputes=(deeds[0].id,),
              speaker=Speaker(name))
        for name in ("Kerry", "Hassan", "Obama")
    ]  # fmt: skip
    ties = [
        claim("isil", "controls", "anbar", when="2014-01-03/.."),
        claim("isil", "partOf", "iran"),
        claim("usa", "opposes", "isil", place="anbar"),
        claim("iran", "opposes", "isil"),
    ]
    claims = [*deeds, *denials, *ties]
    view = View(as_of=date(2014, 1, 6))
    written = []
    for name, ordered in (("one", claims), ("two", claims[::-2] + claims[-2::-2])):
        write_site(tmp_path / name, ordered, registry, view, title="T")
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        written.append({path.relative_to(tmp_path / name): path.read_bytes() for path in files})
    one, two = written
    assert [path for path in one if one[path] != two.get(path)] == []
    assert one.keys() == two.keys()
