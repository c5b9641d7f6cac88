"""How long reviews keep their records, which are due, and erasing all of one review."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.keeping import services
from audit_app.keeping.forms import EraseReviewForm, FindForm, PeriodForm
from audit_app.keeping.policies import check_is_due
from audit_app.keeping.presenters import holding_line, holding_lines
from audit_app.keeping.queries import erasures_of, held_cases, holding_of, holdings_led_by, records_led_by
from audit_app.keeping.views.common import FORM_PAGE, in_two_steps, posted, the_review


@open_to(Permission.KEEP_RECORDS)
@require_safe
def due_list(request: HttpRequest) -> HttpResponse:
    holdings = holdings_led_by(user_of(request), timezone.localdate())
    return render(request, "keeping/due_list.html", {"lines": holding_lines(holdings)})


@open_to(Permission.KEEP_RECORDS)
@require_http_methods(FORM_PAGE)
def review(request: HttpRequest, review_id: int) -> HttpResponse:
    """What the review holds; a post looks for a record by its reference, which so stands in no address."""
    found = the_review(request, review_id)
    form = FindForm(posted(request))
    if form.is_valid():
        called = records_led_by(user_of(request)).filter(
            review=found, reference=form.cleaned_data["reference"]
        )
        if case := called.first():
            return redirect("keeping:record", case.record_key_id)
        form.add_error("reference", "Enter the reference of a case of this review")
    line = holding_line(holding_of(found, timezone.localdate()))
    context = {"review": found, "line": line, "erasures": erasures_of(found), "form": form}
    return render(request, "keeping/review.html", context)


@open_to(Permission.KEEP_RECORDS)
@require_http_methods(FORM_PAGE)
def period(request: HttpRequest, review_id: int) -> HttpResponse:
    found = the_review(request, review_id)
    form = PeriodForm(posted(request), initial={"months": found.months_kept})
    if form.is_valid():
        services.keep_for(review=found, months=form.cleaned_data["months"], by=user_of(request))
        messages.success(request, "The new time of keeping is saved.")
        return redirect("keeping:review", review_id)
    return render(request, "keeping/period.html", {"review": found, "form": form})


@open_to(Permission.KEEP_RECORDS)
@require_http_methods(FORM_PAGE)
def erase(request: HttpRequest, review_id: int) -> HttpResponse:
    found, by, today = the_review(request, review_id), user_of(request), timezone.localdate()
    check_is_due(by, found, today)
    form = EraseReviewForm(posted(request))
    return in_two_steps(
        request,
        form,
        held_cases(found),
        {"review": found, "what": "all records of this review"},
        lambda: services.erase_review(review=found, reason=form.cleaned_data["reason"], today=today, by=by),
    )
