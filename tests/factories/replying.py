"""Summaries of audits shared with those who worked on the case, and what these say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from audit_app.access.models import User
from audit_app.replying import services
from audit_app.replying.services import Shared
from audit_app.replying.services.by_link import WHOLE
from audit_app.tool.models import Audit
from tests.factories.sampling import Cast
from tests.factories.tool import a_submitted_audit

VIEW, RIGHT = "The visits were kept up all summer.", "A chronology is on file, in the second folder."


def in_days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def share(audit: Audit, by: User, **changes: Any) -> Shared:
    """With the social worker of the case, who has ten days."""
    told = {
        "name": "Wanda Workwell",
        "email": "wanda.workwell@council.example",
        "recipient": "social_worker",
        "due": in_days(10),
    }
    return services.share_summary(audit=audit, by=by, **{**told, **changes})


def a_shared_summary(cast: Cast, **changes: Any) -> Shared:
    """Of a submitted audit of the cast's assessor, shared by its lead."""
    return share(a_submitted_audit(cast), cast.lead, **changes)


def number_of(shared: Shared, ref: str) -> int:
    """The number by which the summary has this question."""
    return shared.share.lines.get(ref=ref).number


def say(shared: Shared, ref: str = "", text: str = VIEW, right: str = "") -> None:
    """Something to a line of the summary, or to the whole."""
    number = number_of(shared, ref) if ref else WHOLE
    services.save_point(token=shared.token, number=number, text=text, is_wrong=bool(right), right=right)


def a_sent_reply(cast: Cast, **changes: Any) -> Shared:
    """What is said to the whole, and that the answer to 8.4 is wrong."""
    shared = a_shared_summary(cast, **changes)
    say(shared)
    say(shared, "8.4", text="", right=RIGHT)
    services.send(token=shared.token)
    shared.share.refresh_from_db()
    return shared
