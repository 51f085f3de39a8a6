"""From words to drafts: pairs, names that are explained, words that lean together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from belligraph.readers.text import Extraction

Read = Callable[[str], Extraction]
pytestmark = pytest.mark.text


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Iran and Russia sent tanks and drones, respectively, to Syria.",
         {"iran supports syria", "russia supports syria"}),
        ("Iran and Russia armed Hezbollah and Syria respectively.",
         {"iran supports hezbollah", "russia supports syria"}),
        ("The M23, a militia allied with Rwanda, took the town.", {"m23 alliedWith rwanda"}),
        ("The FARC have not laid a hand on Venezuela.", {"farc not opposes venezuela"}),
        ("Eritrean divisions crushed Ethiopia.", {"eritrea opposes ethiopia"}),
        ("Iran armed not Hezbollah but Hamas.",
         {"iran not supports hezbollah", "iran supports hamas"}),
        # a strike of workers is no attack
        ("Miners went on strike in Egypt against Russia.", {"miners-in-egypt opposes russia"}),
        ("Prisoners are on strike against Russia.", set()),
        ("Russian strikes against Ukraine went on.", {"russia opposes ukraine"}),
        # who does not yield is not left alone
        ("Ukraine surrendered to Russia.", {"russia opposes ukraine"}),
        ("Ukraine will never surrender to Russia.", set()),
        # who is given something stands before it
        ("Russia sent Syria S-300 missiles.", {"russia supports syria"}),
        ("Turkey gave Ukraine Storm Shadow missiles.", {"turkey supports ukraine"}),
        ("Russia sent Syria veterans home.", set()),
        # who only says so
        ("Syria said Turkey armed rebels.", {"turkey supports rebels"}),
        ("Turkey accused Hezbollah of war crimes.", {"turkey opposes hezbollah"}),
    ],
)  # fmt: skip
def test_sentences(read: Read, text: str, claimed: set[str]) -> None:
    found = set()
    for claim in (c.claim for c in read(text).claims):
        words = [claim.subject, "not" if claim.negated else "", claim.relation.value, claim.object]
        if claim.relation.sign:
            found.add(" ".join(w for w in words if w))
    assert found == claimed


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Germany halted weapons exports to Turkey in 2019.", "../2019"),
        ("Iran ended its support for Hamas in 2012.", "../2012"),
        ("Iran's support for Hamas in 2012 was known.", "2012"),
        ("Iran did not end its support for Hamas.", None),
        ("Germany stopped arming Israel in 2019.", "../2019"),
        ("Rwanda has stopped arming the M23.", "../2022-06-15"),
        ("Germany did not stop arming Israel.", None),
        ("Germany denied that it had stopped arming Israel in 2019.", "2019"),
        ("Germany denied having stopped arming Israel in 2019.", "2019"),
    ],
)
def test_support_that_ended_lasted_until_then(read: Read, text: str, time: str | None) -> None:
    helped = [c.claim for c in read(text).claims if c.claim.relation.sign > 0]
    assert [c.valid and c.valid.text for c in helped] == [time]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("The Taliban attacked Pakistan from 2007 to 2014.", "2007/2014"),
        ("Turkey trained the rebels of Libya between March and July 2015.", "2015-03/2015-07"),
        ("Syria sheltered Hamas until 2011.", "../2011"),
        ("Until 2011, Syria sheltered Hamas.", "../2011"),
        ("Syria will shelter Hamas until Friday.", None),
        ("Syria did not shelter Hamas until 2011.", "2011/.."),
    ],
)
def test_spans_of_time(read: Read, text: str, time: str | None) -> None:
    found = [c.claim for c in read(text).claims if c.claim.relation.sign]
    assert [c.valid and c.valid.text for c in found] == [time]


def test_an_attack_that_was_stopped_is_not_told_of(read: Read) -> None:
    assert not [c for c in read("Turkey stopped bombing Iraq.").claims if c.claim.relation.sign]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Russia sent Syria anti-tank missiles.", "anti-tank missiles"),
        ("Russia sent Syria 12 new attack helicopters.", "attack helicopters"),
        ("Russia sent American rifles to Syria.", "rifles"),
    ],
)
def test_an_item_is_called_by_its_kind(read: Read, text: str, item: str) -> None:
    assert {c.claim.item for c in read(text).claims} == {item}


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("Hezbollah broke away from the Houthis in 2019.", {"hezbollah splitFrom houthis"}),
        ("The alliance includes Hezbollah and the Houthis.",
         {"hezbollah partOf alliance", "houthis partOf alliance"}),
        ("The list includes Iran and Hezbollah.", set()),
    ],
)  # fmt: skip
def test_who_left_or_is_in_a_body(read: Read, text: str, tied: set[str]) -> None:
    found = [c.claim for c in read(text).claims]
    assert {f"{c.subject} {c.relation.value} {c.object}" for c in found} == tied


@pytest.mark.parametrize(
    "text",
    [
        "It is unclear whether Germany stopped arming Israel in 2019.",
        "Rumours that Germany had stopped arming Israel were false.",
    ],
)
def test_an_end_that_nobody_states_is_none(read: Read, text: str) -> None:
    assert not [c for c in read(text).claims if c.claim.relation.sign]


def test_a_denial_until_a_day_stays_a_denial(read: Read) -> None:
    (denial,) = read("Iran denied that it sheltered Hamas until 2011.").claims
    assert (denial.claim.negated, denial.claim.valid and denial.claim.valid.text) == (
        True,
        "../2011",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # two who battle a third do not battle each other
        ("Israel and Egypt battled Hezbollah.",
         {"israel opposes hezbollah", "egypt opposes hezbollah"}),
        # what a denial is of: not the aside, nor what else is done by who denies
        ("Russia attacked Ukraine. Russia, which supports Syria, rejected the accusation.",
         {"russia opposes ukraine", "russia supports syria", "not russia opposes ukraine"}),
        ("Iran denied arming the Houthis and accused Russia of arming Ukraine.",
         {"not iran supports houthis", "iran opposes russia", "russia supports ukraine"}),
        ("Iran denied that it had attacked Ukraine and condemned Russia.",
         {"not iran opposes ukraine", "iran opposes russia"}),
        ("Ukraine accused Russia of arming Syria, a charge it denies.",
         {"ukraine opposes russia", "russia supports syria", "not russia supports syria"}),
    ],
)  # fmt: skip
def test_what_a_denial_and_a_battle_are_of(read: Read, text: str, said: set[str]) -> None:
    found = (c.claim for c in read(text).claims)
    told = {f"{'not ' * c.negated}{c.subject} {c.relation.value} {c.object}" for c in found}
    assert told == said
