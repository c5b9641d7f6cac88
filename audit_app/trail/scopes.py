"""The parts of the trail that somebody can read: each has a page, a file, and a rule of what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from audit_app.access.models import TrailEntry, User
from audit_app.access.presenting import is_presenting
from audit_app.filling.policies import can_open
from audit_app.sampling.models import Case, Review
from audit_app.tool.models import Audit, ImmediateAction
from audit_app.trail import queries
from audit_app.trail.forms import AccessSearchForm, OwnSearchForm, ReviewSearchForm
from audit_app.trail.presenters.entries import Shows, Told, told
from audit_app.trail.search import Search

MakeForm = Callable[[Any, Search], OwnSearchForm]


@dataclass(frozen=True)
class Scope:
    """``known`` are the cases whose reference the reader may know.

    In the presenter's view no value of an entry is told: others look on, and what was written may name
    anybody. Whether it is on is noted when the scope is made, because a file goes on being written when the
    request that asked for it is over.
    """

    heading: str
    entries: QuerySet[TrailEntry]
    known: QuerySet[Case]
    shows: Shows
    address: str
    file_name: str
    form: MakeForm
    is_presented: bool = field(default_factory=is_presenting)

    @property
    def export_address(self) -> str:
        return f"{self.address}export/"

    def told(self, entries: Sequence[TrailEntry]) -> list[Told]:
        return told(entries, self.known, _nothing if self.is_presented else self.shows)


def own(user: User) -> Scope:
    """What somebody did; not what was in a record, which may be theirs to read no longer."""
    entries = queries.entries_by(user)
    led = set(queries.reviews_searchable_by(user).values_list("pk", flat=True))
    return Scope(
        heading="What you did",
        entries=entries,
        known=queries.cases_known_to(user),
        shows=lambda entry, about_child: not about_child and (not entry.review_id or entry.review_id in led),
        address=reverse("trail:mine"),
        file_name="trail-own.csv",
        form=lambda data, search: OwnSearchForm(data, entries=entries, search=search),
    )


def of_review(review: Review) -> Scope:
    """All that was done in a review; what was answered and written stands with each child's record."""
    entries = queries.entries_of_review(review)
    return Scope(
        heading="Who did what",
        entries=entries,
        known=Case.every.filter(review=review),
        shows=lambda _entry, about_child: not about_child,
        address=reverse("trail:review", args=[review.pk]),
        file_name=f"trail-review-{review.pk}.csv",
        form=lambda data, search: ReviewSearchForm(data, review=review, entries=entries, search=search),
    )


def of_record(case: Case, reader: User) -> Scope:
    """All about one child's record, with what was answered and written as far as the reader may open it."""
    entries = queries.entries_about(case)
    return Scope(
        heading="Who has seen this child’s record",
        entries=entries,
        known=Case.every.filter(pk=case.pk),
        shows=_openable(case, reader),
        address=reverse("trail:record", args=[case.record_key_id]),
        file_name=f"trail-record-{case.record_key_id}.csv",
        form=lambda data, search: OwnSearchForm(data, entries=entries, search=search),
    )


def of_access() -> Scope:
    """Sign-ins, changes of rights and upkeep; none of them tells what is in a record."""
    entries = queries.entries_on_access()
    return Scope(
        heading="Sign-ins, changes of rights and upkeep",
        entries=entries,
        known=Case.objects.none(),
        shows=lambda _entry, about_child: not about_child,
        address=reverse("trail:rights"),
        file_name="trail-sign-ins-and-rights.csv",
        form=lambda data, search: AccessSearchForm(data, entries=entries, search=search),
    )


def _openable(case: Case, reader: User) -> Shows:
    """Audits that the reader may open, and immediate actions; all else only if they may open every audit."""
    audits = Audit.every.with_case().filter(allocation__case=case)
    opened = {audit.pk: can_open(reader, audit) for audit in audits}

    def shows(entry: TrailEntry, _about_child: bool) -> bool:
        if entry.subject_type == Audit._meta.label:
            return opened.get(entry.subject_id or 0, False)
        return entry.subject_type == ImmediateAction._meta.label or all(opened.values())

    return shows


def _nothing(_entry: TrailEntry, _about_child: bool) -> bool:
    return False
