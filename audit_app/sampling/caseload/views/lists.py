"""A list is uploaded, looked after while it is worked on, and given up."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.idle import only_watches
from audit_app.access.roles import Permission
from audit_app.kit.uploads import is_too_large, takes_file
from audit_app.sampling.caseload import services
from audit_app.sampling.caseload.abandoned import remove_abandoned
from audit_app.sampling.caseload.forms import UploadForm
from audit_app.sampling.caseload.policies import can_upload, check_can_give_up, check_can_upload
from audit_app.sampling.caseload.presenters import progress_of
from audit_app.sampling.caseload.queries import taken_in, under_way
from audit_app.sampling.caseload.reading import limits
from audit_app.sampling.caseload.reading.refusals import REFUSALS, UnreadableError
from audit_app.sampling.caseload.starting import resume
from audit_app.sampling.caseload.views.common import (
    FORM_PAGE,
    address_of,
    posted,
    the_review,
    the_upload,
    to_list,
    worked_on,
)
from audit_app.sampling.models import UploadState
from audit_app.sampling.policies import can_import
from audit_app.sampling.queries import cases_of


@open_to(Permission.MANAGE_REVIEWS)
@takes_file(limits.LARGEST_FILE)
@require_http_methods(FORM_PAGE)
def start(request: HttpRequest, review_id: int) -> HttpResponse:
    """How far the caseload is; a post brings a list."""
    review, by = the_review(request, review_id), user_of(request)
    form = UploadForm(posted(request), request.FILES if request.method == "POST" else None)
    if request.method == "POST":
        remove_abandoned()
        if already := under_way(review):
            messages.info(request, "A list is being brought in already. Finish it or give it up first.")
            return to_list(already)
        check_can_upload(by, review)
    if is_too_large(request):
        form.errors.pop("list_file", None)
        size = limits.LARGEST_FILE // limits.MEGABYTE
        form.add_error("list_file", REFUSALS["too_large"].format(limit=size))
    elif form.is_valid():
        file = form.cleaned_data["list_file"]
        try:
            upload = services.take_upload(review=review, content=file.read(), name=file.name, by=by)
        except UnreadableError as refusal:
            form.add_error("list_file", str(refusal))
        else:
            return to_list(worked_on(upload))
    context = {
        "review": review,
        "form": form,
        "cases": cases_of(review).filter(erasure=None).count(),
        "under_way": under_way(review),
        "can_upload": can_upload(by, review),
        "can_import": can_import(by, review),
        "taken_in": taken_in(review),
    }
    return render(request, "sampling/caseload/start.html", context)


@open_to(Permission.MANAGE_REVIEWS)
@require_safe
def upload(request: HttpRequest, review_id: int, upload_id: int) -> HttpResponse:
    """How far the work on a list is; where there is none to wait for, it leads to where the list goes on."""
    found = the_upload(request, review_id, upload_id)
    if resume(found):
        found.refresh_from_db()
    if not found.is_working and found.state != UploadState.UNREADABLE:
        return to_list(found)
    context = {"review": found.review, "upload": found, "progress": progress_of(found)}
    return render(request, "sampling/caseload/upload.html", context)


@only_watches
@open_to(Permission.MANAGE_REVIEWS)
@require_safe
def progress(request: HttpRequest, review_id: int, upload_id: int) -> HttpResponse:
    """The same for the script of that page."""
    found = the_upload(request, review_id, upload_id)
    if resume(found):
        found.refresh_from_db()
    next_page = "" if found.is_working else address_of(found)
    told = progress_of(found)
    return JsonResponse({"percent": told.percent, "said": told.said, "next": next_page})


@open_to(Permission.MANAGE_REVIEWS)
@require_POST
def stop(request: HttpRequest, review_id: int, upload_id: int) -> HttpResponse:
    """Stops the taking in; the list is there to be looked through as before."""
    found = the_upload(request, review_id, upload_id)
    if found.state == UploadState.IMPORTING:
        found = services.stop_taking_in(upload=found, by=user_of(request))
        messages.success(request, "The list is no longer being taken in. Nobody of it is in the caseload.")
    return to_list(found)


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def give_up(request: HttpRequest, review_id: int, upload_id: int) -> HttpResponse:
    found, by = the_upload(request, review_id, upload_id), user_of(request)
    if request.method == "POST":
        services.give_up(upload=found, by=by)
        messages.success(request, "The list is given up, and all that it said is removed.")
        return redirect("caseload:start", review_id)
    check_can_give_up(by, found)
    return render(request, "sampling/caseload/give_up.html", {"review": found.review, "upload": found})
