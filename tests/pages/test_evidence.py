from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from belligraph.dates import parse_date, parse_interval
from belligraph.model import Evidence, Method, Modality, Retraction, Scope, Speaker, Standing
from belligraph.pages.telling.dossiers import cards_of, dossiers, lead
from belligraph.pages.telling.evidence import Teller
from belligraph.pages.telling.profiles import profiles
from belligraph.pages.telling.tallies import counts
from belligraph.relations import DEFAULT_VIEW, View, edges
from showing import material

TEXT = "Kerry spoke.\n\nWe are not  putting\nboots on the ground, he said."
SHA = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture
def teller(registry):
    def make(*claims, view=DEFAULT_VIEW, documents=None):
        return Teller(registry, view, {c.id: c for c in claims}, documents or {})

    return make


def test_the_chain_leads_from_speaker_over_outlets_to_publisher(teller, claim) -> None:
    told = claim("usa", "supports", "iraq", speaker=Speaker("John Kerry", "usa"), via=("post",))
    card = teller().card(told)
    assert card.chain == ("John Kerry", "The Washington Post", "The Monitor")
    assert "said by a party to this" in card.flags
    assert (card.source, card.link) == ("A report", "https://example.org/report")


def test_an_actor_that_speaks_through_an_outlet_of_its_own_is_named_once(teller, claim) -> None:
    release = {"source": "release", "publisher": "centcom"}
    for speaker, chain in [
        (Speaker("us", "usa"), ("us",)),
        (Speaker("John Kerry", "usa"), ("John Kerry", "US Central Command")),
        (Speaker("US", "iran"), ("US", "US Central Command")),
        (Speaker("US"), ("US", "US Central Command")),
        (None, ("US Central Command",)),
    ]:
        assert teller().chain(claim("usa", "opposes", "isil", speaker=speaker, **release)) == chain
    passed_on = claim("usa", "opposes", "isil", speaker=Speaker("US", "usa"), via=("centcom",))
    assert teller().chain(passed_on) == ("US", "The Monitor")


def test_the_sentence_is_shown_only_where_its_document_is_at_hand(teller, claim) -> None:
    start = TEXT.index("We are")
    evidence = Evidence(document=SHA, paragraph=2, start=start, end=len(TEXT))
    told = claim("usa", "supports", "iraq", evidence=evidence, gist="He ruled it out.")
    without = teller().card(told)
    assert (without.sentence, without.quoted) == ("He ruled it out.", False)
    card = teller(documents={SHA: TEXT}).card(told)
    assert card.sentence == "We are not putting boots on the ground, he said."
    assert card.quoted
    assert ("Where", "paragraph 2") in card.record


def test_a_document_shorter_than_the_span_falls_back_to_the_gist(teller, claim) -> None:
    evidence = Evidence(document=SHA, start=900, end=950)
    card = teller(documents={SHA: TEXT}).card(claim("usa", "supports", "iraq", evidence=evidence,
                                                    gist="Gist."))  # fmt: skip
    assert (card.sentence, card.quoted) == ("Gist.", False)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, "done"),
        ({"modality": Modality.PROMISED}, "promised"),
        ({"negated": True}, "said not to be so"),
        ({"negated": True, "speaker": Speaker("Kerry", "usa")}, "denied"),
        ({"negated": True, "modality": Modality.OFFERED}, "offered not to"),
        ({"negated": True, "modality": Modality.PROMISED}, "promised not to"),
        ({"negated": True, "modality": Modality.REQUESTED}, "asked not to"),
        ({"negated": True, "modality": Modality.POSSIBLE}, "thought possible not to"),
        ({"retracted": Retraction(parse_date("2014-01-07"), "An error.")}, "retracted"),
    ],
)
def test_the_status_says_whether_it_was_done(teller, claim, fields, status: str) -> None:
    assert teller().card(claim("usa", "supports", "iraq", **fields)).status == status


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"modality": Modality.PROMISED}, "US would not oppose Iraq (attack)"),
        ({"modality": Modality.OFFERED}, "US would not oppose Iraq (attack)"),
        ({"modality": Modality.REQUESTED}, "US was asked not to oppose Iraq (attack)"),
        ({"modality": Modality.POSSIBLE}, "US might not oppose Iraq (attack)"),
        ({"modality": Modality.COUNTERFACTUAL}, "US would not have come to oppose Iraq (attack)"),
        ({"means": "unknown"}, "US does not oppose Iraq"),
        ({"relation": "supports", "means": "troops"}, "US does not support Iraq with troops"),
        (
            {"relation": "supports", "means": "military", "scope": Scope.WITH_AFFILIATES},
            "US does not support Iraq and its affiliates with military means",
        ),
    ],
)
def test_a_negated_claim_is_negated_in_its_sentence(teller, claim, fields, sentence) -> None:
    relation = fields.pop("relation", "opposes")
    told = claim("usa", relation, "iraq", negated=True, **{"means": "attack", **fields})
    card = teller().card(told)
    assert str(card.statement) == sentence
    assert "attack" not in card.brief


def test_a_population_takes_the_plural(teller, claim) -> None:
    for fields, sentence in [
        ({}, "Sunnis in Iraq oppose Iraq"),
        ({"negated": True}, "Sunnis in Iraq do not oppose Iraq"),
        ({"modality": Modality.REQUESTED}, "Sunnis in Iraq were asked to oppose Iraq"),
    ]:
        card = teller().card(claim("sunnis", "opposes", "iraq", **fields))
        assert str(card.statement) == sentence


@pytest.mark.parametrize(
    ("when", "doubt"),
    [
        ("2014", "dated 2014: may lie after 6 January 2014"),
        ("2013", "dated 2013: may lie before 6 January 2013"),
        ("201X", "dated between 2010 and 2019: may lie after 6 January 2014 or lie before "
                 "6 January 2013"),
        ("2014-01-02~", "dated about 2 January 2014: may lie outside the window"),
        ("2014-01-02", ""),
        ("2012", ""),
        ("2015", ""),
    ],
)  # fmt: skip
def test_a_deed_of_uncertain_date_is_not_simply_done(teller, claim, when, doubt) -> None:
    card = teller(view=View(as_of=date(2014, 1, 6))).card(
        claim("usa", "supports", "iraq", when=when)
    )
    assert card.doubt == doubt
    assert card.badge == ("reported, date uncertain" if doubt else "done")
    assert (doubt in card.flags) == bool(doubt)


def test_the_chip_of_an_allegation_says_that_it_is_one(teller, claim) -> None:
    alleged = claim("usa", "supports", "iraq", standing=Standing.ALLEGED)
    assert teller().card(alleged).badge == "alleged"
    late = claim("usa", "supports", "iraq", standing=Standing.ALLEGED, when="2014")
    assert teller(view=View(as_of=date(2014, 1, 6))).card(late).badge == "alleged, date uncertain"
    offered = claim("usa", "supports", "iraq", standing=Standing.ALLEGED, modality=Modality.OFFERED)
    assert teller().card(offered).badge == "offered"


@pytest.mark.parametrize(
    ("means", "done", "chip"),
    [
        ("troops", {}, "ruled out"),
        ("troops", {"means": "weapons"}, "ruled out"),
        ("troops", {"means": "troops"}, "denied"),
        ("unknown", {"means": "weapons"}, "denied"),
        ("troops", {"means": "troops", "modality": Modality.OFFERED}, "ruled out"),
        ("troops", {"means": "troops", "when": "2005"}, "ruled out"),
        ("troops", {"means": "troops", "when": "2014-06"}, "ruled out"),
    ],
)
def test_support_is_ruled_out_until_it_is_reported_and_denied_then(
    registry, claim, means, done, chip
) -> None:
    denial = claim(
        "usa", "supports", "iraq", means=means, negated=True, speaker=Speaker("Kerry", "usa")
    )
    claims = [denial, *([claim("usa", "supports", "iraq", **done)] if done else [])]
    told = material(claims, registry, DEFAULT_VIEW).told
    assert told[denial.id].badge == chip


def test_a_denial_without_a_date_speaks_of_the_time_before_it_is_said(registry, claim) -> None:
    denial = claim("usa", "supports", "iraq", negated=True, valid=None,
                   speaker=Speaker("Kerry", "usa"), said_on=parse_date("2014-01-06"))  # fmt: skip
    for when, chip in (("2013-12", "denied"), ("2005", "ruled out"), ("2014-06", "ruled out")):
        deed = claim("usa", "supports", "iraq", means="troops", when=when)
        of = material([denial, deed], registry, DEFAULT_VIEW)
        assert of.told[denial.id].badge == chip
        (line,) = (one for one in of.ledger.every if one.kind == "done")
        assert bool(line.deniers) == (chip == "denied")


def test_only_the_one_who_is_said_to_act_denies(teller, claim) -> None:
    by_the_object = claim("usa", "supports", "iraq", negated=True, speaker=Speaker("M", "iraq"))
    assert teller().card(by_the_object).badge == "said not to be so"
    allies = claim("usa", "alliedWith", "iraq", negated=True, speaker=Speaker("M", "usa"))
    assert teller().card(allies).badge == "denied"


@pytest.mark.parametrize(
    ("when", "remarked"),
    [("2013-12/..", False), ("2013-12/2014", False), ("2013-12/", True), ("2013-12", True)],
)
def test_a_tie_without_an_end_says_that_none_is_reported(teller, claim, when, remarked) -> None:
    card = teller().card(claim("isil", "affiliatedWith", "iran", when=when))
    assert ("End" in dict(card.facts)) == remarked
    assert "End" not in dict(teller().card(claim("usa", "supports", "iraq", when=when)).facts)


def test_support_is_told_with_those_whom_it_is_against(teller, claim) -> None:
    aimed = claim("usa", "supports", "iraq", against=("isil",))
    assert str(teller().card(aimed).statement) == "US supports Iraq against ISIL"
    many = claim(
        "usa", "supports", "iraq", means="troops", negated=True,
        against=("a", "b", "c", "d"),
    )  # fmt: skip
    assert str(teller().card(many).statement) == (
        "US does not support Iraq with troops against a, b and 2 others"
    )


def test_what_is_sure_of_a_pair_leaves_out_what_rests_on_uncertain_dates(teller, claim) -> None:
    view = View(as_of=date(2014, 1, 6))
    claims = [
        claim("usa", "supports", "iraq"),
        claim("usa", "supports", "iraq", when="2014"),
        claim("iraq", "supports", "usa", when="2014"),
        claim("usa", "supports", "iraq", modality=Modality.OFFERED, when="2014"),
    ]
    (pair,) = dossiers(claims, teller(*claims, view=view))
    assert pair.sure == {claims[0].id, claims[1].id}
    assert counts(pair) == (
        "2 claims; 1 more claim, dated 2014: may lie after 6 January 2014; "
        "not reported as done: 1 offered"
    )
    assert counts(pair, sure=True) == "2 claims"


def test_a_tie_holds(teller, claim) -> None:
    assert teller().card(claim("iran", "alliedWith", "iraq")).status == "holds"


def test_condition_standing_scope_and_method_are_told(teller, claim) -> None:
    told = claim(
        "iran", "opposes", "isil", condition="if asked", standing=Standing.ALLEGED,
        scope=Scope.WITH_AFFILIATES, method=Method.EXTRACTED, confidence=0.8312, valid=None,
    )  # fmt: skip
    card = teller().card(told)
    assert str(card.statement) == "Iran opposes ISIL and its affiliates"
    assert ("Condition", "if asked") in card.facts
    assert "alleged, not confirmed" in card.flags
    assert ("Recorded", "extracted by machine, confidence 0.83") in card.record
    assert card.brief == "means not stated, date not stated, reported by 6 January 2014"


def test_a_derived_claim_names_its_premises(teller, claim) -> None:
    premise = claim("iran", "opposes", "usa")
    derived = claim(
        "iran", "opposes", "isil", method=Method.DERIVED, rule="affiliate",
        derived_from=(premise.id, "0" * 64),
    )  # fmt: skip
    card = teller(premise).card(derived)
    texts = {str(p.text): bool(p.anchor) for p in card.premises}
    assert texts == {"Iran opposes US": True, "claim 0000000000, which is not at hand": False}


def test_the_lead_counts_roots_parties_and_denials(registry, claim) -> None:
    claims = [
        claim("usa", "supports", "iraq"),
        claim("usa", "supports", "iraq", via=("post",)),
        claim("usa", "supports", "iraq", via=("post",), when="2013-12"),
        claim("usa", "supports", "iraq", source="release", publisher="centcom"),
        claim("usa", "supports", "iraq", negated=True),
    ]
    (edge,) = edges(claims, registry=registry)
    assert lead(edge) == "3 independent sources, 1 party to the conflict, 1 denial"


def test_denials_are_told_by_their_means(teller, claim) -> None:
    claims = [
        claim("usa", "supports", "iraq", means="weapons"),
        claim("usa", "supports", "iraq", means="troops", negated=True),
        claim("usa", "supports", "iraq", means="troops", negated=True, when="2014-01-04"),
        claim("usa", "supports", "iraq", negated=True, modality=Modality.PROMISED),
        claim("iraq", "supports", "usa", means="funding", negated=True),
    ]
    (pair,) = dossiers(claims, teller(*claims))
    assert pair.blocks[0].lead == "1 independent source, 2 denials of troops"
    assert counts(pair) == "1 claim; promised not to: 1; said not to be so: 3"


def test_offers_are_counted_apart_from_denials(teller, claim) -> None:
    kerry = Speaker("John Kerry", "usa")
    claims = [
        claim("usa", "supports", "iraq", modality=Modality.OFFERED),
        claim("usa", "supports", "iraq", modality=Modality.PROMISED),
        claim("usa", "supports", "iraq", modality=Modality.PROMISED, when="2014-01-04"),
        claim("usa", "supports", "iraq", negated=True, speaker=kerry),
    ]
    (pair,) = dossiers(claims, teller(*claims))
    assert counts(pair) == "not reported as done: 1 offered, 2 promised; denied: 1"
    assert pair.speakers[0][0] == "John Kerry"
    assert "United States of America" in pair.speakers[0][1]


def test_an_actor_is_told_for_whom_nothing_is_reported(teller, claim) -> None:
    claims = [
        claim("isil", "opposes", "iraq"),
        claim("usa", "supports", "sunnis"),
        claim("iran", "supports", "isil", modality=Modality.OFFERED),
    ]
    told = teller(*claims)
    drawn = {"isil", "iraq", "usa", "sunnis"}
    found = {p.id: p for p in profiles(claims, dossiers(claims, told), told, drawn)}
    assert found["isil"].strangers == ("Sunnis in Iraq", "US")
    assert found["iran"].undetermined == 3


def test_a_pair_tells_deeds_words_and_ties_apart(teller, claim) -> None:
    claims = [
        claim("usa", "supports", "iraq"),
        claim("iraq", "opposes", "usa"),
        claim("usa", "supports", "iraq", modality=Modality.PROMISED),
        claim("usa", "partOf", "iraq"),
        claim("usa", "supports", "iraq", when="2012",
              retracted=Retraction(parse_date("2014-01-07"), "Wrong.")),
    ]  # fmt: skip
    (pair,) = dossiers(claims, teller(*claims))
    assert pair.id == "iraq--usa"
    assert [str(b.statement) for b in pair.blocks] == ["Iraq opposes US", "US supports Iraq"]
    assert sorted(c.status for c in pair.undone) == ["promised", "retracted"]
    assert [c.status for c in pair.ties] == ["holds"]
    assert pair.mixed
    assert len(pair.cards) == len(claims)


def test_words_from_outside_the_window_are_not_told(teller, claim) -> None:
    view = View(as_of=date(2014, 1, 6))
    old = claim("usa", "supports", "iraq", modality=Modality.OFFERED, when="2004")
    later = claim("usa", "supports", "iraq", modality=Modality.OFFERED, when="2015")
    assert dossiers([old, later], teller(view=view)) == []


@pytest.mark.parametrize(("when", "denied"), [("2013-12", True), ("2004", False)])
def test_denials_are_counted_and_told_where_they_speak_of_the_time(
    teller, claim, when, denied
) -> None:
    view = View(as_of=date(2014, 1, 6))
    claims = [
        claim("usa", "supports", "iraq"),
        claim("usa", "supports", "iraq", negated=True, when=when),
    ]
    (pair,) = dossiers(claims, teller(*claims, view=view))
    assert ("1 denial" in pair.blocks[0].lead) is denied
    assert len(pair.undone) == denied


def test_an_actor_is_told_with_names_offers_and_places(teller, claim) -> None:
    claims = [
        claim("isil", "opposes", "iraq"),
        claim("iran", "opposes", "isil", modality=Modality.POSSIBLE),
        claim("isil", "presentIn", "anbar"),
    ]
    told = teller(*claims)
    isil = next(p for p in profiles(claims, dossiers(claims, told), told) if p.id == "isil")
    assert [other for other, _ in isil.others] == ["Iran", "Iraq"]
    assert isil.others[0][1].undone[0].status == "thought possible"
    assert [str(c.statement) for c in isil.places] == ["ISIL is present in Anbar"]
    assert ("Active", "since October 2006") in isil.facts
    assert ("Also called since April 2013", "Daesh") in isil.facts
    assert ("Also called", "Islamic State") in isil.facts
    assert "Daesh" in isil.names


def test_a_later_retraction_is_not_told_before_it_was_known(teller, claim) -> None:
    withdrawn = Retraction(parse_date("2014-03-01"), "An error.")
    told = claim("usa", "supports", "iraq", retracted=withdrawn)
    early = teller(told, view=View(known_by=date(2014, 1, 31))).card(told)
    late = teller(told, view=View(known_by=date(2014, 4, 1))).card(told)
    assert (early.status, "Retracted" in dict(early.facts)) == ("done", False)
    assert (late.status, "Retracted" in dict(late.facts)) == ("retracted", True)


def test_what_a_rule_derives_is_no_deed_and_nobody_says_it(teller, claim) -> None:
    rule = {"method": Method.DERIVED, "derived_from": ("0" * 64, "1" * 64), "rule": "r"}
    card = teller().card(claim("iran", "opposes", "isil", **rule))
    assert (card.status, card.badge) == ("derived", "derived")
    assert card.chain == ("derived here from 2 claims",)
    tie = teller().card(claim("isil", "affiliatedWith", "iran", **rule))
    assert (tie.status, tie.chip) == ("derived", "derived")


@pytest.mark.parametrize(
    ("active", "end", "doubt"),
    [
        ("2006-01/2006-10-15", "ISIL ended 15 October 2006", "may have ended with ISIL"),
        ("2006-01/..", "no end is reported, so it is taken to last", ""),
        (
            "2006-01/2014-01",
            "no end is reported, so it is taken to last",
            "may have ended with ISIL",
        ),
        ("2006-01/2015", "no end is reported, so it is taken to last", ""),
    ],
)
def test_a_tie_does_not_surely_outlive_an_actor(teller, claim, registry, active, end, doubt):
    isil = replace(registry.actors["isil"], active=parse_interval(active))
    registry.actors["isil"] = isil
    make = teller(view=View(as_of=date(2014, 1, 6)))
    for made in (claim("iran", "partOf", "isil", when="2006"),
                 claim("isil", "controls", "anbar", when="2006-02")):  # fmt: skip
        card = make.card(made)
        assert dict(card.facts)["End"] == end
        assert card.doubt == doubt
        assert card.badge == ("reported, date uncertain" if doubt else "holds")
    over = make.card(claim("iran", "splitFrom", "isil", when="2006"))
    assert over.doubt == ""
    ended = make.card(claim("iran", "partOf", "isil", when="2006/2007"))
    assert (ended.doubt, dict(ended.facts)) == ("", {})


def test_a_paragraph_is_left_out_only_where_the_locator_names_it(teller, claim) -> None:
    for locator, where in [
        ("paragraph 12", "paragraph 12, paragraph 1"),
        ("paragraph 1", "paragraph 1"),
        ("page 3", "page 3, paragraph 1"),
    ]:
        evidence = Evidence(locator=locator, paragraph=1)
        card = teller().card(claim("usa", "supports", "iraq", evidence=evidence))
        assert dict(card.record)["Where"] == where


def test_a_state_that_lasts_from_the_day_of_its_report_does_not_begin_there(teller, claim) -> None:
    told = teller().card(claim("usa", "opposes", "isil", when="2014-01-06/.."))
    assert told.brief.endswith("as of 6 January 2014, and lasting")
    began = teller().card(claim("usa", "opposes", "isil", when="2014-01-05/.."))
    assert began.brief.endswith("since 5 January 2014")


def test_certain_cards_of_a_pair_stand_before_doubtful_ones_and_then_the_latest(
    teller, claim
) -> None:
    claims = [claim("usa", "supports", "iraq", when=when)
              for when in ("2014", "2013-12-01", "2014-01-02")]  # fmt: skip
    found = cards_of(claims, teller(*claims, view=View(as_of=date(2014, 1, 6))))
    assert [card.brief.rpartition(", ")[2] for card in found] == [
        "2 January 2014",
        "1 December 2013",
        "2014",
    ]
