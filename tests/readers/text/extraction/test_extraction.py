"""Kinds of sentence: what they claim, and what they do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from belligraph.model import Claim, Extent, Method, Scope
from belligraph.readers.text import Extraction, extract
from belligraph.readers.text.extraction.reader import agent
from belligraph.registry import Registry

Read = Callable[[str], Extraction]
pytestmark = pytest.mark.text


def short(claim: Claim) -> str:
    """A claim in one line: ends, relation and means, then whatever is not plain."""
    words = [claim.subject, claim.relation.value, claim.object, claim.means.value]
    words += [claim.item] if claim.item else []
    words += [claim.modality.value] if claim.modality != "actual" else []
    words += ["not"] if claim.negated else []
    words += [claim.standing.value] if claim.standing != "stated" else []
    return " ".join(words)


def claims(read: Read, text: str) -> list[str]:
    return [short(c.claim) for c in read(text).claims]


ACTIVE = [
    ("Russian troops attacked Ukrainian forces.", "russia opposes ukraine attack"),
    ("The Houthis were armed by Iran.", "iran supports houthis weapons"),
    ("Ethiopia, backed by Eritrea, left.", "eritrea supports ethiopia unknown"),
    ("Iran supplied the Houthis with missiles.", "iran supports houthis weapons missiles"),
    ("Russia supports Syria, which left.", "russia supports syria unknown"),
    ("Iran gave Syria a loan of money.", "iran supports syria funding"),
    ("The US helped Ukraine fight Russia.", "usa supports ukraine unknown"),
    ("Colombia expelled the Venezuelan ambassador.", "colombia opposes venezuela rejection"),
    ("Ethiopian troops tried to expel the TPLF.", "ethiopia opposes tplf attack"),
]
NOMINAL = [
    ("Tehran's support for Hezbollah has grown.", "iran supports hezbollah unknown"),
    ("Rwanda gave its backing to M23.", "rwanda supports m23 unknown"),
    ("Washington imposed sanctions on Russia.", "usa opposes russia sanction"),
    ("The offensive by Ethiopian forces against the TPLF began.", "ethiopia opposes tplf attack"),
    ("Iran-backed Houthi rebels fled.", "iran supports houthis unknown"),
    ("Hezbollah is hostile to Israel.", "hezbollah opposes israel unknown"),
    ("M23, a group linked to Rwanda, fled.", "m23 affiliatedWith rwanda unknown"),
]
FORCE = [
    ("Turkey offered to send drones to Ukraine.", "turkey supports ukraine weapons drones offered"),
    ("Turkey promised Ukraine drones.", "turkey supports ukraine weapons drones promised"),
    ("Turkey will help Ukraine.", "turkey supports ukraine unknown promised"),
    ("Washington asked Turkey to help Ukraine.", "turkey supports ukraine unknown requested"),
    ("Ethiopia asked Turkey for help.", "turkey supports ethiopia unknown requested"),
    ("Russia may attack Ukraine.", "russia opposes ukraine attack possible"),
    ("Israel refused to arm Ukraine.", "israel supports ukraine weapons not"),
    ("Turkey ruled out sending troops to Ukraine.", "turkey supports ukraine troops not"),
    ("Israel did not attack Hezbollah.", "israel opposes hezbollah attack not"),
    ("No Turkish soldiers fought alongside Ethiopia.",
     "turkey supports ethiopia joint_operations not"),
    ("Rwanda denied arming M23.", "rwanda supports m23 weapons not"),
    ("Rwanda denied that it supports M23.", "rwanda supports m23 unknown not"),
    ("Iran is believed to have armed the Houthis.", "iran supports houthis weapons alleged"),
    ("The US could have supported Colombia.", "usa supports colombia unknown counterfactual"),
    ("Venezuela threatened to attack Colombia.", "venezuela opposes colombia threat"),
    ("The TPLF vowed to crush Ethiopian forces.", "tplf opposes ethiopia threat"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claim"), ACTIVE + NOMINAL + FORCE)
def test_a_sentence_makes_exactly_this_claim(read: Read, text: str, claim: str) -> None:
    assert claims(read, text) == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "Houthi fighters were shelled for hours.",
        "Turkey bombed Kyiv.",
        "Did Iran arm Hezbollah?",
        "It is unclear whether Iran armed Hezbollah.",
        "Fears that Russia would attack Ukraine grew.",
        "If Russia attacks Ukraine, prices will rise.",
        "Russia no longer supports Syria.",
        "The US and Russia held talks about Ukraine in Moscow.",
        "Turkey sent humanitarian aid to Syria.",
        "Turkey backed the resolution on Syria.",
        "Russia sold wheat to Turkey.",
        "Russia helped Turkey to build a plant.",
        "Turkey sent troops to Syria.",
        "Turkey beat Russia in the friendly.",
        "Iran's foreign minister met Hezbollah leaders in Damascus.",
        "The attack on Ukraine was condemned by Turkey.",
        "Congo called for sanctions against Rwanda.",
        "Reuters opposed the law.",
    ],
)
def test_a_sentence_claims_nothing(read: Read, text: str) -> None:
    assert claims(read, text) == []


def test_both_directions_of_a_clash(read: Read) -> None:
    expected = {"colombia opposes venezuela attack", "venezuela opposes colombia attack"}
    assert set(claims(read, "Colombia and Venezuela clashed on Sunday.")) == expected
    assert set(claims(read, "Colombian forces clashed with Venezuela.")) == expected


def test_coordination_is_multiplied_out(read: Read) -> None:
    text = "Iran and Russia armed Syria and Hezbollah."
    assert len(claims(read, text)) == 4


def test_respectively_pairs_up(read: Read) -> None:
    assert claims(read, "Iran and Russia support Syria and Hezbollah respectively.") == [
        "iran supports syria unknown",
        "russia supports hezbollah unknown",
    ]


def test_accusation_is_a_claim_and_what_is_alleged_another(read: Read) -> None:
    found = {short(c.claim): c.claim for c in read("Congo accused Rwanda of arming M23.").claims}
    assert set(found) == {
        "congo opposes rwanda accusation",
        "rwanda supports m23 weapons alleged",
    }
    speaker = found["rwanda supports m23 weapons alleged"].speaker
    assert speaker is not None
    assert speaker.actor == "congo"


def test_a_call_to_act_against_somebody_is_also_opposition(read: Read) -> None:
    assert claims(read, "Ethiopia urged Eritrea to attack the TPLF.") == [
        "eritrea opposes tplf attack requested",
        "ethiopia opposes tplf mobilisation",
    ]


def test_a_purpose_fills_against_only(read: Read) -> None:
    (only,) = read("The US supports Colombia's fight to defeat the FARC.").claims
    assert short(only.claim) == "usa supports colombia unknown"
    assert only.claim.against == ("farc",)


def test_a_denial_is_spoken_by_the_denier(read: Read) -> None:
    (only,) = read("Rwanda denied arming M23.").claims
    assert only.claim.speaker is not None
    assert only.claim.speaker.actor == "rwanda"


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Iran is ready to arm Syria if Damascus asks.", "if Damascus asks"),
        ("If Russia attacks, Turkey will help Ukraine.", "If Russia attacks"),
        ("Should Russia attack, the US would arm Ukraine.", "Should Russia attack"),
    ],
)
def test_conditions_are_kept(read: Read, text: str, condition: str) -> None:
    (only,) = read(text).claims
    assert only.claim.condition == condition
    assert only.claim.modality in ("offered", "promised")


def test_exclusions_take_a_means_out_of_a_support(read: Read) -> None:
    text = "Turkey promised to support Ukraine against Russia, but no troops."
    assert claims(read, text) == [
        "turkey supports ukraine unknown promised",
        "turkey supports ukraine troops not",
    ]


def test_speaker_and_outlets(read: Read) -> None:
    (only,) = read(
        "The Washington Post reported that Sergei Orlov said Russia had attacked Syria."
    ).claims
    assert only.claim.speaker is not None
    assert (only.claim.speaker.name, only.claim.speaker.actor) == ("Sergei Orlov", "sergei-orlov")
    assert only.claim.via == ("the-washington-post",)


def test_what_was_told_to_local_media_passed_through_them(read: Read) -> None:
    (only,) = read(
        "Iranian General Reza Karimi told local media on Sunday that Iran was attacking Israel."
    ).claims
    assert only.claim.via == ("iranian-local-media",)
    assert only.claim.speaker is not None
    assert (only.claim.speaker.name, only.claim.speaker.actor) == ("Reza Karimi", None)


def test_outlets_are_never_actors(read: Read) -> None:
    found = read("The Washington Post condemned Russia. Washington condemned Russia.")
    assert [short(c.claim) for c in found.claims] == ["usa opposes russia accusation"]


def test_a_capital_is_its_government_only_in_an_actors_role(read: Read) -> None:
    text = "Turkey attacked Syrian forces 40 miles west of Damascus."
    assert claims(read, text) == ["turkey opposes syria attack"]
    assert claims(read, "Moscow has supported Damascus.") == ["russia supports syria unknown"]


def test_quoted_we_is_the_speakers_state(read: Read) -> None:
    text = '"We will help Ukraine," Sergei Orlov said. "We are not sending soldiers to Ukraine."'
    assert claims(read, text) == [
        "russia supports ukraine unknown promised",
        "russia supports ukraine troops not",
    ]


def test_dates_and_theatre(read: Read) -> None:
    (only,) = read("Iran attacked the Houthis in Sanaa on Sunday.").claims
    assert str(only.claim.valid) == "2022-06-12"
    assert (only.claim.place, only.claim.theatre) == ("sanaa", "yemen-war")
    (past,) = read("In 2008 Colombian forces attacked the FARC.").claims
    assert str(past.claim.valid) == "2008"


def test_control_of_places(read: Read) -> None:
    (whole,) = read("M23 captured Goma in May.").claims
    assert (short(whole.claim), whole.claim.extent) == ("m23 controls goma unknown", Extent.WHOLE)
    (part,) = read("Hezbollah seized parts of Aleppo.").claims
    assert part.claim.extent is Extent.PART
    (mixed,) = read("Hezbollah seized the city and parts of Tigray.").claims
    assert mixed.claim.extent is Extent.PART


def test_affiliates_widen_the_scope(read: Read) -> None:
    (only,) = read("Iran opposes Israel and its affiliates.").claims
    assert only.claim.scope is Scope.WITH_AFFILIATES


def test_unknown_names_become_provisional_actors(read: Read) -> None:
    found = read("Russian forces attacked the Karvonian Liberation Army on Monday.")
    (only,) = found.claims
    assert [a.id for a in found.actors] == [only.claim.object] == ["karvonian-liberation-army"]
    assert found.actors[0].provisional
    assert only.claim.confidence < 0.9


def test_the_group_is_the_one_last_named_and_less_sure(read: Read) -> None:
    found = read("Hezbollah held a rally. Israeli troops attacked the group on Monday.")
    (only,) = found.claims
    assert short(only.claim) == "israel opposes hezbollah attack"
    assert only.of("object")[0].text == "group"
    assert only.claim.confidence < 0.7


def test_evidence_is_a_span_of_the_document(read: Read) -> None:
    text = "A headline of the day\r\n\r\n“Turkey” promised to send drones to Ukraine.\r\n"
    found = read(text)
    (only,) = found.claims
    evidence = only.claim.evidence
    assert (evidence.paragraph, evidence.locator) == (2, "paragraph 2")
    assert evidence.document == found.document.sha256
    assert text[evidence.start : evidence.end] == "Turkey” promised to send drones to Ukraine"
    for _, mention in only.mentions:
        assert text[mention.start : mention.end] == mention.text


def test_said_twice_is_one_claim_with_its_first_span(read: Read) -> None:
    found = read("Russia attacked Ukraine.\nRussia attacked Ukraine.\n")
    assert [c.claim.evidence.paragraph for c in found.claims] == [1]


def test_claims_bear_the_marks_of_extraction(read: Read) -> None:
    found = read("Russia attacked Ukraine.")
    claim = found.claims[0].claim
    assert (claim.method, claim.agent, claim.row) == (Method.EXTRACTED, agent("rules"), "")
    assert (claim.source, claim.publisher) == (found.document.source.id, "reuters")
    assert claim.confidence < 1
    assert round(claim.confidence, 4) == claim.confidence


def test_the_same_text_gives_the_same_claims(read: Read, registry: Registry) -> None:
    first = read("Iran and Russia armed Syria. Turkey promised Ukraine drones.")
    again = extract(first.document, registry, "rules")
    assert [c.claim.id for c in again.claims] == [c.claim.id for c in first.claims]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "The Russia was attacked by. " * 2_000,
        "( " * 2_000 + "the of and" + " )" * 2_000,
        "Russia" + " and Russia" * 1_000 + " attacked Russia.",
        "The \x01\x02army\x1b[31m \u202eattacked\u202c was of 攻击 the FARC.",
    ],
)
def test_hostile_texts_neither_stall_nor_claim(read: Read, text: str) -> None:
    assert read(text).claims == ()
