"""The districts and teams of a review, and what the pages have in common on which one is added or changed."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.sampling.models import District, Review, Team
from audit_app.sampling.setting_up.policies import check_can_remove_place
from audit_app.sampling.setting_up.presenters.places import places_page
from audit_app.sampling.setting_up.views.common import errors_at, the_review


@open_to(Permission.MANAGE_REVIEWS)
@require_safe
def places(request: HttpRequest, review_id: int) -> HttpResponse:
    review = the_review(request, review_id)
    context = {"review": review, "page": places_page(review, user_of(request))}
    return render(request, "sampling/setting_up/places.html", context)


def form_page(
    request: HttpRequest,
    review: Review,
    form: Form,
    save: Callable[[], str],
    *,
    heading: str,
    button: str = "Save",
) -> HttpResponse:
    """A page with one form: saves what is valid and says so, or shows what is wrong, at its first field.

    Args:
        save: asks the service, and gives the sentence that is said of it.
    """
    if form.is_valid():
        with errors_at(form, next(iter(form.fields))):
            messages.success(request, save())
            return redirect("sampling:places", review.pk)
    context = {"review": review, "form": form, "heading": heading, "button": button}
    return render(request, "sampling/setting_up/place.html", context)


def remove_page(request: HttpRequest, place: District | Team, remove: Callable[[], None]) -> HttpResponse:
    """Asks once, and removes it when that is posted."""
    check_can_remove_place(user_of(request), place)
    if request.method == "POST":
        remove()
        messages.success(request, f"{place.name} is removed.")
        return redirect("sampling:places", place.review_id)
    return render(request, "sampling/setting_up/place_remove.html", {"review": place.review, "place": place})


def said_added(added: list[District] | list[Team], what: str) -> str:
    return f"{len(added)} {what} are added." if len(added) > 1 else f"{added[0].name} is added."
