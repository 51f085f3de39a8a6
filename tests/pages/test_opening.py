from __future__ import annotations

import dataclasses
import re
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from jinja2 import ChoiceLoader, DictLoader

from belligraph.dates import parse_date
from belligraph.model import Extent, Method, Modality, Retraction, Scope, Speaker, Standing
from belligraph.pages import analysis_page, site
from belligraph.pages.assets import assets
from belligraph.pages.graph import pages as graph
from belligraph.pages.opening.opening import (
    SHOWN,
    opening_of_actor,
    opening_of_pair,
    opening_of_site,
    opening_of_source,
)
from belligraph.pages.page import Page
from belligraph.pages.site import rendered
from belligraph.relations import DEFAULT_VIEW, View
from showing import material

THEN = View(as_of=date(2014, 1, 6))
KERRY = Speaker("John Kerry", "usa")


@pytest.fixture
def pair(registry):
    """The opening of the first pair that claims make."""

    def make(*claims, view=THEN):
        of = material(claims, registry, view)
        return opening_of_pair(of, of.pairs[0])

    return make


@pytest.fixture
def actor(registry):
    def make(id_, *claims, view=THEN):
        of = material(claims, registry, view)
        return opening_of_actor(of, next(one for one in of.actors if one.id == id_))

    return make


def kinds(opening):
    return {one.kind: [str(line.said) for line in one.shown] for one in opening.lists}


def listed(opening, kind):
    return next(one for one in opening.lists if one.kind == kind).shown


def unknown(opening):
    return [str(one.text) for one in opening.unknowns]


def test_a_sentence_tells_what_was_done_promised_and_ruled_out_each_by_whom(pair, claim) -> None:
    opening = pair(
        claim("usa", "supports", "iraq", means="weapons", item="missiles", via=("post",)),
        claim("usa", "supports", "iraq", modality=Modality.PROMISED, speaker=KERRY),
        claim("usa", "supports", "iraq", means="troops", negated=True, speaker=KERRY),
    )
    assert str(opening.sentence) == (
        "As of 6 January 2014: the US had supported Iraq with missiles (The Washington Post); "
        "it promised Iraq support (John Kerry); it ruled out giving Iraq troops (John Kerry)."
    )
    assert kinds(opening) == {
        "done": ["US supports Iraq"],
        "said": ["US promised to support Iraq"],
        "denied": ["US does not support Iraq with troops"],
    }


@pytest.mark.parametrize("modality", list(Modality))
@pytest.mark.parametrize("negated", [False, True])
def test_only_what_is_reported_as_done_is_listed_or_told_as_done(
    pair, claim, modality, negated
) -> None:
    said = claim("usa", "supports", "iraq", modality=modality, negated=negated)
    opening = pair(said, view=View(as_of=THEN.as_of, modalities=frozenset(Modality)))
    deed = modality is Modality.ACTUAL and not negated
    assert bool(listed(opening, "done")) == deed
    assert ("had supported" in str(opening.sentence)) == deed
    assert sum(len(one.shown) for one in opening.lists) == 1


def test_offers_alone_are_said_not_to_be_reported_as_done(pair, claim) -> None:
    opening = pair(
        claim("iran", "supports", "iraq", modality=Modality.OFFERED, condition="if asked")
    )
    assert str(opening.sentence) == (
        "As of 6 January 2014: Iran offered Iraq support (The Monitor; on a condition). "
        "No report here says that any of it was done."
    )
    assert "What Iran did for or against Iraq (no report says: " in unknown(opening)[0]
    assert listed(opening, "said")[0].conditions == ("if asked",)


@pytest.mark.parametrize(
    ("fields", "clause"),
    [
        ({"when": "2014-01-01/.."}, "the US opposed Iraq"),
        ({"standing": Standing.ALLEGED}, "the US was alleged to have opposed Iraq"),
        ({"when": "2014"}, "the US may have opposed Iraq (The Monitor; date uncertain)"),
        ({"means": "attack"}, "the US had attacked Iraq (The Monitor)"),
        ({"modality": Modality.POSSIBLE}, "the US might oppose Iraq (The Monitor)"),
        ({"modality": Modality.REQUESTED}, "the US was asked to oppose Iraq"),
        ({"modality": Modality.REQUESTED, "negated": True}, "the US was asked not to oppose Iraq"),
        ({"modality": Modality.PROMISED, "negated": True}, "the US ruled out opposing Iraq"),
        ({"modality": Modality.PROMISED}, "the US promised to oppose Iraq"),
        ({"negated": True, "speaker": KERRY}, "the US denied opposing Iraq (John Kerry)"),
        ({"negated": True}, "the US was said not to have opposed Iraq (The Monitor)"),
        (
            {"modality": Modality.COUNTERFACTUAL},
            "the US might, had things gone otherwise, have opposed Iraq",
        ),
    ],
)
def test_the_verb_says_no_more_than_the_claim(pair, claim, fields, clause: str) -> None:
    opening = pair(claim("usa", "opposes", "iraq", **fields))
    assert str(opening.sentence).startswith(f"As of 6 January 2014: {clause}")


def test_without_a_date_a_sentence_speaks_of_all_dates(pair, claim) -> None:
    opening = pair(claim("usa", "alliedWith", "iraq", when="2014-01-01/.."), view=DEFAULT_VIEW)
    assert str(opening.sentence) == (
        "In reports of all dates: Iraq has been allied with the US (The Monitor)."
    )


def test_a_deed_that_is_denied_is_disputed_wherever_it_is_told(pair, claim) -> None:
    opening = pair(
        claim("usa", "supports", "iraq", means="troops"),
        claim("usa", "supports", "iraq", means="troops", negated=True, speaker=KERRY),
    )
    assert str(opening.sentence) == (
        "As of 6 January 2014: the US had supported Iraq with troops "
        "(The Monitor; denied by John Kerry)."
    )
    (deed,), (denial,) = listed(opening, "done"), listed(opening, "denied")
    assert "disputed" in deed.badges
    assert (deed.deniers, deed.denials) == (("John Kerry",), denial.claims)
    assert denial.badge == "denied"


def test_a_denial_of_one_means_does_not_dispute_another(pair, claim) -> None:
    opening = pair(
        claim("usa", "supports", "iraq", means="weapons"),
        claim("usa", "supports", "iraq", means="troops", negated=True, speaker=KERRY),
    )
    assert listed(opening, "done")[0].badges == ()
    assert listed(opening, "denied")[0].badge == "ruled out"


def test_what_is_derived_stands_apart_and_is_called_so(pair, claim) -> None:
    base = claim("iran", "opposes", "isil", means="accusation")
    rule = {"method": Method.DERIVED, "derived_from": (base.id,), "rule": "enemy"}
    alone = pair(claim("iran", "opposes", "isil", **rule), view=View(THEN.as_of, derived=True))
    assert str(alone.sentence) == (
        "As of 6 January 2014: it follows by rule, though no report says so, that Iran had "
        "opposed ISIL (from reports of The Monitor)."
    )
    assert kinds(alone)["done"] == []
    assert kinds(alone)["derived"] == ["Iran opposes ISIL"]
    both = pair(base, claim("iran", "opposes", "isil", **rule), view=View(THEN.as_of, derived=True))
    assert "by rule" not in str(both.sentence)
    assert kinds(both)["derived"] == ["Iran opposes ISIL"]
    assert "derived" not in kinds(pair(base))


def test_what_was_taken_back_is_told_as_such(pair, claim) -> None:
    error = Retraction(parse_date("2014-01-05"), "An error.")
    opening = pair(claim("usa", "supports", "iraq", retracted=error))
    assert str(opening.sentence) == "As of 6 January 2014: 1 report has been taken back."
    assert listed(opening, "denied")[0].badge == "retracted"
    assert opening.lists[2].heading == "Denied or ruled out, or taken back"


def test_what_is_only_thought_possible_is_no_offer(pair, claim) -> None:
    opening = pair(claim("usa", "opposes", "iraq", modality=Modality.POSSIBLE))
    assert opening.lists[1].heading == "Offered, promised or asked for, or thought possible"


def test_reports_that_say_the_same_are_one_line_with_its_origins_counted(pair, claim) -> None:
    opening = pair(
        claim("usa", "supports", "iraq", speaker=KERRY, when="2014-01-02"),
        claim("usa", "supports", "iraq", speaker=KERRY, when="2014-01-03", via=("post",)),
        claim("usa", "supports", "iraq", when="2014-01-05"),
    )
    (line,) = listed(opening, "done")
    assert line.attested == "3 reports of several occasions, 2 origins, one for each"
    assert line.badges == ("1 of 2 origins a party to this",)
    assert line.chains == (
        ("The Monitor",),
        ("John Kerry", "The Washington Post", "The Monitor"),
        ("John Kerry", "The Monitor"),
    )
    assert line.meant == "2 January 2014; 3 January 2014; 5 January 2014"
    assert line.told == "6 January 2014 (published)"


@pytest.mark.parametrize(
    ("others", "attested"),
    [
        ([{"when": "2014-01"}, {"valid": None}], "3 reports, 2 origins"),
        ([{"when": "2014-01-03"}], "2 reports of several occasions, 2 origins, one for each"),
        ([{"event": "b"}], "2 reports of 2 events, 2 origins, one for each"),
        ([{"event": "a", "when": "2014-01-04"}], "2 reports, 2 origins"),
        ([{"event": "b", "speaker": KERRY}], "2 reports of 2 events, 1 origin"),
        (
            [{}, {"when": "2014-01-03", "event": ""}],
            "3 reports of several occasions, 2 origins, at most 2 for one of them",
        ),
    ],
)
def test_reports_of_several_occasions_do_not_confirm_each_other(
    pair, claim, others, attested
) -> None:
    event = "a" if any(one.get("event") for one in others) else None
    first = claim("usa", "opposes", "iraq", speaker=KERRY, event=event)
    more = [claim("usa", "opposes", "iraq", **{**one, "event": one.get("event") or None})
            for one in others]  # fmt: skip
    (line,) = listed(pair(first, *more), "done")
    assert line.attested == attested


def test_what_is_best_attested_on_one_occasion_stands_first(pair, claim) -> None:
    scattered = [
        claim("usa", "opposes", "iraq", means="attack", when=f"2014-01-0{i}", speaker=speaker)
        for i, speaker in enumerate((KERRY, Speaker("A"), Speaker("B")), 1)
    ]
    agreed = [
        claim("usa", "opposes", "iraq", means="threat", speaker=Speaker(name)) for name in "AB"
    ]
    lines = listed(pair(*scattered, *agreed), "done")
    assert [line.by_what for line in lines] == ["threat", "attack"]


def test_support_is_told_with_those_whom_it_is_against(pair, actor, claim) -> None:
    aimed = {"means": "weapons", "item": "missiles", "against": ("isil",)}
    assert str(pair(claim("usa", "supports", "iraq", **aimed)).sentence) == (
        "As of 6 January 2014: the US had supported Iraq with missiles against ISIL (The Monitor)."
    )
    several = pair(
        claim("usa", "supports", "iraq", **aimed, speaker=KERRY),
        claim("usa", "supports", "iraq", means="training", against=("isil",)),
    )
    assert (
        "the US had supported Iraq with training (The Monitor) and with missiles (John Kerry), "
        "each against ISIL."
    ) in str(several.sentence)
    offer = pair(claim("usa", "supports", "iraq", **aimed, modality=Modality.OFFERED))
    assert "the US offered Iraq missiles against ISIL (The Monitor)." in str(offer.sentence)
    others = actor(
        "iraq",
        claim("usa", "supports", "iraq", against=("isil",)),
        claim("iran", "supports", "iraq", against=("isil",)),
    )
    assert "Iran and the US had supported Iraq against ISIL (The Monitor)." in str(others.sentence)


def test_support_is_not_told_as_against_those_of_other_reports(pair, claim) -> None:
    opening = pair(
        claim("usa", "supports", "iraq", means="weapons"),
        claim("usa", "supports", "iraq", means="training", against=("isil",)),
        claim("usa", "supports", "iraq", means="training", against=("iran",)),
    )
    for told in ("weapons", "training against ISIL", "training against Iran"):
        assert f"had supported Iraq with {told} (The Monitor)" in str(opening.sentence)
    assert sorted(str(line.said) for line in listed(opening, "done")) == [
        "US supports Iraq",
        "US supports Iraq against ISIL",
        "US supports Iraq against Iran",
    ]


def test_a_line_says_where_no_end_of_a_tie_is_reported(pair, claim) -> None:
    (line,) = listed(pair(claim("isil", "affiliatedWith", "iran", when="2013-12/")), "done")
    assert line.end == "no end is reported, so it is taken to last"
    (line,) = listed(pair(claim("isil", "affiliatedWith", "iran", when="2013-12/..")), "done")
    assert line.end == ""


def test_an_alliance_has_no_means_that_could_be_missed(pair, claim) -> None:
    opening = pair(claim("usa", "alliedWith", "iraq", when="2014-01-01/.."))
    assert listed(opening, "done")[0].by_what == ""
    assert "By what means (not stated)" not in unknown(opening)


def test_claims_of_another_extent_or_scope_do_not_say_the_same(pair, actor, claim) -> None:
    held = [claim("isil", "controls", "anbar", extent=extent) for extent in Extent]
    assert [str(line.said) for line in listed(actor("isil", *held), "done")] == [
        "ISIL controls all of Anbar",
        "ISIL controls part of Anbar",
    ]
    opening = pair(*(claim("iran", "opposes", "isil", scope=scope) for scope in Scope))
    assert [line.attested for line in listed(opening, "done")] == ["1 report, 1 origin"] * 2
    wide = pair(claim("iran", "opposes", "isil", scope=Scope.WITH_AFFILIATES))
    assert "had opposed ISIL and its affiliates (The Monitor)." in str(wide.sentence)


def test_what_some_reports_only_allege_is_marked_so(pair, claim) -> None:
    stated = claim("usa", "supports", "iraq")
    alleged = claim("usa", "supports", "iraq", standing=Standing.ALLEGED, when="2014-01-04")
    (line,) = listed(pair(stated, alleged), "done")
    assert line.badges == ("1 of 2 reports only allege it",)
    assert line.badge == "done"
    (line,) = listed(pair(alleged), "done")
    assert (line.badge, line.badges) == ("alleged", ())


def test_the_chip_of_a_line_says_how_surely_it_was_done(pair, claim) -> None:
    (line,) = listed(pair(claim("usa", "supports", "iraq", when="2014")), "done")
    assert line.badge == "reported, date uncertain"
    sure = claim("usa", "supports", "iraq", when="2014-01-02")
    (line,) = listed(pair(sure, claim("usa", "supports", "iraq", when="2014")), "done")
    assert line.badge == "done"


def test_what_others_say_not_to_be_so_is_not_called_a_denial(pair, claim) -> None:
    said = {"means": "troops", "negated": True, "when": "2014-01-02"}
    own = claim("usa", "supports", "iraq", **said, speaker=KERRY)
    (line,) = listed(pair(own), "denied")
    assert (line.badge, line.mode) == ("ruled out", "ruled out")
    (line,) = listed(pair(own, claim("usa", "supports", "iraq", **said)), "denied")
    assert (line.badge, line.mode) == ("said not to be so", "not so")


def test_the_day_it_was_said_goes_before_the_day_it_was_published(pair, claim) -> None:
    opening = pair(claim("usa", "supports", "iraq", said_on=parse_date("2014-01-05"), valid=None))
    (line,) = listed(opening, "done")
    assert (line.meant, line.told) == ("not stated", "5 January 2014")
    assert "When (no date stated)" in unknown(opening)


def test_copies_of_one_text_are_one_origin(registry, claim) -> None:
    copy = dataclasses.replace(registry.sources["report"], id="copy", copy_of="report")
    known = dataclasses.replace(registry, sources={**registry.sources, "copy": copy})
    claims = [
        claim("usa", "supports", "iraq"),
        claim("usa", "supports", "iraq", source="copy"),
    ]
    of = material(claims, known, THEN)
    (line,) = opening_of_pair(of, of.pairs[0]).lists[0].shown
    assert line.attested == "2 reports, 1 origin"


OFFER = {"modality": Modality.OFFERED, "said_on": parse_date("2014-01-02"), "when": "2014-01-02"}


@pytest.mark.parametrize(
    ("offer", "deed", "answer"),
    [
        ({"means": "weapons"}, {"means": "weapons", "when": "2014-01-05"}, "yes"),
        ({"means": "weapons"}, {"means": "weapons", "when": "2014-01-01"}, "no report"),
        ({"means": "weapons"}, {"means": "weapons", "when": "2014-01-02"}, "perhaps"),
        ({"means": "weapons"}, {"means": "weapons", "when": "2014"}, "perhaps"),
        ({"means": "weapons"}, {"means": "training", "when": "2014-01-05"}, "no report"),
        ({"means": "weapons"}, {"means": "unknown", "when": "2014-01-05"}, "perhaps"),
        (
            {"means": "weapons", "item": "drones"},
            {"means": "weapons", "item": "missiles", "when": "2014-01-05"},
            "no report",
        ),
        (
            {"means": "weapons", "item": "drones"},
            {"means": "weapons", "item": "Drones", "when": "2014-01-05"},
            "yes",
        ),
        (
            {"means": "weapons", "item": "drones"},
            {"means": "weapons", "when": "2014-01-05"},
            "perhaps",
        ),
        ({}, {"means": "weapons", "when": "2014-01-05"}, "perhaps"),
        ({}, {"means": "weapons", "when": "2014-01-05", "negated": True}, "no report"),
    ],
)
def test_an_offer_was_followed_only_by_a_later_deed_of_its_kind(
    pair, claim, offer, deed, answer: str
) -> None:
    done = claim("usa", "supports", "iraq", **deed)
    opening = pair(claim("usa", "supports", "iraq", **OFFER, **offer), done)
    found = listed(opening, "said")[0].delivery
    assert (found.question, found.answer) == ("Followed by delivery?", answer)
    assert found.claim == ("" if answer == "no report" else done.id)
    open_ = "Whether this was done (offered, promised or asked for)" in unknown(opening)
    assert open_ == (answer != "yes")


@pytest.mark.parametrize(
    ("offered", "done", "answer"),
    [
        (("isil",), ("isil",), "yes"),
        (("isil",), ("iran",), "no report"),
        (("isil",), (), "perhaps"),
        ((), ("isil",), "yes"),
    ],
)
def test_help_against_somebody_else_is_no_delivery(pair, claim, offered, done, answer: str) -> None:
    opening = pair(
        claim("usa", "supports", "iraq", **OFFER, means="weapons", against=offered),
        claim("usa", "supports", "iraq", means="weapons", when="2014-01-05", against=done),
    )
    assert listed(opening, "said")[0].delivery.answer == answer


def test_a_deed_by_the_other_side_is_no_delivery(pair, claim) -> None:
    opening = pair(
        claim("usa", "supports", "iraq", **OFFER, means="weapons"),
        claim("iraq", "supports", "usa", means="weapons", when="2014-01-05"),
    )
    assert listed(opening, "said")[0].delivery.answer == "no report"


def test_a_pair_does_not_know_what_no_report_of_it_says(pair, claim) -> None:
    opening = pair(claim("usa", "supports", "iraq", when="2014"))
    assert unknown(opening) == [
        "What Iraq did for or against the US (no report says)",
        "By what means (not stated)",
        "Whether it happened in this time (date uncertain)",
        "Where the source has it from (it names nobody)",
    ]
    told = pair(
        claim("usa", "supports", "iraq", means="troops", speaker=KERRY),
        claim("iraq", "supports", "usa", means="funding", speaker=KERRY),
    )
    assert unknown(told) == []


def test_an_alliance_is_a_report_in_both_directions(pair, claim) -> None:
    opening = pair(claim("usa", "alliedWith", "iraq", when="2014-01-01/.."))
    assert not any("did for or against" in text for text in unknown(opening))


def test_an_actor_is_told_from_its_own_side(actor, claim) -> None:
    claims = [
        claim("usa", "supports", "iraq", means="weapons"),
        claim("iran", "supports", "iraq", means="training"),
        claim("iraq", "opposes", "isil", means="attack"),
        claim("iran", "alliedWith", "iraq", when="2014-01-01/.."),
    ]
    assert str(actor("iraq", *claims).sentence) == (
        "As of 6 January 2014: Iraq had attacked ISIL (The Monitor); "
        "it was allied with Iran (The Monitor); Iran and the US had supported it (The Monitor)."
    )


def test_an_actor_that_only_others_act_on_is_named_before_it_is_it(actor, claim) -> None:
    opening = actor("sunnis", claim("iraq", "opposes", "sunnis", standing=Standing.ALLEGED))
    assert str(opening.sentence) == (
        "As of 6 January 2014: Iraq was alleged to have opposed Sunnis in Iraq (The Monitor)."
    )


def test_an_actor_does_not_know_how_it_and_those_no_report_joins_it_with_stand(
    actor, claim
) -> None:
    opening = actor("usa", claim("usa", "supports", "iraq"), claim("iran", "opposes", "isil"))
    assert unknown(opening)[0] == (
        "How the US and these stand to each other (undetermined; 2 of 4 drawn actors): Iran; ISIL"
    )


def test_denials_are_not_told_of_more_than_they_speak_of(actor, claim) -> None:
    opening = actor(
        "usa",
        claim("usa", "supports", "iraq", means="troops", negated=True, speaker=KERRY),
        claim("usa", "supports", "iran", means="weapons", negated=True, speaker=KERRY),
    )
    sentence = str(opening.sentence)
    assert "giving Iraq troops (John Kerry)" in sentence
    assert "giving Iran weapons (John Kerry)" in sentence


def test_an_empty_site_says_that_no_report_speaks(registry) -> None:
    opening = opening_of_site(material([], registry, THEN))
    assert str(opening.sentence) == (
        "As of 6 January 2014: no report here says who supports or opposes whom."
    )
    assert [one.empty for one in opening.lists] == [
        "No report here says that anything was done, or holds.",
        "No report here speaks of an offer, a promise or a request.",
        "No report here denies anything or rules it out.",
    ]
    assert opening.unknowns == ()


def test_a_site_whose_reports_are_of_other_times_says_so(registry, claim) -> None:
    old = claim("usa", "supports", "iraq", when="1991", published_on=None)
    assert str(opening_of_site(material([old], registry, THEN)).sentence) == (
        "As of 6 January 2014: nothing that is reported here falls in this view."
    )


def test_a_site_of_what_is_only_derived_or_taken_back_says_so(registry, claim) -> None:
    rule = {"method": Method.DERIVED, "derived_from": ("0" * 64,), "rule": "enemy"}
    derived = claim("iran", "opposes", "isil", **rule)
    of = material([derived], registry, View(THEN.as_of, derived=True))
    assert "it follows by rule, though no report says so" in str(opening_of_site(of).sentence)
    error = Retraction(parse_date("2014-01-05"), "An error.")
    of = material([claim("iran", "opposes", "isil", retracted=error)], registry, THEN)
    assert str(opening_of_site(of).sentence) == (
        "As of 6 January 2014: 1 report has been taken back."
    )


def test_a_site_names_two_of_whom_no_report_says_how_they_stand(registry, claim) -> None:
    claims = [claim("usa", "supports", "iraq"), claim("iran", "supports", "iraq")]
    opening = opening_of_site(material(claims, registry, THEN))
    assert str(opening.sentence).endswith(
        " No report here says how Iran and the US stand to each other."
    )
    assert unknown(opening)[0] == (
        "How these stand to each other "
        "(undetermined; 1 of 3 pairs of the most attested actors): Iran and the US"
    )
    assert len(opening.unknowns) == 1
    known = opening_of_site(material([*claims, claim("usa", "opposes", "iran")], registry, THEN))
    assert "No report here" not in str(known.sentence)


def test_long_lists_show_the_best_attested_and_fold_the_rest(registry, claim) -> None:
    claims = [
        claim("usa", "supports", "iraq", means="weapons", item=f"kind {i}", when="2014-01-02")
        for i in range(100)
    ]
    best = claim("usa", "supports", "iraq", means="funding", when="2013-12-01")
    claims += [best, dataclasses.replace(best, speaker=KERRY)]
    done = opening_of_site(material(claims, registry, THEN)).lists[0]
    assert (len(done.shown), len(done.folded), done.left_out) == (SHOWN, 60, 101 - 72)
    assert done.number == 101
    assert done.shown[0].by_what == "funding"


def test_the_order_of_claims_changes_nothing(registry, claim) -> None:
    claims = [
        claim("usa", "supports", "iraq", means=means, when=when)
        for means in ("troops", "weapons", "funding")
        for when in ("2014-01-02", "2014-01-03", "2014")
    ]
    one, other = (
        opening_of_site(material(order, registry, THEN)) for order in (claims, claims[::-1])
    )
    assert one == other


def test_a_source_says_what_no_other_says(registry, claim) -> None:
    claims = [
        claim("usa", "supports", "iraq", means="troops"),
        claim("usa", "supports", "iraq", means="troops", source="release", publisher="centcom"),
        claim("iran", "opposes", "isil", means="attack"),
    ]
    opening = opening_of_source(material(claims, registry, THEN), "report")
    assert str(opening.sentence) == (
        "As of 6 January 2014, according to this source: "
        "Iran had attacked ISIL; the US had supported Iraq with troops."
    )
    assert (
        "Whether another source would bear out all of this "
        "(1 of 2 lines rests on this source alone)"
    ) in unknown(opening)
    assert opening.lists[0].shown[0].chains == (("this source itself",),)
    silent = opening_of_source(material([], registry, THEN), "release")
    assert "nothing that this source says falls in this view" in str(silent.sentence)


def test_on_the_page_of_a_source_an_offer_is_held_against_what_others_report(
    registry, claim
) -> None:
    offer = claim("usa", "supports", "iraq", **OFFER, means="weapons")
    deed = claim("usa", "supports", "iraq", means="weapons", source="release", publisher="centcom")
    opening = opening_of_source(material([offer, deed], registry, THEN), "report")
    assert listed(opening, "said")[0].delivery.claim == deed.id
    assert "had supported" not in str(opening.sentence)


def test_a_source_is_named_on_its_page_where_others_say_the_same(registry, claim) -> None:
    claims = [claim("usa", "supports", "iraq"), claim("usa", "supports", "iraq", speaker=KERRY)]
    opening = opening_of_source(material(claims, registry, THEN), "report")
    assert str(opening.sentence).endswith("had supported Iraq (John Kerry and The Monitor).")


def test_a_tie_does_not_crowd_out_a_deed(actor, claim) -> None:
    ties = [
        claim("usa", "partOf", "iraq", when="2014-01-01/..", speaker=Speaker(name))
        for name in ("A", "B")
    ]
    others = [
        claim("usa", "supports", "iraq", modality=Modality.OFFERED),
        claim("usa", "supports", "iraq", means="troops", negated=True, speaker=KERRY),
        claim("iraq", "opposes", "usa"),
        claim("iraq", "supports", "usa", modality=Modality.PROMISED),
    ]
    sentence = str(actor("usa", *ties, claim("usa", "opposes", "isil"), *others).sentence)
    assert "was part of Iraq" in sentence
    assert "had opposed ISIL" in sentence


def test_several_who_do_the_same_share_a_verb_on_the_page_of_a_source(registry, claim) -> None:
    claims = [
        claim("usa", "supports", "iraq", means="weapons"),
        claim("iran", "supports", "iraq", means="weapons"),
        claim("isil", "supports", "iraq", means="training"),
        claim("iran", "opposes", "isil", means="attack", item="aircraft"),
        claim("usa", "opposes", "isil", means="attack"),
    ]
    opening = opening_of_source(material(claims, registry, THEN), "report")
    assert str(opening.sentence).endswith(
        ": Iran and the US had attacked ISIL; Iran and the US had supported Iraq with weapons; "
        "ISIL had supported Iraq with training."
    )


TRIAL = """{% extends "base.html.j2" %}{% import "opening.html.j2" as opening %}
{% block styles %}<link rel="stylesheet" href="{{ root }}assets/opening.css">{% endblock %}
{% block main %}{{ opening.shown(first, root) }}{% endblock %}"""


@pytest.fixture
def put(tmp_path):
    """Writes a page that is an opening and nothing else, in a folder of a site."""

    def write(opening, of):
        environment = site.environment_of(of)
        environment.loader = ChoiceLoader([DictLoader({"trial": TRIAL}), environment.loader])
        content = {"first": opening}
        page = Page("relations/trial.html", "trial", "Two", str(opening.sentence), content)
        for name, text in assets():
            (tmp_path / "assets").mkdir(exist_ok=True)
            (tmp_path / "assets" / name).write_text(text, "utf-8")
        file = tmp_path / page.path
        file.parent.mkdir(exist_ok=True)
        file.write_text(rendered(page, of, environment), "utf-8")
        return file

    return write


@pytest.fixture
def mixed(claim):
    return [
        claim("usa", "supports", "iraq", means="weapons", item="missiles", via=("post",)),
        claim("usa", "supports", "iraq", means="troops", when="2014"),
        claim("usa", "supports", "iraq", means="troops", negated=True, speaker=KERRY),
        claim("usa", "supports", "iraq", **OFFER, means="weapons", condition="if asked"),
        *(
            claim(
                "iraq", "opposes", "usa", means="protest", when=f"2013-{month:02}", item=f"no {i}"
            )
            for i, month in enumerate(range(1, 13))
        ),
        *(claim("iraq", "opposes", "usa", means="attack", when=f"2013-12-0{i}") for i in (1, 2)),
    ]


def test_every_line_leads_to_the_pages_of_its_claims(put, registry, mixed) -> None:
    of = material(mixed, registry, THEN)
    html = put(opening_of_pair(of, of.pairs[0]), of).read_text("utf-8")
    for told in mixed:
        assert f'href="../claims/{told.id[:16]}.html"' in html
    assert "%" not in re.sub("<[^>]*>", "", html.partition("<main")[2])


@pytest.mark.browser
def test_the_opening_fits_a_narrow_screen_and_has_no_barrier(put, registry, mixed, visit) -> None:
    of = material(mixed, registry, THEN)
    file = put(opening_of_pair(of, of.pairs[0]), of)
    page = visit(file, viewport={"width": 360, "height": 740}).page
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.click("details > summary")
    assert page.locator(".listing.done li").last.is_visible()
    # With preload axe asks for the stylesheets again, which the page's policy forbids.
    found = Axe().run(page, options={"preload": False}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.browser
def test_hostile_texts_run_nothing_and_break_no_layout(put, registry, claim, visit) -> None:
    name = f"<img src=x onerror=alert(1)>\u202e{{{{ 7*7 }}}}{'W' * 9_900}"
    actors = {id_: dataclasses.replace(one, short=name) for id_, one in registry.actors.items()}
    known = dataclasses.replace(registry, actors=actors)
    fields = {"item": name, "condition": name, "speaker": Speaker(name), "means": "weapons",
              "against": ("isil", "sunnis")}  # fmt: skip
    claims = [
        claim("usa", "supports", "iraq", **fields),
        claim("usa", "supports", "iraq", modality=Modality.OFFERED, **fields),
        claim("iran", "supports", "iraq", **fields),
    ]
    of = material(claims, known, THEN)
    for opening in (opening_of_site(of), opening_of_pair(of, of.pairs[0])):
        file = put(opening, of)
        page = visit(file, viewport={"width": 360, "height": 740}).page
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        assert "{{ 7*7 }}" in page.inner_text(".sentence")
        assert page.locator("main img").count() == 0
        assert len(file.read_text("utf-8").partition("<main")[2]) < 50_000


def test_a_line_says_how_many_of_its_reports_may_be_of_another_time(pair, claim) -> None:
    reports = [claim("usa", "opposes", "iraq", when="2014", source=f"s{n}") for n in range(3)]
    (line,) = listed(pair(claim("usa", "opposes", "iraq"), *reports), "done")
    assert line.badge == "done"
    assert "3 of 4 reports may lie outside the window" in line.badges
    (line,) = listed(pair(*reports), "done")
    assert line.badge == "reported, date uncertain"
    assert not any("may lie outside the window" in badge for badge in line.badges)


def test_a_site_of_one_source_says_so_in_its_title_and_sentence(
    registry, claim, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr(site, "KINDS", (graph.pages,))
    claims = [claim("usa", "supports", "iraq", means="weapons")]
    view = View(as_of=THEN.as_of, sources=frozenset({"report"}))
    title = site.titled("T", registry, view)
    site.write_site(tmp_path, claims, registry, view, title=title)
    text = (tmp_path / "index.html").read_text("utf-8")
    assert "<title>T: A report: As of 6 January 2014" in text
    site.write_site(tmp_path, claims, registry, view, title="Given")
    text = (tmp_path / "index.html").read_text("utf-8")
    assert "<title>Given: As of 6 January 2014" in text
    of = material(claims, registry, view)
    said = str(opening_of_site(of).sentence)
    assert said.startswith("As of 6 January 2014, as one source tells (A report): the US had")
    own = str(opening_of_source(of, "report").sentence)
    assert "as one source tells" not in own
    many = View(sources=frozenset({"report", "release"}))
    assert site.titled("T", registry, many) == "T: 2 chosen sources"
    assert site.titled("T", registry, DEFAULT_VIEW) == "T"


def test_what_is_not_known_unfolds_to_the_last_name(registry, claim) -> None:
    names = [f"actor-{number:02}" for number in range(20)]
    more = {one: dataclasses.replace(registry.actors["iran"], id=one, name=one, short="")
            for one in names}  # fmt: skip
    world = dataclasses.replace(registry, actors={**registry.actors, **more})
    claims = [claim("usa", "supports", "iraq"),
              *(claim(one, "opposes", "isil") for one in names)]  # fmt: skip
    of = material(claims, world, THEN)
    first = opening_of_actor(of, next(one for one in of.actors if one.id == "usa"))
    one = first.unknowns[0]
    assert "more" not in str(one.text)
    assert one.rest == len(one.names) == 21 - 12
    assert all(name in (*one.names, *str(one.text).split("; ")) for name in names[1:])


def test_pairs_of_which_nothing_is_said_unfold_to_the_last(put, registry, claim) -> None:
    names = [f"actor-{number}" for number in range(9)]
    more = {one: dataclasses.replace(registry.actors["iran"], id=one, name=one, short="")
            for one in names}  # fmt: skip
    world = dataclasses.replace(registry, actors={**registry.actors, **more})
    of = material([claim(one, "opposes", "isil") for one in names], world, THEN)
    (pairs,) = (one for one in opening_of_site(of).unknowns if "undetermined" in str(one.text))
    assert "undetermined; 21 of 28 pairs" in str(pairs.text)
    assert str(pairs.text).count(" and ") == 12
    assert "more" not in str(pairs.text)
    assert pairs.names[-1] == "actor-5 and actor-6"
    assert len(pairs.names) == pairs.rest == 21 - 12
    html = put(opening_of_site(of), of).read_text("utf-8")
    assert re.search("<summary>9 more</summary>\n<p>.*<bdi>actor-5 and actor-6</bdi>.</p>", html)


def test_what_a_list_leaves_out_is_found_by_links(put, registry, claim) -> None:
    claims = [
        claim("usa", "supports", "iraq", means="weapons", item=f"kind {i}") for i in range(100)
    ]
    of = material(claims, registry, THEN)
    html = put(opening_of_site(of), of).read_text("utf-8")
    (rest,) = re.findall('<p class="none">And 28 more, in (.*?)</p>', html)
    assert re.findall('href="../([^"]+)"', rest) == ["matrix.html", "actors/index.html"]


@pytest.mark.browser
def test_lists_that_are_folded_unfold_and_fit_a_narrow_screen(
    visit, registry, mixed, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr(site, "KINDS", (analysis_page.pages,))
    site.write_site(tmp_path, mixed, registry, THEN, title="Folded")
    page = visit(tmp_path / "analysis.html", viewport={"width": 360, "height": 740}).page
    line = page.locator(".listing.done li").first
    assert not line.is_visible()
    page.click("details.all > summary")
    assert line.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
