from __future__ import annotations

from typing import Any

from audit_app.demo.answers.section_3 import participation
from audit_app.demo.history.enquiries import DAYS_ALLOWED, Enquiries
from audit_app.demo.history.histories import History


def answers(history: History) -> dict[str, Any]:
    enquiries = history.course.enquiries
    not_seen = "no" in (enquiries.seen_alone, enquiries.spoken_to)
    return {
        "4.1": enquiries.held,
        **(_discussion(enquiries) if enquiries.held == "yes" else {}),
        "4.6": enquiries.seen_alone,
        "4.7": enquiries.spoken_to,
        "4.8": ("yes" if enquiries.reason_recorded else "no") if not_seen else None,
        "4.9": enquiries.outcome,
        "4.10": enquiries.risks_identified,
        "4.11": enquiries.plan_responded,
    }


def _discussion(enquiries: Enquiries) -> dict[str, Any]:
    return {
        "4.1.date": enquiries.held_on,
        "4.2": enquiries.form,
        "4.3": "yes" if enquiries.working_days <= DAYS_ALLOWED else "no",
        **participation("4.4", enquiries.group),
        "4.5": "no" if enquiries.group.missing else "yes",
    }
