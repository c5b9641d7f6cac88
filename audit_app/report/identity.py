"""Whether a text names somebody: the last check before words leave the review for a board.

A part of a name is looked for as a whole word and in any spelling of capitals, so that a quote about a child
called May is refused for saying "may". That is meant: the lead can leave the word out in square brackets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+")
# Forms of address and particles are no one's name; a single letter says too little to be looked for.
NO_NAME = frozenset(
    [
        *(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "dr",
            "prof",
            "sir",
            "lady",
            "master",
            "baby",
            "unborn",
            "unknown",
        ),
        *(
            "not",
            "known",
            "of",
            "the",
            "and",
            "de",
            "da",
            "del",
            "der",
            "van",
            "von",
            "bin",
            "ibn",
            "al",
            "el",
        ),
        *("al", "el", "la", "le", "team", "manager", "worker"),
    ]
)


def name_parts(names: Iterable[str]) -> frozenset[str]:
    """The parts of these names that would name somebody by themselves, without accents and capitals."""
    words = {_plain(word) for name in names for word in _words(name)}
    return frozenset(word for word in words if len(word) > 1 and word not in NO_NAME)


def parts_named_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """The words of the text that are part of one of the names, each once and in order."""
    parts = name_parts(names)
    return tuple(dict.fromkeys(word for word in _words(text) if _plain(word) in parts))


def phrases_in(text: str, phrases: Iterable[str]) -> tuple[str, ...]:
    """Which of these whole phrases (full names, case references) stand in the text, capitals or not."""
    where = f" {_flat(text)} "
    return tuple(phrase for phrase in phrases if _flat(phrase) and f" {_flat(phrase)} " in where)


def _words(text: str) -> list[str]:
    return _WORD.findall(_visible(text))


def _visible(text: str) -> str:
    """The text without what no reader sees, such as a space of no width that would part a name in two."""
    normal = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in normal if unicodedata.category(letter) != "Cf")


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def _flat(text: str) -> str:
    """The text as plain words and numbers with one space between, so that "Ann-Marie" is "ann marie"."""
    return " ".join(_plain(word) for word in re.findall(r"\w+", _visible(text)))
