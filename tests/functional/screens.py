"""Pages at the two widths that matter, a small phone and a desk: they must fit, and can be looked at.

Pictures are for people, and taking them costs a browser more than all else that a test asks of it. They are
taken where ``SCREENSHOTS`` names a folder: ``SCREENSHOTS=var/screenshots bin/test tests/functional``.
"""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Page

FOLDER = os.environ.get("SCREENSHOTS")
WIDTHS = (360, 1440)
HEIGHT = 900


def photograph(page: Page, name: str) -> None:
    """Fails when the page is wider than a window, because then it scrolls sideways.

    Keeps ``<name>-360.png`` and ``<name>-1440.png``, whole page, where pictures are wished for.
    """
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        assert_fits(page, width)
        if FOLDER:
            Path(FOLDER).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(FOLDER) / f"{name}-{width}.png", full_page=True, timeout=60_000)
    if before:
        page.set_viewport_size(before)


def assert_fits(page: Page, width: int) -> None:
    needed: int = page.evaluate("document.documentElement.scrollWidth")
    assert needed <= width, f"{page.url} needs {needed} px where the window has {width}"
