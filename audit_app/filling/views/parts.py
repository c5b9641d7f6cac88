"""The header and the nine sections: one page for all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from audit_app.access.models import User
from audit_app.access.presenting import is_presenting
from audit_app.access.refused import Refused
from audit_app.filling.forms import Edit, Entry, Part, ref_of
from audit_app.filling.layout import LAST_SECTION
from audit_app.filling.policies import check_can_edit
from audit_app.filling.presentable import hidden_refs
from audit_app.filling.presenters.conflict import Choices, conflict_page, stands_as_saved
from audit_app.filling.presenters.given_back import given_back
from audit_app.filling.presenters.part_page import part_page, part_url
from audit_app.filling.reading import part_answers, part_revision
from audit_app.filling.sent import UNSEEN
from audit_app.filling.services import Conflict, OutOfOrderError, Saved, save_header, save_section
from audit_app.filling.views.common import actor, show, the_audit, to_fill_in
from audit_app.tool.answers import Answers
from audit_app.tool.header import HEADER, WORKERS
from audit_app.tool.models import Audit

# What a button of a page names; anything else leads on as if it had not been named.
QUESTION = re.compile(r"[A-Z0-9.]{1,12}")
NOT_YOURS = "This case is not among yours, so nothing can be saved to its audit."


def giving_back_what_was_typed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever sends a form too late is told why, and gets back what they typed."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        try:
            return view(request, *args, **kwargs)
        except Refused as refusal:
            return _too_late(request, refusal.reason, status=403)
        except Http404:
            return _too_late(request, NOT_YOURS, status=404)

    return answer


def _too_late(request: HttpRequest, reason: str, status: int) -> HttpResponse:
    context = {"reason": reason, "given_back": given_back(request.POST)}
    return render(request, "filling/too_late.html", context, status=status)


@to_fill_in
@require_http_methods(["GET", "HEAD", "POST"])
@giving_back_what_was_typed
def header(request: HttpRequest, pk: int) -> HttpResponse:
    return _part(request, pk, HEADER)


@to_fill_in
@require_http_methods(["GET", "HEAD", "POST"])
@giving_back_what_was_typed
def section(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    if not 1 <= number <= LAST_SECTION:
        raise Http404
    return _part(request, pk, number)


def _part(request: HttpRequest, pk: int, part: Part) -> HttpResponse:
    audit = the_audit(request, pk)
    check_can_edit(actor(request), audit)
    stored = part_answers(audit, part)
    off = off_for(audit, stored, request.POST)
    if request.method != "POST":
        entry, revision = Entry(part, stored=stored, off=off), part_revision(audit, part)
        return _show(request, audit, entry, revision, is_only_open=request.GET.get("only") == "open")
    entry = Entry(part, stored=stored, off=off, data=request.POST, edit=Edit.asked_in(request.POST))
    if not entry.form.is_bound or not entry.is_valid():
        return _show(request, audit, entry, _revision(request))
    return _save(request, audit, entry)


def off_for(audit: Audit, stored: Answers, names: Iterable[str]) -> list[str]:
    """What the page does not ask: in the presenter’s view not for what names somebody, which stays as it is.

    What was typed on a page from before it was turned on is taken all the same; ``names`` are its boxes.
    """
    workers = WORKERS if is_presenting() else ()
    typed = {ref_of(name) for name in names}
    return [*audit.review.items_off, *({*workers, *hidden_refs(stored, audit)} - typed)]


def _save(request: HttpRequest, audit: Audit, entry: Entry) -> HttpResponse:
    choices = Choices.made_in(request.POST)
    # Whoever has not chosen yet has not seen: their answers are those that they typed over what they loaded.
    revision = _revision(request, "revision" if choices.are_made() else "loaded")
    answers = choices.without_theirs(entry.answers())
    try:
        saved = save_part(audit, entry.part, answers, revision, by=actor(request))
    except Conflict as conflict:
        page = conflict_page(audit, entry.part, conflict, request.POST, revision)
        return show(request, audit, str(entry.part), "filling/conflict.html", {"page": page}, status=409)
    except OutOfOrderError as refusal:
        # Each of the two savers' dates was right by itself, and together they are not.
        entry.form.add_error(refusal.span.end, str(refusal))
        return _show(request, audit, entry, _revision(request))
    if told := stands_as_saved(saved.theirs, saved.others):
        messages.info(request, told)
    return _onward(request, audit, entry.part)


def save_part(
    audit: Audit, part: Part, answers: Answers, revision: int, *, by: User, name: str = ""
) -> Saved:
    """The one door by which answers come in, from a form that was sent and from a page that saves itself."""
    if part == HEADER:
        return save_header(audit=audit, answers=answers, revision=revision, by=by, name=name)
    return save_section(audit=audit, number=int(part), answers=answers, revision=revision, by=by, name=name)


def _show(
    request: HttpRequest, audit: Audit, entry: Entry, revision: int, *, is_only_open: bool = False
) -> HttpResponse:
    page = part_page(audit, entry, revision, actor(request), is_only_open=is_only_open)
    context = {"page": page, "has_errors": bool(page.errors)}
    return show(request, audit, str(entry.part), "filling/part.html", context)


def _onward(request: HttpRequest, audit: Audit, part: Part) -> HttpResponse:
    then = request.POST.get("then")
    if then == "stay":
        return redirect(part_url(audit, part))
    about = request.POST.get("note", "")
    if QUESTION.fullmatch(about):
        return redirect("filling:item_note", audit.pk, about)
    if then == "open":
        return redirect(f"{part_url(audit, part)}?only=open")
    if then == "actions":
        return redirect("filling:action_raise", audit.pk)
    if then == "list":
        name = "The header" if part == HEADER else f"Section {part}"
        messages.success(request, f"{name} is saved.")
        return redirect("filling:audit", audit.pk)
    following = 1 if part == HEADER else int(part) + 1
    if following > LAST_SECTION:
        return redirect("filling:check", audit.pk)
    return redirect(part_url(audit, following))


def _revision(request: HttpRequest, name: str = "revision") -> int:
    """The revision that the page was made from; one that cannot be read was never seen."""
    typed = request.POST.get(name, "")
    return int(typed) if re.fullmatch(r"[0-9]{1,9}", typed) else UNSEEN
