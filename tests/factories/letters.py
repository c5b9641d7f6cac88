"""People whose e-mail addresses are known, and who was written to."""

from __future__ import annotations

from django.core import mail

from audit_app.access.models import User
from audit_app.access.roles import Role
from tests.factories.access import give_role, make_user
from tests.factories.sampling import Cast, make_cast


def make_cast_with_addresses() -> Cast:
    """The usual cast, each at example.org by their user name."""
    cast = make_cast()
    for user in (cast.lead, cast.assessor, cast.colleague, cast.board_reader, cast.administrator):
        User.objects.filter(pk=user.pk).update(email=f"{user.username}@example.org")
        user.refresh_from_db()
    return cast


def another_lead(cast: Cast) -> User:
    """Somebody else who leads the review, with an address."""
    lead = make_user("second", "Sid Second", email="second@example.org")
    give_role(lead, Role.REVIEW_LEAD, cast.review.pk)
    return lead


def readers() -> list[str]:
    """The addresses to which letters went, in their order."""
    return sorted(reader for letter in mail.outbox for reader in letter.to)
