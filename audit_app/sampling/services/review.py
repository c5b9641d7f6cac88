"""Sets a review up: its dates and standards, its districts and teams, and who takes part."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import CharField, TextField

from audit_app.access import trail
from audit_app.access.models import Membership, User
from audit_app.access.refused import Refused
from audit_app.access.roles import Permission, Role
from audit_app.access.services import enter_member, grant_role
from audit_app.sampling.models import District, Review, Team
from audit_app.sampling.policies import check_can_create_review, check_can_lead

TEXTS = (CharField, TextField)


@dataclass(frozen=True)
class TeamRow:
    """A team to add; ``district`` is the name of one of the review's districts, or empty."""

    name: str
    district: str = ""
    is_disability_team: bool = False


@transaction.atomic
def create_review(
    *,
    title: str,
    authority: str,
    reference_date: date,
    fieldwork_start: date,
    fieldwork_end: date,
    by: User,
    lead: User | None = None,
    **settings: Any,
) -> Review:
    """Starts a review, led by ``lead``, or by whoever starts it.

    Args:
        settings: any other field of ``Review``, such as ``core_days`` or ``items_off``.

    Raises:
        Refused: the person may not start reviews, or would lead one by being an administrator.
        ValidationError: a date is out of order, or a setting is outside its range.
    """
    by.read_again()
    check_can_create_review(by)
    leader = lead or by
    # Who looks after accounts must not be able to let themselves into the records of children.
    if leader == by and not by.has_permission(Permission.MANAGE_REVIEWS):
        raise Refused("Say who leads the review. An administrator cannot make themselves its lead.")
    review = Review(
        title=title,
        authority=authority,
        reference_date=reference_date,
        fieldwork_start=fieldwork_start,
        fieldwork_end=fieldwork_end,
        **settings,
    )
    review.full_clean()
    review.save()
    trail.record(
        by=by, action="review created", subject=review, review_id=review.pk, changes=_settings(review)
    )
    enter_member(user=leader, role=Role.REVIEW_LEAD, review_id=review.pk, by=by)
    return review


@transaction.atomic
def add_districts(*, review: Review, names: Sequence[str], by: User) -> list[District]:
    """Adds districts in the order given, after those already there."""
    by.read_again()
    check_can_lead(by, review)
    first = review.districts.count() + 1
    districts = District.objects.bulk_create(
        District(review=review, name=name, order=first + i) for i, name in enumerate(names)
    )
    trail.record(by=by, action="districts added", subject=review, review_id=review.pk, names=list(names))
    return districts


@transaction.atomic
def add_teams(*, review: Review, teams: Iterable[TeamRow], by: User) -> list[Team]:
    """Adds teams; a team of an unknown district raises KeyError."""
    by.read_again()
    check_can_lead(by, review)
    districts: dict[str, District | None] = {district.name: district for district in review.districts.all()}
    districts[""] = None
    added = Team.objects.bulk_create(
        Team(
            review=review,
            name=row.name,
            district=districts[row.district],
            is_disability_team=row.is_disability_team,
        )
        for row in teams
    )
    names = [team.name for team in added]
    trail.record(by=by, action="teams added", subject=review, review_id=review.pk, names=names)
    return added


@transaction.atomic
def add_members(*, review: Review, role: Role, users: Iterable[User], by: User) -> list[Membership]:
    """Gives several people one role in the review; each has an entry of their own in the trail."""
    return [grant_role(user=user, role=role, review_id=review.pk, by=by) for user in users]


def _settings(review: Review) -> dict[str, tuple[None, Any]]:
    """The dates, standards and choices that a review begins with; its texts stand in the review itself."""
    settings = (
        field for field in Review._meta.concrete_fields if field.choices or not isinstance(field, TEXTS)
    )
    return {
        field.name: (None, field.value_from_object(review)) for field in settings if not field.primary_key
    }
