"""Starting a review, and the page from which its leads set it up and move it on."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.models import User
from audit_app.access.queries import open_accounts
from audit_app.access.roles import Permission
from audit_app.sampling.models import Review
from audit_app.sampling.policies import check_can_create_review
from audit_app.sampling.queries import reviews_led_by
from audit_app.sampling.setting_up.copying import COPIED
from audit_app.sampling.setting_up.forms.settings import CopyForm, StartForm
from audit_app.sampling.setting_up.presenters.states import move_offers, moves_made, state_tag, task_items
from audit_app.sampling.setting_up.services import copy_review, create_review
from audit_app.sampling.setting_up.views.common import ASKS, errors_at, posted, the_review

# Fields whose value without a word from anybody is that of 2009.
BEGINS_WITH = (*COPIED, "months_kept")


@open_to(Permission.CREATE_REVIEW)
@ASKS
def new_review(request: HttpRequest) -> HttpResponse:
    """First asks whether to begin as an earlier review did, where there is one; then for the settings."""
    by = user_of(request)
    check_can_create_review(by)
    led = reviews_led_by(by)
    if led and "copy" not in request.GET:
        return _how_to_start(request, led)
    copied = _copied(request, by)
    form = StartForm(
        posted(request),
        initial=_beginning(copied),
        earlier=led,
        leads=None if led else open_accounts().exclude(pk=by.pk),
        copied=copied,
    )
    if form.is_valid():
        with errors_at(form, None):
            return _started(request, form.given(), copied, by)
    return render(
        request, "sampling/setting_up/new.html", {"form": form, "copied": copied, "has_choice": bool(led)}
    )


def _how_to_start(request: HttpRequest, led: Any) -> HttpResponse:
    form = CopyForm(posted(request), led=led)
    if form.is_valid():
        return redirect(f"{reverse('sampling:new_review')}?copy={form.cleaned_data['copy']}")
    return render(request, "sampling/setting_up/how_to_start.html", {"form": form})


def _copied(request: HttpRequest, by: User) -> Review | None:
    """The review to begin as; one that somebody does not lead is not there."""
    number = request.GET.get("copy", "0")
    if number == "0":
        return None
    # A number too long for the database is none that a review has.
    pk = int(number) if re.fullmatch("[0-9]{1,9}", number) else 0
    return get_object_or_404(reviews_led_by(by), pk=pk)


def _beginning(copied: Review | None) -> dict[str, Any]:
    source = copied or Review()
    values = {name: getattr(source, name) for name in BEGINS_WITH}
    values["suppress_small_cells"] = "yes" if source.suppress_small_cells else "no"
    return {**values, "earlier_review": copied.pk if copied else ""}


def _started(request: HttpRequest, given: dict[str, Any], copied: Review | None, by: User) -> HttpResponse:
    review = copy_review(earlier=copied, by=by, **given) if copied else create_review(by=by, **given)
    if review in reviews_led_by(by):
        messages.success(request, f"{review.title} has been started. Set it up in the order that suits you.")
        return redirect("sampling:review", review.pk)
    messages.success(request, f"{review.title} has been started. Its lead sets it up.")
    return redirect("access:people")


@open_to(Permission.MANAGE_REVIEWS)
@require_safe
def review(request: HttpRequest, review_id: int) -> HttpResponse:
    found = the_review(request, review_id)
    context = {
        "review": found,
        "tag": state_tag(found),
        "tasks": task_items(found),
        "offers": move_offers(found),
        "moves": moves_made(found)[:1],
    }
    return render(request, "sampling/setting_up/review.html", context)
