"""Single values as terms and back."""

from datetime import date

import pyoxigraph as ox
import pytest

from belligraph.dates import parse_date, parse_interval
from belligraph.model import Means, Method
from belligraph.rdf import literal, node
from belligraph.rdf.codecs import DATE, DOUBLE, INTERVAL, TEXT, WHOLE, YES_NO, Codec, one_of, ref
from belligraph.vocabulary import EDTF, XSD


@pytest.mark.parametrize(
    ("codec", "value", "datatype"),
    [
        (TEXT, "0.70", XSD + "string"),
        (YES_NO, True, XSD + "boolean"),
        (YES_NO, False, XSD + "boolean"),
        (WHOLE, 0, XSD + "integer"),
        (WHOLE, 10**30, XSD + "integer"),
        (DOUBLE, 0.7, XSD + "double"),
        (DATE, parse_date("2014-01~"), EDTF),
        (INTERVAL, parse_interval("2003/.."), EDTF),
    ],
)
def test_values_come_back_typed(codec: Codec, value: object, datatype: str) -> None:
    made = codec.to(value)
    assert isinstance(made, ox.Literal)
    assert made.datatype == node(datatype)
    assert codec.back(made) == value
    assert type(codec.back(made)) is type(value)


def test_words_of_the_model_are_concepts() -> None:
    codec = one_of(Means)
    assert all(codec.back(codec.to(means)) is means for means in Means)
    with pytest.raises(KeyError):
        codec.back(one_of(Method).to(Method.CURATED))


def test_ids_are_addresses_of_their_kind() -> None:
    assert ref("actor").back(ref("actor").to("al-qaeda")) == "al-qaeda"
    with pytest.raises(ValueError, match="not the IRI of a place"):
        ref("place").back(ref("actor").to("al-qaeda"))


def test_plain_values_are_typed_literals() -> None:
    assert literal(date(14, 1, 6)) == ox.Literal("0014-01-06", datatype=node(XSD + "date"))
    assert literal(True) == ox.Literal("true", datatype=node(XSD + "boolean"))
    assert literal(3) == ox.Literal("3", datatype=node(XSD + "integer"))
    assert literal("3") == ox.Literal("3")
