"""Who says which added questions are asked, and until when."""

from audit_app.access.models import User
from audit_app.access.refused import allowed
from audit_app.sampling.models import Review
from audit_app.sampling.policies import check_can_lead
from audit_app.sampling.states import Activity, check_review_allows


def check_can_choose_questions(user: User, review: Review) -> None:
    """A lead of the review says which added questions are asked, until the fieldwork begins."""
    check_can_lead(user, review)
    check_review_allows(review, Activity.QUESTIONS)


def can_choose_questions(user: User, review: Review) -> bool:
    return allowed(check_can_choose_questions, user, review)
