"""Pictures of a page at the two widths that matter: a small phone and a desk."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

FOLDER = Path(__file__).parent.parent.parent / "var" / "screenshots"
WIDTHS = (360, 1440)
HEIGHT = 900


def photograph(page: Page, name: str) -> list[Path]:
    """Keeps ``<name>-360.png`` and ``<name>-1440.png``, whole page, and leaves the window as it was.

    Fails when the page is wider than the window, because then it scrolls sideways.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    before = page.viewport_size
    pictures = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        picture = FOLDER / f"{name}-{width}.png"
        page.screenshot(path=picture, full_page=True, timeout=60_000)
        assert_fits(page, width)
        pictures.append(picture)
    if before:
        page.set_viewport_size(before)
    return pictures


def assert_fits(page: Page, width: int) -> None:
    needed: int = page.evaluate("document.documentElement.scrollWidth")
    assert needed <= width, f"{page.url} needs {needed} px where the window has {width}"
