"""How the expectation of a page is written, and what follows from it for each who asks."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.access.matrix.askers import NOT_SIGNED_IN, ROLE_OF, Asker
from audit_app.access.matrix.things import FINDERS
from audit_app.access.roles import Role
from audit_app.kit.middleware import METHODS

ALL_METHODS = (*METHODS, "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
NOT_TAKEN, NOT_FOUND = 405, 404
# To be told from a form that was taken, after which one is led on as well.
TO_SIGN_IN = "302 to sign-in"
FOUND = "found"

Answer = int | str


@dataclass(frozen=True)
class Page:
    """What a page answers to those who find it; a method without an answer is not taken.

    Args:
        roles: those whose holders it is open to, in whatever review; empty for everybody signed in.
        about: the kind of thing that it is about, a key of ``FINDERS``, or empty.
        which: the one of these things to which ``get`` and ``post`` are the answers.
        stranger_get, stranger_post: the answers to somebody not signed in, where it is open to anyone.
    """

    roles: frozenset[Role] = frozenset()
    get: Answer | None = None
    post: Answer | None = None
    about: str = ""
    which: str = ""
    stranger_get: Answer | None = None
    stranger_post: Answer | None = None

    @property
    def is_open(self) -> bool:
        return self.stranger_get is not None or self.stranger_post is not None


def answer(page: Page, method: str, asker: Asker, which: str = "") -> Answer:
    """What this page answers by this method to this person, about the thing named or the page's own.

    About another thing than the page's own, ``FOUND`` says only that the person may know of it.
    """
    if method not in METHODS:
        return NOT_TAKEN
    if asker in NOT_SIGNED_IN and not page.is_open:
        return TO_SIGN_IN
    if page.roles and ROLE_OF.get(asker) not in page.roles:
        return NOT_FOUND
    given = _given(page, method, asker)
    if given is None:
        return NOT_TAKEN
    thing = which or page.which
    if page.about and asker not in FINDERS[page.about][thing]:
        return NOT_FOUND
    return given if thing == page.which else FOUND


def _given(page: Page, method: str, asker: Asker) -> Answer | None:
    if asker in NOT_SIGNED_IN:
        return page.stranger_post if method == "POST" else page.stranger_get
    return page.post if method == "POST" else page.get


def can_ask(page: Page, asker: Asker) -> bool:
    """Whether what this person is answered hangs on the thing that they ask for, and not on who they are."""
    if asker in NOT_SIGNED_IN:
        return page.is_open
    return not page.roles or ROLE_OF.get(asker) in page.roles
