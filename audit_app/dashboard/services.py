"""Reading is recorded too: who looked at which figures, and who took which away as a file."""

from __future__ import annotations

from collections.abc import Mapping

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.sampling.models import Review


def record_figures_read(*, review: Review, figures: str, narrowed: Mapping[str, str], by: User) -> None:
    """``narrowed`` holds codes, as they stand in the address."""
    trail.record(
        by=by,
        action="figures read",
        subject=review,
        review_id=review.pk,
        figures=figures,
        narrowed_by=[f"{name}={code}" for name, code in narrowed.items()],
    )


def record_figure_downloaded(
    *, review: Review, figure: str, code: str, narrowed: Mapping[str, str], by: User
) -> None:
    trail.record(
        by=by,
        action="figure downloaded",
        subject=review,
        review_id=review.pk,
        figures=figure,
        format=code,
        narrowed_by=[f"{name}={code}" for name, code in narrowed.items()],
    )
