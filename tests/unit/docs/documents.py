"""The documents of the project as text, and the kinds of promises that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent.parent
DOCS = ROOT / "docs"
DOCUMENTS = sorted([ROOT / "README.md", *DOCS.rglob("*.md")])
GUIDES = sorted(DOCS.glob("for-*.md"))

LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
BOLD = re.compile(r"\*\*(.+?)\*\*")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
INDENTED = re.compile(r"^ {4}(\S.*)$", re.MULTILINE)


def name_of(document: Path) -> str:
    return str(document.relative_to(ROOT))


def prose(document: Path) -> str:
    """The text without its fenced blocks."""
    return FENCE.sub("", document.read_text(encoding="utf-8"))


def links(document: Path) -> list[tuple[str, str]]:
    """What each link leads to, with its words; without pictures."""
    return [(target, words) for mark, words, target in LINK.findall(prose(document)) if not mark]


def pictures(document: Path) -> list[tuple[Path, str]]:
    """Each picture with the words that stand for it."""
    return [
        ((document.parent / target).resolve(), words)
        for mark, words, target in LINK.findall(prose(document))
        if mark
    ]


def code(document: Path) -> list[str]:
    """What is set as code: in a line, or as a line of its own."""
    text = prose(document)
    return [*CODE.findall(text), *INDENTED.findall(text)]


def blocks(document: Path, language: str) -> list[str]:
    found = FENCE.findall(document.read_text(encoding="utf-8"))
    return [body for each, body in found if each == language]


def anchors(document: Path) -> set[str]:
    """The headings as a Markdown page offers them to links."""
    headings = re.findall(r"^#+ (.+)$", prose(document), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def table(document: Path, first_heading: str) -> Iterator[list[str]]:
    """The rows of the table whose first column has this heading."""
    lines = iter(document.read_text(encoding="utf-8").splitlines())
    for line in lines:
        if line.startswith(f"| {first_heading} |"):
            next(lines)
            break
    for line in lines:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip("|").split("|")]
