"""The tables of the report over reviews small enough to be counted by hand."""

import datetime as dt
import json
import random
from typing import Any

import pytest

from audit_app.aggregation.cohort import Cohort, signed_off_cohort
from audit_app.aggregation.results import ResultTable, tables_as_plain
from audit_app.aggregation.tables import all_tables
from audit_app.tool.registry import items
from tests.factories.aggregation import Reading, audited, random_answers
from tests.factories.sampling import make_review

pytestmark = pytest.mark.django_db

Answers = dict[str, Any]


def cohort_of(*answers: Answers, **review_fields: Any) -> Cohort:
    return signed_off_cohort(audited([Reading(each) for each in answers], **review_fields).review)


def table(key: str, *answers: Answers, **review_fields: Any) -> ResultTable:
    return all_tables(cohort_of(*answers, **review_fields))[key]


def values(found: ResultTable) -> dict[str, Any]:
    """Row → value, or values where there are several columns."""
    return {row.label: row.values if len(row.values) > 1 else row.values[0] for row in found.rows}


def day(number: int) -> dt.date:
    return dt.date(2009, 1, number)


def test_ages_are_printed_in_order_with_empty_bands_and_a_total() -> None:
    made = audited([Reading(age_band=band) for band in ("5-10", "unborn", "5-10")])
    found = all_tables(signed_off_cohort(made.review))["1.2"]
    assert [(row.label, row.values[0]) for row in found.rows] == [
        ("Unborn", 1),
        ("0 to 2", 0),
        ("2 to 5", 0),
        ("5 to 10", 2),
        ("10 to 16", 0),
        ("16 to 18", 0),
    ]
    assert found.total is not None
    assert found.total.values == (3,)
    assert "31 March 2009" in found.note


def test_assessors_are_printed_with_what_they_have_signed_off_and_have_been_given() -> None:
    made = audited(
        [
            Reading(assessor="Cedar"),
            Reading(assessor="Ash"),
            Reading(assessor="Cedar", state="in_progress"),
            Reading(assessor="Birch", state="submitted"),
        ]
    )
    assert values(all_tables(signed_off_cohort(made.review))["1.3"]) == {
        "Cedar": (1, 2),
        "Ash": (1, 1),
        "Birch": (0, 1),
    }


def test_fieldwork_runs_from_the_first_audit_to_the_last() -> None:
    dates = (dt.date(2009, 4, 2), dt.date(2009, 3, 31), None)
    made = audited([Reading(audit_date=date) for date in dates])
    found = all_tables(signed_off_cohort(made.review))["1.4"]
    assert values(found) == {"First audit": "31 March 2009", "Last audit": "2 April 2009"}
    assert found.note == "No date of audit is recorded in 1 case."


def test_documents_are_on_one_on_both_on_neither_or_not_looked_for() -> None:
    ics, file = frozenset({"ics"}), frozenset({"file"})
    places: tuple[frozenset[str] | None, ...] = (ics, file, ics | file, frozenset(), None)
    found = table("2.documents", *({"7.3.core_assessment": place} for place in places))
    assert values(found)["Core assessment"] == (1, 1, 1, 1, 1, 5)
    assert values(found)["Referral"] == (0, 0, 0, 0, 5, 5)
    assert found.total is not None
    assert found.total.values == (1, 1, 1, 1, 31, 35)


def test_records_up_to_date_are_two_questions() -> None:
    found = table("2.up_to_date", {"7.5.ics": "yes", "7.5.file": "no"}, {"7.5.ics": "no"})
    assert values(found) == {"ICS": (1, 1, 0, 2), "Paper file": (0, 1, 1, 2)}


def test_none_of_these_is_a_row_and_unanswered_is_in_the_note() -> None:
    found = table("4.checks", {"2.1": frozenset({"police", "gp"})}, {"2.1": frozenset()}, {})
    assert values(found)["Police"] == values(found)["GP"] == values(found)["None of these"] == 1
    assert values(found)["School"] == 0
    assert found.note == "Answered in 2 of 3 cases; unanswered in 1. A case may stand in several rows."


def test_an_item_switched_off_has_no_rows_and_says_so() -> None:
    found = table("8.letters", {"9.12": "sent_helped"}, items_off=["9.12"])
    assert found.rows == ()
    assert found.note == "Not asked in this review."


def test_reasons_for_delay_are_those_of_late_assessments_only() -> None:
    reasons = {"5.2.reason": frozenset({"other_agency", "family"})}
    found = table(
        "4.delays",
        {"5.1": "yes", "5.2": "no", **reasons},
        {"5.1": "yes", "5.2": "yes", "5.2.from_referral": "no", **reasons},
        {"5.1": "yes", "5.2": "yes", "5.2.from_referral": "yes", **reasons},
        {"5.1": "no", "5.2": "no", **reasons},
    )
    assert values(found)["The family"] == 2
    assert "not called for in 2" in found.note


def test_days_taken_are_working_days_with_their_spread_against_both_standards() -> None:
    def assessment(referred: int, started: int, completed: dt.date) -> Answers:
        dates = {"1.1": day(referred), "5.1.started": day(started), "5.1.completed": completed}
        return {"5.1": "yes", "5.1.completion_recorded": "yes", **dates}

    found = all_tables(
        cohort_of(
            assessment(5, 12, day(19)),
            assessment(5, 12, day(26)),
            assessment(5, 12, dt.date(2009, 3, 9)),
            {"5.1": "yes", "5.1.started": day(12)},
            assessment(5, 12, day(19)) | {"5.1": "no"},
        )
    )
    assert values(found["4.days"]) == {
        "Core assessment, from its start": (3, 5, 7.5, 10.0, 25.0, 40, 35, 1),
        "Core assessment, from the referral": (3, 10, 12.5, 15.0, 30.0, 45, 42, 1),
    }
    bands = values(found["4.days_taken"])
    assert bands["0 to 7"] == (1, 0)
    assert bands["8 to 14"] == (1, 1)
    assert bands["36 to 42"] == (1, 0)
    assert bands["43 to 49"] == (0, 1)


@pytest.mark.parametrize(
    ("days_later", "band"), [(0, "0 to 7"), (7, "0 to 7"), (8, "8 to 14"), (35, "29 to 35"), (36, "36 to 42")]
)
def test_a_standard_ends_a_band_of_days(days_later: int, band: str) -> None:
    dates = {"5.1.started": day(1), "5.1.completed": day(1) + dt.timedelta(days=days_later)}
    assessed = {"5.1": "yes", "5.1.completion_recorded": "yes", **dates}
    found = table("4.days_taken", assessed, day_counting="calendar")
    assert [row.label for row in found.rows if row.values[0]] == [band]


@pytest.mark.parametrize(("days_later", "beyond"), [(35, 0), (36, 1)])
def test_the_last_day_of_a_standard_is_within_it(days_later: int, beyond: int) -> None:
    dates = {"5.1.started": day(1), "5.1.completed": day(1) + dt.timedelta(days=days_later)}
    assessed = {"5.1": "yes", "5.1.completion_recorded": "yes", **dates}
    found = table("4.days", assessed, day_counting="calendar")
    assert values(found)["Core assessment, from its start"][-2:] == (35, beyond)


def test_the_longest_times_share_a_band_without_an_end() -> None:
    dates = {"5.1.started": dt.date(2008, 1, 1), "5.1.completed": day(1)}
    found = table("4.days_taken", {"5.1": "yes", "5.1.completion_recorded": "yes", **dates})
    assert found.rows[-1].label == "78 or more"
    assert found.rows[-1].values == (1, 0)


def test_earlier_referrals_are_counted_by_rows_and_a_blank_is_not_none() -> None:
    row = {"date": day(1), "nature": "Neglect", "outcome": "Closed"}
    found = table(
        "5.earlier",
        {"1.4": "yes", "1.4.rows": [row, row]},
        {"1.4": "yes", "1.4.rows": [row, row]},
        {"1.4": "no", "1.4.rows": [row]},
        {"1.4": "yes"},
        {},
    )
    assert values(found) == {"None": 1, "2": 2, "Unanswered": 2}
    assert found.note == "At least one in 2 cases; 4 in all."


def test_referrals_are_laid_out_by_year() -> None:
    found = table("5.referral_years", {"1.1": day(1)}, {"1.1": dt.date(2008, 12, 31)}, {"1.1": day(2)}, {})
    assert values(found) == {"2008": 1, "2009": 2}


def test_factors_are_counted_singly_by_case_and_in_pairs() -> None:
    six = frozenset(
        {"domestic_abuse", "drug_misuse", "alcohol_misuse", "mental_health", "aggression", "homelessness"}
    )
    found = all_tables(
        cohort_of(
            {"6.7": six, "9.6": "partly"},
            {"6.7": frozenset({"drug_misuse", "domestic_abuse"}), "9.6": "yes"},
            {"6.7": frozenset()},
            {},
        )
    )
    assert values(found["6.factors"])["Drug misuse"] == 2
    assert values(found["6.factors_a_case"]) == {"0": 1, "2": 1, "6": 1}
    assert "Six or more: 1 case." in found["6.factors_a_case"].note
    assert found["6.pairs"].rows[0].label == "Domestic abuse · Drug misuse"
    assert found["6.pairs"].rows[0].values == (2, 2, 2)
    assert values(found["6.progress"]) == {"Six or more": (0, 0, 1, 0, 1), "Fewer than six": (1, 0, 0, 1, 2)}


def test_agencies_of_both_discussions_are_kept_apart() -> None:
    part = frozenset({"contributed", "agreed"})
    first = {"3.1": "yes", "3.4.police": part, "3.4.health": frozenset()}
    found = all_tables(cohort_of(first | {"4.1": "no", "4.4.police": part}))
    assert values(found["9.strategy_agencies"])["Police"] == (1, 1, 0, 0, 1)
    assert values(found["9.strategy_agencies"])["Health"] == (0, 0, 1, 0, 1)
    assert values(found["9.strategy_agencies"])["Education"] == (0, 0, 0, 1, 1)
    assert values(found["9.outcome_agencies"])["Police"] == (0, 0, 0, 0, 0)


def test_the_context_of_a_referral_is_counted_where_it_is_written_down() -> None:
    found = table("5.context", {"1.3": "A neighbour telephoned."}, {"1.3": ""}, {})
    assert values(found) == {"Written down": 1, "Not written down": 2}


def test_a_number_is_listed_with_its_cases() -> None:
    held = {"3.1": "yes", "3.9": "yes"}
    found = table("9.further_number", {**held, "3.10": 2}, {**held, "3.10": 2}, held, {"3.10": 7})
    assert values(found) == {"2": 2}
    assert found.note == "Answered in 2 of 4 cases; unanswered in 1; not called for in 1."


def test_every_described_item_stands_in_some_table() -> None:
    """Each item that the report describes changes at least one table when it is answered."""
    described = (
        *("1.1", "1.2.coded", "1.4", "1.5", "2.1", "2.2", "3.3", "3.6", "3.7", "3.8", "3.9", "3.10"),
        *("4.2", "4.9", "6.1", "6.5", "6.7", "7.1", "7.2", "7.3.referral", "8.10", "9.12"),
    )
    answers = random_answers(random.Random(5), blank=0)
    answers |= dict.fromkeys(("1.4", "1.5", "3.1", "3.7", "3.9", "4.1"), "yes")
    answers["1.4.rows"] = answers["1.5.rows"] = [{"date": day(1), "nature": "", "outcome": ""}]
    whole = tables_as_plain(all_tables(cohort_of(answers)))
    for ref in described:
        blank = "" if ref == "2.2" else None
        without = tables_as_plain(all_tables(cohort_of({**answers, ref: blank})))
        changed = [key for key, found in without.items() if found != whole[key]]
        assert any(not key.startswith("data_quality") for key in changed), ref


@pytest.mark.parametrize("readings", [0, 1, 5])
def test_all_tables_can_be_made_of_any_number_of_audits_and_printed_as_json(readings: int) -> None:
    made = audited([Reading(random_answers(random.Random(seed))) for seed in range(readings)], make_review())
    tables = all_tables(signed_off_cohort(made.review))
    assert all(key == found.key and found.title for key, found in tables.items())
    assert {key.split(".")[0] for key in tables} == {*"123456789", "10", "data_quality"}
    assert json.loads(json.dumps(tables_as_plain(tables)))["1.2"]["columns"] == ["Children"]


def test_all_tables_can_be_made_when_every_added_item_is_switched_off() -> None:
    off = [each.ref for each in items() if each.added]
    tables = all_tables(cohort_of(random_answers(random.Random(3)), items_off=off))
    assert tables["2.protected"].note == "Not asked in this review."
    assert tables["3.supervision.9.6"].rows == ()
