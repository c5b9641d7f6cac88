"""Named readings of people and their roles."""

from django.db.models import Q, QuerySet

from audit_app.access.models import Membership, User
from audit_app.access.roles import Role


def everyone() -> QuerySet[User]:
    """All accounts by name, open ones first, with the roles they hold."""
    ordered = User.objects.order_by("-is_active", "display_name", "pk")
    return ordered.select_related("invitation").prefetch_related("memberships", "authenticator_set")


def account_called(typed: str) -> User | None:
    """The account with this username or e-mail address, in whatever case; none where it fits several."""
    found = list(User.objects.filter(Q(username__iexact=typed) | Q(email__iexact=typed))[:2])
    return found[0] if len(found) == 1 else None


def open_accounts() -> QuerySet[User]:
    """Those who can be given a role, by name."""
    return User.objects.filter(is_active=True).order_by("display_name", "username")


def members_of(review_id: int) -> QuerySet[Membership]:
    """Who takes part in a review, by name, and who was invited to."""
    open_or_invited = Q(user__is_active=True) | Q(user__invitation__isnull=False)
    return (
        Membership.objects.filter(open_or_invited, review_id=review_id)
        .select_related("user__invitation", "named_by")
        .prefetch_related("user__memberships", "user__authenticator_set")
        .order_by("user__display_name", "role")
    )


def active_leads() -> QuerySet[Membership]:
    """Leads of any review whose account is open."""
    return Membership.objects.filter(role=Role.REVIEW_LEAD.value, user__is_active=True)


def has_active_lead(review_id: int) -> bool:
    return active_leads().filter(review_id=review_id).exists()


def other_active_leads(membership: Membership) -> QuerySet[Membership]:
    return active_leads().filter(review_id=membership.review_id).exclude(pk=membership.pk)


def leads_named_in_reviews_of(user: User) -> QuerySet[Membership]:
    """The leads whom an administrator named, in the reviews that this person takes part in, latest first."""
    named = active_leads().filter(named_by__isnull=False, review_id__in=user.review_ids())
    return named.select_related("user", "named_by").order_by("-since", "pk")
