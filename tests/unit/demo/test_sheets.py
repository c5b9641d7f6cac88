"""The audits that follow from the histories, held to the tool's own rules."""

from collections.abc import Mapping
from typing import Any

import pytest

from audit_app.demo.history.conditions import AS_FOUND, ONE_NOT_PROTECTED, WELL_SUPERVISED, Conditions
from audit_app.filling.submission import readiness
from audit_app.sampling.models import Review
from audit_app.tool.registry import item
from tests.unit.demo.samples import SEEDS, answers, fifty, sheets
from tests.unit.tool.appendix_2a import APPENDIX_2A

seeds = pytest.mark.parametrize("seed", SEEDS)
every_form = pytest.mark.parametrize("conditions", [AS_FOUND, ONE_NOT_PROTECTED, WELL_SUPERVISED])
HAS_ROWS = ("1.4.rows", "1.5.rows", "6.1.rows")


def rows(found: Mapping[str, Any]) -> list[list[dict[str, Any]]]:
    return [found[ref] for ref in HAS_ROWS if found.get(ref)]


@seeds
@every_form
def test_every_audit_could_be_submitted(seed: str, conditions: Conditions) -> None:
    for sheet in sheets(seed, conditions):
        ready = readiness(answers(sheet), Review(), actions=int(sheet.action is not None))

        assert not ready.problems
        assert not ready.set_aside
        assert not ready.without_reason(sheet.reasons)


@seeds
def test_a_reason_is_given_for_unanswered_items_only_and_for_few(seed: str) -> None:
    for sheet in sheets(seed):
        assert all(answers(sheet)[ref] is None for ref in sheet.reasons)
    assert 1 <= sum(bool(sheet.reasons) for sheet in sheets(seed)) <= 15


@seeds
def test_rows_are_in_date_order_and_complete(seed: str) -> None:
    for sheet in sheets(seed):
        for found in rows(answers(sheet)):
            assert [row["date"] for row in found] == sorted(row["date"] for row in found)
            assert all(all(row.values()) for row in found)


@seeds
def test_every_kind_of_item_is_answered_somewhere_in_the_review(seed: str) -> None:
    answered = {
        ref for sheet in sheets(seed) for ref, value in answers(sheet).items() if value not in (None, "", [])
    }
    asked = {
        row.ref
        for row in APPENDIX_2A
        if row.kind not in ("comment", "grid", "group") and not row.ref.startswith("H.")
    }

    # The time of a discussion's second caller or the like may go unasked; a whole question may not.
    assert not {ref for ref in asked if item(ref).kind != "comment"} - answered - SOMETIMES_ABSENT


SOMETIMES_ABSENT = {
    "3.4.education.designation",
    "4.4.education.designation",
    "4.8",
    "8.2.cause",
}


@seeds
def test_few_clocks_speak_against_the_assessors(seed: str) -> None:
    against = [
        clock
        for sheet in sheets(seed)
        for clock in readiness(answers(sheet), Review(), actions=0).disagreements
    ]

    assert len(against) <= 6
    assert {clock.ref for clock in against} <= {"3.2", "9.1"}


@seeds
def test_an_action_is_raised_for_the_child_who_is_not_safe_and_for_nobody_else(seed: str) -> None:
    assert not any(sheet.action for sheet in sheets(seed))
    raised = [sheet for sheet in sheets(seed, ONE_NOT_PROTECTED) if sheet.action]
    unsafe = [sheet for sheet in sheets(seed, ONE_NOT_PROTECTED) if answers(sheet)["9.8"] != "yes"]

    assert raised == unsafe
    assert len(raised) == 1


def test_the_header_names_the_people_of_the_history() -> None:
    for history, sheet in zip(fifty("one"), sheets("one"), strict=True):
        assert sheet.header["H.7.social_worker"] == history.course.practice.social_worker
        assert sheet.header["H.6"] == history.course.facts.audit_date
        assert sheet.header["H.5"] == history.course.facts.categories
