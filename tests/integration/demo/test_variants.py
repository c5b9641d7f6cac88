"""The altered demonstrations: one thing changed, and all else as before."""

from collections import Counter

from audit_app.access.models import User
from audit_app.sampling.models import Review
from audit_app.tool.answers import answers_of
from audit_app.tool.models import Audit, ImmediateAction


def answer_counts(review: Review, ref: str) -> Counter[str]:
    return Counter(answers_of(audit)[ref] for audit in Audit.objects.in_review(review).signed_off())


def test_one_child_is_not_protected_and_an_action_and_an_outcome_say_what_was_done(
    not_protected_review: Review,
) -> None:
    action = ImmediateAction.objects.get()

    assert answer_counts(not_protected_review, "9.8") == {"yes": 49, "no": 1}
    assert answer_counts(not_protected_review, "9.9")["unsafe"] == 1
    assert answer_counts(not_protected_review, "8.10") == {"no": 49, "yes": 1}
    assert action.acknowledged_at
    assert action.done_at
    assert action.audit.safety_outcome == action.outcome != ""


def test_supervision_is_good_everywhere(good_supervision_review: Review) -> None:
    assert answer_counts(good_supervision_review, "7.4") == {"yes": 50}
    assert answer_counts(good_supervision_review, "9.14")["yes"] <= 5


def test_nine_cases_are_too_few_to_say_anything_of(nine_cases_review: Review) -> None:
    assert Audit.objects.in_review(nine_cases_review).signed_off().count() == 9
    assert User.objects.filter(allocations__case__review=nine_cases_review).distinct().count() == 4


def test_a_variant_stands_alone(nine_cases_review: Review) -> None:
    assert list(Review.objects.all()) == [nine_cases_review]
