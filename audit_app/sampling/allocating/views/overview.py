"""Who reads which case, how far they are, and which cases wait."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.sampling.allocating.forms import FilterForm
from audit_app.sampling.allocating.presenters import FILTERS_BY_STATE, assessor_lines, filtered, reading_lines
from audit_app.sampling.allocating.queries import places_of
from audit_app.sampling.allocating.reminding import without_address
from audit_app.sampling.allocating.views.common import the_review
from audit_app.sampling.policies import can_allocate
from audit_app.sampling.queries import sample_of

ON_A_PAGE = 50


@open_to(Permission.MANAGE_REVIEWS)
@require_safe
def allocation(request: HttpRequest, review_id: int) -> HttpResponse:
    review = the_review(request, review_id)
    lines = reading_lines(review, timezone.localdate())
    people = assessor_lines(review, lines)
    form = FilterForm(
        request.GET,
        offered={
            "assessor": [(str(line.person.pk), line.person.display_name) for line in people],
            "state": list(FILTERS_BY_STATE.items()),
            "place": [(place, place) for place in places_of(review)],
        },
    )
    chosen = form.chosen()
    found = filtered(lines, **chosen)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "review": review,
        "sample": sample_of(review),
        "people": people,
        "waiting": [line for line in lines if line.is_waiting],
        "sent_back": [line for line in lines if line.sent_back_by],
        "known_too_late": [line for line in lines if line.known_too_late],
        "cases": len(lines),
        "overdue": sum(line.is_overdue for line in lines),
        "can_share": can_allocate(user_of(request), review),
        "page": page,
        "found": len(found),
        "query": query.urlencode(),
        "filter_form": form,
        "is_filtered": any(chosen.values()),
        "without_address": without_address(review),
        "sends_email": settings.EMAIL_CONFIGURED,
    }
    return render(request, "sampling/allocating/overview.html", context)
