"""How far the two readers of the same files agree."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to
from audit_app.access.roles import Permission
from audit_app.aggregation.two_readings import review_agreement
from audit_app.agreeing.presenters.agreement import agreement_page
from audit_app.agreeing.presenters.readings import pair_lines
from audit_app.agreeing.queries import pairs_of
from audit_app.agreeing.views.common import the_review


@open_to(Permission.MODERATE_AUDIT)
@require_safe
def agreement(request: HttpRequest, review_id: int) -> HttpResponse:
    review = the_review(request, review_id)
    page = agreement_page(review_agreement(review))
    context = {"review": review, "page": page, "pairs": pair_lines(pairs_of(review))}
    return render(request, "agreeing/agreement.html", context)
