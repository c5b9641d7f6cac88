"""Adding teams, one or a list, changing one and removing it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.sampling.models import Review
from audit_app.sampling.setting_up import services
from audit_app.sampling.setting_up.forms.places import TeamForm, TeamsForm
from audit_app.sampling.setting_up.policies import check_can_change_places, check_can_rename_place
from audit_app.sampling.setting_up.views.common import ASKS, posted, the_review, the_team
from audit_app.sampling.setting_up.views.places import form_page, remove_page, said_added


@open_to(Permission.MANAGE_REVIEWS)
@ASKS
def add(request: HttpRequest, review_id: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    check_can_change_places(by, review)
    form = TeamForm(posted(request), districts=_districts(review))

    def save() -> str:
        return said_added(services.add_teams(review=review, teams=[form.row()], by=by), "teams")

    return form_page(request, review, form, save, heading="Add a team")


@open_to(Permission.MANAGE_REVIEWS)
@ASKS
def paste(request: HttpRequest, review_id: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    check_can_change_places(by, review)
    there = review.teams.values_list("name", flat=True)
    form = TeamsForm(posted(request), districts=_districts(review), there=there)

    def save() -> str:
        return said_added(services.add_teams(review=review, teams=form.cleaned_data["lines"], by=by), "teams")

    return form_page(request, review, form, save, heading="Paste a list of teams", button="Add these teams")


@open_to(Permission.MANAGE_REVIEWS)
@ASKS
def team(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    found, by = the_team(request, review_id, pk), user_of(request)
    check_can_rename_place(by, found)
    initial = {
        "name": found.name,
        "district": found.district.name if found.district else "",
        "is_disability_team": found.is_disability_team,
    }
    form = TeamForm(posted(request), districts=_districts(found.review), initial=initial)

    def save() -> str:
        services.change_team(team=found, row=form.row(), by=by)
        return f"{found.name} is saved."

    return form_page(request, found.review, form, save, heading=f"Change {found.name}")


@open_to(Permission.MANAGE_REVIEWS)
@ASKS
def remove(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    found, by = the_team(request, review_id, pk), user_of(request)
    return remove_page(request, found, lambda: services.remove_team(team=found, by=by))


def _districts(review: Review) -> list[str]:
    return list(review.districts.values_list("name", flat=True))
