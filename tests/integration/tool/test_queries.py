"""Conditions on audits agree with the rules for the answers of a single audit."""

import random

import pytest

from audit_app.tool.answers import is_answered
from audit_app.tool.header import HEADER
from audit_app.tool.models import Audit
from audit_app.tool.queries import (
    answered,
    chosen,
    first_readings,
    is_asked,
    none_chosen,
    path_to,
    shown,
)
from audit_app.tool.registry import item, items, shown_refs
from tests.factories.aggregation import Reading, audited, random_answers, second_reading

pytestmark = pytest.mark.django_db

OFF = ["5.1.completion_recorded", "8.2", "9.8"]
ANSWERS = [random_answers(random.Random(seed), blank=0.3) for seed in range(12)]


@pytest.mark.parametrize("off", [[], OFF], ids=["everything asked", "some switched off"])
def test_an_item_is_shown_to_the_database_as_it_is_on_the_page(off: list[str]) -> None:
    made = audited([Reading(answers) for answers in ANSWERS])
    for each in items():
        if each.section == HEADER:
            continue
        condition = shown(each.ref, off)
        found = set(Audit.objects.filter(condition)) if condition is not None else set()
        expected = {
            audit
            for audit, answers in zip(made.audits, ANSWERS, strict=True)
            if each.ref in shown_refs(answers, off)
        }
        assert found == expected, each.ref


def test_an_item_is_answered_in_the_database_as_it_is_on_the_page() -> None:
    made = audited([Reading(answers) for answers in ANSWERS])
    for each in items():
        if each.section == HEADER or each.line or each.kind == "comment":
            continue
        found = set(Audit.objects.filter(answered(each)))
        expected = {
            audit
            for audit, answers in zip(made.audits, ANSWERS, strict=True)
            if is_answered(answers[each.ref])
        }
        assert found == expected, each.ref


def test_an_option_is_chosen_by_itself_or_ticked_among_others() -> None:
    made = audited(
        [
            Reading({"7.4": "partly", "6.7": frozenset({"homelessness", "aggression"})}),
            Reading({"7.4": "no", "6.7": frozenset()}),
            Reading(),
        ]
    )
    assert set(Audit.objects.filter(chosen(item("7.4"), "partly"))) == {made.audits[0]}
    assert set(Audit.objects.filter(chosen(item("6.7"), "aggression"))) == {made.audits[0]}
    assert set(Audit.objects.filter(none_chosen(item("6.7")))) == {made.audits[1]}


def test_an_item_is_asked_while_one_of_its_parents_is() -> None:
    assert is_asked("5.2.reason", ["5.2.from_referral"])
    assert not is_asked("5.1.interim", ["5.1.completion_recorded"])
    assert not is_asked("8.4", ["8.4"])
    assert is_asked("8.4")


def test_a_path_leads_from_the_audit_to_columns_of_every_kind_of_table() -> None:
    assert path_to(item("H.6")) == "audit_date"
    assert path_to(item("7.4")) == "recording__supervision"
    assert path_to(item("7.3.referral")) == "key_documents__found"
    assert path_to(item("1.4.rows")) == "earlier_referrals"


def test_a_second_reading_of_a_case_is_no_first_reading() -> None:
    made = audited([Reading()])
    second_reading(made.audits[0], Reading(assessor="Bea", role="second"))
    audited([Reading()], title="Another review")
    assert set(first_readings(made.review)) == set(made.audits)
