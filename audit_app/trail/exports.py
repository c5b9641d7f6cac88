"""The trail as a file: all that the search found. That it is taken out is in the trail before it leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_POST

from audit_app.access.gate import open_to, open_to_signed_in, user_of
from audit_app.access.models import TrailEntry
from audit_app.access.roles import Permission
from audit_app.kit.exports import csv_response
from audit_app.trail import scopes, services
from audit_app.trail.presenters.entries import Change, Told
from audit_app.trail.scopes import Scope
from audit_app.trail.search import Search
from audit_app.trail.views import record_searched_for, the_record, the_review

HEADING = ("Entry", "When", "Who", "Kind", "What was done", "Case", "Details", "What was and became")
AT_A_TIME = 500


@open_to_signed_in
@require_POST
def mine(request: HttpRequest) -> HttpResponseBase:
    by = user_of(request)
    return _file(request, scopes.own(by), lambda entries: services.record_own_export(entries=entries, by=by))


@open_to(Permission.VIEW_TRAIL)
@require_POST
def review(request: HttpRequest, review_id: int) -> HttpResponseBase:
    found, by = the_review(request, review_id), user_of(request)
    one = record_searched_for(request, found)
    return _file(
        request,
        scopes.of_review(found),
        lambda entries: services.record_export(review=found, record=one, entries=entries, by=by),
    )


@open_to(Permission.VIEW_TRAIL)
@require_POST
def record(request: HttpRequest, number: int) -> HttpResponseBase:
    case, by = the_record(request, number), user_of(request)
    return _file(
        request,
        scopes.of_record(case, by),
        lambda entries: services.record_export(review=case.review, record=case, entries=entries, by=by),
    )


@open_to(Permission.VIEW_ACCESS_TRAIL)
@require_POST
def rights(request: HttpRequest) -> HttpResponseBase:
    by = user_of(request)
    return _file(
        request, scopes.of_access(), lambda entries: services.record_access_export(entries=entries, by=by)
    )


def _file(request: HttpRequest, scope: Scope, record: Callable[[int], None]) -> HttpResponseBase:
    """The entries that there are now; what is added while the file is sent is not in it."""
    found = Search.asked_in(request.GET).without_page.found_in(scope.entries)
    latest = found.first()
    listed = found.filter(pk__lte=latest.pk if latest else 0)
    record(listed.count())
    lines = _in_batches(scope, listed.iterator(chunk_size=AT_A_TIME))
    return csv_response(scope.file_name, HEADING, (_row(line) for line in lines))


def _in_batches(scope: Scope, entries: Iterator[TrailEntry]) -> Iterator[Told]:
    """In words a few hundred at a time, because names and references are read for many at once."""
    while batch := list(islice(entries, AT_A_TIME)):
        yield from scope.told(batch)


def _row(line: Told) -> list[object]:
    return [
        line.entry.pk,
        timezone.localtime(line.entry.at).isoformat(timespec="seconds"),
        line.entry.actor_name,
        line.kind,
        line.action,
        line.reference,
        "; ".join(line.details),
        "\n".join(_change(change) for change in line.changes),
    ]


def _change(change: Change) -> str:
    if change.before is None:
        return f"{change.label}: {change.after}"
    return f"{change.label}: from {change.before} to {change.after}"
