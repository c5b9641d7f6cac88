from __future__ import annotations

from typing import Any

from audit_app.demo.history.histories import History


def answers(history: History) -> dict[str, Any]:
    record = history.course.record
    return {
        "7.1": "post_ics" if record.after_ics else "pre_ics",
        "7.2": record.forms,
        **{f"7.3.{document}": found for document, found in record.documents.items()},
        "7.4": history.course.supervision.evident,
        "7.5.ics": "yes" if record.ics_up_to_date else "no",
        "7.5.file": "yes" if record.file_up_to_date else "no",
    }
