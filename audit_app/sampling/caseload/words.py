"""What headings and words mean in the lists of an authority, as its leads have said before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from audit_app.sampling.caseload.fields import NAMES
from audit_app.sampling.models import CaseloadWord, Review

HEADING = "heading"


def headings_of(review: Review) -> dict[str, str]:
    """Key of a heading → its field, "" where it was said to be none."""
    said = _of(review).get(HEADING, {})
    return {heard: meaning for heard, meaning in said.items() if meaning in NAMES or not meaning}


def words_of(review: Review) -> dict[str, dict[str, str]]:
    """Field → key of a word → what it means."""
    return {about: heard for about, heard in _of(review).items() if about != HEADING}


def remember(review: Review, about: str, meanings: Mapping[str, str]) -> None:
    """Keeps what each key means, in place of what was said before."""
    CaseloadWord.objects.bulk_create(
        [
            CaseloadWord(authority=review.authority, about=about, heard=heard, meaning=meaning)
            for heard, meaning in sorted(meanings.items())
            if heard
        ],
        update_conflicts=True,
        unique_fields=["authority", "about", "heard"],
        update_fields=["meaning"],
    )


def _of(review: Review) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for word in CaseloadWord.objects.filter(authority=review.authority):
        found[word.about][word.heard] = word.meaning
    return found
