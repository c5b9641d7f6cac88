"""The assessors of a review: how many cases each takes, when they read and where, and their conflicts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.roles import Permission
from audit_app.sampling.allocating import services
from audit_app.sampling.allocating.forms import AssessorForm
from audit_app.sampling.allocating.policies import can_enter_conflict, can_remove_conflict
from audit_app.sampling.allocating.presenters import assessor_lines, reading_lines
from audit_app.sampling.allocating.queries import abilities_of, assessors_of, conflicts_of, places_of
from audit_app.sampling.allocating.views.common import FORM_PAGE, posted, the_review
from audit_app.sampling.models import AssessorCapacity, Review


@open_to(Permission.MANAGE_REVIEWS)
@require_safe
def assessors(request: HttpRequest, review_id: int) -> HttpResponse:
    review = the_review(request, review_id)
    lines = assessor_lines(review, reading_lines(review, timezone.localdate()))
    numbers: dict[int, int] = {}
    for user in conflicts_of(review).values_list("user", flat=True):
        numbers[user] = numbers.get(user, 0) + 1
    context = {
        "review": review,
        "people": [(line, numbers.get(line.person.pk, 0)) for line in lines],
        "capacity": sum(line.ability.capacity for line in lines if line.ability),
    }
    return render(request, "sampling/allocating/assessors.html", context)


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def assessor(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    person = get_object_or_404(assessors_of(review), pk=pk)
    ability = abilities_of(review).get(person.pk)
    offices = ability.offices if ability else []
    places = list(dict.fromkeys([*places_of(review), *offices]))
    form = AssessorForm(posted(request), places=places, initial=_initial(ability))
    if form.is_valid():
        services.save_assessor(review=review, user=person, by=by, **form.given())
        messages.success(request, f"What {person.display_name} can take is saved.")
        return redirect("sampling:assessors", review_id)
    conflicts = list(conflicts_of(review).filter(user=person))
    services.record_conflicts_read(conflicts=conflicts, by=by)
    context = {
        "review": review,
        "person": person,
        "ability": ability,
        "form": form,
        "can_enter_conflict": can_enter_conflict(by, review),
        "conflicts": [(each, can_remove_conflict(by, each)) for each in conflicts],
    }
    return render(request, "sampling/allocating/assessor.html", context)


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def assessor_remove(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    review = the_review(request, review_id)
    person = _among_those_who_share(review, pk)
    refusal = ""
    if request.method == "POST":
        try:
            services.remove_assessor(review=review, user=person, by=user_of(request))
        except Refused as refused:
            refusal = refused.reason
        else:
            messages.success(request, f"{person.display_name} no longer shares in the cases.")
            return redirect("sampling:assessors", review_id)
    context = {"review": review, "person": person, "refusal": refusal, "has_errors": bool(refusal)}
    return render(request, "sampling/allocating/assessor_remove.html", context)


def _among_those_who_share(review: Review, pk: int) -> User:
    return get_object_or_404(User.objects.filter(capacities__review=review), pk=pk)


def _initial(ability: AssessorCapacity | None) -> dict[str, object]:
    if ability is None:
        return {}
    return {
        "capacity": ability.capacity,
        "days": sorted(ability.days or ()),
        "offices": ability.offices,
        "only_there": ability.only_there,
    }
