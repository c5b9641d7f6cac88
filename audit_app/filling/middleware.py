"""The last look at a page in the presenter’s view, for words that no part of the page answers for."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

from django.http import HttpRequest, HttpResponse

from audit_app.access.models import User
from audit_app.access.presenting import is_presenting
from audit_app.access.refused import Refused
from audit_app.filling.queries import audits_known_to
from audit_app.kit.identity import phrases_in
from audit_app.sampling.models import Case
from audit_app.sampling.queries import names_in


class NamesNoChild:
    """Refuses a page on which the whole name of a child stands, such as a report in the words of its leads.

    A name of one word is no ground: the pages themselves say "may" and "will". Where a text is about one
    child, ``presentable`` looks for each part of the name.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_presenting() and isinstance(request.user, User) and _is_page(response):
            _check_names_nobody(response.content.decode(), request.user)
        return response


def _check_names_nobody(page: str, user: User) -> None:
    if phrases_in(unescape(page), _whole_names(user)):
        raise Refused(
            "Something written on this page names a child, so the presenter’s view does not show it. Show "
            "identities again to read it, and take the name out where it need not stand."
        )


def _is_page(response: HttpResponse) -> bool:
    return not response.streaming and response.get("Content-Type", "").startswith("text/html")


def _whole_names(user: User) -> list[str]:
    cases = Case.objects.filter(pk__in=audits_known_to(user).values("allocation__case"))
    return [name for name in names_in(cases) if len(name.split()) > 1]
