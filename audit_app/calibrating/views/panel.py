"""The panel's answers: begun, agreed with, fixed and opened again."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.calibrating import services
from audit_app.calibrating.forms import OpenAgainForm
from audit_app.calibrating.policies import check_can_open_again
from audit_app.calibrating.queries import panel_of
from audit_app.calibrating.views.common import ASKS, posted, the_calibration


@open_to(Permission.CALIBRATE)
@require_POST
def answer(request: HttpRequest, review_id: int) -> HttpResponse:
    found = the_calibration(request, review_id)
    audit = services.answer_for_panel(calibration=found, by=user_of(request))
    return redirect("filling:audit", audit.pk)


@open_to(Permission.CALIBRATE)
@require_POST
def join(request: HttpRequest, review_id: int) -> HttpResponse:
    found = the_calibration(request, review_id)
    services.join_panel(calibration=found, by=user_of(request))
    audit = panel_of(found).audit
    if audit is None:
        raise Http404
    messages.success(request, "You are of the panel. Read its answers, then fix them or open them again.")
    return redirect("filling:check", audit.pk)


@open_to(Permission.CALIBRATE)
@require_POST
def fix(request: HttpRequest, review_id: int) -> HttpResponse:
    services.fix(calibration=the_calibration(request, review_id), by=user_of(request))
    messages.success(
        request, "The panel’s answers are fixed. Every assessor now finds the case on their home page."
    )
    return redirect("calibrating:calibration", review_id)


@open_to(Permission.CALIBRATE)
@ASKS
def open_again(request: HttpRequest, review_id: int) -> HttpResponse:
    found, by = the_calibration(request, review_id), user_of(request)
    check_can_open_again(by, found)
    form = OpenAgainForm(posted(request))
    if form.is_valid():
        services.open_again(calibration=found, reason=form.cleaned_data["why"], by=by)
        messages.success(request, "The panel’s answers are open again.")
        return redirect("calibrating:calibration", review_id)
    return render(request, "calibrating/open_again.html", {"review": found.case.review, "form": form})
