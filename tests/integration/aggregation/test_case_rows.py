"""Answers case by case: the same as a slow reading of each audit, and no others."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from audit_app.aggregation.case_rows import NOT_ASKED, UNANSWERED, case_rows, practice_items
from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.aggregation.measures import MEASURES, measure_results
from audit_app.aggregation.row_answers import ATTENDANCE, ENOUGH, STRATEGY_FOUND, STRATEGY_RECORD, lines_of
from audit_app.tool.answers import answers_of, shown_answers
from audit_app.tool.models import Audit
from tests.factories.aggregation import Audited, Reading, audited, random_answers, second_reading

pytestmark = pytest.mark.django_db

BANDS = ("unborn", "0-2", "2-5", "10-16")


@pytest.fixture
def found() -> Audited:
    luck = random.Random(7)
    made = [random_answers(luck, blank=0.3) for _case in range(20)]
    readings = [Reading(answers, age_band=BANDS[place % 4]) for place, answers in enumerate(made)]
    return audited([*readings, Reading(random_answers(luck), state="submitted")])


def slowly(audit: Audit, off: list[str]) -> dict[str, str]:
    """The answers of one audit as they count, read one by one."""
    counting = shown_answers(answers_of(audit), off)
    return {
        each.tally_ref: told(each.tally_ref, each.refs[0], counting)
        for each in MEASURES
        if each.refs[0] not in off
    }


def told(name: str, ref: str, counting: Mapping[str, Any]) -> str:
    if ref not in counting:
        return NOT_ASKED
    if name == ATTENDANCE:
        lines = [counting[line.ref] for line in lines_of(ATTENDANCE)]
        took_part = sum("contributed" in line for line in lines if line is not None)
        if took_part >= ENOUGH:
            return "more_than_two"
        may_have = took_part + lines.count(None)
        return UNANSWERED if may_have >= ENOUGH else "two_or_fewer"
    if name == STRATEGY_FOUND:
        places = counting[STRATEGY_RECORD]
        return UNANSWERED if places is None else ("found" if places else "not_found")
    return counting[ref] or UNANSWERED


def as_lines(
    rows: Sequence[tuple[str, Mapping[str, str]]],
) -> Counter[tuple[str, tuple[tuple[str, str], ...]]]:
    return Counter((band, tuple(sorted(answers.items()))) for band, answers in rows)


def test_each_row_is_what_a_slow_reading_of_an_audit_gives(found: Audited) -> None:
    rows = case_rows(signed_off_cohort(found.review))
    read = [(audit.case.age_band, slowly(audit, [])) for audit in found.audits[:-1]]
    assert as_lines([(row.age_band, row.answers) for row in rows]) == as_lines(read)


def test_an_item_that_the_review_has_switched_off_has_no_column(found: Audited) -> None:
    found.review.items_off = ["8.2"]
    cohort = signed_off_cohort(found.review)
    assert "8.2" not in {each.ref for each in practice_items(cohort)}
    assert as_lines([(row.age_band, row.answers) for row in case_rows(cohort)]) == as_lines(
        [(audit.case.age_band, slowly(audit, ["8.2"])) for audit in found.audits[:-1]]
    )


def test_every_measure_can_be_counted_again_from_the_rows(found: Audited) -> None:
    cohort = signed_off_cohort(found.review)
    rows, results = case_rows(cohort), measure_results(cohort)
    for each in practice_items(cohort):
        segments = Counter(
            each.measure.segment_of(answer)
            for answer in (row.answers[each.ref] for row in rows)
            if answer not in (NOT_ASKED, UNANSWERED)
        )
        result = results[each.measure.key]
        assert segments["met"] == result.met
        assert segments.total() - segments["not_applicable"] == result.applies


def test_a_case_that_two_people_read_is_one_row(found: Audited) -> None:
    other = Reading(random_answers(random.Random(99)), assessor="Second", role="second")
    second_reading(found.audits[0], other)
    assert len(case_rows(signed_off_cohort(found.review))) == 20
