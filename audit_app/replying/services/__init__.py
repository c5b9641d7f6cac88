"""Every write of this room. Each is atomic, knows who does it and leaves its entry in the trail."""

from audit_app.replying.services.by_link import record_reading, save_point, send
from audit_app.replying.services.sharing import Shared, answer, share_again, share_summary, withdraw

__all__ = [
    "Shared",
    "answer",
    "record_reading",
    "save_point",
    "send",
    "share_again",
    "share_summary",
    "withdraw",
]
