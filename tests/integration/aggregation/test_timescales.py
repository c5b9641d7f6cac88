"""Tables whose rows are questions name them by the timescales of the review."""

from typing import Any

import pytest

from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.aggregation.results import ResultTable
from audit_app.aggregation.tables import all_tables
from tests.factories.aggregation import Reading, audited
from tests.factories.timescales import OWN_QUESTIONS, OWN_STANDARDS, QUESTIONS_OF_2009

CLOCKS = ("3.2", "4.3", "5.2", "5.2.from_referral")
CALLED_FOR = {"3.1": "yes", "3.9": "yes", "4.1": "yes", "5.1": "yes"}
NOT_CALLED_FOR = {"3.1": "no", "4.1": "no", "5.1": "no", **dict.fromkeys(OWN_QUESTIONS, "yes")}


def tables(**standards: Any) -> dict[str, ResultTable]:
    """Of one case without an answer to any question on time, and one whose answers are set aside."""
    readings = [Reading(CALLED_FOR), Reading(NOT_CALLED_FOR)]
    return all_tables(signed_off_cohort(audited(readings, **standards).review))


def labels(table: ResultTable) -> list[str]:
    return [row.label for row in table.rows]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("standards", "asked"), [(OWN_STANDARDS, OWN_QUESTIONS), ({}, QUESTIONS_OF_2009)], ids=["own", "2009"]
)
def test_rows_that_are_questions_are_worded_as_the_review_asks_them(
    standards: dict[str, Any], asked: dict[str, str]
) -> None:
    found = tables(**standards)
    named = {ref: f"{ref} {question}" for ref, question in asked.items()}
    assert labels(found["data_quality.clocks"])[:-1] == [named[ref] for ref in CLOCKS]
    for key in ("data_quality.unanswered", "data_quality.set_aside"):
        assert set(named.values()) <= set(labels(found[key]))
    assert found["3.supervision.5.2"].title == f"Supervision by: {asked['5.2']}"
