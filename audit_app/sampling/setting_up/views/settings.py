"""The settings of a review, changed later."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from audit_app.access.gate import open_to, user_of
from audit_app.access.models import User
from audit_app.access.roles import Permission
from audit_app.sampling.models import Review
from audit_app.sampling.queries import reviews_led_by
from audit_app.sampling.setting_up.forms.settings import SettingsForm
from audit_app.sampling.setting_up.locks import locked_settings
from audit_app.sampling.setting_up.policies import check_can_change_settings
from audit_app.sampling.setting_up.presenters.settings import fixed_settings, holidays_within
from audit_app.sampling.setting_up.services import change_settings
from audit_app.sampling.setting_up.views.common import ASKS, errors_at, posted, the_review

LABELS = {name: str(field.label) for name, field in SettingsForm.base_fields.items()}


@open_to(Permission.MANAGE_REVIEWS)
@ASKS
def settings(request: HttpRequest, review_id: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    check_can_change_settings(by, review)
    form = SettingsForm(
        posted(request),
        initial=_as_entered(review),
        earlier=_earlier(review, by),
        without=locked_settings(review),
    )
    if form.is_valid():
        with errors_at(form, None):
            changed = change_settings(review=review, changes=form.given(), by=by)
            messages.success(request, "The settings are saved." if changed else "Nothing was changed.")
            return redirect("sampling:review", review_id)
    context = {
        "review": review,
        "form": form,
        "fixed": fixed_settings(review, LABELS),
        "holidays": holidays_within(review) if review.day_counting == "working" else (),
    }
    return render(request, "sampling/setting_up/settings.html", context)


def _earlier(review: Review, by: User) -> QuerySet[Review]:
    """The reviews to compare with: those that this lead leads, and the one that it is compared with now."""
    mine = Q(pk__in=reviews_led_by(by)) | Q(pk=review.earlier_review_id)
    return Review.objects.filter(mine).exclude(pk=review.pk)


def _as_entered(review: Review) -> dict[str, object]:
    values = {name: getattr(review, name) for name in LABELS}
    return {
        **values,
        "suppress_small_cells": "yes" if review.suppress_small_cells else "no",
        "earlier_review": review.earlier_review_id,
    }
