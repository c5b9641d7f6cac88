"""The pictures of the guides: what is on the screen at one moment of a journey, kept small.

The journeys of ``test_guides`` take them in passing and leave them in ``var/pictures``. ``bin/pictures``
names ``docs/pictures`` in its place, so that the guides show the pages as they are today.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page

ROOT = Path(__file__).parent.parent.parent
FOLDER = Path(os.environ.get("PICTURES") or ROOT / "var" / "pictures")
DESK, PHONE = 1440, 360
COLOURS = 64
# The resolution at which a page of A4 is about 600 pixels wide and its text can still be read.
DOTS_PER_INCH = 72


def take(page: Page, name: str, *, width: int = DESK, height: int = 900, top: Locator | None = None) -> Path:
    """Keeps ``<name>.png``: the window at this size, with ``top`` at its upper edge if it is given."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": height})
    if top is None:
        page.evaluate("window.scrollTo(0, 0)")
    else:
        top.evaluate("it => window.scrollTo(0, it.getBoundingClientRect().top + window.scrollY - 20)")
    picture = _place(name)
    page.screenshot(path=picture)
    if before:
        page.set_viewport_size(before)
    return _smaller(picture)


def take_page_of_pdf(pdf: Path, with_text: str, name: str) -> Path:
    """Keeps ``<name>.png``: the first page of a PDF on which this text stands."""
    picture = _place(name)
    text = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    number = 1 + next(place for place, page in enumerate(text.split("\f")) if with_text in page)
    options = ["-png", "-singlefile", "-f", str(number), "-r", str(DOTS_PER_INCH)]
    subprocess.run(["pdftoppm", *options, str(pdf), str(picture.with_suffix(""))], check=True)
    return _smaller(picture)


def _smaller(picture: Path) -> Path:
    """A page has few colours; a palette of them takes a third of the room and looks the same."""
    with Image.open(picture) as whole:
        few = whole.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)
    return picture


def _place(name: str) -> Path:
    FOLDER.mkdir(parents=True, exist_ok=True)
    return FOLDER / f"{name}.png"
