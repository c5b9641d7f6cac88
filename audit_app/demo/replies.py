"""The right of reply: one social worker was answered, one is to be, and a manager is waited for."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from audit_app.access.models import User
from audit_app.kit.calendar import calendar_for
from audit_app.replying.services import Shared, answer, save_point, send, share_summary
from audit_app.replying.services.by_link import WHOLE
from audit_app.sampling.models import Review
from audit_app.tool.models import Audit

WORKING_DAYS = 10
ON_THE_WHOLE = (
    "A fair picture of a hard year. The family moved twice, and two teams kept the visits up between them. I "
    "would have liked the audit to say so."
)
CHRONOLOGY = "8.4"
RIGHT = "The chronology was brought up to date after the file was read. It is in the electronic record."
ANSWERS = {
    None: "Thank you. No question asks for it, so it is told when the results are discussed with the team.",
    CHRONOLOGY: "The answer is that of the day on which the file was read. It is noted that it is there now.",
}
LATER = "I agree with what is said on the core groups. The minutes of June are on the file, behind the plan."


def ask_for_replies(review: Review, lead: User) -> None:
    first, second = Audit.objects.with_case().signed_off().in_review(review).order_by("pk")[:2]
    _share(first, lead, "team_manager", first.line_manager)
    answered = _share(first, lead, "social_worker", first.social_worker)
    number = answered.share.lines.get(ref=CHRONOLOGY).number
    _say(answered, WHOLE, text=ON_THE_WHOLE)
    _say(answered, number, right=RIGHT)
    send(token=answered.token)
    for point in answered.share.points.select_related("line"):
        text = ANSWERS[point.line.ref if point.line else None]
        answer(point=point, outcome="not_changed", text=text, by=lead)
    waits = _share(second, lead, "social_worker", second.social_worker)
    _say(waits, WHOLE, text=LATER)
    send(token=waits.token)


def _share(audit: Audit, lead: User, recipient: str, name: str) -> Shared:
    email = f"{name.lower().replace(' ', '.')}@wealdshire.example"
    told = {"name": name, "email": email, "recipient": recipient}
    return share_summary(audit=audit, due=_due(audit), by=lead, **told)


def _due(audit: Audit) -> date:
    """Two working weeks from the day on which the demonstration is loaded, whatever day that is."""
    today = timezone.localdate()
    return calendar_for(audit.review.jurisdiction).add_working_days(today, WORKING_DAYS)


def _say(shared: Shared, number: int, *, text: str = "", right: str = "") -> None:
    save_point(token=shared.token, number=number, text=text, is_wrong=bool(right), right=right)
