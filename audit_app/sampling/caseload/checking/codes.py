"""Words and codes for gender and category: of Annex A, of the census of children in need, and plain."""

from __future__ import annotations

import re
from functools import lru_cache

from audit_app.sampling.caseload.fields import key_of

_GENDERS: dict[str, str] = {
    # Plain words.
    **dict.fromkeys(("male", "m", "boy", "man"), "male"),
    **dict.fromkeys(("female", "f", "girl", "woman"), "female"),
    **dict.fromkeys(("unborn", "un born", "unborn child", "u b", "not born", "not yet born"), "unborn"),
    **dict.fromkeys(
        ("not recorded", "not known", "unknown", "u", "not stated", "n k", "nk", "x"), "not_recorded"
    ),
    **dict.fromkeys(
        ("not stated recorded", "not stated recorded or unborn", "not recorded or unborn"), "not_recorded"
    ),
    **dict.fromkeys(("not specified", "prefer not to say", "unspecified", "undisclosed"), "not_recorded"),
    **dict.fromkeys(("neither", "indeterminate", "intersex", "non binary", "other", "i"), "neither"),
    # The census of children in need.
    "1": "male",
    "2": "female",
    "0": "not_recorded",
    "9": "neither",
    # Annex A.
    "a": "male",
    "b": "female",
    "c": "not_recorded",
    "d": "neither",
}
_CATEGORIES: dict[str, frozenset[str]] = {
    **dict.fromkeys(("neglect", "neg", "n", "a", "neglected"), frozenset({"neglect"})),
    **dict.fromkeys(
        ("physical abuse", "physical", "phy", "p", "b", "physical injury", "physically abused"),
        frozenset({"physical"}),
    ),
    **dict.fromkeys(("sexual abuse", "sexual", "sab", "s", "c", "sexually abused"), frozenset({"sexual"})),
    **dict.fromkeys(
        ("emotional abuse", "emotional", "emo", "e m", "d", "emotional harm", "emotionally abused"),
        frozenset({"emotional"}),
    ),
}
# More than one category, without saying which; what the assessor reads in the file decides.
_SEVERAL = frozenset(
    {
        "multiple",
        "mul",
        "e",
        "multiple not recommended",
        "multiple categories",
        "multiple abuse",
        "more than one",
    }
)
_LETTER = re.compile(r"^[a-e] (?=\w)")
_BETWEEN = re.compile(r"\s*(?:[,;/&+|]|\band\b)\s*", re.IGNORECASE)


@lru_cache(maxsize=2_000)
def gender_of(text: str) -> str | None:
    """The code of the review for a word or code; None where nobody has said what it means."""
    key = key_of(text)
    return _GENDERS.get(key) or _GENDERS.get(_LETTER.sub("", key))


@lru_cache(maxsize=2_000)
def categories_of(text: str) -> frozenset[str] | None:
    """The categories that a text names; empty for "Multiple", None where it is not understood."""
    key = key_of(text)
    for each in (key, _LETTER.sub("", key)):
        if each in _SEVERAL:
            return frozenset()
        if each in _CATEGORIES:
            return _CATEGORIES[each]
    parts = [_CATEGORIES.get(key_of(part)) for part in _BETWEEN.split(text) if part.strip()]
    if len(parts) > 1 and all(parts):
        return frozenset().union(*(part for part in parts if part))
    return None
