"""The keys that the pages of an audit listen to, as their list shows them."""

from __future__ import annotations

Shortcut = tuple[tuple[str, ...], str]

SHORTCUTS: tuple[Shortcut, ...] = (
    (("?",), "Show this list"),
    (("/",), "Go to a question by its number"),
    (("]",), "Go to the next question that has no answer"),
    (("[",), "Go to the one before that has no answer"),
    ((";",), "Write a comment on the question you are at"),
    (
        ("Y", "N", "P", "…"),
        "Choose the answer that begins with this letter; press it again for the next that does",
    ),
    (("1", "2", "…", "9"), "Choose the first, second … answer, or tick or untick the first, second … box"),
    (("0",), "Choose or tick the last one, such as “none of these”"),
    (("↑", "↓"), "From box to box, where the Tab key goes from answer to answer"),
    (("Delete",), "Take your answer back"),
)
