"""Letters of other alphabets that a reader takes for Latin ones: a name spelt with them is found too."""

from __future__ import annotations

import unicodedata

_CYRILLIC = str.maketrans("АВЕЅІЈКМНОРСТУХаеѕіјокмпрсуух", "ABESIJKMHOPCTYXaesijokmnpcyyx")
_GREEK = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχ", "ABEZHIKMNOPTYXaeikvoptux")
_LATIN = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "Ł": "L", "Ø": "O"}
)


def as_read(word: str) -> str:
    """The word as a reader takes it: without accents, capitals and letters that only look Latin."""
    decomposed = unicodedata.normalize("NFKD", word)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    for table in (_CYRILLIC, _GREEK, _LATIN):
        bare = bare.translate(table)
    return bare.casefold()
