"""The one way in which a rule says no."""

from collections.abc import Callable
from typing import ParamSpec

from django.core.exceptions import PermissionDenied

P = ParamSpec("P")


class Refused(PermissionDenied):
    """Somebody may not do what they asked for; ``reason`` is a sentence that can be shown to them."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def allowed(check: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> bool:
    """The yes/no twin of a check that raises ``Refused``, so that a button and its rule cannot disagree."""
    try:
        check(*args, **kwargs)
    except Refused:
        return False
    return True
