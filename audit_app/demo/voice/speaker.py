"""An assessor writing of one history: picks a way to say it and fills in who, when and how much."""

from __future__ import annotations

import re
from typing import Any

from audit_app.demo.history.histories import History
from audit_app.demo.luck import Luck
from audit_app.demo.voice import words

SENTENCE_START = re.compile(r"(^|[.?!] )([a-z])")


class Speaker:
    """Speaks of one history; each question of the tool has its own luck in the choice of words."""

    def __init__(self, history: History, seed: str) -> None:
        self.history = history
        self.course = history.course
        self._seed = seed
        self._slots = _slots(history, self.luck("the main trouble"))

    def luck(self, ref: str) -> Luck:
        return Luck(self._seed, "voice", self.course.facts.reference, ref)

    def say(self, ref: str, *ways: tuple[str, ...], **more: Any) -> str:
        """A comment of one sentence from each list of ways to put it, in order.

        A way may name anything of the history in braces, or of ``more``; a date is written out.
        """
        luck = self.luck(ref)
        return self.fill(" ".join(luck.pick(each) for each in ways if each), **more)

    def fill(self, text: str, **more: Any) -> str:
        """The text with its braces filled and every sentence begun with a capital."""
        return SENTENCE_START.sub(lambda found: found[1] + found[2].upper(), self.part(text, **more))

    def part(self, text: str, **more: Any) -> str:
        """A part of a sentence with its braces filled."""
        return text.format(**self._slots, **more)


def _slots(history: History, luck: Luck) -> dict[str, str]:
    course = history.course
    facts, family, referral = course.facts, course.family, course.referral
    they, them, their = words.PRONOUNS.get(facts.gender, ("the baby", "the baby", "the baby’s"))
    abuser = family.second_carer or "a former partner"
    factors = [words.FACTORS[each] for each in words.FACTORS if each in family.factors]
    return {
        "child": words.child(facts),
        "they": they,
        "them": them,
        "their": their,
        # Before birth there is nobody else to speak of, whoever cares for the rest of the family.
        "carer": "the mother" if facts.is_unborn else f"the {family.carer}",
        "abuser": abuser,
        "referrer": words.REFERRERS.get(referral.agency, f"the {_lower_first(referral.agency_text)}"),
        "factors": words.listed(factors[:3]),
        "factor": luck.pick(factors),
        "concerns": words.listed(
            [words.CONCERNS[each] for each in words.CONCERNS if each in referral.concerns]
        ),
        "made": words.long_date(referral.made_on),
        "discussed": words.long_date(referral.discussed_on),
        "conference": words.long_date(facts.plan_started),
        "months": words.counted(max(1, round(facts.months_on_plan)), "month"),
        "safety": _safety(words.child(facts), facts.age_on(referral.made_on)),
        "setting": _setting(facts.age_on(facts.audit_date)),
    }


def _safety(child: str, age: float) -> str:
    """What immediate protection came to on the day of the discussion."""
    return "a safe place for the mother" if age < 0 else f"keeping {child} safe that night"


def _setting(age: float) -> str:
    """Who sees the child from day to day."""
    if age < 0:
        return "the midwife"
    return "the health visitor" if age < 2 else "the nursery" if age < 4.6 else "the school"


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
