"""An assessor writing of one history: picks a way to say it and fills in who, when and how much."""

from __future__ import annotations

import re
from typing import Any

from audit_app.demo.history.childhood import NURSERY_FROM, SCHOOL_FROM
from audit_app.demo.history.family import MAY_CHANGE, Family
from audit_app.demo.history.histories import History
from audit_app.demo.history.referral import Referral
from audit_app.demo.luck import Luck
from audit_app.demo.voice import words
from audit_app.demo.voice.ways import Ways, fitting

SENTENCE_START = re.compile(r"(^|[.?!] )([a-z])")
# Who is meant by "abuser" where no second adult lives in the home, by who cares for the child.
FROM_OUTSIDE = {
    "mother": "the mother’s former partner",
    "father": "the father’s partner",
    "maternal grandmother": "an uncle",
}


class Speaker:
    """Speaks of one history; each question of the tool has its own luck in the choice of words."""

    def __init__(self, history: History, seed: str) -> None:
        self.history = history
        self.course = history.course
        self._seed = seed
        self._slots = _slots(history, self.luck("the main trouble"))

    def luck(self, ref: str) -> Luck:
        return Luck(self._seed, "voice", self.course.facts.reference, ref)

    def say(self, ref: str, *ways: Ways, **more: Any) -> str:
        """A comment of one sentence from each list of ways to put it, in order; an empty list says nothing.

        A way may name anything of the history in braces, or of ``more``; a date is written out.
        """
        luck = self.luck(ref)
        return self.fill(" ".join(luck.pick(fitting(each, self.history)) for each in ways if each), **more)

    def fill(self, text: str, **more: Any) -> str:
        """The text with its braces filled and every sentence begun with a capital."""
        return SENTENCE_START.sub(lambda found: found[1] + found[2].upper(), self.part(text, **more))

    def part(self, text: str, **more: Any) -> str:
        """A part of a sentence with its braces filled; ``more`` goes before what is known of the history."""
        return text.format(**(self._slots | more))


def _slots(history: History, luck: Luck) -> dict[str, str]:
    course = history.course
    facts, family, referral = course.facts, course.family, course.referral
    child = words.child(facts, facts.audit_date)
    they, them, their = words.PRONOUNS.get(facts.gender, ("the baby", "the baby", "the baby’s"))
    factors = [words.FACTORS[each] for each in words.FACTORS if each in family.factors]
    concerns = [words.CONCERNS[each] for each in words.CONCERNS if each in referral.concerns]
    before_birth = facts.age_on(referral.made_on) < 0
    return {
        "child": child,
        "referred": words.child(facts, referral.made_on),
        "they": they,
        "them": them,
        "their": their,
        # Before birth there is nobody else to speak of, whoever cares for the rest of the family.
        "carer": "the mother" if facts.is_unborn else f"the {family.carer}",
        "abuser": family.second_carer or FROM_OUTSIDE["mother" if before_birth else family.carer],
        "referrer": _referrer(referral),
        "factors": words.listed(factors[:3]),
        "factor": luck.pick(_that_may_change(family) or concerns),
        "concerns": words.listed(concerns),
        "made": words.long_date(referral.made_on),
        "discussed": words.long_date(referral.discussed_on),
        "conference": words.long_date(facts.plan_started),
        "since": words.long_date(facts.plan_started)
        if facts.age_on(facts.plan_started) >= 0
        else "the birth",
        "months": words.counted(max(1, round(facts.months_on_plan)), "month"),
        "safety": "a safe place for the mother" if before_birth else f"keeping {child} safe that night",
        "setting": setting(facts.age_on(facts.audit_date)),
    }


def _that_may_change(family: Family) -> list[str]:
    """The troubles of which it can be said that they lessen, go on or come back."""
    return [words.FACTORS[each] for each in words.FACTORS if each in family.factors & MAY_CHANGE]


def _referrer(referral: Referral) -> str:
    """A private person as the file names them, and an agency by its short name or its own."""
    own = referral.agency_text[:1].lower() + referral.agency_text[1:]
    if referral.agency == "family_or_public":
        return own
    return words.REFERRERS.get(referral.agency, f"the {own}")


def setting(age: float) -> str:
    """Who sees the child from day to day."""
    if age < 0:
        return "the midwife"
    if age < NURSERY_FROM:
        return "the health visitor"
    return "the nursery" if age < SCHOOL_FROM else "the school"
