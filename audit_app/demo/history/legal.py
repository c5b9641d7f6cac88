"""The law: what was done at once where a child was not safe otherwise, and letters before proceedings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from audit_app.demo.history import days
from audit_app.demo.history.facts import Facts
from audit_app.demo.history.family import Family
from audit_app.demo.history.planning import Planning
from audit_app.demo.history.practice import Practice
from audit_app.demo.history.referral import Referral
from audit_app.demo.luck import Luck, leaning

MEASURES = {
    "police_protection": 24,
    "emergency_order": 18,
    "abuser_left": 26,
    "accommodated": 18,
    "interim_order": 14,
}
# What can go wrong with the legal process, before a court has the case and once it has.
OUT_OF_COURT = ("late_advice", "record_missing")
IN_COURT = (*OUT_OF_COURT, "statement_late", "timetable")
MEASURES_BEFORE_BIRTH = {"birth_plan": 70, "court_at_birth": 30}


@dataclass(frozen=True)
class Legal:
    """``measure`` is what was done about an immediate risk, "" where there was none; ``prompt`` is of that.

    ``letter`` is an answer of 9.12; ``problem`` names what went wrong with the legal process, "" for nothing.
    """

    measure: str
    prompt: bool
    measure_on: date | None
    letter: str
    letter_on: date | None
    proceedings: bool
    problem: str

    @property
    def any_steps(self) -> bool:
        return bool(self.measure) or self.letter != "not_applicable" or self.proceedings


def legal_of(
    facts: Facts, family: Family, practice: Practice, referral: Referral, planning: Planning, seed: str
) -> Legal:
    luck = Luck(seed, "legal", facts.reference)
    measure = _measure(facts, family, referral, luck)
    prompt = luck.chance(leaning(0.93, 0.4 * practice.oversight))
    court = measure in ("emergency_order", "interim_order")
    # Nobody warns of proceedings that have begun.
    letter = "not_applicable" if court else _letter(planning, family, luck)
    proceedings = court or (letter == "sent_no_effect" and luck.chance(0.7))
    steps = bool(measure) or letter != "not_applicable" or proceedings
    problem = luck.pick(IN_COURT if proceedings else OUT_OF_COURT)
    return Legal(
        measure=measure,
        prompt=prompt,
        measure_on=days.after(referral.discussed_on, luck.between(0, 2) + (0 if prompt else 9))
        if measure
        else None,
        letter=letter,
        letter_on=_letter_day(facts, luck) if letter.startswith("sent") else None,
        proceedings=proceedings,
        problem=problem if steps and luck.chance(leaning(0.18, 0.3 * practice.pressure)) else "",
    )


def _measure(facts: Facts, family: Family, referral: Referral, luck: Luck) -> str:
    grave = 0.7 * bool(referral.concerns & {"sexual", "physical"}) + 0.3 * (
        facts.age_on(referral.made_on) < 1
    )
    if not luck.chance(leaning(0.33, 0.7 * family.severity, grave)):
        return ""
    if facts.age_on(referral.discussed_on) < 0:
        return luck.weighted(MEASURES_BEFORE_BIRTH)
    return luck.weighted(MEASURES)


def _letter(planning: Planning, family: Family, luck: Luck) -> str:
    """A letter is thought of where goals were missed, and mostly moves the family to work with the plan."""
    if not planning.fell_short or not luck.chance(leaning(0.45, 0.6 * family.resists)):
        return "not_applicable"
    # Had a letter been sent, the plan would not stand there as one that nobody acted upon.
    if not (planning.changed == "yes" or planning.progress == "yes") or luck.chance(0.15):
        return "not_sent"
    helped = {"yes": 0.92, "partly": 0.55, "no": 0.12}[planning.progress]
    return "sent_helped" if luck.chance(helped) else "sent_no_effect"


def _letter_day(facts: Facts, luck: Luck) -> date:
    """Some time into the plan, and long enough ago to see what came of it."""
    run = days.between(facts.plan_started, facts.audit_date)
    return days.after(facts.plan_started, max(5, round(run * (0.35 + 0.3 * luck.number()))))
