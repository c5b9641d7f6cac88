"""What people have written about the review as a whole: it outlives the record of any one child.

A name or a reference in it is found before a record is erased. Words that tell of a child without either are
not, so whoever erases is shown every passage, with the page on which it is put right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from audit_app.report.models import Report
from audit_app.report.places import places_of
from audit_app.report.queries import confirmations_of, report_of
from audit_app.sampling.models import Case, Review

# What a review is set up with.
OF_THE_REVIEW = {
    "title": "the title of the review",
    "places": "the places of the fieldwork",
    "collated_by": "who collated the results",
    "discussed_with": "with whom the results were discussed",
    "earlier_review_agrees": "how the review agrees with an earlier one",
}


@dataclass(frozen=True)
class Passage:
    """``name`` is how a sentence speaks of it; ``address`` is empty where no page changes it."""

    name: str
    text: str
    address: str = ""


def leads_words(review: Review) -> tuple[Passage, ...]:
    """What leads have written themselves, and still can write anew."""
    report = report_of(review)
    return (
        *(Passage(place.name, place.text, place.address) for place in places_of(report)),
        *_reasons(report),
        *(
            Passage(name, str(getattr(review, field)), reverse("sampling:settings", args=[review.pk]))
            for field, name in OF_THE_REVIEW.items()
            if getattr(review, field)
        ),
        *(
            Passage("the reason for moving the review back", move.reason)
            for move in review.moves.exclude(reason="")
        ),
    )


def words_that_stay(review: Review, cases: QuerySet[Case]) -> tuple[Passage, ...]:
    """All that stays when these cases are erased: the words of leads, and quotes from the files of others."""
    return (*leads_words(review), *_quotes(report_of(review), cases), *_earlier_erasures(review))


def _reasons(report: Report) -> Iterator[Passage]:
    address = reverse("report:publish", args=[report.review_id])
    for each in confirmations_of(report).values():
        yield Passage("the reason why a date is no birthday", each.reason, address)


def _quotes(report: Report, cases: QuerySet[Case]) -> Iterator[Passage]:
    of_others = report.quotes.exclude(audit__allocation__case__in=cases) if report.pk else ()
    for quote in of_others:
        number = quote.ref.removesuffix(".comment")
        address = reverse("report:comments", args=[report.review_id, quote.ref])
        yield Passage(f"a quote on {number} from another file", quote.text, address)


def _earlier_erasures(review: Review) -> Iterator[Passage]:
    for erasure in review.erasures.exclude(reason=""):
        address = reverse("keeping:review", args=[review.pk])
        yield Passage("the reason for an earlier erasure", erasure.reason, address)
