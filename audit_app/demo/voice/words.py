"""Words for the people, agencies and troubles of a history, so that a comment needs no name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from audit_app.demo.history.facts import Facts

FACTORS = {
    "aggression": "hostility towards professionals",
    "domestic_abuse": "domestic abuse",
    "drug_misuse": "drug use",
    "alcohol_misuse": "drinking",
    "learning_difficulty": "a parent’s learning difficulty",
    "mental_health": "a parent’s mental ill health",
    "parental_non_compliance": "the refusal of visits",
    "criminal_prosecution": "the pending prosecution",
    "post_natal_depression": "post-natal depression",
    "covert_non_compliance": "misleading co-operation",
    "chronic_neglect": "long-standing neglect",
    "frequent_moves": "repeated moves of home",
    "homelessness": "the lack of a settled home",
}
REFERRERS = {
    "police": "the police",
    "school": "the school",
    "health_visitor": "the health visitor",
    "gp": "the GP",
    "midwife": "the midwife",
    "hospital": "the hospital",
    "probation": "the probation officer",
    "other_local_authority": "another authority",
    "anonymous": "an anonymous caller",
}
AGENCIES = {
    "police": "the police",
    "school": "the school",
    "health_visitor": "the health visitor",
    "gp": "the GP",
    "midwife": "the midwife",
    "probation": "probation",
    "other_local_authority": "the authority where the family lived before",
    "health": "health",
    "education": "education",
}
CONCERNS = {
    "neglect": "neglect",
    "physical": "physical abuse",
    "sexual": "sexual abuse",
    "emotional": "emotional abuse",
}
PRONOUNS = {"male": ("he", "him", "his"), "female": ("she", "her", "her")}
NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def long_date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def counted(count: int, noun: str) -> str:
    return f"{number(count)} {noun}" if count == 1 else f"{number(count)} {noun}s"


def listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def agency(code: str) -> str:
    """An agency by its code of the form, or as it is already named in words."""
    return AGENCIES.get(code, f"the {code}")


def child(facts: Facts, on: date) -> str:
    """What an assessor calls the child at the age they have on a day."""
    age = facts.age_on(on)
    if age < 0 or facts.is_unborn:
        return "the unborn baby"
    if age < 1.5:
        return "the baby"
    return "the child" if age < 13 else "the young person"


def first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
