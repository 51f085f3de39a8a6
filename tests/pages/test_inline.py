"""The drawing of a notebook, in a browser."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from belligraph import Graph, open_graph
from belligraph.errors import UnknownNameError
from belligraph.pages.inline import picture
from belligraph.relations import edges

AS_OF = "2014-01-06"
HOSTILE = '</script><script>document.title = "ran"</script><img src=x onerror="document.title=1">'
DRAWN = "#drawing canvas"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return open_graph()


def test_a_picture_is_drawn_without_a_network(
    graph: Graph, browser: Browser, tmp_path: Path
) -> None:
    drawn = graph.draw(as_of=AS_OF)
    file = tmp_path / "cell.html"
    file.write_text(f"<!doctype html><meta charset=utf-8>{drawn._repr_html_()}", "utf-8")
    page = browser.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(file.as_uri())
    frame = page.frames[1]
    frame.wait_for_selector(DRAWN)
    pixels = frame.evaluate(
        "() => { const c = document.querySelector('canvas');"
        " return new Set(c.getContext('2d').getImageData(0, 0, c.width, c.height).data).size }"
    )
    page.close()
    assert drawn.lines > 20
    assert pixels > 20
    assert not wrong
    assert {url for url in asked if not url.startswith(("file:", "about:", "data:"))} == set()


def test_a_picture_of_some_actors_has_only_their_lines(graph: Graph) -> None:
    assert 0 < graph.draw("ISIL", as_of=AS_OF).lines < graph.draw(as_of=AS_OF).lines
    with pytest.raises(UnknownNameError):
        graph.draw("nobody of that name")


def test_hostile_words_in_a_picture_do_not_run(
    graph: Graph, browser: Browser, tmp_path: Path
) -> None:
    view = graph.view(AS_OF)
    claims = [replace(claim, gist=HOSTILE) for claim in graph.claims]
    drawn = picture(edges(claims, view, graph.registry), graph.registry, HOSTILE)
    file = tmp_path / "hostile.html"
    file.write_text(drawn.html, "utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector(DRAWN)
    title = page.title()
    page.close()
    assert title == HOSTILE
