"""Reading is recorded too: who opened which page of which audit, and when."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.presenting import is_presenting
from audit_app.access.trail import About
from audit_app.filling.models import Transition
from audit_app.filling.policies import check_can_know
from audit_app.filling.services.telling import tell
from audit_app.tool.header import HEADER
from audit_app.tool.models import Audit, ImmediateAction


@transaction.atomic
def record_opening(*, audit: Audit, page: str, by: User) -> None:
    """Records that somebody is shown a page of an audit; who the child is stands on the header alone."""
    check_can_know(by, audit)
    is_shown = page == HEADER and not is_presenting()
    tell(by, "identity shown" if is_shown else "audit opened", audit, page=page)


def record_actions_read(*, actions: Iterable[ImmediateAction], by: User) -> None:
    """What was written of these children was shown in a list of immediate actions."""
    about = [_about(action, action.audit) for action in actions]
    trail.record_for_each(by=by, action="immediate action read", of=about)


def record_returns_read(*, returns: Iterable[Transition], by: User) -> None:
    """Why these audits came back was shown in a list of cases."""
    about = [_about(move, move.audit) for move in returns]
    trail.record_for_each(by=by, action="reason for return read", of=about)


def _about(shown: Model, audit: Audit) -> About:
    case = audit.allocation.case
    return About(shown, case.record_key_id, case.review_id)
