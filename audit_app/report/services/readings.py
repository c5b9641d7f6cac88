"""Reading is recorded too: who read which draft or publication, and which children’s answers and comments."""

from __future__ import annotations

from collections.abc import Iterable

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.trail import About
from audit_app.report.choices import FileFormat
from audit_app.report.models import Publication, ReportFile
from audit_app.sampling.models import Review
from audit_app.tool.models import Audit


def record_draft_read(*, review: Review, as_board: bool, by: User) -> None:
    trail.record(by=by, action="draft report read", subject=review, review_id=review.pk, as_board=as_board)


def record_comments_read(*, ref: str, audits: Iterable[Audit], by: User) -> None:
    """An entry for each child of whom a comment was shown."""
    trail.record_for_each(by=by, action="comment read", of=_about(audits), items=[ref])


def record_evidence_read(*, key: str, audits: Iterable[Audit], by: User) -> None:
    """An entry for each child whose answer could be told from where the case was listed."""
    trail.record_for_each(by=by, action="answer in evidence read", of=_about(audits), key=key)


def record_publication_read(*, publication: Publication, by: User) -> None:
    review_id = publication.report.review_id
    trail.record(by=by, action="published report read", subject=publication, review_id=review_id)


def record_draft_downloaded(*, file: ReportFile, by: User) -> None:
    action = f"{FileFormat(file.file_format).label} downloaded"
    trail.record(by=by, action=action, subject=file, review_id=file.report.review_id)


def record_publication_downloaded(*, publication: Publication, file_format: FileFormat, by: User) -> None:
    action, review_id = f"published {file_format.label} downloaded", publication.report.review_id
    trail.record(by=by, action=action, subject=publication, review_id=review_id)


def record_draft_tables_downloaded(*, review: Review, code: str, by: User) -> None:
    trail.record(by=by, action="tables downloaded", subject=review, review_id=review.pk, format=code)


def record_published_tables_downloaded(*, publication: Publication, code: str, by: User) -> None:
    trail.record(
        by=by,
        action="published tables downloaded",
        subject=publication,
        review_id=publication.report.review_id,
        format=code,
    )


def _about(audits: Iterable[Audit]) -> list[About]:
    return [About(audit, audit.case.record_key_id, audit.case.review_id) for audit in audits]
