"""One way of cleaning text, for forms, JSON, imports and search boxes alike."""

import re

# Controls other than tab and line feed cannot be typed or shown; PostgreSQL refuses NUL, and XML (so Word and
# Excel) refuses the rest. Half a surrogate pair is no character at all and cannot be stored as UTF-8.
_NO_CHARACTER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|\x85|\u2028|\u2029")


def clean_text(text: str) -> str:
    """The text as it can be stored, shown and exported: line ends as ``\\n``, without what is no character.

    Everything that somebody could have meant to write is kept as it is, spaces and accents included.
    """
    return _NO_CHARACTER.sub("", _LINE_END.sub("\n", text))
