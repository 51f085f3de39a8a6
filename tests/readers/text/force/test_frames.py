"""Sentences put together by hundreds of frames in which nobody says that a deed was done.

Whatever the deed, the verb it stands under and the words for who does it, none may be drawn as a
deed: what comes out is an offer, a denial, an allegation, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import pytest
from tests.readers.text.conftest import Read

from belligraph.model import Means, Modality, Standing

WHO = ("Iran", "The Iranian government", "Iran's foreign minister", "Tehran", "Iranian officials",
       "The army of Iran", "President Ali Karimi of Iran")  # fmt: skip
DEEDS = (
    ("arm Hezbollah", "arming Hezbollah", "armed Hezbollah", "armed Hezbollah"),
    ("send weapons to Hezbollah", "sending weapons to Hezbollah", "sent weapons to Hezbollah",
     "sent weapons to Hezbollah"),
    ("attack Ukraine", "attacking Ukraine", "attacked Ukraine", "attacked Ukraine"),
    ("give Hezbollah money", "giving Hezbollah money", "given Hezbollah money",
     "gave Hezbollah money"),
    ("shell Ukrainian troops", "shelling Ukrainian troops", "shelled Ukrainian troops",
     "shelled Ukrainian troops"),
    ("support Hezbollah", "supporting Hezbollah", "supported Hezbollah", "supported Hezbollah"),
    ("impose sanctions on Ukraine", "imposing sanctions on Ukraine",
     "imposed sanctions on Ukraine", "imposed sanctions on Ukraine"),
    ("provide Hezbollah with drones", "providing Hezbollah with drones",
     "provided Hezbollah with drones", "provided Hezbollah with drones"),
    ("shelter Hezbollah commanders", "sheltering Hezbollah commanders",
     "sheltered Hezbollah commanders", "sheltered Hezbollah commanders"),
)  # fmt: skip
"""An infinitive, a gerund, a participle and a past tense of each."""
UNDER = {
    0: """
        offered to|is ready to|was willing to|promised to|may|might|could|refused to|declined to
        did not|is considering whether to|was asked by Syria to|has not yet decided to|failed to
        was unable to|would never|would|will|plans to|agreed to|intends to|is expected to|should
        has no plans to|was urged to|was reluctant to|hesitated to|is unlikely to|was tempted to
        must|ought to|wants to|hoped to|was about to|was too weak to|debated whether to|needs to
        rejected a proposal to|considered a bid to|has the right to|is under pressure to
        pledged not to|has been accused of planning to|lacked the means to
    """,
    1: """
        denied|ruled out|considered|stopped short of|was accused by Syria of|is suspected of
        is thinking about|was barred from|was prevented from|abstained from|refrained from
        is against|was warned against|rejected the idea of|proposed|called for|was banned from
        opposed|floated the idea of|gave up the idea of|was acquitted of|was cleared of
    """,
    2: """
        has not|had never|would have|could have|may have|might have|is alleged to have
        is said to have|is believed to have|was accused of having|denied having|should have
        has reportedly|had nearly|would not have|cannot have|is suspected of having|had almost
        is rumoured to have|has neither
    """,
}
"""What may stand between the two, by the form of the deed that it takes."""
AROUND = (
    "If {who} {did}, war would follow.", "It is unclear whether {who} {did}.",
    "There is no evidence that {who} {did}.", "Syria doubts that {who} {did}.",
    "Reports that {who} {did} proved false.", "It was not {who} that {did}.",
    "Nothing suggests that {who} {did}.", "Neither Syria nor {who} {did}.",
    "No one believes that {who} {did}.", "Syria alleged that {who} {did}.",
    "According to unconfirmed reports, {who} {did}.", "The claim that {who} {did} is untrue.",
    "Syria disputed that {who} {did}.", "Syria said it was false that {who} {did}.",
    "Syria insisted it was untrue that {who} {did}.", "{who} never {did}.",
    "Syria's minister denied that {who} {did}.", "The idea that {who} {did} is absurd.",
)  # fmt: skip


def frames() -> Iterator[str]:
    whoever, deeds = cycle(WHO), cycle(DEEDS)
    for form, words in UNDER.items():
        for under in (one.strip() for line in words.split("\n") for one in line.split("|")):
            yield from (f"{next(whoever)} {under} {next(deeds)[form]}." for _ in "12" if under)
    for around in AROUND:
        for _ in WHO:
            yield around.format(who=next(whoever), did=next(deeds)[3])


@pytest.mark.parametrize("text", list(frames()))
def test_what_nobody_says_was_done_is_no_deed(read: Read, text: str) -> None:
    plain = [
        claim
        for claim in (c.claim for c in read(text).claims)
        if claim.subject == "iran"
        and claim.object in ("hezbollah", "ukraine")
        and not claim.negated
        and claim.modality is Modality.ACTUAL
        and claim.standing is Standing.STATED
        and claim.means is not Means.THREAT
    ]
    assert not plain


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("frame", ["{who} {did}.", "Syria said that {who} {did}.",
                                   "{who}, which {did}, did not answer.",
                                   "{who} has {done}."])  # fmt: skip
def test_what_somebody_says_was_done_is_one(read: Read, frame: str, deed: tuple[str, ...]) -> None:
    claims = [c.claim for c in read(frame.format(who="Iran", did=deed[3], done=deed[2])).claims]
    done = [c for c in claims if c.subject == "iran" and not c.negated]
    assert [c.modality for c in done] == [Modality.ACTUAL]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # what stands before the one who acts
        ("Two Iranian soldiers were killed, presumably by Hezbollah.",
         ["hezbollah opposes iran possible"]),
        ("Iran was attacked by neither Russia nor Syria.",
         ["not russia opposes iran actual", "not syria opposes iran actual"]),
        # negation without a "not" at the verb, and a "not" that denies nothing
        ("Not once has Iran attacked Russia.", ["not iran opposes russia actual"]),
        ("At no point did Iran arm Hezbollah.", ["not iran supports hezbollah actual"]),
        ("Iran by no means supports Hezbollah.", ["not iran supports hezbollah actual"]),
        ("It was not the first time that Iran had bombed Russia.", ["iran opposes russia actual"]),
        ("Iran did not merely arm Hezbollah.", ["iran supports hezbollah actual"]),
        ("Iran simply did not arm Hezbollah.", ["not iran supports hezbollah actual"]),
        ("In no time Iran attacked Russia.", ["iran opposes russia actual"]),
        # one or the other, and who is left out
        ("Hezbollah or the Houthis attacked Russia.", []),
        ("Everyone but Iran supports Hezbollah.", []),
        # headlines
        ("Russia to send weapons to Hezbollah.", ["russia supports hezbollah promised"]),
        # who uses an arm, and not who made it
        ("Iranian drones used by Russia hit Ukraine.", ["russia opposes ukraine actual"]),
        # others than those by whom they are called
        ("Iran attacked Hezbollah's enemies.", []),
        # two sentences in one
        ("Iran attacked the Houthis and Russia condemned it.",
         ["iran opposes houthis actual", "russia opposes iran actual"]),
        ("Iran is backed by Russia and Hezbollah is backed by Syria.",
         ["russia supports iran actual", "syria supports hezbollah actual"]),
    ],
)  # fmt: skip
def test_who_does_what_and_who_does_not(read: Read, text: str, said: list[str]) -> None:
    claims = (c.claim for c in read(text).claims)
    assert [
        f"{'not ' * c.negated}{c.subject} {c.relation.value} {c.object} {c.modality.value}"
        for c in claims
    ] == said


def test_what_must_end_is_read_without_a_fuss(read: Read) -> None:
    assert not [
        c for c in read("Iran must end its support for Hezbollah.").claims if c.claim.negated
    ]
