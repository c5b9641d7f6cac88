"""Every write of this room. Each is atomic, knows who does it and leaves its entry in the trail."""

from audit_app.filling.services.immediate_actions import (
    acknowledge_action,
    complete_action,
    raise_immediate_action,
    record_safety_outcome,
)
from audit_app.filling.services.item_notes import answer_question, note_on_item
from audit_app.filling.services.moderation import agree, answer, ask, take_into_moderation
from audit_app.filling.services.moves import NotReady, reopen, return_audit, sign_off, start_audit, submit
from audit_app.filling.services.openings import record_actions_read, record_opening, record_returns_read
from audit_app.filling.services.saving import Conflict, OutOfOrderError, Saved, save_header, save_section

__all__ = [
    "Conflict",
    "NotReady",
    "OutOfOrderError",
    "Saved",
    "acknowledge_action",
    "agree",
    "answer",
    "answer_question",
    "ask",
    "complete_action",
    "note_on_item",
    "raise_immediate_action",
    "record_actions_read",
    "record_opening",
    "record_returns_read",
    "record_safety_outcome",
    "reopen",
    "return_audit",
    "save_header",
    "save_section",
    "sign_off",
    "start_audit",
    "submit",
    "take_into_moderation",
]
