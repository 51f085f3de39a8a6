from __future__ import annotations

import json
from pathlib import Path

import pytest

from belligraph.dates import parse_date
from belligraph.errors import TextError
from belligraph.readers.text import read_document, read_documents
from belligraph.readers.text.documents.document import Document, documents_or_faults
from belligraph.readers.text.documents.given import Given, texts_in
from belligraph.registry import Registry

FIRST = "The army said that it had been attacked by the rebels near the river on Monday."
SECOND = "The rebels denied that they had been armed by the government of the country to the east."
PAGE = f"""<!DOCTYPE html><html><head><title>River attack</title>
<meta property="og:site_name" content="The Herald">
<meta property="article:published_time" content="2022-06-14T08:00:00Z">
<link rel="canonical" href="https://herald.example/river"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>River attack</h1><p>{FIRST}</p><p>{SECOND} {FIRST}</p></article>
<footer>Subscribe to continue reading. All rights reserved.</footer>
<script>alert("no")</script></body></html>"""


def only(path: Path, content: str) -> Given:
    path.write_text(content, encoding="utf-8")
    (given,) = texts_in(str(path))
    return given


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "page"])
def test_of_a_page_the_article_is_read(tmp_path: Path, name: str) -> None:
    given = only(tmp_path / name, PAGE)
    assert FIRST in given.text and SECOND in given.text
    assert not any(word in given.text for word in ("Sport", "Subscribe", "alert", "<"))


def test_a_page_says_who_published_it_and_when(tmp_path: Path, registry: Registry) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (read,) = read_documents(str(tmp_path / "page.html"), registry)
    assert (read.publisher.name, str(read.published)) == ("The Herald", "2022-06-14")
    assert (read.source.title, read.source.url) == ("River attack", "https://herald.example/river")


def test_what_is_said_goes_before_what_the_file_says(tmp_path: Path, registry: Registry) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    read = read_document(str(tmp_path / "page.html"), parse_date("2020"), "Reuters", registry)
    assert (read.publisher.id, str(read.published)) == ("reuters", "2020")


def test_a_page_without_an_article_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TextError, match="holds no article"):
        only(tmp_path / "a.html", "<html><body><script>1</script></body></html>")


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    given = only(
        tmp_path / "a.md",
        "# River *attack*\n\nThe **army** said\nthat [it](http://x.example) fled.\n\n"
        "- One & all\n- Two\n\n```\ncode\n```\n\n<script>x</script>\n",
    )
    assert given.text == "River attack\n\nThe army said that it fled.\n\nOne & all\n\nTwo\n"


def test_json_lines_are_many_texts_with_what_is_known_of_them(
    tmp_path: Path, registry: Registry
) -> None:
    lines = [
        {"text": FIRST, "published": "2022-06-15", "publisher": "Reuters", "title": "One"},
        {"text": SECOND, "published": "2022-06", "url": "javascript:alert(1)", "other": [1]},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n\n".join(map(json.dumps, lines)), encoding="utf-8")
    one, two = read_documents(str(path), registry)
    assert (one.source.title, one.publisher.id, one.path) == ("One", "reuters", f"{path}:1")
    assert (two.text, str(two.published), two.source.url) == (SECOND, "2022-06", "")
    assert two.path == f"{path}:3"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{", "is no JSON object"),
        ("[" * 100_000, "is no JSON object"),
        ("[1]", "expected a JSON object with 'text'"),
        ('{"text": 3}', "text: expected a text, found 3"),
        ('{"title": "x"}', "expected a JSON object with 'text', found keys 'title'"),
        ('{"text": ""}', "is empty"),
        ('{"text": "a\\u0000b"}', "null byte"),
        (json.dumps({"text": FIRST}), "does not say when it was published"),
        (json.dumps({"text": FIRST, "published": "soon"}), "published: 'soon'"),
        (json.dumps({"text": FIRST, "published": ["2022"]}), "published: expected a text"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, registry: Registry, line: str, expected: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n" + line, encoding="utf-8")
    with pytest.raises(TextError) as caught:
        list(read_documents(str(path), registry))
    assert f"{path}:2" in str(caught.value) and expected in str(caught.value)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"publisher": "x" * 20_000}, "at most 10000 characters"),
        ({"published": "2022-13-45"}, "published"),
        ({"text": "\u20ac" * 1_400_000}, "longer than 1,000,000 characters"),
    ],
)
def test_a_bad_line_leaves_the_others_readable(
    tmp_path: Path, registry: Registry, said: dict[str, str], expected: str
) -> None:
    good = {"text": FIRST, "published": "2022"}
    path = tmp_path / "a.jsonl"
    lines = (json.dumps(line, ensure_ascii=False) + "\n" for line in (good, good | said, good))
    path.write_text("".join(lines), encoding="utf-8")
    first, fault, last = documents_or_faults(str(path), registry)
    assert isinstance(first, Document) and isinstance(last, Document)
    assert isinstance(fault, TextError) and f"{path}:2" in str(fault) and expected in str(fault)
    assert last.path == f"{path}:3"


@pytest.mark.parametrize(
    ("said", "publisher", "url"),
    [
        ({"publisher": "\u202e\u200b"}, "unknown", ""),
        ({"url": "http://herald.example/" + "a" * 20_000}, "unknown", ""),
        ({"url": "http://herald.example/a"}, "unknown", "http://herald.example/a"),
    ],
)
def test_what_no_source_can_bear_is_dropped(
    tmp_path: Path, registry: Registry, said: dict[str, str], publisher: str, url: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": FIRST, "published": "2022"} | said), encoding="utf-8")
    (read,) = read_documents(str(path), registry)
    assert (read.publisher.id, read.source.url) == (publisher, url)


def test_several_reports_are_not_one(tmp_path: Path, registry: Registry) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(2 * (json.dumps({"text": FIRST}) + "\n"), encoding="utf-8")
    with pytest.raises(TextError, match="holds several reports"):
        read_document(str(path), parse_date("2022"), None, registry)


def test_a_table_of_a_page_is_left_out_and_joins_nothing(tmp_path: Path) -> None:
    table = "<table><tr><td>Hamas</td><td>attacked</td><td>Israel</td></tr></table>"
    page = f"<html><body><article><p>{FIRST}</p>{table}<p>{SECOND}</p></article></body></html>"
    assert only(tmp_path / "page.html", page).text == f"{FIRST}\n{SECOND}"
