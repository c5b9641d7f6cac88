"""The presenter’s view: the service shown to others, without anybody’s identity on the screen.

It lasts as long as the session in which it was turned on. A text in which a name or a date of birth is found
is hidden (``filling.presentable``). Others are shown as they were written, because nothing can tell for
certain of whom a sentence tells; the banner says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from audit_app.access.refused import Refused

HIDDEN = "Hidden in presenter’s view"
# Like the time zone, it is a property of whoever looks, which presenters ask for without knowing the request.
_is_on: ContextVar[bool] = ContextVar("is_presenting", default=False)


@contextmanager
def presenting(is_on: bool) -> Iterator[None]:
    """Whatever is worded inside is worded for the presenter’s view, or not."""
    token = _is_on.set(is_on)
    try:
        yield
    finally:
        _is_on.reset(token)


def is_presenting() -> bool:
    return _is_on.get()


def unless_presenting(name: str) -> str:
    """The name of a child or a worker, or what stands in its place in the presenter’s view."""
    return HIDDEN if is_presenting() and name else name


def check_is_not_presenting() -> None:
    """Raises Refused in the presenter’s view, for what shows who a child is and can do nothing else."""
    if is_presenting():
        raise Refused("The presenter’s view is on. Show identities again before you do that.")
