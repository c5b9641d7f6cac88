"""The pages of the trail: a search, what it found newest first, and who has seen one child's record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from audit_app.access.concerns import name_concern
from audit_app.access.gate import open_to, open_to_signed_in, user_of
from audit_app.access.roles import Permission
from audit_app.sampling.models import Case, Review
from audit_app.trail import scopes, services
from audit_app.trail.presenters.entries import together
from audit_app.trail.presenters.people import seen_by, turned_away
from audit_app.trail.queries import (
    deeds_by_person,
    entries_about,
    records_searchable_by,
    reviews_searchable_by,
)
from audit_app.trail.scopes import Scope
from audit_app.trail.search import Search

ON_A_PAGE = 50
# A search is sent as a form, because a reference must stand in no address.
SEARCHED = require_http_methods(["GET", "HEAD", "POST"])


@open_to_signed_in
@SEARCHED
def mine(request: HttpRequest) -> HttpResponse:
    return _page(request, scopes.own(user_of(request)))


@open_to(Permission.VIEW_TRAIL)
@SEARCHED
def review(request: HttpRequest, review_id: int) -> HttpResponse:
    found, by = the_review(request, review_id), user_of(request)
    one = record_searched_for(request, found)
    return _page(
        request,
        scopes.of_review(found),
        lambda: services.record_search(review=found, record=one, by=by),
        review=found,
        searched_record=one,
    )


@open_to(Permission.VIEW_ACCESS_TRAIL)
@SEARCHED
def rights(request: HttpRequest) -> HttpResponse:
    by = user_of(request)
    return _page(request, scopes.of_access(), lambda: services.record_access_search(by=by))


@open_to(Permission.VIEW_TRAIL)
@SEARCHED
def record(request: HttpRequest, number: int) -> HttpResponse:
    """Who has seen a child's record, and each entry with what was answered and written."""
    case, by = the_record(request, number), user_of(request)
    rows = list(deeds_by_person(entries_about(case)))
    return _page(
        request,
        scopes.of_record(case, by),
        lambda: services.record_reading(record=case, by=by),
        review=case.review,
        case=case,
        seen_by=seen_by(rows),
        turned_away=turned_away(rows),
    )


def the_review(request: HttpRequest, review_id: int) -> Review:
    """The review, for whoever may search its trail; of any other it is not said that it exists."""
    return get_object_or_404(reviews_searchable_by(user_of(request)), pk=review_id)


def the_record(request: HttpRequest, number: int) -> Case:
    """The case whose record has this number, for the leads of its review."""
    there = Case.every.select_related("record_key").filter(record_key=number).first()
    if there is not None:
        name_concern(request, review_id=there.review_id, record=there.record_key)
    return get_object_or_404(records_searchable_by(user_of(request)), record_key=number)


def record_searched_for(request: HttpRequest, review: Review) -> Case | None:
    """The case of this review to which the search is narrowed, if it is to one."""
    number = Search.asked_in(request.GET).record
    return records_searchable_by(user_of(request)).filter(review=review, record_key=number).first()


def _page(
    request: HttpRequest, scope: Scope, record: Callable[[], None] = lambda: None, **context: Any
) -> HttpResponse:
    """What was found, once it is recorded that it is shown; a form that was sent leads to its search."""
    search = Search.asked_in(request.GET)
    form = scope.form(request.POST if request.method == "POST" else None, search)
    if form.is_valid():
        return redirect(f"{scope.address}?{form.search().address()}")
    context |= {"scope": scope, "form": form, "search": search, **_found(scope, search)}
    record()
    return render(request, "trail/record.html" if "case" in context else "trail/search.html", context)


def _found(scope: Scope, search: Search) -> dict[str, Any]:
    """A page of entries, gathered by what happened at once, and the address of the older ones."""
    entries = list(search.found_in(scope.entries)[: ON_A_PAGE + 1])
    page = entries[:ON_A_PAGE]
    count = search.without_page.found_in(scope.entries).count()
    return {
        "groups": together(scope.told(page)),
        "count": f"{count:,} {'entry' if count == 1 else 'entries'}",
        "older": search.address(before=page[-1].pk) if len(entries) > ON_A_PAGE else "",
        "newest": search.without_page.address(),
    }
