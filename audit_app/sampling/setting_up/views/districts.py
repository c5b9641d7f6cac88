"""Adding districts, renaming one, moving it up or down, and removing it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.sampling.setting_up import services
from audit_app.sampling.setting_up.forms.places import DistrictForm, DistrictsForm
from audit_app.sampling.setting_up.policies import check_can_change_places, check_can_rename_place
from audit_app.sampling.setting_up.views.common import ASKS, posted, the_district, the_review
from audit_app.sampling.setting_up.views.places import form_page, remove_page, said_added


@open_to(Permission.MANAGE_REVIEWS)
@ASKS
def add(request: HttpRequest, review_id: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    check_can_change_places(by, review)
    form = DistrictsForm(posted(request), there=review.districts.values_list("name", flat=True))

    def save() -> str:
        names = form.cleaned_data["names"]
        return said_added(services.add_districts(review=review, names=names, by=by), "districts")

    return form_page(request, review, form, save, heading="Add districts", button="Add these districts")


@open_to(Permission.MANAGE_REVIEWS)
@ASKS
def district(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    found, by = the_district(request, review_id, pk), user_of(request)
    check_can_rename_place(by, found)
    form, before = DistrictForm(posted(request), initial={"name": found.name}), found.name

    def save() -> str:
        services.rename_district(district=found, name=form.cleaned_data["name"], by=by)
        return f"{before} is called {found.name} now."

    return form_page(request, found.review, form, save, heading=f"Rename {before}")


@open_to(Permission.MANAGE_REVIEWS)
@require_POST
def order(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    """Moves a district one place up or down, and leads back to where it stands now."""
    found = the_district(request, review_id, pk)
    services.move_district(district=found, up=request.POST.get("to") == "up", by=user_of(request))
    return redirect(f"{reverse('sampling:places', args=[review_id])}#districts-{pk}")


@open_to(Permission.MANAGE_REVIEWS)
@ASKS
def remove(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    found, by = the_district(request, review_id, pk), user_of(request)
    return remove_page(request, found, lambda: services.remove_district(district=found, by=by))
