"""What the pages share: of which review, narrowed to what, and the cohort that they count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from audit_app.access.gate import not_found_if_refused, user_of
from audit_app.aggregation.cohort import Cohort, signed_off_cohort
from audit_app.aggregation.statistics import NotComputable
from audit_app.dashboard.forms import NarrowingForm
from audit_app.dashboard.narrowing import Narrowing
from audit_app.dashboard.policies import check_can_narrow, check_can_see_figures
from audit_app.dashboard.services import record_figures_read
from audit_app.sampling.models import Review

PAGES = (
    ("findings", "Findings by section"),
    ("more", "Timescales, records and factors"),
    ("crossing", "Two answers against each other"),
    ("comparing", "Districts and teams compared"),
    ("comments", "Comments by question"),
)
Form = TypeVar("Form", bound=NarrowingForm)


@dataclass(frozen=True)
class Asked(Generic[Form]):
    """What an address asks for; ``narrowing`` and ``cohort`` are None where it asks for what there is not."""

    review: Review
    form: Form
    narrowing: Narrowing | None
    cohort: Cohort | None

    @property
    def whole_query(self) -> str:
        """What the page was asked for itself and what it was narrowed to."""
        return urlencode(self.codes)

    @property
    def codes(self) -> dict[str, str]:
        """All that was understood of the address, for the trail."""
        return self.form.own_codes | dict(self.narrowing.codes if self.narrowing else {})

    def context(self, here: str = "", **more: Any) -> dict[str, Any]:
        """What every page of the room shows; ``here`` is the one of ``PAGES`` that it is."""
        narrowing, cohort = self.narrowing, self.cohort
        counted = narrowing.counted(cohort.size, cohort.signed_off) if narrowing and cohort else ""
        return {
            "review": self.review,
            "pages": [(title, "" if name == here else self.address(name)) for name, title in PAGES],
            "form": self.form,
            "chosen": narrowing.chosen if narrowing else (),
            "query": narrowing.query if narrowing else "",
            "whole_query": self.whole_query,
            "own_query": urlencode(self.form.own_codes),
            "counted": counted,
            "cohort": cohort,
            "no_estimate": _no_estimate(cohort),
        } | more

    def address(self, name: str) -> str:
        """Another page, narrowed as this one is."""
        query = self.narrowing.query if self.narrowing else ""
        return reverse(f"dashboard:{name}", args=[self.review.pk]) + (f"?{query}" if query else "")


def the_review(request: HttpRequest, review_id: int) -> Review:
    """A review that this person leads; of any other it is not said that it exists."""
    review = get_object_or_404(Review, pk=review_id)
    user = user_of(request)
    with not_found_if_refused():
        check_can_see_figures(user, review)
    check_can_narrow(user, review)
    return review


def asked(request: HttpRequest, review_id: int) -> Asked[NarrowingForm]:
    """For pages that ask for nothing but what to narrow the figures to."""
    review = the_review(request, review_id)
    return answered(review, NarrowingForm(request.GET, review=review))


def answered(review: Review, form: Form) -> Asked[Form]:
    narrowing = form.narrowing
    cohort = signed_off_cohort(review, **narrowing.filters) if narrowing else None
    return Asked(review, form, narrowing, cohort)


def record_read(request: HttpRequest, page: Asked[Form], figures: str) -> None:
    """Who looked at which figures of these audits."""
    record_figures_read(review=page.review, figures=figures, narrowed=page.codes, by=user_of(request))


def _no_estimate(cohort: Cohort | None) -> str:
    reason = cohort.unweighable if cohort else None
    return reason.reason if isinstance(reason, NotComputable) else ""
