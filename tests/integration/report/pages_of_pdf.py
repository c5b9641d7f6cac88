"""The pages of a finished PDF as a reader has them: the last line of each, and how far down its text goes."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

# From the top of the text to its foot, in points: A4 with the margins of the stylesheet.
TOP, FOOT = 68.0, 779.5
_WORD = re.compile(r'<word xMin="[\d.]+" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">')


@dataclass(frozen=True)
class PrintedPage:
    """``filled`` is the share of the page above its last word; running heads and feet do not count."""

    lines: tuple[str, ...]
    filled: float


def printed_pages(pdf: Path) -> list[PrintedPage]:
    texts = _read(pdf, "-layout").rstrip("\f").split("\f")
    boxes = _read(pdf, "-bbox").split("<page ")[1:]
    return [PrintedPage(_lines(text), _filled(words)) for text, words in zip(texts, boxes, strict=True)]


def _lines(text: str) -> tuple[str, ...]:
    found = (line.strip() for line in text.splitlines())
    # The first is the running head.
    return tuple(line for line in found if line and not re.search(r"Page \d+ of \d+$", line))[1:]


def _filled(words: str) -> float:
    bottoms = [
        float(bottom)
        for top, bottom in _WORD.findall(words)
        if float(top) >= TOP and float(bottom) <= FOOT + 2
    ]
    return (max(bottoms, default=TOP) - TOP) / (FOOT - TOP)


def _read(pdf: Path, option: str) -> str:
    return subprocess.run(
        ["pdftotext", option, str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
