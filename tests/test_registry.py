"""Names are resolved to ids, at a date."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from belligraph.dates import parse_date, parse_interval
from belligraph.errors import AmbiguousNameError, UnknownNameError
from belligraph.model import (
    Actor,
    ActorKind,
    Dated,
    Office,
    Place,
    PlaceKind,
    Publisher,
    Source,
    SourceKind,
    Theatre,
)
from belligraph.project import sample
from belligraph.registry import NEAREST, Registry, nearest, normalised


def day(text: str) -> date:
    return date.fromisoformat(text)


def dated(value: str, when: str | None = None) -> Dated:
    return Dated(value, parse_interval(when) if when else None)


def actor(id_: str, name: str, kind: str = "state", active: str | None = None, **f: Any) -> Actor:
    return Actor(
        id=id_, name=name, kind=ActorKind(kind),
        active=parse_interval(active) if active else None, **f,
    )  # fmt: skip


def place(id_: str, name: str, part_of: str | None = None, *aliases: str) -> Place:
    return Place(
        id=id_, name=name, kind=PlaceKind.REGION, part_of=part_of,
        aliases=tuple(map(Dated, aliases)),
    )  # fmt: skip


def by_id(*values: Any) -> dict[str, Any]:
    return {value.id: value for value in values}


REGISTRY = Registry(
    actors=by_id(
        actor("iraq", "Republic of Iraq", active="2004-06-28/..", short="Iraq",
              aliases=(dated("Maliki government", "2006-05-20/2014-09-08"),),
              adjectives=(dated("Iraqi"),), metonyms=(dated("Baghdad"),)),
        actor("iraq-baathist", "Republic of Iraq under Hussein", active="1979/2003-04-09",
              aliases=(dated("Iraq"), dated("Republic of Iraq")),
              adjectives=(dated("Iraqi"),), metonyms=(dated("Baghdad"),)),
        actor("isil", "Islamic State of Iraq and the Levant", "armed_group", "2006-10/..",
              aliases=(dated("ISI", "2006-10-15/2013-04-08"), dated("ISIS", "2013-04-08/.."),
                       dated("Daesh"))),
        actor("usa", "United States of America", adjectives=(dated("American"),),
              metonyms=(dated("Washington"),), aliases=(dated("U.S."),)),
        actor("washington-group", "Washington", "organisation"),
        actor("guard-a", "Guard A", "armed_group", aliases=(dated("National Guard"),)),
        actor("guard-b", "Guard B", "armed_group", aliases=(dated("The National Guard"),)),
        actor("old-guard", "Old", "armed_group", "1990/1999", aliases=(dated("Home Guard"),)),
        actor("new-guard", "New", "armed_group", "2010/..", aliases=(dated("Home Guard"),)),
        actor("john-kerry", "John Kerry", "person",
              offices=(Office("usa", "Secretary", parse_interval("2013-02-01/2017-01-20")),
                       Office("guard-a", "patron"))),
    ),
    places=by_id(
        place("iraq-country", "Iraq"),
        place("anbar", "Anbar", "iraq-country", "Al-Anbār"),
        place("fallujah", "Fallujah", "anbar", "Falluja"),
        place("up", "Up", "down"),
        place("down", "Down", "up"),
        place("selfish", "Selfish", "selfish"),
        place("lost", "Lost", "nowhere"),
    ),
    theatres=by_id(
        Theatre(id="first", name="F", places=("anbar",), valid=parse_interval("2013-12/2014-06")),
        Theatre(id="always", name="A", places=("iraq-country",), valid=parse_interval("2003/..")),
    ),
    publishers=by_id(
        Publisher(id="wp", name="The Washington Post", aliases=(dated("WaPo"),)),
        Publisher(id="dw", name="Deutsche Welle"),
    ),
    sources=by_id(
        Source(id="a-1", title="A report", publisher="wp", kind=SourceKind.NEWS, path="a.txt"),
        Source(id="b-1", title="The same", publisher="wp", kind=SourceKind.NEWS),
        Source(id="b-2", title="The same", publisher="dw", kind=SourceKind.NEWS),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("mention", "on", "id_"),
    [
        ("Iraq", "2003-01-15", "iraq-baathist"),
        ("Iraq", "2014-01-06", "iraq"),
        ("Iraq", None, "iraq"),
        ("the Republic of Iraq", "2003-01-15", "iraq-baathist"),
        ("Baghdad", "2003-01-15", "iraq-baathist"),
        ("Baghdad", "2014-01-06", "iraq"),
        ("Iraqi", "2014-01-06", "iraq"),
        ("iraq", "2003-01-15", "iraq"),
        ("ISIS", "2014-01-06", "isil"),
        ("ISI", "2010-01-01", "isil"),
        ("isis", "2010-01-01", "isil"),
        ("DAESH", None, "isil"),
        ("Maliki government", "2014-01-06", "iraq"),
        ("the U.S.", None, "usa"),
        ("US", None, "usa"),
        ("American", None, "usa"),
        ("usa", None, "usa"),
        ("Home Guard", "1995-01-01", "old-guard"),
        ("Home Guard", "2012-01-01", "new-guard"),
        ("Home Guard", None, "new-guard"),
    ],
)
def test_a_mention_is_resolved_at_its_date(mention: str, on: str | None, id_: str) -> None:
    assert REGISTRY.actor(mention, (on and day(on)) or None) == id_


def test_an_id_is_itself_at_any_date_but_a_name_is_not() -> None:
    assert REGISTRY.actor("iraq", day("2003-01-15")) == "iraq"
    assert REGISTRY.actor("IRAQ", day("2003-01-15")) == "iraq-baathist"


def test_a_retired_name_does_not_fit_its_date_but_is_still_understood() -> None:
    assert REGISTRY.actors_called("ISI", day("2014-01-06")) == []
    assert [n.id for n in REGISTRY.actors_called("ISI")] == ["isil"]
    assert REGISTRY.actor("ISI", day("2014-01-06")) == "isil"


def test_a_metonym_counts_only_where_nobody_is_called_so() -> None:
    assert REGISTRY.actor("Washington") == "washington-group"
    without = Registry(actors={"usa": REGISTRY.actors["usa"]})
    assert without.actor("Washington") == "usa"


def test_a_name_that_two_bear_is_ambiguous_and_the_message_says_who() -> None:
    with pytest.raises(AmbiguousNameError, match="guard-a, guard-b") as caught:
        REGISTRY.actor("National Guard", day("2014-01-06"))
    assert caught.value.ids == ("guard-a", "guard-b")
    with pytest.raises(AmbiguousNameError):
        REGISTRY.actor("National Guard")
    with pytest.raises(AmbiguousNameError, match="new-guard, old-guard"):
        REGISTRY.actor("Home Guard", day("2005-01-01"))


@pytest.mark.parametrize(
    ("mention", "near"),
    [("Irak", "iraq"), ("Untied States of America", "usa"), ("Jon Kerry", "john-kerry")],
)
def test_an_unknown_name_comes_with_the_nearest(mention: str, near: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        REGISTRY.actor(mention, day("2014-01-06"))
    assert (caught.value.kind, caught.value.name) == ("actor", mention)
    assert near in caught.value.nearest
    assert len(caught.value.nearest) <= NEAREST
    assert near in REGISTRY.nearest_actors(mention)


@pytest.mark.parametrize("mention", ["", " ", "...", "\u200b", "the"])
def test_nothing_is_nobody(mention: str) -> None:
    with pytest.raises(UnknownNameError):
        REGISTRY.actor(mention)


def test_nothing_near_is_said_where_nothing_is_near() -> None:
    assert nearest("qqqqqqqq", {"iraq": None}) == []
    assert nearest("Iraqq", {"iraq": None, "iran": None})[0] == "iraq"
    assert len(nearest("a", {f"a{n}": None for n in range(50)})) <= NEAREST


def test_places_publishers_and_sources() -> None:
    assert REGISTRY.place("Falluja") == "fallujah"
    assert REGISTRY.place("al anbar") == "anbar"
    assert [n.id for n in REGISTRY.places_called("AL-ANBAR")] == ["anbar"]
    assert REGISTRY.publisher("the wapo") == "wp"
    assert REGISTRY.source("a-1") == REGISTRY.source("A report") == REGISTRY.source("a.txt")
    with pytest.raises(UnknownNameError, match=r"no place is called 'Falujah'.*fallujah"):
        REGISTRY.place("Falujah")
    with pytest.raises(UnknownNameError, match="no publisher"):
        REGISTRY.publisher("Tass")
    with pytest.raises(AmbiguousNameError, match="b-1, b-2"):
        REGISTRY.source("The same")
    for mention in ("", "b1"):
        with pytest.raises(UnknownNameError, match="no source"):
            REGISTRY.source(mention)


def test_a_place_lies_in_others_from_the_inside_out() -> None:
    assert list(REGISTRY.within("fallujah")) == ["fallujah", "anbar", "iraq-country"]
    assert list(REGISTRY.within("lost")) == ["lost", "nowhere"]


@pytest.mark.parametrize("start", ["up", "down", "selfish"])
def test_places_in_a_circle_end(start: str) -> None:
    found = list(REGISTRY.within(start))
    assert found[0] == start
    assert len(found) == len(set(found)) <= 2


@pytest.mark.parametrize(
    ("where", "when", "theatre"),
    [
        ("fallujah", "2014-01-05", "first"),
        ("fallujah", "2014", "first"),
        ("fallujah", "2015", "always"),
        ("fallujah", "2013-11/2013-12", "first"),
        ("fallujah", "2003/", "always"),
        ("fallujah", "/2014-01", "first"),
        ("fallujah", "1999", None),
        ("iraq-country", "2014-01-05", "always"),
        ("up", "2014-01-05", None),
    ],
)
def test_the_theatre_is_the_nearest_that_a_place_lies_in_at_a_time(
    where: str, when: str, theatre: str | None
) -> None:
    assert REGISTRY.theatre(where, parse_interval(when)) == theatre


def test_of_theatres_in_one_place_the_shortest_counts_whatever_their_order() -> None:
    def theatre(id_: str, when: str) -> Theatre:
        return Theatre(id=id_, name=id_, places=("anbar",), valid=parse_interval(when))

    made = theatre("a-war", "2003/.."), theatre("battle", "2014-01"), theatre("year", "2014")
    for order in (made, made[::-1]):
        registry = Registry(places=REGISTRY.places, theatres=by_id(*order))
        assert registry.theatre("fallujah", parse_interval("2014-01-05")) == "battle"
        assert registry.theatre("fallujah", parse_interval("2014-03")) == "year"
        assert registry.theatre("fallujah", parse_interval("2010")) == "a-war"


def test_without_place_or_time_there_is_no_theatre() -> None:
    assert REGISTRY.theatre(None, parse_interval("2014")) is None
    assert REGISTRY.theatre("fallujah", None) is None


def test_an_office_holder_speaks_for_the_office_while_in_it() -> None:
    assert REGISTRY.speaks_for("john-kerry", day("2014-01-05")) == {"john-kerry", "usa", "guard-a"}
    assert REGISTRY.speaks_for("john-kerry", day("2018-01-05")) == {"john-kerry", "guard-a"}
    assert REGISTRY.speaks_for("john-kerry") == {"john-kerry", "usa", "guard-a"}
    assert REGISTRY.speaks_for("nobody") == {"nobody"}


def test_every_name_of_every_actor_is_listed() -> None:
    names = {(n.id, n.text, n.manner) for n in REGISTRY.actor_names()}
    assert ("usa", "Washington", "metonym") in names
    assert ("usa", "American", "adjective") in names
    assert ("usa", "usa", "name") in names
    assert ("iraq", "Iraq", "name") in names


# --- the form in which names are compared


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("the U.S.", "us"), ("U.S", "us"), ("Al-Qā‘ida", "al qaida"), ("al Qaida", "al qaida"),
        ("Da'esh", "daesh"), ("Daʿesh", "daesh"), ("  Two   words ", "two words"),
        ("snake_case", "snake case"), ("Åland", "aland"), ("STRASSE", "strasse"),
        ("Straße", "strasse"), ("the", "the"), ("The The", "the"), ("theatre", "theatre"),
        ("ＩＳＩＬ", "isil"), ("Iran\u200c's", "irans"), ("", ""), ("...", ""),
    ],
)  # fmt: skip
def test_the_form_in_which_names_are_compared(name: str, form: str) -> None:
    assert normalised(name) == form


@given(st.text(max_size=30))
@example("the the The band")
@example("ﬁne ŉ İ ẞ")
def test_normalising_twice_changes_nothing(name: str) -> None:
    once = normalised(name)
    assert normalised(once) == once
    assert once == once.strip()
    assert "  " not in once


def test_no_single_character_is_changed_twice() -> None:
    for code in range(0x2_0000):  # scripts that names are written in
        if not 0xD800 <= code <= 0xDFFF:
            once = normalised(chr(code))
            assert normalised(once) == once, hex(code)


@given(st.text(max_size=20))
def test_case_and_the_article_make_no_difference(name: str) -> None:
    assert normalised(f"the {name}") in (normalised(name), "the")
    assert normalised(name.upper()) == normalised(name.upper().casefold())


# --- the packaged tables


@pytest.fixture(scope="module")
def packaged() -> Registry:
    return sample().tables().registry


@pytest.mark.parametrize(
    ("mention", "on", "id_"),
    [
        ("Iraq", "2003-01", "iraq-baathist"),
        ("Iraq", "2014-01-06", "iraq"),
        ("Baghdad", "2014-01-06", "iraq"),
        ("ISIS", "2014-01-06", "isil"),
        ("Al-Qaeda", "2014-01-06", "al-qaeda"),
        ("Al Qaeda", "2014-01-06", "al-qaeda"),
        ("Washington", "2014-01-06", "usa"),
    ],
)
def test_the_packaged_names(packaged: Registry, mention: str, on: str, id_: str) -> None:
    assert packaged.actor(mention, parse_date(on).first) == id_


def test_counts_leave_out_rules_and_say_one_place_and_two_places(graph) -> None:
    rules = [id_ for id_ in graph.registry.sources if id_.startswith("rule-")]
    assert rules
    counts = graph.registry.counts
    assert counts["sources"] == len(graph.registry.sources) - len(rules)
    assert f"{counts['sources']} sources)" in repr(graph.registry)
    one = replace(graph.registry, places=dict(list(graph.registry.places.items())[:1]))
    assert ", 1 place, " in repr(one)
