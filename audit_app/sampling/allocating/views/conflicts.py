"""Known conflicts: entered by a lead, and declared by assessors of themselves."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from audit_app.access.gate import open_to, user_of
from audit_app.access.refused import Refused
from audit_app.access.roles import Permission
from audit_app.sampling.allocating import services
from audit_app.sampling.allocating.forms import ConflictForm
from audit_app.sampling.allocating.policies import can_declare_own, check_can_remove_conflict
from audit_app.sampling.allocating.queries import assessors_of, case_called, conflicts_of, own_conflicts
from audit_app.sampling.allocating.views.common import FORM_PAGE, posted, the_review, the_review_assessed
from audit_app.sampling.models.conflict import OF_A_TEAM


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def conflict_add(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    review = the_review(request, review_id)
    person = get_object_or_404(assessors_of(review), pk=pk)
    form = ConflictForm(posted(request), teams=review.teams.all())
    if form.is_valid():
        case = case_called(review, form.cleaned_data["reference"])
        if form.kind_given not in OF_A_TEAM and case is None:
            form.add_error("reference", "Enter the reference of a case of this review")
        else:
            try:
                taken = services.add_conflict(
                    review=review,
                    user=person,
                    kind=form.kind_given,
                    team=form.team_given,
                    case=case,
                    words=form.cleaned_data["words"],
                    by=user_of(request),
                )
            except Refused as refusal:
                form.add_error(None, refusal.reason)
            else:
                back = ", ".join(each.case.reference for each in taken)
                said = f" Taken back from {person.display_name}: {back}." if taken else ""
                messages.success(request, f"The conflict is kept.{said}")
                return redirect("sampling:assessor", review_id, pk)
    context = {"review": review, "person": person, "form": form}
    return render(request, "sampling/allocating/conflict_add.html", context)


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def conflict_remove(request: HttpRequest, review_id: int, conflict_id: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    conflict = get_object_or_404(conflicts_of(review), pk=conflict_id)
    check_can_remove_conflict(by, conflict)
    if request.method == "POST":
        services.remove_conflict(conflict=conflict, by=by)
        messages.success(request, "The conflict is taken out.")
        return redirect("sampling:assessor", review_id, conflict.user_id)
    context = {"review": review, "conflict": conflict}
    return render(request, "sampling/allocating/conflict_remove.html", context)


@open_to(Permission.FILL_AUDIT)
@require_http_methods(FORM_PAGE)
def my_conflicts(request: HttpRequest, review_id: int) -> HttpResponse:
    """What an assessor declares of themselves.

    The answer is the same whether or not a reference is of a case of the review, because that a child is in
    the review is not for everybody to learn who can type a reference.
    """
    review, by = the_review_assessed(request, review_id), user_of(request)
    form = ConflictForm(posted(request), teams=review.teams.all())
    if form.is_valid():
        case = case_called(review, form.cleaned_data["reference"])
        if form.kind_given in OF_A_TEAM or case is not None:
            services.declare_own_conflict(
                review=review,
                kind=form.kind_given,
                team=form.team_given,
                case=case,
                words=form.cleaned_data["words"],
                by=by,
            )
        messages.success(request, "Thank you. You will be given no case that this is about.")
        return redirect("sampling:my_conflicts", review_id)
    teams = [each for each in own_conflicts(by, review) if each.team_id is not None]
    context = {"review": review, "form": form, "teams": teams, "can_declare": can_declare_own(by, review)}
    return render(request, "sampling/allocating/my_conflicts.html", context)


@open_to(Permission.FILL_AUDIT)
@require_POST
def my_conflict_remove(request: HttpRequest, review_id: int, conflict_id: int) -> HttpResponse:
    review, by = the_review_assessed(request, review_id), user_of(request)
    mine = own_conflicts(by, review).filter(team__isnull=False, said_by=by)
    services.remove_conflict(conflict=get_object_or_404(mine, pk=conflict_id), by=by)
    messages.success(request, "The conflict is taken back.")
    return redirect("sampling:my_conflicts", review_id)
