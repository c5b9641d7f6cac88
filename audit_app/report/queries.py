"""Named readings of this room."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from audit_app.access.models import Membership, User
from audit_app.access.roles import ROLES, Permission, Role
from audit_app.aggregation.cohort import Cohort
from audit_app.filling.queries import withheld_from
from audit_app.report.models import (
    CoveringParagraph,
    DateConfirmation,
    FindingEdit,
    Publication,
    Quote,
    Report,
    ReportFile,
)
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Allocation, Case, Review, SampledCase
from audit_app.sampling.queries import days_of_birth_in
from audit_app.sampling.queries import names_in as names_of_children
from audit_app.tool.models import Audit
from audit_app.tool.queries import path_to
from audit_app.tool.registry import item


def report_of(review: Review) -> Report:
    """The report of a review; not yet stored where nobody has written anything of it."""
    reports = Report.objects.select_related("review", "record_key")
    return reports.filter(review=review).first() or Report(review=review)


def paragraphs_of(report: Report) -> list[CoveringParagraph]:
    """The lead's own paragraphs in order, without the offers that were turned down."""
    return list(report.paragraphs.filter(is_turned_down=False)) if report.pk else []


def answered_offers(report: Report) -> frozenset[str]:
    """The keys of the offers that have been written or turned down."""
    keys = report.paragraphs.exclude(offer="").values_list("offer", flat=True) if report.pk else ()
    return frozenset(keys)


def edits_of(report: Report) -> dict[str, FindingEdit]:
    """Every edited text by the key of the draft that it stands in place of."""
    if not report.pk:
        return {}
    return {edit.key: edit for edit in report.edits.select_related("edited_by")}


def confirmations_of(report: Report) -> dict[str, DateConfirmation]:
    """What leads have confirmed of dates in their words, by the key of the place; it may hold no more."""
    if not report.pk:
        return {}
    return {each.place: each for each in report.date_confirmations.select_related("confirmed_by")}


def quotes_of(report: Report) -> dict[str, list[Quote]]:
    """Quotes by the ref of the item whose comment they are from, oldest first."""
    quotes: dict[str, list[Quote]] = {}
    for quote in report.quotes.all() if report.pk else ():
        quotes.setdefault(quote.ref, []).append(quote)
    return quotes


def files_of(report: Report) -> QuerySet[ReportFile]:
    """The files asked for of the draft, newest first, without their contents."""
    files = ReportFile.objects.filter(report_id=report.pk, publication=None)
    return files.defer("content").select_related("requested_by", "report")


def publications_for(user: User) -> QuerySet[Publication]:
    """What somebody may read: the publications of the reviews in which a role of theirs says so."""
    if not user.is_active:
        return Publication.objects.none()
    readers = [role.value for role in Role if Permission.READ_PUBLISHED_REPORT in ROLES[role].permissions]
    reviews = Membership.objects.filter(user=user, role__in=readers).values("review_id")
    files = Prefetch("files", ReportFile.objects.defer("content"))
    return (
        Publication.objects.filter(report__review__in=reviews)
        .select_related("report__review", "published_by")
        .prefetch_related(files)
        # Only files are made of it, and it is as long as the page.
        .defer("document")
    )


def comments_on(review: Review, ref: str, reader: User) -> list[tuple[Audit, str]]:
    """What the assessors of signed-off audits wrote of one item, by case, as far as the reader may open them.

    Empty and erased comments are left out, and those of agreed readings, which are words of the two readers.
    """
    each = item(ref)
    path = path_to(each)
    audits = Audit.objects.in_review(review).signed_off().with_case().exclude(**{path: ""})
    audits = audits.exclude(allocation__role=RaterRole.AGREED)
    audits = audits.filter(allocation__case__erasure=None).exclude(pk__in=withheld_from(reader).values("pk"))
    rows = audits.exclude(**{f"{path}__isnull": True}).order_by("allocation__case__reference", "pk")
    relation = path.split("__", maxsplit=1)[0]
    return [(audit, getattr(getattr(audit, relation), each.field)) for audit in rows.select_related(relation)]


def names_in(audit: Audit) -> list[str]:
    """The names that no quote from this audit may hold: the child's, the social worker's, the manager's."""
    child = Case.objects.filter(pk=audit.allocation.case_id)
    return [*names_of_children(child), audit.social_worker, audit.line_manager]


def names_and_references(review: Review) -> list[str]:
    """The full name and the reference of every child who is or was in the review's sample, or is audited."""
    cases = _children_of_the_report(review)
    return [*names_of_children(cases), *cases.values_list("reference", flat=True)]


def days_of_birth(review: Review) -> list[date]:
    """When those children were born."""
    return days_of_birth_in(_children_of_the_report(review))


def _children_of_the_report(review: Review) -> QuerySet[Case]:
    """Also those who were replaced before anybody read their file: why they were is told in the report."""
    audited = Q(pk__in=Audit.objects.in_review(review).values("allocation__case"))
    drawn = Q(pk__in=SampledCase.objects.filter(sample__review=review).values("case"))
    return Case.objects.filter(audited | drawn)


def assessors_of(cohort: Cohort) -> frozenset[int]:
    """The people who audited the cases of a cohort, as their first readers."""
    first = Allocation.objects.filter(role=RaterRole.FIRST, case__in=cohort.audits.values("allocation__case"))
    return frozenset(first.values_list("assessor", flat=True))


def review_with_most_signed_off() -> Review | None:
    """The review that has most to report; of equals, the one that was set up first."""
    signed_off = Audit.objects.signed_off().filter(allocation__case__review=OuterRef("pk")).order_by()
    counted = signed_off.values("allocation__case__review").annotate(audits=Count("pk")).values("audits")
    reviews = Review.objects.annotate(audits=Coalesce(Subquery(counted), 0))
    return reviews.order_by("-audits", "pk").first()
