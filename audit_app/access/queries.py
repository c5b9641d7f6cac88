"""Named readings of people and their roles."""

from django.db.models import QuerySet

from audit_app.access.models import Membership, User


def everyone() -> QuerySet[User]:
    """All accounts by name, open ones first, with the roles they hold."""
    return User.objects.order_by("-is_active", "display_name", "pk").prefetch_related("memberships")


def members_of(review_id: int) -> QuerySet[Membership]:
    """Who takes part in a review, by name."""
    return (
        Membership.objects.filter(review_id=review_id, user__is_active=True)
        .select_related("user")
        .order_by("user__display_name", "role")
    )
