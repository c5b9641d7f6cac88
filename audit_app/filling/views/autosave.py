"""A page that saves by itself: its changed answers come as JSON, through the same door as its form."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from audit_app.access.refused import Refused
from audit_app.filling.forms import Entry, Part
from audit_app.filling.layout import LAST_SECTION
from audit_app.filling.policies import check_can_edit
from audit_app.filling.presenters.autosave import contested, kept, out_of_order
from audit_app.filling.reading import part_answers
from audit_app.filling.sent import Sent, UnreadableError
from audit_app.filling.services import Conflict, OutOfOrderError, record_opening
from audit_app.filling.views.common import actor, the_audit, to_fill_in
from audit_app.filling.views.parts import NOT_YOURS, off_for, save_part
from audit_app.tool.header import HEADER

UNREADABLE = "What this page sent cannot be read. Nothing of it has been saved."


def answering_in_json(view: Callable[..., JsonResponse]) -> Callable[..., JsonResponse]:
    """A refusal as a sentence that the page can show beside what was typed, which stays on it."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as refusal:
            return JsonResponse({"reason": refusal.reason}, status=403)
        except Http404:
            return JsonResponse({"reason": NOT_YOURS}, status=404)
        except (UnreadableError, RequestDataTooBig):
            return JsonResponse({"reason": UNREADABLE}, status=400)

    return answer


@to_fill_in
@require_POST
@answering_in_json
def header_save(request: HttpRequest, pk: int) -> JsonResponse:
    return _save(request, pk, HEADER)


@to_fill_in
@require_POST
@answering_in_json
def section_save(request: HttpRequest, pk: int, number: int) -> JsonResponse:
    if not 1 <= number <= LAST_SECTION:
        raise Http404
    return _save(request, pk, number)


def _read(request: HttpRequest) -> Sent:
    if request.content_type != "application/json":
        raise UnreadableError
    return Sent.read(request.body)


def _save(request: HttpRequest, pk: int, part: Part) -> JsonResponse:
    """What can be kept is kept; what cannot is answered with its error and stays on the page."""
    audit = the_audit(request, pk)
    check_can_edit(actor(request), audit)
    sent = _read(request)
    stored = part_answers(audit, part)
    off = off_for(audit, stored, sent.boxes)
    entry = Entry(part, stored=stored, off=off, data=sent.boxes, only=sent.refs)
    entry.is_valid()
    try:
        saved = save_part(audit, part, entry.answers(), sent.revision, by=actor(request), name=sent.name)
    except Conflict as conflict:
        record_opening(audit=audit, page=str(part), by=actor(request))
        return JsonResponse(contested(audit, entry, conflict), status=409)
    except OutOfOrderError as refusal:
        return JsonResponse(out_of_order(sent, refusal))
    return JsonResponse(kept(audit, sent, entry, saved))
