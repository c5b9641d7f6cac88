"""What a practitioner would stumble over: whatever does not go with a child’s age or with the course."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from audit_app.demo.answers.sheet import Sheet
from audit_app.demo.history.conditions import AS_FOUND, ONE_NOT_PROTECTED, WELL_SUPERVISED, Conditions
from audit_app.demo.history.histories import History
from audit_app.demo.history.referral import referrers
from audit_app.demo.voice.incidents import INCIDENTS
from tests.unit.demo.samples import SEEDS, answers, fifty, sheets

seeds = pytest.mark.parametrize("seed", SEEDS)
FORMS = (AS_FOUND, ONE_NOT_PROTECTED, WELL_SUPERVISED)

# Who or what is spoken of, and the ages in years between which a child has to do with it.
AGES = {
    "midwife": (-1, 0.3),
    "antenatal": (-1, 0),
    "unborn": (-1, 0),
    "labour ward": (-1, 0),
    "the baby": (-1, 1.5),
    "health visitor": (-1, 4.7),
    "nursery": (1.9, 4.7),
    "nappies": (0, 3),
    "post-natal": (0, 3),
    "school nurse": (4.5, 18),
    "primary school": (4.5, 11.7),
    "secondary school": (11.5, 18),
    "teacher": (4.5, 18),
    "education welfare": (5, 18),
    "young person": (10, 18),
    "attendance of": (5, 18),
}
# Words that only some histories bear out.
BORNE_OUT: dict[str, Callable[[History], Any]] = {
    "earlier referral": lambda history: history.course.referral.earlier,
    "already known": lambda history: history.course.referral.earlier,
    "at the last review": lambda history: history.course.planning.reviews,
    "review report": lambda history: history.course.planning.reviews,
    "by its first review": lambda history: history.course.planning.reviews,
    "court statement": lambda history: history.course.legal.proceedings,
    "statement reached the court": lambda history: history.course.legal.proceedings,
    "bail": lambda history: "joint_s47" in history.course.strategy.decision,
    "in supervision": lambda history: history.course.supervision.evident == "yes",
    "who has since left": lambda history: "staff_turnover" in history.course.allocated.causes,
    "best practice throughout": lambda history: history.judgement.practice == "best_practice",
    "nobody has gone to court": lambda history: not history.course.legal.proceedings,
    "no chronology": lambda history: history.course.record.chronology == "no",
    "the chronology told": lambda history: history.course.record.chronology == "yes",
    "the referrer was told": lambda history: history.course.referral.agency != "anonymous",
    "violence": lambda history: "domestic_abuse" in history.course.family.factors,
    "stayed involved": lambda history: history.course.referral.agency != "anonymous",
    "interim supervision order": lambda history: history.course.legal.letter == "not_applicable",
}


def read(seed: str, conditions: Conditions = AS_FOUND) -> Iterator[tuple[History, Sheet]]:
    yield from zip(fifty(seed, conditions), sheets(seed, conditions), strict=True)


def dated_texts(history: History, sheet: Sheet) -> Iterator[tuple[date, date, str]]:
    """Every text of an audit with the first and the last day of which it may speak."""
    made, read_on = history.course.referral.made_on, history.course.facts.audit_date
    for value in answers(sheet).values():
        if isinstance(value, list):
            for row in value:
                yield from (
                    (row["date"], row["date"], text) for text in row.values() if isinstance(text, str)
                )
        elif isinstance(value, str):
            yield made, read_on, value


def texts(history: History, sheet: Sheet) -> str:
    return "\n".join(text for _first, _last, text in dated_texts(history, sheet))


@seeds
@pytest.mark.parametrize("conditions", FORMS)
def test_nobody_and_nothing_is_spoken_of_at_an_age_with_which_it_does_not_go(
    seed: str, conditions: Conditions
) -> None:
    for history, sheet in read(seed, conditions):
        for first, last, text in dated_texts(history, sheet):
            ages = history.course.facts.age_on(first), history.course.facts.age_on(last)
            for words, (youngest, oldest) in AGES.items():
                if words in text.lower():
                    assert ages[0] <= oldest, text
                    assert ages[1] >= youngest, text


@seeds
@pytest.mark.parametrize("conditions", FORMS)
def test_nothing_is_said_that_the_history_does_not_bear_out(seed: str, conditions: Conditions) -> None:
    for history, sheet in read(seed, conditions):
        said = texts(history, sheet).lower()
        for words, holds in BORNE_OUT.items():
            assert words not in said or holds(history), f"{words}: {said}"


@seeds
def test_a_school_refers_children_of_school_age_and_not_in_the_summer_holidays(seed: str) -> None:
    for history in fifty(seed):
        referral = history.course.referral
        if referral.agency == "school":
            assert history.course.facts.age_on(referral.made_on) > 4.5
            assert referral.made_on.month != 8


@seeds
def test_whoever_referred_or_sat_at_the_table_was_not_left_out(seed: str) -> None:
    for history in fifty(seed):
        course = history.course
        assert course.referral.agency not in course.checks.left_out
        assert "police" not in course.strategy.group.contributed or "police" not in course.checks.left_out


@seeds
def test_a_relative_or_an_anonymous_caller_takes_no_part_in_a_discussion(seed: str) -> None:
    for history in fifty(seed):
        if history.course.referral.agency in ("family_or_public", "anonymous"):
            for group in (history.course.strategy.group, history.course.enquiries.group):
                assert "referrer" not in group.contributed


@seeds
def test_a_telephone_discussion_has_nobody_in_the_room(seed: str) -> None:
    for history in fifty(seed):
        for held in (history.course.strategy, history.course.enquiries):
            if held.form == "telephone":
                assert held.group.designations["referrer"] != "The referrer, in person"


@seeds
def test_further_concerns_are_of_a_child_who_has_been_born(seed: str) -> None:
    for history in fifty(seed):
        assert all(day > history.course.facts.date_of_birth for day, _kind in history.course.since.concerns)


@seeds
def test_an_assessment_that_was_never_finished_is_neither_updated_nor_part_of_best_practice(
    seed: str,
) -> None:
    for history in fifty(seed):
        if not history.course.core.completed:
            assert history.course.planning.core_updated == "not_applicable"
            assert history.judgement.practice != "best_practice" or history.course.core.not_due


@seeds
def test_what_led_to_a_later_discussion_is_among_the_later_contacts(seed: str) -> None:
    for history in fifty(seed):
        if history.course.referral.led_by:
            assert history.course.referral.led_by in history.course.since.contacts


@seeds
def test_rows_of_one_case_do_not_repeat_each_other(seed: str) -> None:
    for sheet in sheets(seed):
        for rows in (value for value in answers(sheet).values() if isinstance(value, list)):
            said = [tuple(text for text in row.values() if isinstance(text, str)) for row in rows]
            assert len(set(said)) == len(said)


@pytest.mark.parametrize("concern", INCIDENTS)
def test_whoever_may_refer_a_child_has_something_to_report_at_every_age(concern: str) -> None:
    for age in (-0.39, -0.1, 0.02, 0.2, 0.5, 1, 1.6, 2.4, 3, 4.5, 4.7, 7, 11.9, 12, 17.9):
        for agency in referrers(age, date(2008, 10, 15)):
            assert any(
                each.ages[0] <= age < each.ages[1] and (not each.by or agency in each.by) and not each.trouble
                for each in INCIDENTS[concern]
            ), (age, agency)
