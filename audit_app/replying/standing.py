"""How a summary that was shared stands: waited for, late, to be answered, answered or withdrawn."""

from __future__ import annotations

from datetime import date

from audit_app.replying.models import Share

TO_ANSWER, LATE, WAITED_FOR, ANSWERED, WITHDRAWN = "to_answer", "late", "waited_for", "answered", "withdrawn"
# What a lead has to see to comes first.
ORDER = (TO_ANSWER, LATE, WAITED_FOR, ANSWERED, WITHDRAWN)
LABELS = {
    TO_ANSWER: "To answer",
    LATE: "Late",
    WAITED_FOR: "Waited for",
    ANSWERED: "Answered",
    WITHDRAWN: "Withdrawn",
}
COLOURS = {TO_ANSWER: "purple", LATE: "orange", WAITED_FOR: "blue", ANSWERED: "green", WITHDRAWN: "grey"}


def standing(share: Share, today: date) -> str:
    """What was sent stands, also where the link was withdrawn afterwards; its points are read beforehand."""
    if share.sent_at:
        return ANSWERED if all(each.answered_at for each in share.points.all()) else TO_ANSWER
    if share.withdrawn_at:
        return WITHDRAWN
    return LATE if share.due < today else WAITED_FOR
