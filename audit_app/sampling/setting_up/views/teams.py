"""Adding teams, one or a list, changing one and removing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.sampling.models import Review
from audit_app.sampling.setting_up import services
from audit_app.sampling.setting_up.forms.places import TeamForm, TeamsForm
from audit_app.sampling.setting_up.policies import (
    check_can_change_places,
    check_can_remove_place,
    check_can_rename_place,
)
from audit_app.sampling.setting_up.views.common import ASKS, errors_at, posted, the_review, the_team


@open_to(Permission.MANAGE_REVIEWS)
@ASKS
def add(request: HttpRequest, review_id: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    check_can_change_places(by, review)
    form = TeamForm(posted(request), districts=_districts(review))
    if form.is_valid():
        with errors_at(form, "name"):
            [team] = services.add_teams(review=review, teams=[form.row()], by=by)
            messages.success(request, f"{team.name} is added.")
            return redirect("sampling:places", review_id)
    return render(
        request, "sampling/setting_up/team.html", {"review": review, "form": form, "heading": "Add a team"}
    )


@open_to(Permission.MANAGE_REVIEWS)
@ASKS
def paste(request: HttpRequest, review_id: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    check_can_change_places(by, review)
    there = review.teams.values_list("name", flat=True)
    form = TeamsForm(posted(request), districts=_districts(review), there=there)
    if form.is_valid():
        with errors_at(form, "lines"):
            added = services.add_teams(review=review, teams=form.cleaned_data["lines"], by=by)
            count = f"{len(added)} teams are" if len(added) > 1 else f"{added[0].name} is"
            messages.success(request, f"{count} added.")
            return redirect("sampling:places", review_id)
    return render(request, "sampling/setting_up/teams_paste.html", {"review": review, "form": form})


@open_to(Permission.MANAGE_REVIEWS)
@ASKS
def team(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    found, by = the_team(request, review_id, pk), user_of(request)
    check_can_rename_place(by, found)
    form = TeamForm(
        posted(request),
        districts=_districts(found.review),
        initial={
            "name": found.name,
            "district": found.district.name if found.district else "",
            "is_disability_team": found.is_disability_team,
        },
    )
    heading = f"Change {found.name}"
    if form.is_valid():
        with errors_at(form, "name"):
            services.change_team(team=found, row=form.row(), by=by)
            messages.success(request, f"{found.name} is saved.")
            return redirect("sampling:places", review_id)
    context = {"review": found.review, "form": form, "heading": heading}
    return render(request, "sampling/setting_up/team.html", context)


@open_to(Permission.MANAGE_REVIEWS)
@ASKS
def remove(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    found, by = the_team(request, review_id, pk), user_of(request)
    check_can_remove_place(by, found)
    if request.method == "POST":
        services.remove_team(team=found, by=by)
        messages.success(request, f"{found.name} is removed.")
        return redirect("sampling:places", review_id)
    return render(request, "sampling/setting_up/place_remove.html", {"review": found.review, "place": found})


def _districts(review: Review) -> list[str]:
    return list(review.districts.values_list("name", flat=True))
