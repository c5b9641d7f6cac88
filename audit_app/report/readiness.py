"""What still stands between a report and its publication, each obstacle as a sentence a lead can act on."""

from __future__ import annotations

from django.utils.html import strip_tags

from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.aggregation.safety import safety
from audit_app.kit.days_named import days_named_in
from audit_app.kit.identity import parts_named_in, phrases_in
from audit_app.report.birthdays import dates_found
from audit_app.report.document import Document
from audit_app.report.models import Report
from audit_app.report.places import places_of
from audit_app.report.queries import (
    days_of_birth,
    names_and_references,
    names_in,
    quotes_of,
)
from audit_app.report.renderers.html import print_source
from audit_app.sampling.states import Activity, review_allows, state_in_words

# What a board needs to know of a paper that is put before it.
NEEDED = {
    "presented_by": "Enter who presents the report.",
    "presented_to": "Enter whom the report is presented to.",
    "meeting_date": "Enter the date of the meeting.",
    "subject": "Enter the subject of the report.",
    "classification": "Enter the classification of the report.",
}


def obstacles(report: Report, document: Document) -> tuple[str, ...]:
    """Everything that has to be done before this report can be published; empty when it can be.

    ``document`` is the report as assembled now, for any reader.
    """
    return (
        *_state(report),
        *_safety(report),
        *_nothing_audited(document),
        *(sentence for field, sentence in NEEDED.items() if not getattr(report, field)),
        *(f"Write the paragraph “{heading}”, or leave it out." for heading in document.unwritten),
        *(
            f"Paragraph {number}: the numbers have moved since it was edited. Keep, refresh or edit it again."
            for number in document.moved
        ),
        *_names(report, document),
        *(found.obstacle for found in dates_found(report) if not found.confirmation),
    )


def _state(report: Report) -> tuple[str, ...]:
    """What is published rests on answers that nobody changes any more."""
    if review_allows(report.review, Activity.PUBLISH):
        return ()
    return (
        f"Move the review from “{state_in_words(report.review.state)}” to “reporting”, so that its answers "
        "stand.",
    )


def _safety(report: Report) -> tuple[str, ...]:
    """No average may go before a board while what was done for a child in doubt is not on record."""
    count = len(safety(signed_off_cohort(report.review)).without_outcome)
    if not count:
        return ()
    of_cases = "one case" if count == 1 else f"{count} cases"
    return (
        f"Record what was done to make the child safe in {of_cases}: the child’s protection is in doubt, "
        "practice was judged unsafe, or an immediate action is still open.",
    )


def _nothing_audited(document: Document) -> tuple[str, ...]:
    return () if document.cases else ("Sign off at least one audit: there is nothing to report yet.",)


def _names(report: Report, document: Document) -> tuple[str, ...]:
    """A last look for children's names in what the leads have written or quoted, and in the whole."""
    known, days = names_and_references(report.review), days_of_birth(report.review)
    found = [place.name for place in places_of(report) if phrases_in(place.text, known)]
    quoted = [
        quote.ref.removesuffix(".comment")
        for quotes in quotes_of(report).values()
        for quote in quotes
        if parts_named_in(quote.text, names_in(quote.audit))
        or phrases_in(quote.text, known)
        or days_named_in(quote.text, days)
    ]
    if not found and not quoted and phrases_in(strip_tags(print_source(document)), known):
        # Whatever way a name came in, it is the board's copy that must not hold it.
        found.append("the report, where its text quotes the settings of the review")
    return (
        *(f"Take the name or case reference out of {where}." for where in found),
        *(
            f"Take out the quote on {ref} that names somebody or says when a child was born. Quote it again "
            "with words in square brackets in that place."
            for ref in quoted
        ),
    )
