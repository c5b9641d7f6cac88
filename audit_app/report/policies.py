"""Who may write a report, publish it and read it; what stands in the way of publishing is said in words."""

from __future__ import annotations

from audit_app.access.models import User
from audit_app.access.refused import Refused, allowed
from audit_app.access.roles import Permission
from audit_app.kit.days_named import days_named_in
from audit_app.kit.identity import parts_named_in, phrases_in
from audit_app.report.choices import FileState
from audit_app.report.document import Document
from audit_app.report.models import Publication, Report, ReportFile
from audit_app.report.queries import days_of_birth, names_and_references, names_in
from audit_app.report.quoting import stands_in
from audit_app.report.readiness import obstacles
from audit_app.sampling.models import Review
from audit_app.sampling.states import Activity, check_review_allows
from audit_app.tool.models import Audit


def check_can_edit(user: User, review: Review) -> None:
    """A lead of the review sees its report with its evidence, whether or not it has been published."""
    if not user.has_permission(Permission.EDIT_REPORT, review.pk):
        raise Refused("Only a lead of this review can open its report before it is published.")


def can_edit(user: User, review: Review) -> bool:
    return allowed(check_can_edit, user, review)


def check_can_write(user: User, review: Review) -> None:
    """A lead of the review writes its report while the review is under way and not closed."""
    check_can_edit(user, review)
    check_review_allows(review, Activity.WRITE)


def can_write(user: User, review: Review) -> bool:
    return allowed(check_can_write, user, review)


def check_can_quote(user: User, audit: Audit, comment: str, text: str) -> None:
    """A lead of the review quotes an assessor’s own words from a signed-off audit; they name nobody."""
    check_can_edit(user, audit.review)
    if audit.state != "signed_off":
        raise Refused("Only comments of signed-off audits can be quoted.")
    if not stands_in(text, comment):
        raise Refused(
            "The quote must be the assessor’s own words, in their order. Put anything you leave out or "
            "replace in square brackets."
        )
    named = (
        *parts_named_in(text, names_in(audit)),
        *phrases_in(text, names_and_references(audit.review)),
        *days_named_in(text, days_of_birth(audit.review)),
    )
    if named:
        words = ", ".join(f"“{word}”" for word in named)
        raise Refused(
            f"The quote names somebody: {words}. Replace each name or date of birth with words in square "
            "brackets, such as [the child] or [the social worker]."
        )


def can_quote(user: User, audit: Audit, comment: str, text: str) -> bool:
    return allowed(check_can_quote, user, audit, comment, text)


def check_can_retry(user: User, file: ReportFile) -> None:
    """A lead of the review asks again for a file that was not made."""
    check_can_edit(user, file.report.review)
    if file.state == FileState.READY:
        raise Refused("This file has been made. Ask for a new one instead.")


def can_retry(user: User, file: ReportFile) -> bool:
    return allowed(check_can_retry, user, file)


def check_can_confirm_date(user: User, review: Review, reason: str) -> None:
    """A lead of the review confirms that a date in their words is no birthday; the reason names no child."""
    check_can_edit(user, review)
    if not reason.strip():
        raise Refused("Enter why it is no birthday.")
    if phrases_in(reason, names_and_references(review)):
        raise Refused("Enter a reason that names no child and no case")


def can_confirm_date(user: User, review: Review, reason: str) -> bool:
    return allowed(check_can_confirm_date, user, review, reason)


def check_can_publish(user: User, report: Report, document: Document) -> None:
    """A lead of the review publishes its report once nothing stands in the way."""
    if not user.has_permission(Permission.PUBLISH_REPORT, report.review_id):
        raise Refused("Only a lead of this review can publish its report.")
    check_review_allows(report.review, Activity.PUBLISH)
    in_the_way = obstacles(report, document)
    if in_the_way:
        raise Refused(f"The report cannot be published yet. {' '.join(in_the_way)}")


def can_publish(user: User, report: Report, document: Document) -> bool:
    return allowed(check_can_publish, user, report, document)


def check_can_read(user: User, publication: Publication) -> None:
    """Board readers and leads read what their review has published."""
    if not user.has_permission(Permission.READ_PUBLISHED_REPORT, publication.report.review_id):
        raise Refused("There is no such report among those you may read.")


def can_read(user: User, publication: Publication) -> bool:
    return allowed(check_can_read, user, publication)
