"""Circumstances of a history upon which an assessor's choice of words depends."""

from __future__ import annotations

from audit_app.demo.history.childhood import SCHOOL_FROM
from audit_app.demo.history.discussion import LINE_OF_REFERRER, PRIVATE
from audit_app.demo.history.histories import History

# Months after which a plan has a past that can be spoken of.
SOME_TIME = 4
EIGHT_WEEKS = 56
# Years up to which a child may not want to leave the side of whoever cares for them.
SMALL_UNTIL = 9
HURT = {"physical", "sexual"}


def known_before(history: History) -> bool:
    return bool(history.course.referral.earlier)


def born(history: History) -> bool:
    return not history.course.facts.is_unborn


def at_school(history: History) -> bool:
    return history.course.facts.age_on(history.course.facts.audit_date) >= SCHOOL_FROM


def small(history: History) -> bool:
    return history.course.facts.age_on(history.course.referral.made_on) < SMALL_UNTIL


def hurt(history: History) -> bool:
    """The referral was about an injury or about sexual abuse, which a doctor may look into."""
    return bool(history.course.referral.concerns & HURT)


def referred_by_a_professional(history: History) -> bool:
    return history.course.referral.agency not in PRIVATE


def first_discussion_held(history: History) -> bool:
    return history.course.strategy.held


def referral_on_record(history: History) -> bool:
    return bool(history.course.record.documents["referral"])


def on_a_referral_form(history: History) -> bool:
    return referred_by_a_professional(history) and referral_on_record(history)


def referrer_stayed_outside(history: History) -> bool:
    """A professional of no agency at the discussion referred, so that they had to be told of it."""
    referral, group = history.course.referral, history.course.strategy.group
    elsewhere = referral.agency not in LINE_OF_REFERRER and "referrer" not in group.contributed
    return referred_by_a_professional(history) and elsewhere


def referrer_in_the_core_group(history: History) -> bool:
    """Whoever referred is of an agency that goes on seeing the family."""
    if not born(history):
        return history.course.referral.agency == "midwife"
    stays = {"school", "probation"} if at_school(history) else {"health_visitor", "probation"}
    return history.course.referral.agency in stays


def all_agreed(history: History) -> bool:
    return history.course.strategy.group.all_agreed


def police_investigate(history: History) -> bool:
    return history.course.strategy.held and "joint_s47" in history.course.strategy.decision


def police_took_part(history: History) -> bool:
    return history.course.strategy.held and "police" in history.course.strategy.group.contributed


def discussion_on_record(history: History) -> bool:
    return bool(history.course.record.documents["first_strategy"])


def outcome_was_discussed(history: History) -> bool:
    return history.course.enquiries.held == "yes"


def several_further_discussions(history: History) -> bool:
    return history.course.strategy.further > 1


def discussed_at_once(history: History) -> bool:
    return history.course.strategy.held and not history.course.strategy.is_late


def all_checks_answered(history: History) -> bool:
    return not history.course.checks.slow


def health_visitor_was_asked(history: History) -> bool:
    return "health_visitor" in history.course.checks.contacted


def child_in_need_at_first(history: History) -> bool:
    return history.course.referral.led_by is not None


def has_left_a_worker(history: History) -> bool:
    return "staff_turnover" in history.course.allocated.causes


def settled(history: History) -> bool:
    return not history.course.allocated.frequent


def allocated_promptly(history: History) -> bool:
    return history.course.allocated.prompt


def core_is_open(history: History) -> bool:
    return history.course.core.started is not None and history.course.core.completed is None


def core_was_begun(history: History) -> bool:
    return history.course.core.started is not None


def interim_on_file(history: History) -> bool:
    return core_is_open(history) and history.course.core.interim


def core_is_late(history: History) -> bool:
    core = history.course.core
    return core.started is not None and not core.in_time_from_referral and not core.not_due


def supervised(history: History) -> bool:
    return history.course.supervision.evident == "yes"


def reviewed_once(history: History) -> bool:
    return bool(history.course.planning.reviews)


def two_core_groups(history: History) -> bool:
    return history.course.planning.core_groups > 1


def eight_weeks_on_the_plan(history: History) -> bool:
    facts = history.course.facts
    return (facts.audit_date - max(facts.plan_started, facts.date_of_birth)).days >= EIGHT_WEEKS


def some_time_on_a_plan(history: History) -> bool:
    return history.course.facts.months_on_plan >= SOME_TIME


def goes_well(history: History) -> bool:
    return history.course.planning.progress == "yes"


def no_progress(history: History) -> bool:
    return history.course.planning.progress == "no"


def plan_is_worked(history: History) -> bool:
    return history.course.planning.monitored == "yes" and not no_progress(history)


def progress_is_asked_after(history: History) -> bool:
    return history.course.planning.reviewed == "yes"


def seen_often(history: History) -> bool:
    return history.course.planning.visits == "yes"


def both_records_current(history: History) -> bool:
    return history.course.record.ics_up_to_date and history.course.record.file_up_to_date


def one_record_current(history: History) -> bool:
    return history.course.record.ics_up_to_date or history.course.record.file_up_to_date


def has_chronology(history: History) -> bool:
    return history.course.record.chronology == "yes"


def in_court(history: History) -> bool:
    return history.course.legal.proceedings


def lawyers_involved(history: History) -> bool:
    return history.course.legal.any_steps


def violence_at_home(history: History) -> bool:
    return "domestic_abuse" in history.course.family.factors


def abuser_out_of_the_home(history: History) -> bool:
    """The second adult of whom the file warns does not live with the child."""
    family, legal = history.course.family, history.course.legal
    return not family.second_carer or legal.measure == "abuser_left"


def has_two_factors(history: History) -> bool:
    return len(history.course.family.factors) > 1
