"""The pictures of the guides: what is on the screen at one moment of a journey, kept small.

The journeys of the guides and some others take them in passing where ``PICTURES`` names a folder, as
``bin/pictures`` does, so that the guides show the pages as they are today. Without it nothing is kept.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page

FOLDER = os.environ.get("PICTURES")
DESK, PHONE = 1440, 360
COLOURS = 64
# The resolution at which a page of A4 is about 600 pixels wide and its text can still be read.
DOTS_PER_INCH = 72


def take(page: Page, name: str, *, width: int = DESK, height: int = 900, top: Locator | None = None) -> None:
    """Keeps ``<name>.png``: the window at this size, with ``top`` at its upper edge if it is given."""
    if not FOLDER:
        return
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": height})
    if top is None:
        page.evaluate("window.scrollTo(0, 0)")
    else:
        top.evaluate("it => window.scrollTo(0, it.getBoundingClientRect().top + window.scrollY - 20)")
    picture = _place(FOLDER, name)
    page.screenshot(path=picture)
    if before:
        page.set_viewport_size(before)
    _make_smaller(picture)


def take_page_of_pdf(pdf: Path, with_text: str, name: str) -> None:
    """Keeps ``<name>.png``: the first page of a PDF on which this text stands; fails where there is none."""
    text = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    number = 1 + next(place for place, page in enumerate(text.split("\f")) if with_text in page)
    if not FOLDER:
        return
    picture = _place(FOLDER, name)
    options = ["-png", "-singlefile", "-f", str(number), "-r", str(DOTS_PER_INCH)]
    subprocess.run(["pdftoppm", *options, str(pdf), str(picture.with_suffix(""))], check=True)
    _make_smaller(picture)


def _make_smaller(picture: Path) -> None:
    """A page has few colours; a palette of them takes a third of the room and looks the same."""
    with Image.open(picture) as whole:
        few = whole.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)


def _place(folder: str, name: str) -> Path:
    Path(folder).mkdir(parents=True, exist_ok=True)
    return Path(folder) / f"{name}.png"
