"""What was found in a list, looked through before anybody of it is taken in."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.sampling.caseload import services
from audit_app.sampling.caseload.checking.row import RowReader
from audit_app.sampling.caseload.checking.table import Rows
from audit_app.sampling.caseload.facts import facts_of
from audit_app.sampling.caseload.fields import FIELDS, NAMES
from audit_app.sampling.caseload.forms import RowForm, SkipForm, TakeInForm
from audit_app.sampling.caseload.keeping import Kept
from audit_app.sampling.caseload.policies import can_take_in, check_can_look, check_can_take_in
from audit_app.sampling.caseload.presenters import (
    ALL,
    FILTERS,
    file_facts,
    filters_of,
    notes_of,
    page_of_rows,
    problem_lines,
)
from audit_app.sampling.caseload.reading.cells import shown
from audit_app.sampling.caseload.views.common import (
    FORM_PAGE,
    posted,
    shows_rows,
    the_upload,
    to_list,
    worked_on,
)
from audit_app.sampling.caseload.wording import children
from audit_app.sampling.models import CaseloadUpload, UploadState

# A list that changes under the reader's hands is not looked at; the page of the work is.
LOOKED_AT = UploadState.PREVIEW


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(["GET", "HEAD"])
def preview(request: HttpRequest, review_id: int, upload_id: int) -> HttpResponse:
    found = the_upload(request, review_id, upload_id)
    if found.state != LOOKED_AT:
        return to_list(found)
    return _preview(
        request, found, TakeInForm(counts=found.counts, initial={"update": "yes", "remove": "no"})
    )


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def row(request: HttpRequest, review_id: int, upload_id: int, row: int) -> HttpResponse:
    """The values of one row, to be mended."""
    found, by = the_upload(request, review_id, upload_id), user_of(request)
    check_can_look(by, found)
    kept = Kept(found)
    cells = kept.row(row)
    if cells is None:
        raise Http404
    reading = _reading(found, kept)
    as_read = cells
    cells = Rows(lambda: [[(row, as_read)]], kept.mended()).first()
    values = {
        name: shown(cells[column]) if (column := reading.facts.columns[name]) < len(cells) else ""
        for name in NAMES
    }
    form = RowForm(posted(request), values=_offered(found, values))
    if form.is_valid():
        changed = form.changed()
        if changed:
            found = worked_on(services.mend_row(upload=found, row=row, values=changed, by=by))
        now = Rows(lambda: [[(row, as_read)]], Kept(found).mended()).first()
        problems = reading.read(row, now).problems
        if not problems or found.state != LOOKED_AT:
            messages.success(request, f"Row {row} is mended." if changed else f"Row {row} is left as it was.")
            return to_list(found)
        for problem in problems:
            form.add_error(problem.field if problem.field in form.fields else None, problem.sentence)
    elif request.method != "POST":
        for problem in reading.read(row, cells).problems:
            form.said.setdefault(problem.field, problem.sentence)
    shows_rows(request, found, "row")
    return render(
        request,
        "sampling/caseload/row.html",
        {"review": found.review, "upload": found, "form": form, "row": row},
    )


@open_to(Permission.MANAGE_REVIEWS)
@require_POST
def skip(request: HttpRequest, review_id: int, upload_id: int) -> HttpResponse:
    """Leaves a row out, or all of one kind of problem, or takes them up again."""
    found, by = the_upload(request, review_id, upload_id), user_of(request)
    check_can_look(by, found)
    form = SkipForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        rows = [data["row"]] if data["row"] else []
        found = worked_on(
            services.skip_rows(
                upload=found, rows=rows, problem=data["problem"], back=data["back"] == "yes", by=by
            )
        )
    return redirect(f"{reverse('caseload:preview', args=[review_id, upload_id])}?{request.GET.urlencode()}")


@open_to(Permission.MANAGE_REVIEWS)
@require_POST
def take_in(request: HttpRequest, review_id: int, upload_id: int) -> HttpResponse:
    """Takes the list in, all of it."""
    found, by = the_upload(request, review_id, upload_id), user_of(request)
    check_can_take_in(by, found)
    form = TakeInForm(request.POST, counts=found.counts)
    if not form.is_valid():
        return _preview(request, found, form)
    found = worked_on(services.ask_to_take_in(upload=found, by=by, **form.given()))
    if found.state == UploadState.IMPORTED:
        count = children(found.counts.get("new", 0))
        messages.success(request, f"{count} taken into the caseload.")
    return to_list(found)


def _preview(request: HttpRequest, upload: CaseloadUpload, form: TakeInForm) -> HttpResponse:
    shows_rows(request, upload, "preview")
    kept = Kept(upload)
    about, found = kept.about(), kept.found()
    # A kind of which no row is left, such as the last refused one, gives way to all of them.
    kinds = {key for key, _label in FILTERS if upload.counts.get(key)}
    asked = request.GET.get("show", "")
    kind = asked if asked in {ALL, *kinds} else "refused" if "refused" in kinds else ALL
    page = page_of_rows(kept, kind, _number(request.GET.get("page", "")))
    context = {
        "review": upload.review,
        "upload": upload,
        "form": form,
        "facts": file_facts(upload, about),
        "notes": notes_of(about),
        "filters": filters_of(upload.counts, kind),
        "kind": kind,
        "page": page,
        "problems": problem_lines(found, upload.choices.get("passed_over", ())),
        "words": sum(len(words) for words in found.get("words", {}).values()),
        "refused": upload.counts.get("refused", 0),
        "warned": upload.counts.get("warned", 0),
        "taken": children(sum(upload.counts.get(each, 0) for each in ("new", "changed", "unchanged"))),
        "new": f"{upload.counts.get('new', 0):,}",
        "changed": upload.counts.get("changed", 0),
        "gone": upload.counts.get("gone", 0),
        "can_take_in": can_take_in(user_of(request), upload),
    }
    return render(request, "sampling/caseload/preview.html", context)


def _reading(upload: CaseloadUpload, kept: Kept) -> RowReader:
    choices = upload.choices
    return RowReader(
        facts_of(
            upload.review,
            columns=choices["columns"],
            headings=kept.about()["headings"],
            everywhere=choices.get("everywhere", ""),
        )
    )


def _offered(upload: CaseloadUpload, values: dict[str, str]) -> dict[str, str]:
    """The fields that the list has, and those that a row cannot do without."""
    columns = upload.choices["columns"]
    needed = {"reference", "date_of_birth", "gender", "district", "team"}
    has = {field.name for field in FIELDS if field.name in columns or values.get(field.name)}
    return {field.name: values[field.name] for field in FIELDS if field.name in needed | has}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
