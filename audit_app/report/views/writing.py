"""Where a lead puts own words in place of a drafted text, or settles what becomes of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from audit_app.access.gate import open_to
from audit_app.access.roles import Permission
from audit_app.report import services
from audit_app.report.forms import WordingForm, at_revision
from audit_app.report.models import Report
from audit_app.report.presenters.wording import WordingPage, wording_page
from audit_app.report.services.guard import Conflict
from audit_app.report.views.common import asker, report_to_write


@open_to(Permission.EDIT_REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_wording(request: HttpRequest, review_id: int, key: str) -> HttpResponse:
    """Puts own words in place of a draft; keeps them, or goes back to the draft, when its numbers moved."""
    report = report_to_write(request, review_id)
    page = _page(report, key)
    back = f"{page.address}#{page.anchor}"
    if request.method == "POST" and "action" in request.POST:
        _settle(request, page)
        return redirect(back)
    form = WordingForm(request.POST or None, initial={"text": page.text, "revision": page.revision})
    if form.is_valid():
        try:
            _save(request, report, page, form)
        except Conflict:
            form = at_revision(form, _page(report, key).revision)
        else:
            messages.success(request, f"The wording of {page.number} has been saved.")
            return redirect(back)
    return render(request, "report/wording.html", {"review": report.review, "page": page, "form": form})


def _page(report: Report, key: str) -> WordingPage:
    page = wording_page(report, key)
    if page is None:
        raise Http404
    return page


def _save(request: HttpRequest, report: Report, page: WordingPage, form: WordingForm) -> None:
    by = asker(request)
    services.edit_wording(
        report=services.start_report(review=report.review, by=by),
        key=page.key,
        numbers=page.numbers,
        by=by,
        **form.cleaned_data,
    )


def _settle(request: HttpRequest, page: WordingPage) -> None:
    """Keeps an edited text on today's numbers, or drops it for the draft."""
    if page.edit is None:
        return
    by = asker(request)
    if request.POST["action"] == "keep":
        services.keep_wording(edit=page.edit, numbers=page.numbers, by=by)
        messages.success(request, f"The wording of {page.number} is kept on today’s numbers.")
    elif request.POST["action"] == "refresh":
        services.refresh_wording(edit=page.edit, by=by)
        messages.success(request, f"{page.number} is back to its draft.")
