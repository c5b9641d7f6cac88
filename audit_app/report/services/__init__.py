"""Every write of this room."""

from audit_app.report.services.covering import (
    add_paragraph,
    remove_paragraph,
    save_details,
    save_paragraph,
    start_report,
    turn_down_offer,
)
from audit_app.report.services.dates import confirm_date, withdraw_confirmation
from audit_app.report.services.files import request_pdf, request_slides, request_word, retry_file
from audit_app.report.services.publishing import publish
from audit_app.report.services.quotes import add_quote, remove_quote
from audit_app.report.services.readings import (
    record_comments_read,
    record_draft_downloaded,
    record_draft_read,
    record_draft_tables_downloaded,
    record_evidence_read,
    record_publication_downloaded,
    record_publication_read,
    record_published_tables_downloaded,
)
from audit_app.report.services.wording import edit_wording, keep_wording, refresh_wording

__all__ = [
    "add_paragraph",
    "add_quote",
    "confirm_date",
    "edit_wording",
    "keep_wording",
    "publish",
    "record_comments_read",
    "record_draft_downloaded",
    "record_draft_read",
    "record_draft_tables_downloaded",
    "record_evidence_read",
    "record_publication_downloaded",
    "record_publication_read",
    "record_published_tables_downloaded",
    "refresh_wording",
    "remove_paragraph",
    "remove_quote",
    "request_pdf",
    "request_slides",
    "request_word",
    "retry_file",
    "save_details",
    "save_paragraph",
    "start_report",
    "turn_down_offer",
    "withdraw_confirmation",
]
