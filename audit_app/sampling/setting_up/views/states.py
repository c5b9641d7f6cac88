"""The state of a review: what each allows, and moving it on or back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.refused import Refused
from audit_app.access.roles import Permission
from audit_app.sampling.choices import ReviewState
from audit_app.sampling.setting_up.forms.others import MoveForm
from audit_app.sampling.setting_up.presenters.states import (
    activity_lines,
    move_offers,
    move_page,
    moves_made,
    state_tag,
)
from audit_app.sampling.setting_up.services import move_review
from audit_app.sampling.setting_up.views.common import ASKS, posted, the_review
from audit_app.sampling.states import ALWAYS, ORDER


@open_to(Permission.MANAGE_REVIEWS)
@require_safe
def state(request: HttpRequest, review_id: int) -> HttpResponse:
    review = the_review(request, review_id)
    context = {
        "review": review,
        "tag": state_tag(review),
        "states": ORDER,
        "lines": activity_lines(review),
        "always": ALWAYS,
        "offers": move_offers(review),
        "moves": moves_made(review),
    }
    return render(request, "sampling/setting_up/state.html", context)


@open_to(Permission.MANAGE_REVIEWS)
@ASKS
def move_to(request: HttpRequest, review_id: int, to_state: str) -> HttpResponse:
    """Says what is not yet done and asks whether it is meant; a post moves the review."""
    review = the_review(request, review_id)
    if to_state not in ReviewState.values:
        raise Http404
    page = move_page(review, to_state)
    form = MoveForm(posted(request), is_back=page.move.is_back)
    if form.is_valid():
        try:
            move_review(
                review=review,
                to_state=to_state,
                by=user_of(request),
                reason=form.cleaned_data.get("reason", ""),
            )
        except Refused as refusal:
            messages.warning(request, refusal.reason)
            return redirect("sampling:state", review_id)
        messages.success(request, f"The review is in “{page.move.to_state.label.lower()}” now.")
        return redirect("sampling:review", review_id)
    context = {"review": review, "page": page, "form": form}
    return render(request, "sampling/setting_up/move.html", context)
