from __future__ import annotations

from typing import Any

from audit_app.demo.history.histories import History


def answers(history: History) -> dict[str, Any]:
    referral, since = history.course.referral, history.course.since
    return {
        "1.1": referral.made_on,
        "1.1.time": referral.made_at,
        "1.2": referral.agency_text,
        "1.2.coded": referral.agency,
        "1.4": "yes" if referral.earlier else "no",
        "1.5": "yes" if since.contacts else "no",
        "1.6": "yes" if referral.starts_again else "no",
    }
