"""Every write of this room."""

from audit_app.keeping.services.copies import record_copy, record_lookup
from audit_app.keeping.services.erasing import erase_record, erase_review
from audit_app.keeping.services.period import keep_for
from audit_app.keeping.services.repeating import replay_erasures

__all__ = [
    "erase_record",
    "erase_review",
    "keep_for",
    "record_copy",
    "record_lookup",
    "replay_erasures",
]
