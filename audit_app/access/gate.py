"""The gate: nothing opens unless its view says for whom.

A view states its audience with one of the decorators below; ``DefaultDenyMiddleware`` reads the statement
before the view runs. The gate knows what kind of thing somebody may do. Whether they may do it to this case
or this review is asked by the view of its own room's policies.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from audit_app.access import refusals
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.roles import Permission

logger = logging.getLogger(__name__)

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


@dataclass(frozen=True)
class Audience:
    """Who may open a view: anyone (and why), anyone signed in, or holders of one of the permissions.

    ``before_set_up``: somebody signed in may open it before their account is set up (see ``SetUpFirst``).
    """

    needs_sign_in: bool = True
    permissions: frozenset[Permission] = frozenset()
    why_open: str = ""
    before_set_up: bool = False

    def admits(self, user: User) -> bool:
        return not self.permissions or any(user.has_permission(permission) for permission in self.permissions)


def open_to_anyone(why: str) -> Callable[[View], View]:
    """For the few pages that nobody need sign in for; ``why`` is printed in the table of who may do what."""
    return _stating(Audience(needs_sign_in=False, why_open=why))


def open_to_signed_in(view: View) -> View:
    """For pages that every account has, such as the start page."""
    return _stating(Audience())(view)


def open_before_set_up(view: View) -> View:
    """For pages on which somebody signed in makes their account safe; they open nothing else before."""
    return _stating(Audience(before_set_up=True))(view)


def open_to(*permissions: Permission) -> Callable[[View], View]:
    """For those who hold one of the permissions in some review, or for the whole service."""
    if not permissions:
        raise ValueError("Name the permission that opens the view")
    return _stating(Audience(permissions=frozenset(permissions)))


def audience_of(view: Callable[..., Any]) -> Audience | None:
    return getattr(view, "audience", None)


def _stating(audience: Audience) -> Callable[[View], View]:
    def state(view: View) -> View:
        view.audience = audience  # type: ignore[attr-defined]
        return view

    return state


def user_of(request: HttpRequest) -> User:
    """The user whom the gate has let through."""
    if not isinstance(request.user, User):
        raise TypeError("The gate lets nobody through who is not signed in")
    return request.user


@contextmanager
def not_found_if_refused() -> Iterator[None]:
    """Turns a refusal into "not found", for objects whose very existence the asker may not learn."""
    try:
        yield
    except Refused as refusal:
        raise Http404 from refusal


class DefaultDenyMiddleware:
    """Keeps the gate, and records whom it turned away."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code in refusals.ANSWERS:
            refusals.record_refusal(request, response.status_code)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        audience = audience_of(view)
        if audience is None:
            logger.error(
                "%s does not say who may open it, so nobody may", getattr(view, "__qualname__", view)
            )
            raise Http404
        if not audience.needs_sign_in:
            return None
        if not isinstance(request.user, User):
            return _turned_away(request)
        # The gate and every policy after it ask for them, so they are read once a request.
        prefetch_related_objects([request.user], "memberships")
        if not audience.admits(request.user):
            raise Http404
        return None


def _turned_away(request: HttpRequest) -> HttpResponseRedirect:
    """Led to sign in; everybody comes in by the front page, so that alone is no refusal."""
    response = _to_sign_in(request)
    if request.path != "/":
        refusals.record_refusal(request, response.status_code)
    return response


def _to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    address = reverse("account_login")
    # A form that was posted cannot be replayed by following a link, so only readings are returned to.
    if request.method == "GET" and request.get_full_path() != "/":
        address = f"{address}?{urlencode({'next': request.get_full_path()})}"
    return HttpResponseRedirect(address)
