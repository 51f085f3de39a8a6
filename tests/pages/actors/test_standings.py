"""Whom an actor supports and opposes, by whom it is, and what is only said."""

from __future__ import annotations

import pytest

from belligraph.model import Actor, ActorKind, Modality, Scope, Speaker
from belligraph.pages.actors.standings import MOST_OTHERS, heading_of, standings


def groups(profile) -> dict[str, list[str]]:
    """Whom the page lists, by heading."""
    return {heading: [one.other for one in group] for heading, _, group in standings(profile)}


def test_supporters_and_enemies_stand_apart_by_direction(of, claim, profile) -> None:
    made = of(
        claim("usa", "supports", "iraq", means="weapons"),
        claim("isil", "opposes", "iraq", means="attack"),
        claim("iraq", "opposes", "isil", means="attack"),
        claim("iran", "alliedWith", "iraq"),
    )
    assert groups(profile(made, "iraq")) == {
        "Supported by": ["US"],
        "Allied with": ["Iran"],
        "Opposed by": ["ISIL"],
        "Opposes": ["ISIL"],
    }
    assert groups(profile(made, "usa")) == {"Supports": ["Iraq"]}


def test_offers_and_denials_are_never_among_supporters(of, claim, profile, shown) -> None:
    made = of(
        claim("usa", "supports", "iraq", modality=Modality.PROMISED),
        claim("iran", "supports", "iraq", means="troops", negated=True,
              speaker=Speaker("Kerry")),
        claim("sunnis", "supports", "iraq", modality=Modality.OFFERED, negated=True),
    )  # fmt: skip
    assert groups(profile(made, "iraq")) == {
        "Only said": ["US"],
        "Denied or ruled out": ["Iran", "Sunnis in Iraq"],
    }
    page, _ = shown(made, "iraq")
    assert page.content["ego"] is None


def test_a_line_says_who_when_and_leads_to_claim_and_pair(of, claim, shown) -> None:
    sent = claim("usa", "supports", "iraq", means="weapons", via=("post",))
    _, text = shown(of(sent), "iraq")
    section = text[text.index("Supported by <span") :]
    assert f'href="../claims/{sent.id[:16]}.html"' in section
    assert "weapons, 5 January 2014" in section
    assert "<bdi>The Washington Post</bdi>" in section
    assert 'href="../relations/iraq--usa.html"' in section
    assert 'href="../actors/usa.html"><bdi>US' in section


def test_of_many_claims_the_latest_stand_here_and_the_rest_is_counted(
    of, claim, profile, shown
) -> None:
    many = [claim("usa", "supports", "iraq", when=f"2014-01-{day:02}") for day in range(1, 21)]
    ((_, _, (one,)),) = standings(profile(of(*many), "iraq"))
    assert one.more == 20 - len(one.cards)
    assert one.cards[0].brief.endswith("20 January 2014")
    _, text = shown(of(*many), "iraq")
    assert f"{one.more} more claims, and all reports of" in text


def test_both_support_and_opposition_is_called_mixed(of, claim, shown) -> None:
    _, text = shown(of(claim("usa", "supports", "iraq"), claim("usa", "opposes", "iraq")), "usa")
    assert "mixed: both support and opposition are reported" in text


@pytest.mark.parametrize(
    ("fields", "heading"),
    [
        ({"modality": Modality.REQUESTED}, "Only said"),
        ({"modality": Modality.POSSIBLE}, "Only said"),
        ({"modality": Modality.PROMISED, "negated": True}, "Denied or ruled out"),
        ({"negated": True}, "Denied or ruled out"),
    ],
)
def test_what_is_no_deed_stands_under_its_heading(of, claim, fields, heading) -> None:
    made = claim("usa", "supports", "iraq", **fields)
    assert heading_of(of(made).teller.card(made)) == heading


def test_a_claim_that_says_what_its_heading_says_does_not_repeat_it(of, claim, shown) -> None:
    wide = claim("usa", "opposes", "isil", scope=Scope.WITH_AFFILIATES, when="2014-01-04")
    _, text = shown(of(claim("usa", "opposes", "isil"), wide), "usa")
    section = text[text.index("Opposes <span") : text.index('id="means"')]
    assert section.count("<bdi>US</bdi> opposes <bdi>ISIL</bdi> and its affiliates</a>") == 1
    assert section.count("<bdi>US</bdi> opposes") == 1


def test_of_very_many_others_the_least_attested_stand_by_name(
    of, claim, registry, shown, with_actors
) -> None:
    more = [Actor(id=f"a{i:02}", name=f"Group {i:02}", kind=ActorKind.ARMED_GROUP)
            for i in range(MOST_OTHERS + 2)]  # fmt: skip
    often = more[-1].id
    made = of(
        *(claim(one.id, "opposes", "iraq") for one in more),
        claim(often, "opposes", "iraq", when="2014-01-04"),
        world=with_actors(registry, *more),
    )
    _, text = shown(made, "iraq")
    rest = text[text.index("<summary>2 more</summary>") : text.index('id="means"')]
    assert rest.count('href="../relations/') == 2
    assert often not in rest
    assert "1 independent source" in rest


def test_one_card_of_each_like_statement_stands_before_repetitions(of, claim, profile) -> None:
    same = [
        claim("usa", "supports", "iraq", modality=Modality.PROMISED, when=f"2014-01-0{day}")
        for day in range(2, 6)
    ]
    others = [
        claim("usa", "supports", "iraq", modality=Modality.OFFERED, when="2013-12-01"),
        claim("iraq", "supports", "usa", modality=Modality.REQUESTED, when="2013-12-02"),
    ]
    ((_, _, (one,)),) = standings(profile(of(*same, *others), "iraq"))
    assert [str(card.statement) for card in one.cards] == [
        "US promised to support Iraq",
        "Iraq was asked to support US",
        "US offered to support Iraq",
    ]
    assert one.more == 3
