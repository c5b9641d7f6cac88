"""Reviews, those who take part in them or are invited to, and accounts."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from audit_app.access.invitations.links import new_token
from audit_app.access.invitations.services import Invited, invite, invite_member, withdraw_invitation
from audit_app.access.matrix.askers import Asker
from audit_app.access.models import Invitation, Membership, User
from audit_app.access.roles import Role
from audit_app.sampling.models import Review
from tests.factories.sampling import make_review
from tests.integration.access.matrix.place import NONE, Place


def members_in(place: Place) -> None:
    here, nowhere = {"review_id": place.here.pk}, {"review_id": NONE}
    member, member_elsewhere = (
        Membership.objects.get(user=place.people[asker]).pk
        for asker in (Asker.COLLEAGUE, Asker.READER_ELSEWHERE)
    )
    without_lead = {"review_id": make_review(title="A review without a lead").pk}
    place.things.update(
        {
            "review": {"this": here, "another": {"review_id": place.elsewhere.pk}, "none": nowhere},
            "review without a lead": {
                "one": without_lead,
                "this, which has one": here,
                "none": nowhere,
            },
            "membership": place.of_review("pk", member, member_elsewhere),
            "account": {"somebody’s": {"pk": place.cast.colleague.pk}, "none": {"pk": NONE}},
        }
    )
    _invitations(place)
    newcomer = {"person": place.people[Asker.NO_ROLE].pk}
    account = {"display_name": "Nell New", "username": "nell", "email": "nell@example.org"}
    place.forms.update(
        {
            "access:person_invite": {**account, "is_administrator": "no"},
            "access:member_invite": {**account, "role": "assessor"},
            "access:member_add": {**newcomer, "role": "assessor"},
            "access:lead": newcomer,
        }
    )


def _invitations(place: Place) -> None:
    """Somebody invited by each who may invite, and links that no longer work."""
    by_administrator = _invited("first", place.cast.administrator)
    withdrawn, expired = (_invited(name, place.cast.administrator) for name in ("second", "third"))
    withdraw_invitation(user=withdrawn.user, by=place.cast.administrator)
    Invitation.objects.filter(user=expired.user).update(expires_at=timezone.now())
    here = _invited("fourth", place.cast.lead, place.here)
    elsewhere = _invited("fifth", place.people[Asker.LEAD_ELSEWHERE], place.elsewhere)
    place.things["invitation"] = {
        "by an administrator": {"pk": by_administrator.user.pk},
        "into this review": {"pk": here.user.pk},
        "into another review": {"pk": elsewhere.user.pk},
        "of somebody who has come": {"pk": place.cast.colleague.pk},
        "none": {"pk": NONE},
    }
    place.things["link"] = {
        "that works": {"token": by_administrator.token},
        "withdrawn": {"token": withdrawn.token},
        "expired": {"token": expired.token},
        "forged": {"token": new_token()},
    }


def _invited(username: str, by: User, review: Review | None = None) -> Invited:
    person: dict[str, Any] = {
        "username": username,
        "display_name": username.title(),
        "email": f"{username}@example.org",
    }
    if review is None:
        return invite(by=by, **person)
    return invite_member(by=by, role=Role.ASSESSOR, review_id=review.pk, **person)
