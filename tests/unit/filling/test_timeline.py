"""The course of a case by its dates: what lasted how long, where nothing was entered, what overlaps."""

from __future__ import annotations

from datetime import date
from typing import Any

from audit_app.filling.presenters.timeline_drawing import NARROW, WIDE, draw
from audit_app.filling.timeline import timeline_of

SHOWN: dict[str, Any] = {
    "1.1": date(2009, 1, 5),
    "1.4.rows": [{"date": date(2006, 5, 1), "nature": "A call", "outcome": ""}],
    "3.1": "yes",
    "3.1.date": date(2009, 1, 6),
    "4.1.date": date(2009, 2, 2),
    "5.1.started": date(2009, 1, 20),
    "5.1.completed": date(2009, 4, 20),
    "9.1.date": None,
}


def test_moments_stand_in_the_order_of_their_dates_whatever_question_they_answer() -> None:
    moments = timeline_of(SHOWN, date(2009, 3, 1)).moments
    assert [(each.ref, each.name) for each in moments] == [
        ("1.4.rows", "Earlier referral or contact"),
        ("1.1", "Referral or contact"),
        ("3.1.date", "First strategy discussion"),
        ("5.1.started", "Core assessment was started"),
        ("4.1.date", "Outcome strategy discussion"),
        ("", "Child protection plan started"),
        ("5.1.completed", "Core assessment was completed"),
    ]


def test_more_than_four_weeks_without_a_date_are_a_gap_with_what_went_on_meanwhile() -> None:
    (gap,) = timeline_of(SHOWN).gaps
    assert (gap.after.ref, gap.before.ref, gap.days) == ("4.1.date", "5.1.completed", 77)
    assert gap.during == ("Core assessment",)
    exactly = {"1.1": date(2009, 1, 5), "3.1.date": date(2009, 2, 2)}
    assert timeline_of(exactly).gaps == ()


def test_what_lies_before_the_referral_is_no_gap() -> None:
    assert all(gap.after.day >= date(2009, 1, 5) for gap in timeline_of(SHOWN).gaps)


def test_what_went_on_at_the_same_time_overlaps_by_its_common_days() -> None:
    (overlap,) = timeline_of(SHOWN).overlaps
    assert (overlap.one.name, overlap.other.name) == ("Section 47 enquiries", "Core assessment")
    assert (overlap.start, overlap.end, overlap.days) == (date(2009, 1, 20), date(2009, 2, 2), 13)


def test_two_that_begin_on_one_day_or_only_touch_do_not_overlap() -> None:
    same_day = {"3.1.date": date(2009, 1, 6), "4.1.date": date(2009, 2, 2), "9.1.date": date(2009, 1, 20)}
    assert timeline_of(same_day).overlaps == ()
    touching = {**same_day, "9.1.date": None, "5.1.started": date(2009, 2, 2)}
    assert timeline_of({**touching, "5.1.completed": date(2009, 3, 2)}).overlaps == ()


def test_work_without_an_end_is_open_and_a_wait_without_one_is_none() -> None:
    stretches = timeline_of({"1.1": date(2009, 1, 5), "5.1.started": date(2009, 1, 20)}).stretches
    assert [(each.name, each.end) for each in stretches] == [("Core assessment", None)]


def test_what_ends_before_it_starts_is_not_drawn() -> None:
    backwards = {"5.1.started": date(2009, 1, 20), "5.1.completed": date(2009, 1, 2)}
    assert timeline_of(backwards).stretches == ()


def test_the_picture_runs_from_the_first_date_to_the_last_and_leaves_out_what_was_years_before() -> None:
    for layout in (NARROW, WIDE):
        drawing = draw(timeline_of(SHOWN), SHOWN["1.1"], layout)
        assert drawing is not None
        assert drawing.left_out == 1
        points = [line.point for line in drawing.lines if line.point is not None]
        assert (min(points), max(points)) == (layout.left, layout.right)
        (gap,) = drawing.gaps
        assert gap.words == "77 days"
        bars = {line.name: line for line in drawing.lines if line.bar}
        assert len(bars["Core assessment"].dark) == len(bars["Section 47 enquiries"].dark) == 1
        assert [month.name for month in drawing.months] == ["Feb 2009", "Mar 2009", "Apr 2009"]


def test_any_dates_can_be_drawn_and_one_day_alone_cannot() -> None:
    assert draw(timeline_of({"1.1": date(2009, 1, 5)}), date(2009, 1, 5)) is None
    far = {"1.1": date(1, 1, 1), "3.1.date": date(9999, 12, 31)}
    drawing = draw(timeline_of(far), far["1.1"])
    assert drawing is not None
    assert len(drawing.months) <= 8
