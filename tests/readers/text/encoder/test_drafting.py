"""Claims that the network reads where the rules are silent."""

from collections.abc import Callable
from pathlib import Path

import pytest

from belligraph.dates import parse_date
from belligraph.model import Claim, Means, Method, Modality, Standing
from belligraph.readers.text import ExtractedClaim, Reader, read_document
from belligraph.readers.text.extraction.reader import Backend, agent
from belligraph.registry import Registry

pytestmark = pytest.mark.text
BACKENDS: tuple[Backend, ...] = ("rules", "encoder")
UNRULY = (
    "Ankara waged a proxy war on Damascus. Kigali lost patience with Kinshasa. "
    "Russia shelled Ukraine."
)

MANY = (
    "Gambia took Myanmar to The Hague on the Rohingya's behalf, with Maldives at its side, while "
    "Rwanda lost patience with Uganda and Kenya took Somalia to task."
)
"""The network reads several of its pairs."""


@pytest.fixture(scope="module")
def claims(
    registry: Registry, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[ExtractedClaim]]:
    path = tmp_path_factory.mktemp("texts") / "report.txt"
    path.write_text(UNRULY, encoding="utf-8")
    document = read_document(str(path), parse_date("2022-06-15"), "Reuters", registry)
    return {name: list(Reader(registry, name).extract(document).claims) for name in BACKENDS}


def test_more_is_read_than_by_the_rules(claims: dict[str, list[ExtractedClaim]]) -> None:
    assert len(claims["encoder"]) > len(claims["rules"]) > 0


def test_what_the_rules_read_stays_as_it_is(claims: dict[str, list[ExtractedClaim]]) -> None:
    held = [c for c in claims["encoder"] if c.claim.agent == agent("rules")]
    assert held == claims["rules"]


def test_each_says_who_read_it_and_is_less_sure(claims: dict[str, list[ExtractedClaim]]) -> None:
    rules = {c.claim.id for c in claims["rules"]}
    added = [c.claim for c in claims["encoder"] if c.claim.id not in rules]
    assert {c.agent for c in added} == {agent("encoder")}
    assert {c.method for c in added} == {Method.EXTRACTED}
    assert all(c.confidence < 0.9 for c in added)


def test_no_pair_that_the_rules_know_is_read_again(claims: dict[str, list[ExtractedClaim]]) -> None:
    read = [frozenset((c.claim.subject, c.claim.object)) for c in claims["encoder"]]
    assert read.count(frozenset(("russia", "ukraine"))) == 1


def test_claims_of_the_network_stand_in_the_order_of_the_text(
    registry: Registry, tmp_path: Path
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(MANY, encoding="utf-8")
    read = Reader(registry).extract(read_document(str(path), parse_date("2022"), None, registry))
    made = [c for c in read.claims if c.claim.agent == agent("encoder")]
    first = [min(m.start for role in ("subject", "object") for m in c.of(role)) for c in made]
    assert len(first) > 1
    assert first == sorted(first)


def test_every_claim_keeps_the_words_it_rests_on(
    claims: dict[str, list[ExtractedClaim]], tmp_path: Path
) -> None:
    for one in claims["encoder"]:
        evidence = one.claim.evidence
        assert evidence.start is not None
        words = UNRULY[evidence.start : evidence.end]
        assert all(one.of(role)[0].text in words for role in ("subject", "object"))


Claims = Callable[[str], list[Claim]]
Pairs = Callable[[str], list[tuple[str, str]]]


@pytest.fixture
def network(registry: Registry, tmp_path: Path) -> Claims:
    """What the rules and the network together read in a text."""

    def read(text: str) -> list[Claim]:
        path = tmp_path / "report.txt"
        path.write_text(text, encoding="utf-8")
        document = read_document(str(path), parse_date("2022-06-15"), "Reuters", registry)
        return [c.claim for c in Reader(registry, "encoder").extract(document).claims]

    return read


@pytest.fixture
def pairs(network: Claims) -> Pairs:
    """Who does something to whom, by the rules and the network together."""
    return lambda text: [(claim.subject, claim.object) for claim in network(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine beat Sweden in Glasgow with a header two minutes from the end.",
        "Turkey and Russia fought over the price of tomatoes.",
    ],
)
def test_what_the_network_finds_most_unlikely_is_left_out(pairs: Pairs, text: str) -> None:
    assert pairs(text) == []
    assert pairs(f"{text} Russia shelled Ukraine.") == [("russia", "ukraine")]


def test_who_is_only_called_an_ally_is_none(pairs: Pairs) -> None:
    assert pairs("Russia and its allies shelled Ukraine.") == [("russia", "ukraine")]


def test_an_alliance_is_left_to_the_rules(pairs: Pairs) -> None:
    assert pairs("Turkey and Syria are close allies.") == [("syria", "turkey")]


def test_no_game_is_read_as_a_fight(pairs: Pairs) -> None:
    assert pairs("Russia attacked Ukraine's goal, and its striker scored twice.") == []


def test_help_for_people_in_need_takes_no_side(pairs: Pairs) -> None:
    assert pairs("Turkey will provide 20 million pounds to Syrian refugees in Lebanon.") == []


def test_a_capital_where_somebody_speaks_is_no_actor(pairs: Pairs) -> None:
    assert not any(
        "rwanda" in pair for pair in pairs("In Kigali Ukraine lost patience with Russia.")
    )


def test_two_names_of_one_are_one(pairs: Pairs) -> None:
    text = "The Karsh Defence Front (KDF), a militia of herders, lost patience with Russia."
    assert pairs(text) == [("karsh-defence-front", "russia")]


@pytest.mark.parametrize(
    "text",
    [
        "If Russia turned its guns on Ukraine again, Turkey would sulk.",
        "Moscow neither confirmed nor denied that Russia had shelled Ukraine.",
        "Turkey declined to confirm that Russia had shelled Ukraine.",
    ],
)
def test_what_is_supposed_or_left_open_is_no_deed(network: Claims, text: str) -> None:
    found = network(text)
    assert [(c.subject, c.object, c.modality) for c in found] == [
        ("russia", "ukraine", Modality.POSSIBLE),
    ]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Turkish media said Russia had not armed Ukraine.", [("russia", "ukraine")]),
        ("Syrian rebel leader Abu Omar accused Russia of treason.", [("abu-omar", "russia")]),
        ("A Turkish analyst said Russia had bombed Ukraine.", [("russia", "ukraine")]),
        ("Turkey refused to let Russia attack Ukraine from its soil.", [("turkey", "russia")]),
        (
            "A Houthi spokesman, Ivan Petrov, said Hezbollah snipers had killed Russian troops.",
            [("hezbollah", "russia")],
        ),
        ("Turkey's Hezbollah lost patience with Russia.", [("hezbollah", "russia")]),
        ("Ukraine kept watch. Russia should be sanctioned by Turkey.", []),
        ("Hezbollah said M23 was driven out by Russia.", [("russia", "m23")]),
        ("Russia attacked Ukraine with Kornet missiles.", [("russia", "ukraine")]),
        ("Russia lost patience with the prefect, Juan Mora.", [("russia", "juan-mora")]),
    ],
)
def test_who_only_tells_or_is_not_let_does_nothing(
    pairs: Pairs, text: str, parties: list[tuple[str, str]]
) -> None:
    assert pairs(text) == parties


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Russia bombed us for a week," a Corsican clan chief said.', "corsican-clan-chief"),
        ('The prefect was blunt. "Russia bombed us," he said.', "prefect"),
    ],
)
def test_who_speaks_of_us_is_meant(pairs: Pairs, text: str, speaker: str) -> None:
    assert pairs(text) == [("russia", speaker)]


DEEDS = [
    "Ukraine ought to shell Russia.", "Ukraine is under pressure to shell Russia.",
    "Ukraine has the right to shell Russia.", "Ukraine floated the idea of shelling Russia.",
    "Ukraine needs to shell Russia.", "Ukraine was on the verge of shelling Russia.",
    "Turkey stopped Ukraine from shelling Russia.", "Turkey warned of an attack on Russia.",
    "Turkey accused Ukraine in a letter of shelling Russia.",
    "Turkey asked whether Ukraine had shelled Russia.",
    "Ukraine came close to shelling Russia.", "Ukraine staged a mock attack on Russia.",
    "Ukraine prepared an attack on Russia.", "Ukraine was not accused of shelling Russia.",
    "Turkey behaved as though Ukraine had shelled Russia.",
    "Turkey stopped short of accusing Ukraine of shelling Russia.",
    "Neither Ukraine nor Turkey denied shelling Russia.",
    "Turkey foiled a plot by Ukraine to shell Russia.",
    "An attack by Ukraine on Russia was foiled by Turkey.",
]  # fmt: skip
"""What is not said to have been done."""


@pytest.mark.parametrize("text", DEEDS)
def test_the_network_heeds_what_governs_a_deed(network: Claims, text: str) -> None:
    found = network(text)
    done = [c for c in found if c.object == "russia" and c.modality is Modality.ACTUAL]
    assert not [c for c in done if c.standing is Standing.STATED and not c.negated]


CHARGES = (
    "arming Hezbollah", "letting Hezbollah keep camps", "complicity in an attack on Ukraine",
    "war crimes against Ukraine", "support for Hezbollah", "collusion with Hezbollah",
    "smuggling rockets to Hezbollah", "an attack on Ukraine", "having shelled Ukraine",
)  # fmt: skip
ACCUSED = (
    "Turkey accused Russia of {}.", "Russia was accused by Turkey of {}.",
    "Russia was charged with {}.", "Turkey suspects Russia of {}.", "Turkey blamed Russia for {}.",
    "Turkey condemned Russia over its alleged {}.", "Accusing Russia of {}, Turkey left.",
    "Russia, accused by Turkey of {}, was silent.", "Turkey again accused Russia in May of {}.",
)  # fmt: skip


@pytest.mark.parametrize("frame", ACCUSED)
def test_what_somebody_is_accused_of_is_alleged(network: Claims, frame: str) -> None:
    found = network("\n\n".join(map(frame.format, CHARGES)))
    charged = [c for c in found if c.subject == "russia" and c.object in ("hezbollah", "ukraine")]
    assert charged
    assert {c.standing for c in charged} == {Standing.ALLEGED}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Russia and Turkey shelled Ukraine and Syria respectively.",
         [("russia", "ukraine"), ("turkey", "syria")]),
        ("Turkey destroyed Russian-made tanks of Hezbollah.", [("turkey", "hezbollah")]),
        ("A mine killed ten Hezbollah fighters on a bus guarded by Russia.", []),
        ("A former Russian general lost patience with Ukraine.", []),
        ("Clashes broke out in Syria. Iran suspended military aid to Hezbollah.",
         [("iran", "hezbollah")]),
        # whose enemy, town, claims or branch it is; who is not handed over, or would be avenged
        ("Iran is arming Turkey's enemy, Hezbollah said.", []),
        ("Hezbollah captured the Russian town of Belgorod.", [("hezbollah", "belgorod")]),
        ("Iran rejected Russian allegations that it arms Hezbollah.", [("iran", "hezbollah")]),
        ("Russia attacked Hezbollah's Turkish branch.", [("russia", "hezbollahs-turkish-branch")]),
        ("Turkey refused to extradite the Hezbollah leader to Syria.", []),
        ("Turkey warned it would respond if Syria was attacked.", []),
        # of whom a body is made, and who is other than another
        ("Hezbollah, composed of men from Syria, fought Turkey.", [("hezbollah", "turkey")]),
        ("Unlike Iran, Turkey never sold missiles to Syria.", [("turkey", "syria")]),
        # who is meant by "it" is nobody
        ("Iran said that it was Turkey that was arming Syria.", [("turkey", "syria")]),
    ],
)  # fmt: skip
def test_whom_the_network_does_not_pair(
    pairs: Pairs, text: str, parties: list[tuple[str, str]]
) -> None:
    assert pairs(text) == parties


def test_what_somebody_threatens_is_a_threat(network: Claims) -> None:
    found = network("Turkey threatened to attack Syria if it held elections.")
    assert [(c.subject, c.object, c.means) for c in found] == [("turkey", "syria", Means.THREAT)]
