"""Every write of this room."""

from audit_app.report.services.covering import (
    add_paragraph,
    remove_paragraph,
    save_details,
    save_paragraph,
    start_report,
    turn_down_offer,
)
from audit_app.report.services.files import request_pdf, retry_file
from audit_app.report.services.publishing import publish
from audit_app.report.services.quotes import add_quote, remove_quote
from audit_app.report.services.wording import edit_wording, keep_wording, refresh_wording

__all__ = [
    "add_paragraph",
    "add_quote",
    "edit_wording",
    "keep_wording",
    "publish",
    "refresh_wording",
    "remove_paragraph",
    "remove_quote",
    "request_pdf",
    "retry_file",
    "save_details",
    "save_paragraph",
    "start_report",
    "turn_down_offer",
]
