"""Case histories: their dates, and that what happened follows from what came before."""

from datetime import date

import pytest

from audit_app.demo.history import days
from audit_app.demo.history.conditions import AS_FOUND, ONE_NOT_PROTECTED, WELL_SUPERVISED
from audit_app.demo.history.days import ENGLAND
from audit_app.demo.history.facts import Facts
from audit_app.demo.history.family import family_of
from audit_app.demo.history.histories import History, histories
from audit_app.demo.history.practice import practice_of
from tests.unit.demo.samples import SEEDS, fifty, sample

seeds = pytest.mark.parametrize("seed", SEEDS)


def milestones(history: History) -> list[date]:
    """The days that every course goes through, in the order in which they must come."""
    course = history.course
    steps = [*course.referral.earlier, course.referral.made_on, course.referral.discussed_on]
    steps += [course.enquiries.held_on]
    steps += [course.referral.led_by] if course.referral.led_by else []
    return [*steps, course.facts.plan_started, *course.planning.reviews, course.facts.audit_date]


def every_day(history: History) -> list[date]:
    course = history.course
    found = [*milestones(history), *course.since.contacts, *(day for day, _kind in course.since.concerns)]
    optional = (
        course.core.started,
        course.core.completed,
        course.supervision.last,
        course.legal.measure_on,
        course.legal.letter_on,
    )
    return found + [day for day in optional if day]


@seeds
def test_the_steps_of_a_course_are_in_order(seed: str) -> None:
    for history in fifty(seed):
        assert milestones(history) == sorted(milestones(history))


@seeds
def test_everything_happens_on_working_days_and_before_the_file_is_read(seed: str) -> None:
    for history in fifty(seed):
        for day in every_day(history):
            assert ENGLAND.is_working_day(day)
            assert day <= history.course.facts.audit_date


@seeds
def test_an_assessment_is_begun_after_the_discussion_and_ends_after_it_began(seed: str) -> None:
    for history in fifty(seed):
        core = history.course.core
        if core.started:
            assert core.started >= history.course.referral.discussed_on
        if core.started and core.completed:
            assert core.completed > core.started
            assert core.working_days == days.between(core.started, core.completed)


@seeds
def test_what_came_later_came_after_the_discussion(seed: str) -> None:
    for history in fifty(seed):
        since = history.course.since
        assert all(day > history.course.referral.discussed_on for day in since.contacts)
        assert list(since.contacts) == sorted(since.contacts)
        assert list(since.concerns) == sorted(since.concerns)


@seeds
def test_a_baby_is_not_expected_to_be_seen_alone_and_a_schoolchild_is(seed: str) -> None:
    for history in fifty(seed):
        age = history.course.facts.age_on(history.course.referral.made_on)
        if age < 3:
            assert history.course.enquiries.seen_alone == "not_applicable"
        if age >= 4:
            assert history.course.enquiries.seen_alone != "not_applicable"


def test_the_same_seed_tells_the_same_histories() -> None:
    assert histories(sample("one")[:5], AS_FOUND, "one") == histories(sample("one")[:5], AS_FOUND, "one")


def test_brothers_and_sisters_share_the_family_and_the_worker() -> None:
    facts = sample("one")[0]
    sibling = Facts(**{**vars(facts), "reference": "another", "date_of_birth": date(2001, 5, 17)})

    assert family_of(sibling, "one").carer == family_of(facts, "one").carer
    assert practice_of(sibling, AS_FOUND, "one") == practice_of(facts, AS_FOUND, "one")


def test_better_supervision_changes_what_follows_from_it_and_not_the_family() -> None:
    for before, after in zip(fifty("one"), fifty("one", WELL_SUPERVISED), strict=True):
        assert after.course.family == before.course.family
        assert after.course.referral.made_on == before.course.referral.made_on
        assert after.course.supervision.evident == "yes"


def test_better_supervision_makes_less_drift_sooner_assessments_and_better_records() -> None:
    as_found, supervised = fifty("one"), fifty("one", WELL_SUPERVISED)

    def drifting(found: tuple[History, ...]) -> int:
        return sum(history.course.planning.drifts for history in found)

    def on_time(found: tuple[History, ...]) -> int:
        return sum(history.course.core.in_time_from_referral for history in found)

    def current(found: tuple[History, ...]) -> int:
        return sum(history.course.record.file_up_to_date for history in found)

    assert drifting(supervised) < drifting(as_found)
    assert on_time(supervised) > on_time(as_found)
    assert current(supervised) > current(as_found)


@seeds
def test_a_child_who_loses_protection_is_the_likeliest_to_and_the_only_one_changed(seed: str) -> None:
    altered = fifty(seed, ONE_NOT_PROTECTED)
    changed = [(before, after) for before, after in zip(fifty(seed), altered, strict=True) if before != after]

    assert [after.course.lost_protection for _before, after in changed] == [True]
    (_before, lost), *_none = changed
    assert lost.course.planning.visits == "no"
    assert lost.judgement.practice == "unsafe"
    assert not lost.course.facts.is_unborn
