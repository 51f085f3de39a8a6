"""What all pictures have in common: legible, within the sheet, the same bytes each time."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from belligraph.errors import InputError, MissingExtraError
from belligraph.plots import plot_balance, plot_blocs, plot_dyad, save, sheet

mpl = pytest.importorskip("matplotlib", reason="the extra 'plots' is not installed")
CAPTION = "Snapshots by month; " + "claims published by The Herald, " * 12 + "and 3 more."
KINDS = ["balance", "dyad", "blocs"]
Draw = Callable[[str], Any]
Named = Callable[[str, str], Any]


@pytest.fixture
def draw(balance: Any, dyad: Any, blocs: Any) -> Draw:
    pictures = {
        "balance": lambda: plot_balance(balance, CAPTION),
        "dyad": lambda: plot_dyad(dyad, "Arcadia", "Borduria", CAPTION),
        "blocs": lambda: plot_blocs(blocs, CAPTION, names={"a": "A rather long-winded alliance"}),
    }
    return lambda kind: pictures[kind]()


def texts(figure: Any) -> list[Any]:
    from matplotlib.text import Text

    return [text for text in figure.findobj(Text) if text.get_text() and text.get_visible()]


def assert_within(figure: Any) -> None:
    """Every text is on the sheet."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    page = figure.bbox
    for text in texts(figure):
        box = text.get_window_extent(canvas.get_renderer())
        assert page.x0 <= box.x0 and box.x1 <= page.x1, text.get_text()
        assert page.y0 <= box.y0 and box.y1 <= page.y1, text.get_text()


@pytest.fixture
def named(balance: Any, dyad: Any, blocs: Any) -> Named:
    """Pictures in which actors, title and caption bear a name."""
    pictures = {
        "balance": lambda n: plot_balance(balance, f"Claims by {n}.", title=f"Balance of {n}"),
        "dyad": lambda n: plot_dyad(dyad, n, f"B{n}", f"Claims by {n}."),
        "blocs": lambda n: plot_blocs(blocs, f"Claims by {n}.", names={"a": n}, title=n),
    }
    return lambda kind, name: pictures[kind](name)


@pytest.mark.parametrize("ending", [".svg", ".png"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_series_gives_the_same_bytes(
    draw: Draw, kind: str, ending: str, tmp_path: Path
) -> None:
    one, other = tmp_path / f"one{ending}", tmp_path / f"other{ending}"
    save(draw(kind), one)
    figure = draw(kind)
    save(figure, other)
    assert one.read_bytes() == other.read_bytes() != b""
    save(figure, other)
    assert one.read_bytes() == other.read_bytes()


def test_an_svg_bears_no_date(draw: Draw, tmp_path: Path) -> None:
    save(draw("dyad"), tmp_path / "dyad.SVG")
    root = ElementTree.parse(tmp_path / "dyad.SVG").getroot()  # noqa: S314 - our own file
    assert root.tag.endswith("svg")
    assert not root.findall(".//{http://purl.org/dc/elements/1.1/}date")


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_is_large_enough_and_within_the_sheet(draw: Draw, kind: str) -> None:
    figure = draw(kind)
    assert_within(figure)
    assert len(texts(figure)) > 5
    assert all(text.get_size() >= 9 for text in texts(figure))


@pytest.mark.parametrize("kind", KINDS)
def test_the_caption_is_on_the_sheet(draw: Draw, kind: str) -> None:
    written = [" ".join(text.get_text().split()) for text in draw(kind).texts]
    assert any(CAPTION in text for text in written)


def test_names_are_drawn_as_they_are(blocs: Any, tmp_path: Path) -> None:
    names = {"a": "$\\alpha$ & <script>x</script>", "b": "50 $ or 60 $", "c": "{{ 7 * 7 }}"}
    figure = plot_blocs(blocs, "A caption of $x^2$.", names=names)
    save(figure, tmp_path / "blocs.svg")
    assert set(names.values()) <= {text.get_text() for text in texts(figure)}
    assert not any(text.get_parse_math() for text in texts(figure) if "$" in text.get_text())
    root = ElementTree.parse(tmp_path / "blocs.svg").getroot()  # noqa: S314 - our own file
    assert not [node for node in root.iter() if str(node.tag).endswith("script")]


LONG = ["W" * 150, "An alliance " * 30, "名" * 120, "i" * 400]


@pytest.mark.filterwarnings("ignore:Glyph")  # that our type lacks a character is another matter
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", LONG, ids=["wide", "words", "foreign", "narrow"])
def test_long_names_are_cut_and_stay_within_the_sheet(named: Named, kind: str, name: str) -> None:
    figure = named(kind, name)
    assert_within(figure)
    cut = [text.get_text() for text in texts(figure) if "…" in text.get_text()]
    assert kind == "balance" or any(name[:5] in text for text in cut)


@pytest.mark.parametrize("kind", KINDS)
def test_any_name_gives_well_formed_xml(named: Named, kind: str, tmp_path: Path) -> None:
    name = "A\ufffe\uffff\x00\x1b\x0b--\ud800 & <b>\nC"
    save(named(kind, name), tmp_path / "plot.svg")
    root = ElementTree.parse(tmp_path / "plot.svg").getroot()  # noqa: S314 - our own file
    assert root.tag.endswith("svg")
    assert not [node for node in root.iter() if str(node.tag) == "b"]


def test_a_text_is_cut_no_earlier_than_it_must() -> None:
    with sheet.style():
        for text in ("Arcadia", "W" * 40, "An alliance of three"):
            whole = sheet.width(text)
            assert sheet.fitted(text, whole) == text
            short = sheet.fitted(text, whole - 0.01)
            assert short[-1] == "…"
            assert text.startswith(short[:-1])
            assert sheet.width(short) <= whole - 0.01
        assert sheet.fitted(" two\n lines ", 9) == "two lines"
        assert sheet.fitted("", 1) == ""


def test_other_formats_are_refused(draw: Draw, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"ends in \.svg or \.png"):
        save(draw("dyad"), tmp_path / "dyad.exe")
    assert list(tmp_path.iterdir()) == []


def test_a_series_without_snapshots_is_refused() -> None:
    for plot in (
        lambda: plot_balance([], CAPTION),
        lambda: plot_dyad([], "Arcadia", "Borduria", CAPTION),
        lambda: plot_blocs([], CAPTION),
    ):
        with pytest.raises(InputError, match="at least one expected"):
            plot()


@pytest.mark.parametrize("kind", KINDS)
def test_a_single_snapshot_can_be_drawn(kind: str, balance: Any, dyad: Any, blocs: Any) -> None:
    one = {
        "balance": lambda: plot_balance(balance[:1], CAPTION),
        "dyad": lambda: plot_dyad(dyad[:1], "Arcadia", "Borduria", CAPTION),
        "blocs": lambda: plot_blocs(blocs[:1], CAPTION),
    }
    low, high = one[kind]().axes[0].get_xlim()
    assert high - low == 1


def test_settings_of_others_neither_matter_nor_change(draw: Draw, tmp_path: Path) -> None:
    save(draw("balance"), tmp_path / "one.svg")
    with mpl.rc_context({"font.size": 30, "lines.linewidth": 9, "text.color": "red"}):
        before = dict(mpl.rcParams)
        save(draw("balance"), tmp_path / "other.svg")
        assert dict(mpl.rcParams) == before
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "other.svg").read_bytes()


def test_without_matplotlib_the_error_names_the_extra(
    draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    for kind in KINDS:
        with pytest.raises(MissingExtraError, match=r"belligraph\[plots\]"):
            draw(kind)


def test_pyplot_is_never_loaded_and_matplotlib_only_when_something_is_drawn() -> None:
    code = (
        "import sys, belligraph.plots.sheet as sheet\n"
        "assert 'matplotlib' not in sys.modules\n"
        "with sheet.style(): sheet.sheet('t', 'c', [1])\n"
        "assert 'matplotlib.figure' in sys.modules\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
