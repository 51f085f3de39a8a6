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


def main() -> None:
    """Build the sample, open its page with the evidence of one relation, and take its picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build(sample(), Path(folder))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        page = browser.new_page(viewport=SIZE)
        page.goto((Path(folder) / "site" / "index.html").as_uri() + "#pair-iraq--usa")
        page.wait_for_timeout(1500)
        page.screenshot(path=HERE / "images" / "graph.png")
        browser.close()


if __name__ == "__main__":
    main()
