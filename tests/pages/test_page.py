from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser

import pytest

from belligraph.errors import InputError
from belligraph.model import Modality
from belligraph.pages.assets import vis_network
from belligraph.pages.graph.packing import column
from belligraph.pages.site import LISTED, write_site
from belligraph.pages.telling.dossiers import pair_id
from belligraph.relations import DEFAULT_VIEW, View
from showing import first_page

SCRIPT = """
import hashlib, sys
from pathlib import Path
from belligraph.dates import parse_interval
from belligraph.model import Actor, ActorKind, Claim, Relation
from belligraph.pages.site import write_site
from belligraph.registry import Registry
from belligraph.relations import View

kinds = list(ActorKind)
actors = {f"a{i}": Actor(id=f"a{i}", name=f"Actor {i}", kind=kinds[i % 7]) for i in range(30)}
signs = [Relation.SUPPORTS, Relation.OPPOSES, Relation.ALLIED_WITH, Relation.PART_OF]
claims = [
    Claim(
        subject=f"a{i % 30}", relation=signs[i % 4], object=f"a{(i * 7 + 1) % 30}",
        source=f"s{i % 5}", publisher=f"p{i % 3}", valid=parse_interval("2014-01-05"),
        negated=i % 11 == 0,
    )
    for i in range(120) if i % 30 != (i * 7 + 1) % 30
]
out = Path(sys.argv[1])
write_site(out, claims, Registry(actors=actors), View(), title="Title")
files = sorted(path for path in out.rglob("*") if path.is_file())
told = [(path.relative_to(out).as_posix(), path.read_bytes()) for path in files]
print(len(told), hashlib.sha256(repr(told).encode()).hexdigest())
"""


class Elements(HTMLParser):
    """Counts start tags and gathers ids and links."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag, attrs) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given[name] or "" for name in ("href", "src") if name in given]


def parsed(page: str) -> Elements:
    elements = Elements()
    elements.feed(page)
    return elements


def test_the_same_claims_give_the_same_bytes_whatever_the_hash_seed(tmp_path) -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, tmp_path / seed], env={"PYTHONHASHSEED": seed},
            check=True, capture_output=True, text=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }  # fmt: skip
    assert len(digests) == 1


def test_the_order_of_claims_does_not_matter(registry, claim) -> None:
    claims = [
        claim("usa", "supports", "iraq"),
        claim("isil", "opposes", "iraq"),
        claim("iraq", "opposes", "isil", when="2013"),
    ]
    page = first_page(claims, registry, DEFAULT_VIEW, title="T")
    assert first_page(claims[::-1], registry, DEFAULT_VIEW, title="T") == page


def test_the_title_says_as_of_and_window(registry, claim) -> None:
    view = View(as_of=date(2014, 1, 6), known_by=date(2014, 1, 7))
    page = first_page([claim("usa", "supports", "iraq")], registry, view, title="T")
    title = re.search("<title>(.*)</title>", page)
    assert title
    assert title[1] == ("T: As of 6 January 2014, as known by 7 January 2014, window 365 days")
    assert "All dates" in first_page([], registry, DEFAULT_VIEW, title="T")


def test_no_report_is_not_called_neutral(registry) -> None:
    page = first_page([], registry, DEFAULT_VIEW, title="T")
    body = re.sub("(?s)<script.*?</script>", "", page)
    assert "No line: no deed or alliance of the two is reported in this view." in body
    assert body.count("neutral") == body.count("It does not mean neutral") == 1


def test_the_header_says_what_it_counts(registry, claim) -> None:
    view = View(as_of=date(2014, 1, 6))
    claims = [
        claim("usa", "supports", "iraq"),
        claim("iraq", "supports", "usa", when="2014"),
        claim("iran", "supports", "iraq", modality=Modality.OFFERED),
        claim("iran", "supports", "iraq", when="2004"),
    ]
    page = first_page(claims, registry, view, title="T")
    assert (
        "3 of 4 claims fall in this window. Drawn: 2 claims from 1 source, as 2 relations between "
        "2 actors. Only in the lists: 1 claim (not done, other ties, places), 1 actor.</p>"
    ) in page
    assert "1 of 2 relations rests on dates that may lie outside the window (shown pale)." in page
    sure = first_page(claims[:1], registry, view, title="T")
    assert "1 of 1 claim falls in this window." in sure
    assert "Only in the lists" not in sure
    assert 'id="uncertain"' not in sure
    assert "fall in this view." in first_page(claims, registry, DEFAULT_VIEW, title="T")


def test_an_actor_of_no_table_is_marked(registry, claim) -> None:
    words = "in no table: seen in a text or a dataset"
    actors = dict(registry.actors)
    actors["iran"] = dataclasses.replace(actors["iran"], provisional=True)
    world = dataclasses.replace(registry, actors=actors)
    claims = [claim("iran", "opposes", "isil")]
    marked = first_page(claims, world, DEFAULT_VIEW, title="T")
    assert f'<p class="flag provisional">{words}</p>' in marked
    assert marked.count('<svg class="shape provisional"') == 1
    assert words not in first_page(claims, registry, DEFAULT_VIEW, title="T")


def test_every_drawn_line_leads_to_its_evidence(registry, claim) -> None:
    claims = [
        claim("usa", "supports", "iraq"),
        claim("isil", "opposes", "iraq"),
        claim("iraq", "opposes", "isil"),
    ]
    page = first_page(claims, registry, DEFAULT_VIEW, title="T")
    ids = parsed(page).ids
    data = re.search('<script type="application/json" id="data">(.*?)</script>', page)
    assert data
    keys = json.loads(data[1])["keys"]
    actors = [one[0] for one in json.loads(data[1])["actors"]]
    ends = zip(column(keys, "subject"), column(keys, "object"), strict=True)
    pairs = {pair_id(actors[one], actors[other]) for one, other in ends}
    assert {f"pair-{pair}" for pair in pairs} <= set(ids)
    assert len(pairs) == 2
    assert all(f"claim-{c.id[:16]}" in ids for c in claims)
    assert len(ids) == len(set(ids))


def test_links_lead_within_the_page_or_to_sources(registry, claim) -> None:
    page = first_page([claim("usa", "supports", "iraq")], registry, DEFAULT_VIEW, title="T")
    elements = parsed(page)
    outside = {link for link in elements.links if "://" in link}
    assert outside == {"https://example.org/report"}
    assert {link[1:] for link in elements.links if link.startswith("#")} <= set(elements.ids)


def test_the_data_block_cannot_be_left(registry, claim) -> None:
    hostile = "</script><script>alert(1)</script> & \u2028"
    actors = {**registry.actors, "usa": dataclasses.replace(registry.actors["usa"], short=hostile)}
    world = dataclasses.replace(registry, actors=actors)
    plain = first_page([claim("usa", "supports", "iraq")], registry, DEFAULT_VIEW, title="T")
    page = first_page([claim("usa", "supports", "iraq")], world, DEFAULT_VIEW, title="T")
    assert parsed(page).tags == parsed(plain).tags
    assert "<script>alert" not in page
    assert "\u2028" not in page


def test_vis_network_is_that_of_pyvis_and_asks_for_no_source_map() -> None:
    library = vis_network()
    assert "@version 9.1.2" in library
    assert "sourceMappingURL" not in library


def test_what_pages_ask_for_is_beside_them(tmp_path, registry, claim) -> None:
    index = write_site(
        tmp_path, [claim("usa", "supports", "iraq")], registry, DEFAULT_VIEW, title="T"
    )
    pages = sorted(tmp_path.rglob("*.html"))
    assert index in pages
    for page in pages:
        links = parsed(page.read_text("utf-8")).links
        near = [link.partition("#")[0] for link in links if not re.match("[a-z]+:", link)]
        assert [link for link in near if link and not (page.parent / link).is_file()] == []


def test_a_later_site_leaves_nothing_of_the_former_and_all_of_others(tmp_path, registry) -> None:
    write_site(tmp_path, [], registry, DEFAULT_VIEW, title="T")
    former, mine = tmp_path / "actors" / "gone.html", tmp_path / "CNAME"
    former.parent.mkdir(exist_ok=True)
    former.write_text("former", encoding="utf-8")
    mine.write_text("mine", encoding="utf-8")
    listed = tmp_path / LISTED
    found = json.loads(listed.read_text("utf-8"))
    listed.write_text(json.dumps([*found, "actors/gone.html", "../outside", "/etc/hosts"]), "utf-8")
    (tmp_path.parent / "outside").write_text("kept", encoding="utf-8")
    write_site(tmp_path, [], registry, DEFAULT_VIEW, title="T")
    assert not former.exists()
    assert mine.read_text("utf-8") == "mine"
    assert (tmp_path.parent / "outside").exists()
    assert json.loads(listed.read_text("utf-8")) == found


def test_the_page_is_written_as_utf_8_with_plain_line_ends(tmp_path, registry) -> None:
    path = write_site(tmp_path / "a" / "b", [], registry, DEFAULT_VIEW, title="Ænbar\r\nفلوجة")
    assert path == tmp_path / "a" / "b" / "index.html"
    content = path.read_bytes()
    assert b"\r" not in content
    assert "Ænbar فلوجة" in content.decode()


def test_a_page_of_ours_is_overwritten(tmp_path, registry, claim) -> None:
    path = write_site(tmp_path, [], registry, DEFAULT_VIEW, title="T" * 5000)
    write_site(tmp_path, [claim("usa", "supports", "iraq")], registry, DEFAULT_VIEW, title="New")
    assert "<title>New: " in path.read_text("utf-8")


def test_a_page_of_others_is_not_overwritten(tmp_path, registry) -> None:
    path = write_site(tmp_path, [], registry, DEFAULT_VIEW, title="T")
    path.write_text("<!DOCTYPE html><title>My home page</title>", encoding="utf-8")
    with pytest.raises(InputError, match=r"index\.html is not a page of belligraph"):
        write_site(tmp_path, [], registry, DEFAULT_VIEW, title="T")
    assert "My home page" in path.read_text("utf-8")


@pytest.mark.parametrize("name", ["relations", "relations/iraq--usa.html"])
def test_nothing_of_others_is_overwritten_wherever_a_page_would_be(
    tmp_path, registry, claim, name: str
) -> None:
    write_site(tmp_path, [], registry, DEFAULT_VIEW, title="T")
    theirs = tmp_path / name
    theirs.parent.mkdir(exist_ok=True)
    theirs.write_text("mine", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(InputError, match=f"{name} is not a page of belligraph"):
        write_site(tmp_path, [claim("usa", "supports", "iraq")], registry, DEFAULT_VIEW, title="T")
    assert sorted(tmp_path.rglob("*")) == before
    assert theirs.read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["index.html", "thesis.odt", "assets/pages.json", "actors/a.html"])
def test_a_folder_of_others_is_refused(tmp_path, registry, name: str) -> None:
    theirs = tmp_path / name
    theirs.parent.mkdir(exist_ok=True)
    theirs.write_text('["app.js"]', encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    holds = re.escape(f"{tmp_path} holds '{name.partition('/')[0]}' and no site of belligraph")
    with pytest.raises(InputError, match=holds):
        write_site(tmp_path, [], registry, DEFAULT_VIEW, title="T")
    assert sorted(tmp_path.rglob("*")) == before
    assert theirs.read_text("utf-8") == '["app.js"]'


def test_hidden_files_are_no_content(tmp_path, registry) -> None:
    (tmp_path / ".belligraph-cutoff").mkdir()
    (tmp_path / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    write_site(tmp_path, [], registry, DEFAULT_VIEW, title="T")
    assert (tmp_path / ".git").exists()


def test_a_site_that_was_cut_off_while_it_was_put_in_its_place_is_replaced(
    tmp_path, registry
) -> None:
    write_site(tmp_path, [], registry, DEFAULT_VIEW, title="T")
    for path in tmp_path.iterdir():
        if path.is_file():
            path.unlink()
    assert write_site(tmp_path, [], registry, DEFAULT_VIEW, title="T").exists()


def test_a_folder_called_index_html_is_left_alone(tmp_path, registry) -> None:
    (tmp_path / "index.html").mkdir()
    with pytest.raises(InputError, match="no site of belligraph"):
        write_site(tmp_path, [], registry, DEFAULT_VIEW, title="T")


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_pages_need_a_folder(tmp_path, registry, name: str) -> None:
    (tmp_path / "file").write_text("text", encoding="utf-8")
    with pytest.raises(InputError, match="file"):
        write_site(tmp_path / name, [], registry, DEFAULT_VIEW, title="T")
    assert (tmp_path / "file").read_text("utf-8") == "text"


def test_a_title_without_end_is_cut_in_the_menu_of_every_page(tmp_path, registry, claim) -> None:
    title = "A title " * 5000
    write_site(tmp_path, [claim("usa", "supports", "iraq")], registry, DEFAULT_VIEW, title=title)
    for path in (tmp_path / "index.html", tmp_path / "relations" / "iraq--usa.html"):
        (menu,) = re.findall('<a class="site"[^>]*><bdi>(.*?)</bdi>', path.read_text("utf-8"))
        assert len(menu) == 160
        assert menu.endswith("…")
