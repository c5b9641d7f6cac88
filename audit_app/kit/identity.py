"""Whether a text names somebody: asked before words leave the review, or go on a screen that others see.

A part of a name is looked for as a whole word and in any spelling of capitals, so that a quote about a child
called May is refused for saying "may". That is meant: the lead can leave the word out in square brackets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from audit_app.kit.look_alikes import as_read

_WORD = re.compile(r"[^\W\d_]+")
MOST_RUN_TOGETHER = 4
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
    words = {as_read(word) for name in names for word in _words(name)}
    return frozenset(word for word in words if len(word) > 1 and word not in NO_NAME)


def parts_named_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """The words of the text that are part of one of the names, each once and in order."""
    parts = name_parts(names)
    return tuple(dict.fromkeys(word for word in _words(text) if as_read(word) in parts))


def without_names(text: str, names: Iterable[str], instead: str) -> str:
    """The text with ``instead`` for every run of words that are part of one of the names."""
    parts = name_parts(names)
    if not any(as_read(word) in parts for word in _words(text)):
        return text
    masked = _WORD.sub(lambda word: instead if as_read(word[0]) in parts else word[0], _visible(text))
    return re.sub(rf"{re.escape(instead)}(?:[\s'’-]+{re.escape(instead)})+", lambda _run: instead, masked)


def phrases_in(text: str, phrases: Iterable[str]) -> tuple[str, ...]:
    """Which of these whole phrases (full names, case references) stand in the text, capitals or not.

    A phrase is found with its hyphens and spaces or without; of figures alone, only as it is written.
    """
    words = _flat(text).split()
    where, runs = f" {' '.join(words)} ", _runs(words)
    return tuple(phrase for phrase in phrases if _stands(_flat(phrase), where, runs))


def _runs(words: list[str]) -> frozenset[str]:
    """Every few words that follow each other, run together."""
    return frozenset(
        "".join(words[start : start + count])
        for count in range(1, MOST_RUN_TOGETHER + 1)
        for start in range(len(words) - count + 1)
    )


def _stands(phrase: str, where: str, runs: frozenset[str]) -> bool:
    run_together = phrase.replace(" ", "")
    # Two figures in neighbouring cells of a table are no reference.
    return bool(phrase) and (f" {phrase} " in where or (not run_together.isdigit() and run_together in runs))


def _words(text: str) -> list[str]:
    return _WORD.findall(_visible(text))


def _visible(text: str) -> str:
    """The text without what no reader sees, such as a space of no width that would part a name in two."""
    normal = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in normal if unicodedata.category(letter) != "Cf")


def _flat(text: str) -> str:
    """The text as plain words and numbers with one space between, so that "Ann-Marie" is "ann marie"."""
    return " ".join(as_read(word) for word in re.findall(r"[^\W_]+", _visible(text)))
