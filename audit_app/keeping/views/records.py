"""One child's record: what is held, a copy of it, and erasing it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.presenting import check_is_not_presenting
from audit_app.access.roles import Permission
from audit_app.filling.presenters.facts import child_in_words
from audit_app.filling.states import STATE_LABELS
from audit_app.keeping import services
from audit_app.keeping.export import copy_of, file_of
from audit_app.keeping.forms import CopyForm, EraseRecordForm
from audit_app.keeping.policies import check_can_export, check_is_held
from audit_app.keeping.views.common import FORM_PAGE, in_two_steps, posted, the_case
from audit_app.sampling.choices import ErasureGround
from audit_app.sampling.models import Case
from audit_app.tool.models import Audit


@open_to(Permission.KEEP_RECORDS)
@require_safe
def record(request: HttpRequest, number: int) -> HttpResponse:
    case = the_case(request, number)
    services.record_lookup(case=case, by=user_of(request))
    states = Audit.objects.filter(allocation__case=case).values_list("state", flat=True)
    context = {
        "case": case,
        "review": case.review,
        "child": child_in_words(case),
        "audits": [STATE_LABELS[state] for state in states],
    }
    return render(request, "keeping/record.html", context)


@open_to(Permission.KEEP_RECORDS)
@require_http_methods(FORM_PAGE)
def copy(request: HttpRequest, number: int) -> HttpResponse:
    """A post hands the copy out, once the trail says so."""
    case, by = the_case(request, number), user_of(request)
    check_can_export(by, case)
    check_is_not_presenting()
    form = CopyForm(posted(request))
    if not form.is_valid():
        return render(request, "keeping/copy_form.html", {"case": case, "review": case.review, "form": form})
    file_format, with_staff = form.cleaned_data["file_format"], not form.cleaned_data["without_staff"]
    services.record_copy(case=case, file_format=file_format, with_staff=with_staff, by=by)
    file = file_of(copy_of(case, with_staff=with_staff), file_format)
    response = HttpResponse(file.content, content_type=file.content_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


@open_to(Permission.KEEP_RECORDS)
@require_http_methods(FORM_PAGE)
def erase(request: HttpRequest, number: int) -> HttpResponse:
    case, by = the_case(request, number), user_of(request)
    check_is_held(by, case)
    form = EraseRecordForm(posted(request))
    return in_two_steps(
        request,
        form,
        Case.objects.filter(pk=case.pk),
        {"review": case.review, "case": case, "what": f"the record of case {case.reference}"},
        lambda: services.erase_record(
            case=case,
            ground=ErasureGround(form.cleaned_data["ground"]),
            reason=form.cleaned_data["reason"],
            by=by,
        ),
    )
