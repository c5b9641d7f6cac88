"""Prints how far the two readers of the same files agree, question by question."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from audit_app.aggregation.statistics import Coefficient, Interval, NotComputable
from audit_app.aggregation.two_readings import ItemAgreement, ReviewAgreement, review_agreement
from audit_app.agreeing.presenters.agreement import agreement_page
from audit_app.sampling.models import Review


class Command(BaseCommand):
    help = "Print the agreement of two readers by question, over the cases of which both readings are in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--review", type=int, metavar="ID", required=True, help="the number of the review"
        )
        parser.add_argument("--json", action="store_true", help="as one JSON object, keyed by question")

    def handle(self, *args: Any, **options: Any) -> None:
        review = Review.objects.filter(pk=options["review"]).first()
        if review is None:
            raise CommandError(f"There is no review {options['review']}.")
        found = review_agreement(review)
        if options["json"]:
            self.stdout.write(json.dumps(_as_plain(found), ensure_ascii=False, indent=2))
            return
        page = agreement_page(found)
        self.stdout.write(page.summary)
        for line in page.lines:
            figures = ", ".join(
                f"{name} {each.value} ({each.about})"
                for name, each in (("agreement", line.share), ("kappa", line.kappa), ("AC1", line.ac1))
            )
            self.stdout.write(f"{line.ref}: {line.same} the same, {figures}")


def _as_plain(found: ReviewAgreement) -> dict[str, Any]:
    return {
        "cases": found.cases,
        "waiting": found.waiting,
        "compared": found.compared,
        "agreed": found.agreed,
        "items": {each.item.ref: _item(each) for each in found.items},
        "without_pair": list(found.without_pair),
    }


def _item(each: ItemAgreement) -> dict[str, Any]:
    return {
        "question": each.question,
        "pairs": each.found.pairs,
        "agreed": each.found.agreed,
        "one_sided": each.one_sided,
        "share": _figure(each.found.share),
        "kappa": _figure(each.found.kappa),
        "ac1": _figure(each.found.ac1),
    }


def _figure(found: Coefficient | NotComputable) -> dict[str, Any]:
    """The value with its interval, and why one of them is missing."""
    if isinstance(found, NotComputable):
        return {"value": None, "low": None, "high": None, "cannot_be_computed": found.reason}
    interval = found.interval
    if isinstance(interval, Interval):
        return {"value": found.value, "low": interval.low, "high": interval.high, "cannot_be_computed": None}
    return {"value": found.value, "low": None, "high": None, "cannot_be_computed": interval.reason}
