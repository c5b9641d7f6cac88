"""Pages on which a lead says what is in a list: which sheet, which columns, what words mean."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.sampling.caseload import services
from audit_app.sampling.caseload.fields import proposed
from audit_app.sampling.caseload.forms import ColumnsForm, TableForm, WordsForm
from audit_app.sampling.caseload.keeping import Kept
from audit_app.sampling.caseload.policies import check_can_change, check_can_look
from audit_app.sampling.caseload.presenters import columns_of, file_facts, notes_of
from audit_app.sampling.caseload.views.common import (
    FORM_PAGE,
    posted,
    shows_rows,
    the_upload,
    to_list,
    worked_on,
)
from audit_app.sampling.caseload.wording import label_of
from audit_app.sampling.caseload.words import headings_of
from audit_app.sampling.models import CaseloadUpload, UploadState

READ = (UploadState.COLUMNS.value, UploadState.PREVIEW.value)


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def columns(request: HttpRequest, review_id: int, upload_id: int) -> HttpResponse:
    """Which column is which, proposed from the headings."""
    found, by = the_upload(request, review_id, upload_id), user_of(request)
    check_can_change(by, found)
    if found.state not in READ:
        return to_list(found)
    form = _columns_form(request, found)
    if form.is_valid():
        return to_list(worked_on(services.set_columns(upload=found, by=by, **form.given())))
    return _columns_page(request, found, form, _table_form(found, None))


@open_to(Permission.MANAGE_REVIEWS)
@require_POST
def table(request: HttpRequest, review_id: int, upload_id: int) -> HttpResponse:
    """Another sheet, or another row as the heading."""
    found, by = the_upload(request, review_id, upload_id), user_of(request)
    check_can_change(by, found)
    if found.state not in READ and found.state != UploadState.UNREADABLE:
        return to_list(found)
    form = _table_form(found, request.POST)
    if form.is_valid():
        return to_list(worked_on(services.choose_table(upload=found, by=by, **form.given())))
    if found.state not in READ:
        return to_list(found)
    return _columns_page(request, found, _columns_form(request, found, bound=False), form)


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def words(request: HttpRequest, review_id: int, upload_id: int) -> HttpResponse:
    """What words mean that nobody has given a meaning yet."""
    found, by = the_upload(request, review_id, upload_id), user_of(request)
    check_can_look(by, found)
    unknown = Kept(found).found().get("words", {})
    if not unknown:
        return to_list(found)
    form = WordsForm(posted(request), words=unknown, review=found.review)
    if form.is_valid():
        return to_list(worked_on(services.say_words(upload=found, by=by, **form.given())))
    shows_rows(request, found, "words")
    groups = [(label_of(field), bound) for field, bound in form.by_field()]
    context = {"review": found.review, "upload": found, "form": form, "groups": groups}
    return render(request, "sampling/caseload/words.html", context)


def _columns_form(request: HttpRequest, upload: CaseloadUpload, *, bound: bool = True) -> ColumnsForm:
    headings = Kept(upload).about()["headings"]
    chosen = upload.choices.get("columns") or proposed(headings, headings_of(upload.review))
    return ColumnsForm(
        posted(request) if bound else None,
        headings=headings,
        columns=chosen,
        districts=list(upload.review.districts.values_list("name", flat=True)),
        everywhere=upload.choices.get("everywhere", ""),
    )


def _table_form(upload: CaseloadUpload, data: Any) -> TableForm:
    about = Kept(upload).about()
    sheets = about.get("sheets", [])
    sheet = sheets.index(about["sheet"]) if about.get("sheet") in sheets else 0
    initial = {"sheet": str(sheet), "heading": about.get("heading", 1)}
    return TableForm(data, sheets=sheets, initial=initial)


def _columns_page(
    request: HttpRequest, upload: CaseloadUpload, form: ColumnsForm, table_form: TableForm
) -> HttpResponse:
    shows_rows(request, upload, "columns")
    kept = Kept(upload)
    about = kept.about()
    context = {
        "review": upload.review,
        "upload": upload,
        "form": form,
        "table_form": table_form,
        "facts": file_facts(upload, about),
        "notes": notes_of(about),
        "columns": columns_of(kept),
        "has_errors": bool(form.errors or table_form.errors),
    }
    return render(request, "sampling/caseload/columns.html", context)
