"""What a lead writes around the figures, the files made of it, and what was published."""

from audit_app.report.models.confirmed import DateConfirmation
from audit_app.report.models.covering import CoveringParagraph, Report
from audit_app.report.models.published import Publication, ReportFile
from audit_app.report.models.wording import FindingEdit, Quote

__all__ = [
    "CoveringParagraph",
    "DateConfirmation",
    "FindingEdit",
    "Publication",
    "Quote",
    "Report",
    "ReportFile",
]
