"""Every write of this room. Each is atomic, knows who does it and leaves its entry in the trail."""

from audit_app.calibrating.services.deciding import accept, release
from audit_app.calibrating.services.panel import answer_for_panel, fix, join_panel, open_again
from audit_app.calibrating.services.reading import begin, record_comparison, record_results_read
from audit_app.calibrating.services.setting_up import CaseFacts, change, choose_questions, set_rules, set_up

__all__ = [
    "CaseFacts",
    "accept",
    "answer_for_panel",
    "begin",
    "change",
    "choose_questions",
    "fix",
    "join_panel",
    "open_again",
    "record_comparison",
    "record_results_read",
    "release",
    "set_rules",
    "set_up",
]
