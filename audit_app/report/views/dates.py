"""Where a lead looks at a date on which a child was born, and says that it is another event’s."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from audit_app.access.gate import open_to
from audit_app.access.presenting import check_is_not_presenting
from audit_app.access.refused import Refused
from audit_app.access.roles import Permission
from audit_app.report.birthdays import FoundDate, dates_found
from audit_app.report.forms import CHANGED_MEANWHILE, DateForm
from audit_app.report.models import Report
from audit_app.report.services import confirm_date, withdraw_confirmation
from audit_app.report.services.guard import Conflict
from audit_app.report.views.common import asker, report_to_edit


@open_to(Permission.EDIT_REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def date(request: HttpRequest, review_id: int, place: str) -> HttpResponse:
    """Confirms that a date is no birthday; or takes that back, if it has been confirmed."""
    report = report_to_edit(request, review_id)
    # It tells of a date that a child was born on it.
    check_is_not_presenting()
    found = _found(report, place)
    if request.method == "POST" and request.POST.get("action") == "withdraw":
        if found.confirmation:
            withdraw_confirmation(confirmation=found.confirmation, by=asker(request))
            messages.success(request, "The confirmation is withdrawn.")
        return redirect("report:publish", review_id)
    form = DateForm(request.POST if request.method == "POST" else None, initial={"digest": found.digest})
    if form.is_valid():
        try:
            confirm_date(report=report, place=place, by=asker(request), **form.cleaned_data)
        except Refused as refusal:
            form.add_error("reason", refusal.reason)
        except Conflict:
            # With today's text before them, to confirm it again is a decision.
            form = DateForm({"reason": form.cleaned_data["reason"], "digest": found.digest})
            form.add_error(None, CHANGED_MEANWHILE)
        else:
            messages.success(
                request, f"You have confirmed that the date in {found.place.name} is no birthday."
            )
            return redirect("report:publish", review_id)
    context = {"review": report.review, "found": found, "form": form}
    return render(request, "report/date.html", context)


def _found(report: Report, place: str) -> FoundDate:
    for found in dates_found(report):
        if found.place.key == place:
            return found
    raise Http404
