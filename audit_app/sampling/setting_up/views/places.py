"""The districts and teams of a review."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.sampling.setting_up.presenters.places import places_page
from audit_app.sampling.setting_up.views.common import the_review


@open_to(Permission.MANAGE_REVIEWS)
@require_safe
def places(request: HttpRequest, review_id: int) -> HttpResponse:
    review = the_review(request, review_id)
    context = {"review": review, "page": places_page(review, user_of(request))}
    return render(request, "sampling/setting_up/places.html", context)
