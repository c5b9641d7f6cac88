"""Elements of Office Open XML as text; whatever people wrote is escaped here and nowhere else."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from audit_app.kit.text import clean_text

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
LANGUAGE = "en-GB"

Markup = str
"""Finished markup, in which nothing is left to escape."""


def tag(name: str, /, *inside: Markup, **attributes: str | int) -> Markup:
    """Any element, with its attributes as they are named ("r:embed" by unpacking a mapping)."""
    named = "".join(f" {key}={quoteattr(clean_text(str(value)))}" for key, value in attributes.items())
    content = "".join(inside)
    return f"<{name}{named}>{content}</{name}>" if content else f"<{name}{named}/>"


def words_in(name: str, words: str) -> Markup:
    """An element that holds nothing but words."""
    return tag(name, escape(clean_text(words)))


def part(root: str, *inside: Markup, **spaces: str) -> bytes:
    """A part of a file; ``spaces`` are the namespaces of its root element."""
    return (DECLARATION + tag(root, *inside, **spaces)).encode()
