from __future__ import annotations

from typing import Any

from audit_app.demo.history.histories import History


def answers(history: History) -> dict[str, Any]:
    checks = history.course.checks
    return {
        "2.1": checks.contacted,
        "2.2": ", ".join(checks.others).capitalize(),
        "2.3": "yes" if checks.left_out else "no",
        "2.4": "yes" if checks.slow else "no",
        "2.5": checks.recorded,
    }
