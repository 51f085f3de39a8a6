"""What templates put out is inert: escaped once, cleaned, and never skipped."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from belligraph.pages.rendering import Templates

TAG = "<b>\u202e&</b>"
SHOWN = "&lt;b&gt;&amp;&lt;/b&gt;"


def rendered(source: str, **given: object) -> str:
    return Templates().from_string(source).render(given)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ name }}", SHOWN),
        ("{% macro said(x) %}<i>{{ x }}</i>{% endmacro %}{{ said(name) }}", f"<i>{SHOWN}</i>"),
        ("{% for x in [name] %}{{ x }}{% endfor %}", SHOWN),
        ("{% set x %}{{ name }}{% endset %}{{ x }}", SHOWN),
        ("{{ name ~ 1 }}", f"{SHOWN}1"),
        ("{{ '<' }}", "&lt;"),
        ("{% autoescape false %}{{ name }}{% endautoescape %}", SHOWN),
    ],
)
def test_a_text_is_escaped_once_wherever_it_passes(source: str, text: str) -> None:
    assert rendered(source, name=TAG) == text


def test_what_calls_a_macro_with_a_body_gets_it_as_markup() -> None:
    source = "{% macro around() %}<i>{{ caller() }}</i>{% endmacro %}"
    source += "{% call around() %}{{ name }}{% endcall %}"
    assert rendered(source, name=TAG) == f"<i>{SHOWN}</i>"


def test_markup_of_ours_stays_and_numbers_are_numbers() -> None:
    assert rendered("{{ a }}{{ b }}{{ c }}", a=Markup("<hr>"), b=12, c=0.5) == "<hr>120.5"


def test_a_subclass_of_text_is_no_way_around() -> None:
    class Text(str):
        __slots__ = ()

    assert rendered("{{ name }}", name=Text(TAG)) == SHOWN


def test_what_a_macro_shows_of_a_value_is_escaped_once_and_kept() -> None:
    templates = Templates()
    calls: list[str] = []
    templates.globals["noted"] = lambda text: calls.append(text) or text
    source = "{% macro said(x, root) %}<i>{{ root }}{{ noted(x) }}</i>{% endmacro %}"
    source += "{{ a|by(said) }}{{ b|by(said, '../') }}{{ a|by(said) }}"
    shown = templates.from_string(source.replace("(x, root)", "(x, root='')"))
    assert shown.render(a=TAG, b="B") == f"<i>{SHOWN}</i><i>../B</i><i>{SHOWN}</i>"
    assert calls == [TAG, "B"]


def test_what_is_missing_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        rendered("{{ nobody }}")


def test_what_one_page_sets_no_other_sees() -> None:
    templates = Templates()
    templates.globals["title"] = "site"
    first = templates.from_string("{% set title = 'page' %}{{ title }}")
    assert (first.render(), templates.from_string("{{ title }}").render()) == ("page", "site")
