"""The calibration case as an assessor finds it: before it is read, and beside the panel's answers after."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from audit_app.access.gate import not_found_if_refused, open_to, user_of
from audit_app.access.roles import Permission
from audit_app.calibrating import services
from audit_app.calibrating.models import Attempt
from audit_app.calibrating.policies import check_can_compare
from audit_app.calibrating.presenters.comparison import comparison_page
from audit_app.calibrating.presenters.mine import my_calibration_page
from audit_app.calibrating.queries import Assessed, assessed, assessed_one, attempt_of, panel_of
from audit_app.calibrating.views.common import the_calibration_to_read
from audit_app.filling.views.common import the_audit


@open_to(Permission.FILL_AUDIT)
@require_safe
def mine(request: HttpRequest, review_id: int) -> HttpResponse:
    calibration, user = the_calibration_to_read(request, review_id), user_of(request)
    whose = assessed_one(calibration, user, scored=True)
    if whose is None or not (calibration.is_asked or whose.tried):
        raise Http404
    context = {"review": calibration.case.review, "page": my_calibration_page(whose, user)}
    return render(request, "calibrating/mine.html", context)


@open_to(Permission.FILL_AUDIT)
@require_POST
def begin(request: HttpRequest, review_id: int) -> HttpResponse:
    calibration, by = the_calibration_to_read(request, review_id), user_of(request)
    if assessed_one(calibration, by) is None:
        raise Http404
    audit = services.begin(calibration=calibration, by=by)
    return redirect("filling:audit", audit.pk)


@open_to(Permission.FILL_AUDIT, Permission.CALIBRATE)
@require_safe
def comparison(request: HttpRequest, review_id: int, attempt_id: int) -> HttpResponse:
    """A reading that is in, beside the panel's; of any that is not, nobody learns here that there is one."""
    calibration, by = the_calibration_to_read(request, review_id), user_of(request)
    attempt = attempt_of(calibration, attempt_id)
    if attempt is None or not (
        attempt.assessor_id == by.pk or by.has_permission(Permission.CALIBRATE, review_id)
    ):
        raise Http404
    check_can_compare(by, attempt)
    whose = _reader_of(attempt)
    tried = next((each for each in whose.tried if each.attempt.pk == attempt.pk), None) if whose else None
    panel = panel_of(calibration)
    if whose is None or tried is None or tried.audit is None or tried.score is None or panel.audit is None:
        raise Http404
    services.record_comparison(attempt=attempt, by=by)
    page = comparison_page(whose, attempt, tried.audit, panel, tried.score, by)
    return render(request, "calibrating/comparison.html", {"review": calibration.case.review, "page": page})


@open_to(Permission.FILL_AUDIT, Permission.CALIBRATE)
@require_safe
def submitted(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a reading leads once it is handed in: the panel's to be fixed, an assessor's to be compared."""
    audit = the_audit(request, pk)
    if not audit.allocation.is_calibrating:
        raise Http404
    review_id = audit.case.review_id
    if audit.allocation.is_of_the_panel:
        return redirect("calibrating:calibration", review_id)
    with not_found_if_refused():
        attempt = Attempt.objects.select_related("calibration__case__review").get(
            allocation=audit.allocation_id
        )
        check_can_compare(user_of(request), attempt)
    return redirect("calibrating:comparison", review_id, attempt.pk)


def _reader_of(attempt: Attempt) -> Assessed | None:
    """Whoever made the reading, even if they assess no more."""
    return next(
        (
            each
            for each in assessed(attempt.calibration, scored=True)
            if each.assessor.pk == attempt.assessor_id
        ),
        None,
    )
