"""Remake the pictures of the README from the sample: `make screenshots`."""

import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from belligraph.build import build
from belligraph.project import sample

HERE = Path(__file__).parent
SIZE = {"width": 1440, "height": 900}


SHOTS = {
    "graph": "index.html#pair-iraq--usa",
    "matrix": "matrix.html",
    "timeline": "timeline.html",
    "map": "map.html",
    "relation": "relations/iraq--usa.html",
}


def main() -> None:
    """Build the sample, open its pages, and take their pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build(sample(), Path(folder))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        page = browser.new_page(viewport=SIZE)
        for name, address in SHOTS.items():
            page.goto(f"{(Path(folder) / 'site').as_uri()}/{address}")
            page.wait_for_timeout(1500)
            page.evaluate("scrollTo(0, 0)")
            page.screenshot(path=HERE / "images" / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
