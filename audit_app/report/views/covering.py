"""Where a lead writes the covering report: what stands at its head, and paragraphs of their own."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from audit_app.access.gate import open_to
from audit_app.access.roles import Permission
from audit_app.report import services
from audit_app.report.forms import CHANGED_MEANWHILE, DetailsForm, ParagraphForm, at_revision
from audit_app.report.models import CoveringParagraph, Report
from audit_app.report.outline import Offer
from audit_app.report.presenters.covering import covering_groups, open_offers
from audit_app.report.services.guard import Conflict
from audit_app.report.views.common import asker, report_to_write

GET_OR_POST = ["GET", "HEAD", "POST"]


@open_to(Permission.EDIT_REPORT)
@require_http_methods(GET_OR_POST)
def covering(request: HttpRequest, review_id: int) -> HttpResponse:
    """What stands at the head of the report, and the list of the lead's own paragraphs."""
    report = report_to_write(request, review_id)
    form = DetailsForm.of(report, request.POST or None)
    if form.is_valid():
        try:
            _save_details(request, report, form)
        except Conflict:
            form = at_revision(form, report_to_write(request, review_id).revision)
        else:
            messages.success(request, "The details of the report have been saved.")
            return redirect("report:covering", review_id)
    context = {"review": report.review, "form": form, "groups": covering_groups(report)}
    return render(request, "report/covering.html", context)


@open_to(Permission.EDIT_REPORT)
@require_http_methods(GET_OR_POST)
def paragraph(request: HttpRequest, review_id: int, paragraph_id: int) -> HttpResponse:
    """Writes a paragraph again."""
    report = report_to_write(request, review_id)
    stored = get_object_or_404(CoveringParagraph, pk=paragraph_id, report=report.pk, is_turned_down=False)
    form = ParagraphForm.of(stored, request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            services.save_paragraph(
                paragraph=stored,
                heading=given["heading"],
                body=given["body"],
                revision=given["revision"],
                by=asker(request),
            )
        except Conflict:
            form = at_revision(form, CoveringParagraph.objects.get(pk=paragraph_id).revision)
        else:
            return _saved(request, review_id, given["heading"])
    return _paragraph_page(request, report, form, stored=stored)


@open_to(Permission.EDIT_REPORT)
@require_http_methods(GET_OR_POST)
def new_paragraph(request: HttpRequest, review_id: int, offer_key: str = "") -> HttpResponse:
    """Writes a new paragraph, or takes up one that the report offers."""
    report = report_to_write(request, review_id)
    offer = _offer(report, offer_key) if offer_key else None
    form = ParagraphForm.of(offer, request.POST or None)
    if form.is_valid():
        given, by = form.cleaned_data, asker(request)
        try:
            services.add_paragraph(
                report=services.start_report(review=report.review, by=by),
                part=given["part"],
                heading=given["heading"],
                body=given["body"],
                offer=offer_key,
                by=by,
            )
        except Conflict:
            form.add_error(None, CHANGED_MEANWHILE)
        else:
            return _saved(request, review_id, given["heading"])
    return _paragraph_page(request, report, form, offer=offer)


@open_to(Permission.EDIT_REPORT)
@require_POST
def remove_paragraph(request: HttpRequest, review_id: int, paragraph_id: int) -> HttpResponse:
    report = report_to_write(request, review_id)
    stored = get_object_or_404(CoveringParagraph, pk=paragraph_id, report=report.pk, is_turned_down=False)
    services.remove_paragraph(paragraph=stored, by=asker(request))
    messages.success(request, f"“{stored.heading}” has been removed.")
    return redirect("report:covering", review_id)


@open_to(Permission.EDIT_REPORT)
@require_POST
def turn_down(request: HttpRequest, review_id: int, offer_key: str) -> HttpResponse:
    """Says that an offered paragraph is not to be written."""
    report, by = report_to_write(request, review_id), asker(request)
    offer = _offer(report, offer_key)
    services.turn_down_offer(report=services.start_report(review=report.review, by=by), offer=offer, by=by)
    messages.success(request, f"“{offer.heading}” will not stand in the report.")
    return redirect("report:covering", review_id)


def _save_details(request: HttpRequest, report: Report, form: DetailsForm) -> None:
    by = asker(request)
    services.save_details(
        report=services.start_report(review=report.review, by=by),
        details=form.details(),
        revision=form.cleaned_data["revision"],
        by=by,
    )


def _offer(report: Report, key: str) -> Offer:
    for offer in open_offers(report):
        if offer.key == key:
            return offer
    raise Http404


def _saved(request: HttpRequest, review_id: int, heading: str) -> HttpResponse:
    messages.success(request, f"“{heading}” has been saved.")
    return redirect("report:covering", review_id)


def _paragraph_page(
    request: HttpRequest,
    report: Report,
    form: ParagraphForm,
    stored: CoveringParagraph | None = None,
    offer: Offer | None = None,
) -> HttpResponse:
    context = {"review": report.review, "form": form, "paragraph": stored, "offer": offer}
    return render(request, "report/paragraph.html", context)
