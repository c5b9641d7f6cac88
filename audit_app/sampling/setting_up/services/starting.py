"""Starts a review, from nothing or as an earlier one was set up, and says who takes part."""

from collections.abc import Iterable
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
from audit_app.sampling.setting_up.copying import COPIED

TEXTS = (CharField, TextField)


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
def copy_review(
    *,
    earlier: Review,
    title: str,
    reference_date: date,
    fieldwork_start: date,
    fieldwork_end: date,
    by: User,
    with_members: bool = False,
    **settings: Any,
) -> Review:
    """Starts a review as an earlier one was set up: its settings, places and questions, and no date of it.

    It is the earlier review of the new one too, unless ``settings`` says otherwise.

    Args:
        with_members: whether whoever takes part in the earlier one, and still has an account, comes along.
        settings: what is to be otherwise than in the earlier one.

    Raises:
        Refused: the person does not lead the earlier review.
        ValidationError: as ``create_review``.
    """
    by.read_again()
    check_can_lead(by, earlier)
    kept: dict[str, Any] = {name: getattr(earlier, name) for name in COPIED}
    kept |= {"reference_date": reference_date, "fieldwork_start": fieldwork_start}
    kept |= {"earlier_review": earlier, **settings}
    review = create_review(title=title, fieldwork_end=fieldwork_end, by=by, **kept)
    _copy_places(earlier, review)
    trail.record(
        by=by,
        action="review copied",
        subject=review,
        review_id=review.pk,
        earlier=earlier.pk,
        districts=review.districts.count(),
        teams=review.teams.count(),
        with_members=with_members,
    )
    if with_members:
        _bring_members(earlier, review, by)
    return review


def _copy_places(earlier: Review, review: Review) -> None:
    districts = {
        district.pk: District.objects.create(review=review, name=district.name, order=district.order)
        for district in earlier.districts.all()
    }
    Team.objects.bulk_create(
        Team(
            review=review,
            district=districts.get(team.district_id) if team.district_id else None,
            name=team.name,
            is_disability_team=team.is_disability_team,
        )
        for team in earlier.teams.all()
    )


def _bring_members(earlier: Review, review: Review, by: User) -> None:
    """The roles of the earlier review, each granted anew; nobody gives themselves one."""
    for membership in Membership.objects.filter(review_id=earlier.pk, user__is_active=True).exclude(user=by):
        grant_role(user=membership.user, role=Role(membership.role), review_id=review.pk, by=by)


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
