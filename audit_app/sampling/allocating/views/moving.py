"""Moving cases to another assessor by hand, or taking them back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from audit_app.access.gate import open_to, user_of
from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.roles import Permission
from audit_app.sampling.allocating import services
from audit_app.sampling.allocating.forms import MoveForm
from audit_app.sampling.allocating.known_conflicts import barred_from
from audit_app.sampling.allocating.presenters import ReadingLine, reading_lines
from audit_app.sampling.allocating.queries import abilities_of, assessors_of, loads_of
from audit_app.sampling.allocating.views.common import FORM_PAGE, meant_by, posted, the_review, tokens_in
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import AssessorCapacity, Review

TICK_SOME = "Tick the cases that you want to move."


@open_to(Permission.MANAGE_REVIEWS)
@require_http_methods(FORM_PAGE)
def move(request: HttpRequest, review_id: int) -> HttpResponse:
    review = the_review(request, review_id)
    tokens = tokens_in(request.POST if request.method == "POST" else request.GET)
    meant = meant_by(tokens, reading_lines(review, timezone.localdate()))
    if not meant:
        messages.info(request, TICK_SOME)
        return redirect("sampling:allocation", review_id)
    barred = barred_from(review, [line.case for line in meant], {line.role for line in meant})
    people = [person for person in assessors_of(review) if person not in barred]
    form = MoveForm(
        posted(request),
        people=_labelled(people, review),
        can_take_back=any(not line.is_waiting for line in meant),
    )
    if form.is_valid() and _move(request, form, review, meant):
        return redirect("sampling:allocation", review_id)
    context = {
        "review": review,
        "form": form,
        "lines": meant,
        "begun": [line for line in meant if line.state],
        "submitted": [line for line in meant if not line.can_move],
        "why_not": [reason for reasons in barred.values() for reason in reasons],
    }
    return render(request, "sampling/allocating/move.html", context)


def _move(request: HttpRequest, form: MoveForm, review: Review, meant: Sequence[ReadingLine]) -> bool:
    """Moves all that is meant or nothing; a refusal stands at the field that can mend it."""
    by_role: dict[str, list[int]] = defaultdict(list)
    for line in meant:
        # What nobody reads cannot be taken back; in a list of several it stays as it is.
        if form.person is not None or not line.is_waiting:
            by_role[line.role].append(line.case.pk)
    moved = []
    try:
        with transaction.atomic():
            for role, cases in by_role.items():
                moved.append(
                    services.move_cases(
                        review=review,
                        cases=cases,
                        role=RaterRole(role),
                        to=form.person,
                        reason=form.cleaned_data["reason"],
                        by=user_of(request),
                    )
                )
    except Refused as refusal:
        form.add_error("to", refusal.reason)
        return False
    messages.success(request, _said(moved, form.person))
    return True


def _said(moved: Sequence[services.Moved], to: User | None) -> str:
    cases, back = sum(each.cases for each in moved), sum(each.come_back for each in moved)
    if not cases:
        return f"Nothing was moved: {to.display_name} has it already." if to else "Nothing was taken back."
    number = "1 case is" if cases == 1 else f"{cases} cases are"
    where = f"now with {to.display_name}" if to else "taken back"
    again = " What they had answered before is there again." if back else ""
    return f"{number} {where}.{again}"


def _labelled(people: Sequence[User], review: Review) -> list[tuple[User, str]]:
    loads, abilities = loads_of(review), abilities_of(review)
    return [
        (person, f"{person.display_name} ({_has(loads[person.pk], abilities.get(person.pk))})")
        for person in people
    ]


def _has(load: int, ability: AssessorCapacity | None) -> str:
    return f"has {load} of {ability.capacity}" if ability is not None else f"has {load}"
