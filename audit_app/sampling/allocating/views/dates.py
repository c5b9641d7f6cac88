"""Until when cases are to be read: for everybody, for one assessor, or for the cases that were ticked."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from audit_app.access.gate import open_to, user_of
from audit_app.access.models import User
from audit_app.access.roles import Permission
from audit_app.sampling.allocating import services
from audit_app.sampling.allocating.forms import EVERYBODY, TICKED, DueForm
from audit_app.sampling.allocating.queries import readings_of
from audit_app.sampling.allocating.views.common import FORM_PAGE, posted, the_review, tokens_in


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def due(request: HttpRequest, review_id: int) -> HttpResponse:
    review = the_review(request, review_id)
    tokens = set(tokens_in(request.POST if request.method == "POST" else request.GET))
    held = list(readings_of(review))
    ticked = [each for each in held if f"{each.case_id}.{each.role}" in tokens]
    if not held:
        messages.info(request, "No case has been allocated yet.")
        return redirect("sampling:allocation", review_id)
    holders = User.objects.filter(pk__in={each.assessor_id for each in held}).order_by("display_name", "pk")
    initial = {"whose": TICKED if ticked else "", "due": review.fieldwork_end}
    form = DueForm(posted(request), people=holders, ticked=len(ticked), initial=initial)
    has_passed = form.is_valid() and form.has_passed(timezone.localdate())
    if form.is_valid() and (not has_passed or "all_the_same" in request.POST):
        whose = form.cleaned_data["whose"]
        meant = ticked if whose == TICKED else [e for e in held if whose in (EVERYBODY, str(e.assessor_id))]
        changed = services.set_due(
            review=review,
            allocations=[each.pk for each in meant],
            due=form.cleaned_data["due"],
            by=user_of(request),
        )
        messages.success(request, f"Due dates changed: {changed}.")
        return redirect("sampling:allocation", review_id)
    context = {"review": review, "form": form, "ticked": ticked, "has_passed": has_passed}
    return render(request, "sampling/allocating/due.html", context)
