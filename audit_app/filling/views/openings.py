"""Before a file is opened: its assessor says whether they have a conflict, or find one later."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from audit_app.access.gate import not_found_if_refused, open_to
from audit_app.access.roles import Permission
from audit_app.filling.holding_back import held_back
from audit_app.filling.opening_forms import CONFLICT, ConflictForm, OpeningForm
from audit_app.filling.services import start_audit
from audit_app.filling.views.common import actor, name_case, posted
from audit_app.sampling.allocating.policies import check_can_declare
from audit_app.sampling.models import Allocation
from audit_app.sampling.queries import allocations_for
from audit_app.sampling.services import declare_conflict, declare_no_conflict
from audit_app.sampling.states import Activity, check_review_allows
from audit_app.tool.models import Audit


@open_to(Permission.FILL_AUDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks whether the assessor has a conflict, and only then starts the audit; asked once a case."""
    allocation, by = _my_allocation(request, pk), actor(request)
    begun = Audit.objects.filter(allocation=allocation).first()
    if begun is not None:
        return redirect("filling:audit", begun.pk)
    check_review_allows(allocation.case.review, Activity.START)
    held = held_back(by, allocation.case.review)
    if held is not None and held.blocks:
        context = {"allocation": allocation, "held": held}
        return render(request, "filling/held_back.html", context, status=403 if request.POST else 200)
    form = OpeningForm(posted(request))
    has_said = allocation.no_conflict_at is not None
    if request.method == "POST" and not has_said and form.is_valid():
        if form.cleaned_data["conflict"] == CONFLICT:
            return _sent_back(request, allocation, form.cleaned_data["words"])
        with not_found_if_refused():
            declare_no_conflict(allocation=allocation, by=by)
        has_said = True
    if request.method == "POST" and has_said:
        with not_found_if_refused():
            audit = start_audit(allocation=allocation, by=by)
        return redirect("filling:audit", audit.pk)
    context = {"allocation": allocation, "form": form, "has_said": has_said, "held": held}
    return render(request, "filling/start.html", context)


@open_to(Permission.FILL_AUDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def conflict(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever recognises somebody in the file sends the case back."""
    allocation = _my_allocation(request, pk)
    check_can_declare(actor(request), allocation)
    form = ConflictForm(posted(request))
    if form.is_valid():
        return _sent_back(request, allocation, form.cleaned_data["words"])
    audit = Audit.objects.filter(allocation=allocation).first()
    return render(
        request, "filling/declare_conflict.html", {"allocation": allocation, "audit": audit, "form": form}
    )


def _sent_back(request: HttpRequest, allocation: Allocation, words: str) -> HttpResponse:
    reference = allocation.case.reference
    declare_conflict(allocation=allocation, words=words, by=actor(request))
    messages.success(
        request, f"{reference} is back with the leads of the review, and will not be given to you again."
    )
    return redirect("home:home")


def _my_allocation(request: HttpRequest, pk: int) -> Allocation:
    there = Allocation.objects.select_related("case__record_key").filter(pk=pk).first()
    if there is not None:
        name_case(request, there.case)
    return get_object_or_404(allocations_for(actor(request)).filter(case__erasure=None), pk=pk)
