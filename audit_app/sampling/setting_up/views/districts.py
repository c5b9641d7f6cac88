"""Adding districts, renaming one, moving it up or down, and removing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.sampling.setting_up import services
from audit_app.sampling.setting_up.forms.places import DistrictForm, DistrictsForm
from audit_app.sampling.setting_up.policies import (
    check_can_change_places,
    check_can_remove_place,
    check_can_rename_place,
)
from audit_app.sampling.setting_up.views.common import ASKS, errors_at, posted, the_district, the_review


@open_to(Permission.MANAGE_REVIEWS)
@ASKS
def add(request: HttpRequest, review_id: int) -> HttpResponse:
    review, by = the_review(request, review_id), user_of(request)
    check_can_change_places(by, review)
    form = DistrictsForm(posted(request), there=review.districts.values_list("name", flat=True))
    if form.is_valid():
        with errors_at(form, "names"):
            added = services.add_districts(review=review, names=form.cleaned_data["names"], by=by)
            count = f"{len(added)} districts are" if len(added) > 1 else f"{added[0].name} is"
            messages.success(request, f"{count} added.")
            return redirect("sampling:places", review_id)
    return render(request, "sampling/setting_up/districts_add.html", {"review": review, "form": form})


@open_to(Permission.MANAGE_REVIEWS)
@ASKS
def district(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    found, by = the_district(request, review_id, pk), user_of(request)
    check_can_rename_place(by, found)
    form = DistrictForm(posted(request), initial={"name": found.name})
    before = found.name
    if form.is_valid():
        with errors_at(form, "name"):
            services.rename_district(district=found, name=form.cleaned_data["name"], by=by)
            messages.success(request, f"{before} is called {found.name} now.")
            return redirect("sampling:places", review_id)
    context = {"review": found.review, "form": form, "name": before}
    return render(request, "sampling/setting_up/district.html", context)


@open_to(Permission.MANAGE_REVIEWS)
@require_POST
def order(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    """Moves a district one place up or down, and leads back to where it stands now."""
    found = the_district(request, review_id, pk)
    services.move_district(district=found, up=request.POST.get("to") == "up", by=user_of(request))
    return redirect(f"{reverse('sampling:places', args=[review_id])}#district-{pk}")


@open_to(Permission.MANAGE_REVIEWS)
@ASKS
def remove(request: HttpRequest, review_id: int, pk: int) -> HttpResponse:
    found, by = the_district(request, review_id, pk), user_of(request)
    check_can_remove_place(by, found)
    if request.method == "POST":
        services.remove_district(district=found, by=by)
        messages.success(request, f"{found.name} is removed.")
        return redirect("sampling:places", review_id)
    return render(request, "sampling/setting_up/place_remove.html", {"review": found.review, "place": found})
