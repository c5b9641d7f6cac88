"""All that assessors wrote of one item, read together, and some of it quoted."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from audit_app.access.gate import open_to
from audit_app.access.refused import Refused
from audit_app.access.roles import Permission
from audit_app.report.forms import QuoteForm
from audit_app.report.models import Quote, Report
from audit_app.report.policies import can_write
from audit_app.report.presenters.comments import comments_page
from audit_app.report.queries import comments_on
from audit_app.report.services import add_quote, record_comments_read, remove_quote, start_report
from audit_app.report.views.common import asker, report_to_edit
from audit_app.tool.answers import comment_refs
from audit_app.tool.models import Audit


@open_to(Permission.EDIT_REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def comments(request: HttpRequest, review_id: int, ref: str) -> HttpResponse:
    """Every comment on an item beside each other; a post quotes part of one."""
    report = report_to_edit(request, review_id)
    if ref not in comment_refs():
        raise Http404
    form = QuoteForm(request.POST or None)
    if form.is_valid() and _quoted(request, report, ref, form):
        return redirect("report:comments", review_id, ref)
    by = asker(request)
    found = comments_on(report.review, ref, by)
    record_comments_read(ref=ref, audits=[audit for audit, _text in found], by=by)
    page = comments_page(report, ref, found, form if form.is_bound else None)
    context = {
        "review": report.review,
        "page": page,
        "form": form,
        "may_write": can_write(by, report.review),
    }
    return render(request, "report/comments.html", context)


@open_to(Permission.EDIT_REPORT)
@require_POST
def unquote(request: HttpRequest, review_id: int, quote_id: int) -> HttpResponse:
    """Takes a quote out of the report."""
    report = report_to_edit(request, review_id)
    quote = get_object_or_404(Quote, pk=quote_id, report=report.pk)
    remove_quote(quote=quote, by=asker(request))
    messages.success(request, "The quote has been taken out of the report.")
    return redirect("report:comments", review_id, quote.ref)


def _quoted(request: HttpRequest, report: Report, ref: str, form: QuoteForm) -> bool:
    """Whether the quote was taken; if not, the form says why."""
    by = asker(request)
    audit = get_object_or_404(Audit.objects.in_review(report.review), pk=form.cleaned_data["audit"])
    try:
        add_quote(
            report=start_report(review=report.review, by=by),
            ref=ref,
            audit=audit,
            text=form.cleaned_data["text"],
            by=by,
        )
    except Refused as refusal:
        form.add_error("text", refusal.reason)
        return False
    messages.success(request, "The quote now stands in the report.")
    return True
