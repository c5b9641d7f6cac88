"""Named readings of people and their roles."""

from django.db.models import Q, QuerySet

from audit_app.access.models import Membership, User


def everyone() -> QuerySet[User]:
    """All accounts by name, open ones first, with the roles they hold."""
    return User.objects.order_by("-is_active", "display_name", "pk").prefetch_related("memberships")


def account_called(typed: str) -> User | None:
    """The account with this username or e-mail address, in whatever case; none where it fits several."""
    found = list(User.objects.filter(Q(username__iexact=typed) | Q(email__iexact=typed))[:2])
    return found[0] if len(found) == 1 else None


def members_of(review_id: int) -> QuerySet[Membership]:
    """Who takes part in a review, by name."""
    return (
        Membership.objects.filter(review_id=review_id, user__is_active=True)
        .select_related("user")
        .order_by("user__display_name", "role")
    )
