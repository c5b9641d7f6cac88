"""Which passwords are refused beyond Django's own rules: those that a program would guess soon."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn

from audit_app.access.models import User

# On zxcvbn's scale from 0 to 4: not to be guessed even by somebody who has stolen the hash of it.
LOWEST_SCORE = 4
# The most that zxcvbn reads; what follows can only make a password harder to guess.
READ = 72
SHORTEST_WORD = 3
OF_THIS_SERVICE = ("case", "file", "audit", "case file audit", "safeguarding", "council", "review")

Names = Callable[[], Iterable[str]]
_authorities: list[Names] = []


def authorities_come_from(source: Names) -> None:
    """Names the function that gives the names of the authorities here; this room knows of none itself."""
    _authorities[:] = [source]


class HardToGuess:
    """Refuses what is built of common words, of the person's own names or of the authority's."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises ValidationError where a program would guess the password soon."""
        if zxcvbn(password[:READ], user_inputs=known_words(user))["score"] < LOWEST_SCORE:
            raise ValidationError(
                "This password is too easy to guess. Use words that have nothing to do with each other, "
                "with you or with your work.",
                code="easy_to_guess",
            )

    def get_help_text(self) -> str:
        return "Your password must not be easy to guess from who you are and where you work."


def known_words(user: User | None) -> list[str]:
    """What somebody who knows the person, the service and the authority would try first."""
    said: list[Any] = [*OF_THIS_SERVICE, *(name for source in _authorities for name in source())]
    if user is not None:
        said += [user.username, user.display_name, user.email]
    words = {word.lower() for text in said for word in (text, *re.split(r"[\W_]+", text))}
    return sorted(word for word in words if len(word) >= SHORTEST_WORD)
