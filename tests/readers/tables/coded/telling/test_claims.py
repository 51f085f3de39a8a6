"""Rows of events and of dyad-months become claims that say where they are from."""

from datetime import date

import pytest
from hypothesis import given, settings

from belligraph.errors import ModelError
from belligraph.model import (
    Actor,
    ActorKind,
    EventKind,
    Means,
    Method,
    Modality,
    Place,
    PlaceKind,
    Publisher,
    Relation,
    Source,
    SourceKind,
    Standing,
    Volume,
)
from belligraph.readers.codes import codes
from belligraph.readers.tables.coded.telling.claims import Coding, event_claims, month_claim
from belligraph.readers.tables.coded.telling.rows import EventRow, MonthRow
from belligraph.registry import Registry
from event_rows import CODING, EVENT, MONTH, event_rows, month_rows


def test_an_event_is_one_claim_with_its_row_as_evidence() -> None:
    (claim,), event = event_claims(EVENT, CODING)
    assert (claim.subject, claim.relation, claim.object) == ("usa", Relation.OPPOSES, "iraq")
    assert (claim.means, claim.modality, claim.standing) == (
        Means.ATTACK, Modality.ACTUAL, Standing.STATED,
    )  # fmt: skip
    assert (str(claim.valid), str(claim.published_on)) == ("2014-01-05", "2014-01-06")
    assert (claim.place, claim.theatre, claim.event) == ("fallujah", "anbar", event.id)
    assert (claim.source, claim.publisher, claim.method) == ("gdelt", "gdelt", Method.IMPORTED)
    assert (claim.evidence.locator, claim.row, claim.agent) == ("row 7", "gdelt-7-a", "somebody")
    assert claim.confidence == 1
    assert claim.gist == (
        "GDELT codes an event of 5 January 2014 in Fallujah as opposition of US to Iraq, attack "
        "(190: fights with arms), in 12 reports."
    )


def test_the_event_has_the_figures() -> None:
    _, event = event_claims(EVENT, CODING)
    assert (event.id, event.kind, str(event.date)) == ("gdelt-7", EventKind.OTHER, "2014-01-05")
    assert event.name == "Opposition of US to Iraq, attack in Fallujah, 5 January 2014"
    assert (event.deaths_low, event.deaths_best, event.deaths_high) == (None, 3, None)
    assert (event.according_to, event.reports) == ("gdelt", 12)
    assert (event.code, event.intensity) == ("cameo:190", -10.0)
    assert (event.source, event.locator, event.note) == ("gdelt", "row 7", "http://example.org/")


def test_what_has_no_direction_is_a_claim_each_way() -> None:
    (there, back), event = event_claims(EVENT._replace(both=True), CODING)
    assert (there.subject, there.object) == (back.object, back.subject) == ("usa", "iraq")
    assert (there.row, back.row) == ("gdelt-7-a", "gdelt-7-b")
    assert there.event == back.event == event.id
    assert there.gist == back.gist
    assert "between US and Iraq" in event.name


def test_what_several_rows_tell_is_one_event_that_says_so() -> None:
    _, event = event_claims(EVENT._replace(rows=3), CODING)
    assert event.note == "3 rows of the dataset. http://example.org/"
    _, event = event_claims(EVENT._replace(rows=1200, note=""), CODING)
    assert event.note == "1,200 rows of the dataset."


def test_what_is_missing_is_left_out() -> None:
    row = EVENT._replace(place=None, theatre=None, deaths=None, intensity=None, note="")
    (claim,), event = event_claims(row, CODING)
    assert (claim.place, claim.theatre) == (None, None)
    assert (event.place, event.deaths_best, event.according_to) == (None, None, "")
    assert (event.intensity, event.note) == (None, "")
    assert " in Fallujah" not in claim.gist


def test_a_row_without_a_day_of_its_own_was_published_with_its_source() -> None:
    (claim,), _ = event_claims(EVENT._replace(published=None), CODING)
    assert str(claim.published_on) == "2015"


def test_a_protest_is_one() -> None:
    _, event = event_claims(EVENT._replace(means="protest"), CODING)
    assert event.kind is EventKind.PROTEST


def test_a_dyad_month_says_how_much_it_stands_for() -> None:
    claim = month_claim(MONTH, CODING)
    assert (claim.subject, claim.relation, claim.object) == ("usa", Relation.SUPPORTS, "iraq")
    assert claim.volume == Volume(53, 120, 275.6)
    assert (str(claim.valid), str(claim.published_on)) == ("2014-01", "2014-02-01")
    assert (claim.event, claim.place, claim.theatre) == (None, None, None)
    assert (claim.evidence.locator, claim.row) == ("row 7", "gdelt-7-m")
    assert claim.gist == (
        "GDELT codes 53 events of January 2014 as promised support of US for Iraq, weapons, "
        "in 120 reports; the first is row 7."
    )


def test_names_and_notes_come_from_the_registry_and_the_codes() -> None:
    source = Source(id="gdelt", title="GDELT", publisher="gdelt", kind=SourceKind.DATASET)
    registry = Registry(
        actors={"usa": Actor(id="usa", name="United States", kind=ActorKind.STATE, short="US")},
        places={"fallujah": Place(id="fallujah", name="Fallujah", kind=PlaceKind.TOWN)},
    )
    known = codes("cameo")
    made = Coding.of(
        source, Publisher(id="gdelt", name="GDELT"), registry, ["cameo:1213", "cameo:9"], known, "x"
    )
    assert (made.actors, made.places) == ({"usa": "US"}, {"fallujah": "Fallujah"})
    assert made.notes == {"cameo:1213": known["121"].note}  # what covers it
    (claim,), _ = event_claims(EVENT._replace(code="cameo:9"), made)
    assert "opposition of US to iraq, attack (9), in 12 reports" in claim.gist


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"object": "usa"}, "object"),
        ({"event": "GDELT 7"}, "id"),
        ({"row": "7 8"}, "row"),
        ({"reports": 0}, "reports"),
        ({"note": "null\0"}, "note"),
        ({"means": "weapons"}, "means"),
    ],
)
def test_what_the_model_forbids_is_refused(changes: dict[str, object], field: str) -> None:
    with pytest.raises(ModelError) as caught:
        event_claims(EVENT._replace(**changes), CODING)
    assert caught.value.field == field


@settings(max_examples=40)
@given(event_rows(), month_rows())
def test_rows_that_differ_are_claims_that_differ(event: EventRow, month: MonthRow) -> None:
    claims, _ = event_claims(event, CODING)
    other, _ = event_claims(event._replace(row=f"{event.row}0"), CODING)
    assert len({claim.id for claim in (*claims, *other)}) == 2 * len(claims)
    more = month_claim(month._replace(events=month.events + 1), CODING)
    assert month_claim(month, CODING).id != more.id


@given(month_rows())
def test_a_sum_of_thousandths_is_the_number_it_stands_for(month: MonthRow) -> None:
    volume = month_claim(month, CODING).volume
    assert volume is not None
    if month.intensity is not None:
        assert volume.intensity is not None
        assert round(volume.intensity * 1000) == month.intensity


def test_a_coded_day_is_never_the_machine_s() -> None:
    later, _ = event_claims(EVENT._replace(published=date(2030, 1, 1)), CODING)
    assert str(later[0].published_on) == "2030-01-01"
