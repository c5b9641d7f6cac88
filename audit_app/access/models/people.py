"""People, and the roles they hold in reviews."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower

from audit_app.access.roles import REVIEW_ROLES, Permission, Role, permissions_of


class User(AbstractUser):
    """Somebody with an account. Being an administrator opens people and settings, and no child's record."""

    # One name as people write it serves everyone; many names have no first and last part.
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    display_name = models.CharField(max_length=150)
    is_administrator = models.BooleanField(default=False)
    # Somebody else chose the password, so it opens one page only: the one on which to choose another.
    must_change_password = models.BooleanField(default=False)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(condition=~models.Q(display_name=""), name="access_user_has_display_name"),
            # Single sign-on finds an account by it, and must never find another one.
            models.UniqueConstraint(
                Lower("email"), condition=~models.Q(email=""), name="access_user_email_is_one_persons"
            ),
        ]

    class Held:
        account = "username display_name email"
        work = "is_active is_administrator is_staff is_superuser date_joined"
        sign_in = "password last_login must_change_password"

    def __str__(self) -> str:
        return self.display_name

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name

    def roles(self, review_id: int | None = None) -> set[Role]:
        """The roles held in one review, or in any of them when none is named."""
        if not self.is_active:
            return set()
        held = {
            Role(membership.role)
            for membership in self.memberships.all()
            if review_id is None or membership.review_id == review_id
        }
        return held | {Role.ADMINISTRATOR} if self.is_administrator else held

    def review_ids(self, role: Role | None = None) -> set[int]:
        """The reviews in which the person holds this role, or any role when none is named."""
        if not self.is_active:
            return set()
        return {
            membership.review_id
            for membership in self.memberships.all()
            if role is None or membership.role == role.value
        }

    def has_permission(self, permission: Permission, review_id: int | None = None) -> bool:
        """Whether a role held in this review (in any review, when none is named) carries the permission."""
        return permission in permissions_of(self.roles(review_id))

    def read_again(self) -> None:
        """Brings the account up to date and forgets the roles that were read when the request began.

        A write may have waited for its lock, and meanwhile the account been closed or a role taken away.
        """
        self.refresh_from_db()


class Membership(models.Model):
    """A role that somebody holds in one review; the review is known here by its number only."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    review_id = models.PositiveBigIntegerField(db_index=True)
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in REVIEW_ROLES])
    since = models.DateTimeField(auto_now_add=True)
    # The administrator who named this lead when the review had none left; its members are told.
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "review_id", "role"], name="access_membership_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in REVIEW_ROLES]),
                name="access_membership_role_in_set",
            ),
            models.CheckConstraint(
                condition=models.Q(named_by__isnull=True) | models.Q(role=Role.REVIEW_LEAD.value),
                name="access_membership_only_leads_are_named",
            ),
        ]

    class Held:
        work = "review_id role since"

    def __str__(self) -> str:
        return f"{self.user}: {Role(self.role).label} in review {self.review_id}"
