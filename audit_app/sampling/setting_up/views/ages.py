"""The age bands of a review."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.sampling.setting_up.forms.others import AgesForm
from audit_app.sampling.setting_up.locks import locked_settings
from audit_app.sampling.setting_up.policies import can_change_settings
from audit_app.sampling.setting_up.services import change_settings
from audit_app.sampling.setting_up.views.common import ASKS, errors_at, posted, the_review


@open_to(Permission.MANAGE_REVIEWS)
@ASKS
def ages(request: HttpRequest, review_id: int) -> HttpResponse:
    """What the bands are; while there is no caseload they can be made others."""
    review, by = the_review(request, review_id), user_of(request)
    form = AgesForm(posted(request), initial={"ages": ", ".join(map(str, review.age_boundaries))})
    if form.is_valid():
        with errors_at(form, "ages"):
            change_settings(review=review, changes={"age_boundaries": form.cleaned_data["ages"]}, by=by)
            messages.success(request, "The age bands are saved.")
            return redirect("sampling:ages", review_id)
    why_fixed = locked_settings(review).get("age_boundaries", "")
    context = {
        "review": review,
        "form": form if not why_fixed and can_change_settings(by, review) else None,
        "bands": review.age_bands.labels.values(),
        "why_fixed": why_fixed,
    }
    return render(request, "sampling/setting_up/ages.html", context)
