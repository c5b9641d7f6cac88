"""A second reader of the same histories: alike on what happened, a grade apart on some of what is judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from audit_app.demo.answers.reread import BEYOND_DOUBT, JUDGED, others_hang_on, reread, scale_of
from audit_app.demo.answers.sheet import Sheet, sheet_of
from audit_app.demo.history.histories import History
from audit_app.filling.submission import readiness
from audit_app.sampling.models import Review
from audit_app.tool.item import Item
from audit_app.tool.registry import item, items
from tests.unit.demo.samples import SEEDS, answers, fifty

DAY = date(2009, 4, 15)
seeds = pytest.mark.parametrize("seed", SEEDS)


def twice(seed: str) -> Iterator[tuple[History, Sheet, Sheet]]:
    for history in fifty(seed):
        yield history, sheet_of(history, seed), reread(history, DAY, f"{seed} another reader")


def differing(first: Sheet, second: Sheet) -> Iterator[tuple[Item, Any, Any]]:
    """The coded items, dates and numbers to which the two have different answers."""
    one, other = answers(first), answers(second)
    for ref in one:
        if item(ref).kind not in ("text", "comment", "rows") and one[ref] != other[ref]:
            yield item(ref), one[ref], other[ref]


@seeds
def test_every_second_reading_could_be_submitted(seed: str) -> None:
    for _history, _first, second in twice(seed):
        ready = readiness(answers(second), Review(), actions=0)

        assert not ready.problems
        assert not ready.set_aside
        assert not ready.without_reason(second.reasons)


@seeds
def test_both_are_asked_the_same_and_neither_doubts_that_a_child_is_safe(seed: str) -> None:
    fixed = others_hang_on() | BEYOND_DOUBT
    for _history, first, second in twice(seed):
        assert not fixed & {each.ref for each, _one, _other in differing(first, second)}


@seeds
def test_they_part_by_one_grade_or_overlook_one_tick(seed: str) -> None:
    for _history, first, second in twice(seed):
        for each, one, other in differing(first, second):
            if each.kind == "choice":
                scale = scale_of(each)
                assert abs(scale.index(one) - scale.index(other)) == 1
            elif each.kind == "any_of":
                assert other < one
                assert len(one - other) == 1
            else:
                assert each.ref in ("H.6", "9.13.minutes")


def test_they_part_far_oftener_on_what_is_judged_than_on_what_happened() -> None:
    judged = facts = of_judged = of_facts = 0
    for seed in SEEDS:
        for _history, first, second in twice(seed):
            choices = [
                ref
                for ref, value in answers(first).items()
                if item(ref).kind == "choice" and value is not None
            ]
            parted = {each.ref for each, _one, _other in differing(first, second) if each.kind == "choice"}
            of_judged += sum(ref in JUDGED for ref in choices)
            of_facts += sum(ref not in JUDGED for ref in choices)
            judged += len(parted & JUDGED)
            facts += len(parted - JUDGED)

    assert 0.08 < judged / of_judged < 0.25
    assert facts / of_facts < 0.02


def test_they_part_oftener_where_the_record_is_thin() -> None:
    parted: dict[bool, list[int]] = {True: [], False: []}
    for seed in SEEDS:
        for history, first, second in twice(seed):
            record = history.course.record
            is_thin = not (record.ics_up_to_date or record.file_up_to_date or record.chronology == "yes")
            is_full = record.ics_up_to_date and record.file_up_to_date and record.chronology == "yes"
            if is_thin or is_full:
                parted[is_thin].append(sum(each.ref in JUDGED for each, *_ in differing(first, second)))
    thin, full = (sum(parted[each]) / len(parted[each]) for each in (True, False))

    assert min(len(each) for each in parted.values()) > 20
    assert thin > 1.3 * full


def test_the_words_are_their_own_and_go_with_the_answer() -> None:
    for _history, first, second in twice(SEEDS[0]):
        one, other = answers(first), answers(second)
        written = [ref for ref, text in one.items() if item(ref).kind == "comment" and text]
        # There are only so many ways to say a thing, so here and there they hit upon the same.
        assert sum(one[ref] != other[ref] for ref in written) > len(written) / 2
        for each, _one, _other in differing(first, second):
            if each.ref in JUDGED and each.ref != "9.13.ease":
                assert one.get(f"{each.top_ref}.comment") != other[f"{each.top_ref}.comment"]


def test_every_item_that_is_judged_is_one_with_grades_on_which_no_other_hangs() -> None:
    known = {each.ref: each for each in items()}

    assert set(known) >= JUDGED
    assert all(scale_of(known[ref]) for ref in JUDGED)
    assert not JUDGED & others_hang_on()


def test_another_reader_overlooks_other_things() -> None:
    history = fifty(SEEDS[0])[0]
    seen = [answers(reread(history, DAY, f"reader {number}")) for number in range(8)]

    assert len({str({ref: each[ref] for ref in JUDGED if ref in each}) for each in seen}) > 1
