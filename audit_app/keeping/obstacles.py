"""What has to be done before a record can be erased, each obstacle as a sentence a lead can act on."""

from __future__ import annotations

from django.db.models import QuerySet

from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.aggregation.safety import safety
from audit_app.report.identity import phrases_in
from audit_app.report.queries import report_of
from audit_app.report.readiness import own_words
from audit_app.sampling.models import Case, Review
from audit_app.sampling.queries import names_in
from audit_app.tool.models import Audit, ImmediateAction

OWN_WORDS_OF_A_REVIEW = ("title", "places", "collated_by", "discussed_with", "earlier_review_agrees")


def obstacles_to_erasing(review: Review, cases: QuerySet[Case]) -> tuple[str, ...]:
    """Empty when these cases of the review can be erased.

    A child in danger comes first; and once the name is gone nobody could find it in the words of a lead.
    """
    return (*_open_actions(cases), *_in_doubt(review, cases), *_named(review, cases))


def names_and_references(cases: QuerySet[Case]) -> list[str]:
    return [*names_in(cases), *cases.values_list("reference", flat=True)]


def _open_actions(cases: QuerySet[Case]) -> tuple[str, ...]:
    still_open = ImmediateAction.objects.filter(audit__allocation__case__in=cases, done_at=None).count()
    return (
        (f"Mark as done what cannot wait: {_of(still_open, 'immediate action')} not done.",)
        if still_open
        else ()
    )


def _in_doubt(review: Review, cases: QuerySet[Case]) -> tuple[str, ...]:
    audits = [case.audit_id for case in safety(signed_off_cohort(review)).without_outcome]
    count = Audit.objects.filter(pk__in=audits, allocation__case__in=cases).count()
    if not count:
        return ()
    return (f"Record what was done to make the child safe: {_of(count, 'audit')} without it.",)


def _named(review: Review, cases: QuerySet[Case]) -> tuple[str, ...]:
    known = names_and_references(cases)
    words = {
        **own_words(report_of(review)),
        **{
            f"the review’s own {name.replace('_', ' ')}": getattr(review, name)
            for name in OWN_WORDS_OF_A_REVIEW
        },
        "the reasons for moving the review back": " · ".join(review.moves.values_list("reason", flat=True)),
    }
    places = [where for where, text in words.items() if phrases_in(text, known)]
    return tuple(f"Take the name or case reference out of {where}." for where in places)


def _of(count: int, what: str) -> str:
    return f"1 {what} is" if count == 1 else f"{count:,} {what}s are"
