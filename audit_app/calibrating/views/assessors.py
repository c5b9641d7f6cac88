"""What a lead sees and decides of assessors: what was missed, a further reading, accepting one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.models import User
from audit_app.access.roles import Permission
from audit_app.calibrating import services
from audit_app.calibrating.forms import AcceptForm, ReleaseForm
from audit_app.calibrating.models import Calibration
from audit_app.calibrating.policies import check_can_accept, check_can_release, check_can_see_results
from audit_app.calibrating.presenters.overview import missed_lines
from audit_app.calibrating.presenters.words import score_in_words
from audit_app.calibrating.queries import Assessed, assessed_one, panel_of
from audit_app.calibrating.views.common import ASKS, posted, the_calibration


@open_to(Permission.CALIBRATE)
@require_safe
def missed(request: HttpRequest, review_id: int) -> HttpResponse:
    found, by = the_calibration(request, review_id), user_of(request)
    check_can_see_results(by, found)
    services.record_results_read(calibration=found, by=by)
    context = {"review": found.case.review, "lines": missed_lines(found, panel_of(found))}
    return render(request, "calibrating/missed.html", context)


@open_to(Permission.CALIBRATE)
@ASKS
def release(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    found, by = the_calibration(request, review_id), user_of(request)
    whose = _whose(found, pk)
    check_can_release(by, found, whose)
    form = ReleaseForm(posted(request))
    if form.is_valid():
        services.release(calibration=found, assessor=whose.assessor, why=form.cleaned_data["why"], by=by)
        messages.success(request, f"{whose.assessor.display_name} can read the calibration case again.")
        return redirect("calibrating:calibration", review_id)
    return render(request, "calibrating/release.html", _context(found, whose, form))


@open_to(Permission.CALIBRATE)
@ASKS
def accept(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    found, by = the_calibration(request, review_id), user_of(request)
    whose = _whose(found, pk)
    check_can_accept(by, found, whose)
    form = AcceptForm(posted(request))
    if form.is_valid():
        services.accept(calibration=found, assessor=whose.assessor, why=form.cleaned_data["why"], by=by)
        messages.success(request, f"{whose.assessor.display_name} is accepted and can open cases.")
        return redirect("calibrating:calibration", review_id)
    return render(request, "calibrating/accept.html", _context(found, whose, form))


def _whose(calibration: Calibration, pk: int) -> Assessed:
    whose = assessed_one(calibration, get_object_or_404(User, pk=pk), scored=True)
    if whose is None:
        raise Http404
    return whose


def _context(calibration: Calibration, whose: Assessed, form: ReleaseForm | AcceptForm) -> dict[str, object]:
    latest = whose.latest
    return {
        "review": calibration.case.review,
        "assessor": whose.assessor,
        "score": score_in_words(latest.score) if latest and latest.score else "",
        "mark": calibration.pass_mark,
        "form": form,
    }
