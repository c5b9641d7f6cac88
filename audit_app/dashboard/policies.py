"""Who may look at the figures of a review while it is under way, and at the cases behind them."""

from __future__ import annotations

from audit_app.access.models import User
from audit_app.access.refused import Refused, allowed
from audit_app.access.roles import Permission
from audit_app.filling.queries import withheld_from
from audit_app.sampling.models import Review


def check_can_see_figures(user: User, review: Review) -> None:
    """A lead of the review sees what its files show so far."""
    if not user.has_permission(Permission.VIEW_FIGURES, review.pk):
        raise Refused("Only a lead of this review can see its figures before they are published.")


def can_see_figures(user: User, review: Review) -> bool:
    return allowed(check_can_see_figures, user, review)


def check_can_narrow(user: User, review: Review) -> None:
    """A lead of the review narrows its figures, unless one case of it is withheld from them for now.

    Figures can be narrowed until they are those of a single case.
    """
    check_can_see_figures(user, review)
    if withheld_from(user).in_review(review).signed_off().exists():
        raise Refused(
            "You read a case of this review that somebody else has read too. What the files show is open to "
            "you once you have submitted your audit of it."
        )


def can_narrow(user: User, review: Review) -> bool:
    return allowed(check_can_narrow, user, review)


def check_can_see_cases(user: User, review: Review) -> None:
    """A lead of the review sees which cases a figure counts."""
    check_can_narrow(user, review)
    if not user.has_permission(Permission.MODERATE_AUDIT, review.pk):
        raise Refused("Only a lead of this review can see which cases a figure counts.")


def can_see_cases(user: User, review: Review) -> bool:
    return allowed(check_can_see_cases, user, review)
