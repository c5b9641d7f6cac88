"""What a lead sees of the calibration: how ready it is, who has read the case, and what was missed."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from audit_app.access.models import User
from audit_app.agreeing.presenters.readings import answer_in_words, question_in_full
from audit_app.calibrating import policies
from audit_app.calibrating.models import Calibration
from audit_app.calibrating.presenters.comparison import panel_names
from audit_app.calibrating.presenters.words import score_in_words, tag_of
from audit_app.calibrating.queries import (
    Assessed,
    Panel,
    answers_that_count,
    assessed,
    counted_in,
    panel_of,
)
from audit_app.calibrating.scoring import most_missed
from audit_app.filling.policies import can_open
from audit_app.filling.presentable import presentable
from audit_app.filling.states import STATE_LABELS
from audit_app.tool.answers import Answers
from audit_app.tool.models import Audit
from audit_app.tool.registry import item, section_titles


@dataclass(frozen=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True)
class PanelView:
    """``state`` says how far the panel is; the rest is what this lead may do about it now."""

    state: str
    read_url: str
    fill_url: str
    can_answer: bool
    can_join: bool
    can_fix: bool
    can_open_again: bool


@dataclass(frozen=True)
class AssessorLine:
    """``scores`` are those of each reading handed in, empty while they are closed to this lead."""

    assessor: User
    tag: dict[str, str]
    scores: tuple[Link, ...]
    accepted: str
    can_release: bool
    can_accept: bool


@dataclass(frozen=True)
class OverviewPage:
    calibration: Calibration
    sections: str
    counted: int
    panel: PanelView
    assessors: tuple[AssessorLine, ...]
    summary: str
    can_change: bool
    can_look_after: bool
    sees_results: bool


@dataclass(frozen=True)
class MissedLine:
    ref: str
    question: str
    how_often: str
    panel_answer: str
    panel_reason: str
    others: tuple[str, ...]


def overview_page(calibration: Calibration, viewer: User) -> OverviewPage:
    sees = policies.can_see_results(viewer, calibration)
    panel, everybody = panel_of(calibration), assessed(calibration, scored=sees)
    return OverviewPage(
        calibration=calibration,
        sections=_sections(calibration),
        counted=len(counted_in(calibration)),
        panel=_panel(calibration, panel, viewer),
        assessors=tuple(_line(calibration, each, viewer, sees=sees) for each in everybody),
        summary=progress_in_words(everybody),
        can_change=policies.can_change(viewer, calibration),
        can_look_after=policies.can_look_after(viewer, calibration),
        sees_results=sees,
    )


def progress_in_words(everybody: list[Assessed]) -> str:
    """Such as "3 of 5 assessors may open cases; 1 waits for a lead." """
    if not everybody:
        return "Nobody has to read it yet."
    through = sum(each.stand.may_open_cases for each in everybody)
    assessors = "assessor has" if len(everybody) == 1 else "assessors have"
    words = f"{through} of {len(everybody)} {assessors} passed or been accepted"
    waiting = sum(each.stand.name == "BELOW" for each in everybody)
    if waiting:
        words += f"; {waiting} {'waits' if waiting == 1 else 'wait'} for a lead"
    return f"{words}."


def missed_lines(calibration: Calibration, panel: Panel) -> tuple[MissedLine, ...]:
    """From the first reading of each assessor: a further one has seen the panel's answers."""
    first = [
        each.tried[0] for each in assessed(calibration, scored=True) if each.tried and each.tried[0].score
    ]
    audit, key = panel.audit, panel.answers()
    if audit is None:
        return ()
    given = [answers_that_count(each.audit) for each in first if each.audit]
    return tuple(
        MissedLine(
            ref=missed.ref,
            question=question_in_full(calibration.case.review, missed.ref),
            how_often=f"{missed.differed} of {missed.compared}",
            panel_answer=answer_in_words(audit, missed.ref, key.get(missed.ref)),
            panel_reason=presentable(key.get(f"{item(missed.ref).top_ref}.comment") or "", audit),
            others=_others(audit, missed.ref, key, given),
        )
        for missed in most_missed(each.score for each in first if each.score)
    )


def _others(panel: Audit, ref: str, key: Answers, given: list[Answers]) -> tuple[str, ...]:
    """What was answered instead, and by how many: no assessor is named beside a mistake."""
    counted: dict[str, int] = {}
    for answers in given:
        if ref in answers and answers[ref] != key.get(ref):
            words = answer_in_words(panel, ref, answers[ref])
            counted[words] = counted.get(words, 0) + 1
    return tuple(
        f"{words} ({number})" for words, number in sorted(counted.items(), key=lambda pair: -pair[1])
    )


def _sections(calibration: Calibration) -> str:
    titles = section_titles()
    if len(calibration.sections) == len(titles):
        return "All nine sections"
    return "; ".join(f"{number}. {titles[number]}" for number in calibration.sections)


def _panel(calibration: Calibration, panel: Panel, viewer: User) -> PanelView:
    audit = panel.audit
    is_own = audit is not None and audit.assessor == viewer
    can_read = audit is not None and can_open(viewer, audit)
    return PanelView(
        state=_state(calibration, panel),
        read_url=reverse("filling:check", args=[audit.pk])
        if audit and can_read and panel.is_submitted
        else "",
        fill_url=reverse("filling:audit", args=[audit.pk])
        if audit and is_own and not panel.is_submitted
        else "",
        can_answer=policies.can_answer_for_panel(viewer, calibration),
        can_join=policies.can_join_panel(viewer, calibration),
        can_fix=policies.can_fix(viewer, calibration),
        can_open_again=policies.can_open_again(viewer, calibration),
    )


def _state(calibration: Calibration, panel: Panel) -> str:
    if panel.audit is None:
        return "Nobody has begun to answer for the panel."
    if calibration.fixed_at and calibration.fixed_by:
        day, by = timezone.localtime(calibration.fixed_at), calibration.fixed_by.display_name
        return f"Answered by {panel_names(panel)}, and fixed on {day.day} {day:%B %Y} by {by}."
    if panel.is_submitted:
        then = "A second lead must read and fix them." if calibration.needs_two else "They are not fixed yet."
        return f"Answered by {panel_names(panel)}. {then}"
    state = STATE_LABELS[panel.audit.state].lower()
    return f"{panel.audit.assessor.display_name} answers for the panel: {state}."


def _line(calibration: Calibration, whose: Assessed, viewer: User, *, sees: bool) -> AssessorLine:
    review_id = calibration.case.review_id
    return AssessorLine(
        assessor=whose.assessor,
        tag=tag_of(whose.stand),
        scores=tuple(
            Link(
                f"Reading {each.attempt.number}: {score_in_words(each.score)}",
                reverse("calibrating:comparison", args=[review_id, each.attempt.pk]),
            )
            for each in whose.tried
            if each.score
        )
        if sees
        else (),
        accepted=f"Accepted by {whose.accepted.by.display_name}: {whose.accepted.why}"
        if whose.accepted and sees
        else "",
        can_release=sees and policies.can_release(viewer, calibration, whose),
        can_accept=sees and policies.can_accept(viewer, calibration, whose),
    )
