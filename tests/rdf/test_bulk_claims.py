"""Claims written in bulk are the claims that are written one by one."""

from dataclasses import replace
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from belligraph.columns import Columns, ColumnWriter
from belligraph.errors import InputError, ModelError
from belligraph.model import Claim, Means, Method, Relation, Retraction, Speaker, Volume
from belligraph.rdf import BulkClaims, Told, claim_of, claim_quads, claims_from_quads
from claiming import claim
from strategies import (
    FORBIDDEN,
    HOSTILE,
    claims,
    date_texts,
    ids,
    interval_texts,
    texts,
    volumes,
)

PATTERN = claim("a", "opposes", "b", means=Means.ATTACK, method=Method.IMPORTED, agent="somebody")
TOLD = Told(
    "usa", "iraq", "2014-01-05", "2014-01-06", "row 1", "fallujah", "anbar", "e-1", "A gist.", "r-1"
)


@st.composite
def told(draw: st.DrawFn) -> Told:
    """Values of all kinds; now and then one that the model does not take."""
    good: dict[str, Any] = {
        "subject": draw(ids()),
        "object": draw(ids()),
        "valid": draw(st.just("") | interval_texts()),
        "published_on": draw(st.just("") | date_texts()),
        "locator": draw(texts()),
        "place": draw(st.none() | ids()),
        "theatre": draw(st.none() | ids()),
        "event": draw(st.none() | ids()),
        "gist": draw(texts()),
        "row": draw(st.sampled_from(["", "gdelt-1-a"])),
        "volume": draw(st.none() | volumes()),
    }
    if draw(st.integers(0, 3)) == 0:
        name = draw(st.sampled_from([n for n in good if n != "volume"]))
        good[name] = draw(st.sampled_from(["", "A b", "x" * 201, "2014-13", *FORBIDDEN, *HOSTILE]))
    return Told(**good)


def parsed(lines: str) -> set[ox.Quad]:
    return set(ox.parse(lines, format=ox.RdfFormat.N_QUADS))


def one_by_one(made: Claim) -> str:
    return ox.serialize(list(claim_quads(made)), format=ox.RdfFormat.N_QUADS).decode()


def bulk(pattern: Claim, *every: Told) -> tuple[str, Columns]:
    writer, columns = BulkClaims(pattern), ColumnWriter()
    return "".join(writer.lines(one, columns) for one in every), columns.columns()


@settings(max_examples=50)
@given(claims(), st.lists(told(), min_size=1, max_size=4))
@example(PATTERN, [TOLD, TOLD._replace(gist='"'), TOLD._replace(locator="\\")])
def test_any_values_give_the_quads_and_columns_of_their_claims(
    pattern: Claim, every: list[Told]
) -> None:
    writer = BulkClaims(pattern)
    for one in every * 2:  # the second time everything is known
        columns = ColumnWriter()
        try:
            made = claim_of(pattern, one)
        except InputError as error:
            with pytest.raises(type(error)) as caught:
                writer.lines(one, columns)
            assert str(caught.value) == str(error)
            assert len(columns) == 0
            continue
        lines = writer.lines(one, columns)
        assert sorted(lines.splitlines(True)) == sorted(one_by_one(made).splitlines(True))
        assert parsed(lines) == set(claim_quads(made))
        assert columns.columns().differing(Columns.of([made])) == []


@given(told())
def test_claims_are_read_back_as_they_were(one: Told) -> None:
    try:
        made = claim_of(PATTERN, one)
    except InputError:
        return
    (read,) = claims_from_quads(parsed(bulk(PATTERN, one)[0]))
    assert read == made
    assert read.id == made.id


def test_a_claim_of_a_pattern_has_the_pattern_s_other_fields() -> None:
    made = claim_of(PATTERN, TOLD)
    assert (made.subject, made.object, made.means, made.agent) == (
        "usa", "iraq", Means.ATTACK, "somebody",
    )  # fmt: skip
    assert (made.evidence.locator, str(made.valid), str(made.published_on)) == (
        "row 1", "2014-01-05", "2014-01-06",
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", ["locator", "gist"])
def test_hostile_texts_stand_in_one_line_each(field: str, text: str) -> None:
    one = TOLD._replace(**{field: text})
    lines, _ = bulk(PATTERN, TOLD, one)
    assert parsed(lines) == {
        *claim_quads(claim_of(PATTERN, TOLD)),
        *claim_quads(claim_of(PATTERN, one)),
    }
    assert lines.count("\n") == len(list(ox.parse(lines, format=ox.RdfFormat.N_QUADS)))


@pytest.mark.parametrize("text", FORBIDDEN)
@pytest.mark.parametrize("field", ["locator", "gist", "subject", "place", "event"])
def test_what_no_format_can_carry_is_refused_and_leaves_nothing(field: str, text: str) -> None:
    writer, columns = BulkClaims(PATTERN), ColumnWriter()
    writer.lines(TOLD, columns)
    with pytest.raises(ModelError, match=field):
        writer.lines(TOLD._replace(**{field: text}), columns)
    assert len(columns) == 1


def test_who_opposes_itself_is_refused_though_both_ends_are_known() -> None:
    writer, columns = BulkClaims(PATTERN), ColumnWriter()
    writer.lines(TOLD, columns)
    with pytest.raises(ModelError, match="an actor other than the subject"):
        writer.lines(TOLD._replace(object="usa"), columns)


def test_the_ends_of_an_alliance_are_put_in_order() -> None:
    pattern = replace(PATTERN, relation=Relation.ALLIED_WITH, means=Means.UNKNOWN)
    either = [TOLD._replace(subject=a, object=b) for a, b in (("x", "y"), ("y", "x"))]
    (one, columns), (other, _) = (bulk(pattern, told) for told in either)
    assert one == other
    assert columns.differing(Columns.of([claim_of(pattern, either[1])])) == []


def test_a_third_party_is_refused_as_an_end() -> None:
    pattern = claim("a", "supports", "b", against=("isil",))
    writer, columns = BulkClaims(pattern), ColumnWriter()
    for names in (("usa", "iraq"), ("iraq", "usa")):
        writer.lines(TOLD._replace(subject=names[0], object=names[1]), columns)
    with pytest.raises(ModelError, match="third parties only"):
        writer.lines(TOLD._replace(object="isil"), columns)


@pytest.mark.parametrize(
    "fixed",
    [
        {"agent": "mark0-gist mark0-row"},
        {"speaker": Speaker("mark0-locator"), "condition": "mark0-valid"},
        {"item": "1000000000000000", "amount": -1000000.125, "unit": "mark1-gist"},
        {
            "retracted": Retraction(
                claim_of(PATTERN, TOLD._replace(published_on="1000-01-12")).published_on, "x"
            )
        },
    ],
)
def test_a_pattern_that_holds_our_marks_itself_is_written_all_the_same(
    fixed: dict[str, Any],
) -> None:
    pattern = replace(claim("a", "supports", "b"), **fixed)
    one = TOLD._replace(volume=Volume(3, 4, -1.5))
    lines, columns = bulk(pattern, one)
    assert parsed(lines) == set(claim_quads(claim_of(pattern, one)))
    assert columns.differing(Columns.of([claim_of(pattern, one)])) == []


def test_the_same_values_give_the_same_text() -> None:
    assert (
        bulk(PATTERN, TOLD)[0]
        == bulk(PATTERN, TOLD._replace(gist="Other."), TOLD)[0][-len(bulk(PATTERN, TOLD)[0]) :]
    )
