"""What the pages share: of which review, narrowed to what, and the cohort that they count."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from audit_app.access.gate import not_found_if_refused, user_of
from audit_app.aggregation.cohort import Cohort, signed_off_cohort
from audit_app.aggregation.statistics import NotComputable
from audit_app.dashboard.forms import NarrowingForm
from audit_app.dashboard.narrowing import Narrowing
from audit_app.dashboard.policies import check_can_narrow, check_can_see_figures
from audit_app.sampling.models import Review


@dataclass(frozen=True)
class Asked:
    """What an address asks for; ``narrowing`` and ``cohort`` are None where it asks for what there is not."""

    review: Review
    form: NarrowingForm
    narrowing: Narrowing | None
    cohort: Cohort | None

    def context(self, **more: Any) -> dict[str, Any]:
        """What every page of the room shows."""
        narrowing, cohort = self.narrowing, self.cohort
        counted = narrowing.counted(cohort.size, cohort.signed_off) if narrowing and cohort else ""
        return {
            "review": self.review,
            "form": self.form,
            "chosen": narrowing.chosen if narrowing else (),
            "query": narrowing.query if narrowing else "",
            "counted": counted,
            "cohort": cohort,
            "no_estimate": _no_estimate(cohort),
        } | more


def asked(request: HttpRequest, review_id: int, beside: Collection[str] = ()) -> Asked:
    """``beside`` are the names that the address may hold besides those of the narrowing."""
    review = get_object_or_404(Review, pk=review_id)
    user = user_of(request)
    with not_found_if_refused():
        check_can_see_figures(user, review)
    check_can_narrow(user, review)
    form = NarrowingForm(request.GET, review=review, beside=beside)
    narrowing = form.narrowing
    cohort = signed_off_cohort(review, **narrowing.filters) if narrowing else None
    return Asked(review, form, narrowing, cohort)


def _no_estimate(cohort: Cohort | None) -> str:
    reason = cohort.unweighable if cohort else None
    return reason.reason if isinstance(reason, NotComputable) else ""
