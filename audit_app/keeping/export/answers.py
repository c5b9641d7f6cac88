"""An audit in a copy of a record: its answers, what was raised at once, and how it moved on."""

from __future__ import annotations

from collections.abc import Iterator

from audit_app.filling.layout import Question, part_title, questions
from audit_app.filling.models import Transition
from audit_app.filling.presenters.answer_lines import answer_lines
from audit_app.filling.presenters.progress import PARTS
from audit_app.filling.states import STATE_LABELS
from audit_app.keeping.export.content import SOMEBODY, Line, Part, Staff
from audit_app.keeping.export.in_words import moment, some
from audit_app.tool.answers import Answers, answers_of, is_answered
from audit_app.tool.header import HEADER, WORKERS
from audit_app.tool.models import Audit, ImmediateAction
from audit_app.tool.registry import item


def answer_parts(audit: Audit, staff: Staff) -> Iterator[Part]:
    """Every answer that is kept, those that count nowhere included."""
    answers = {ref: answer for ref, answer in answers_of(audit).items() if is_answered(answer)}
    if not staff.is_named:
        answers |= {ref: SOMEBODY for ref in WORKERS if ref in answers}
    for part in PARTS:
        title = part_title(part) if part == HEADER else f"{part}. {part_title(part)}"
        lines = [line for question in questions(part) for line in _lines(question, answers)]
        yield Part(f"Answers: {title}", tuple(lines))
    reasons = audit.unanswered_reasons.all()
    yield Part("Why an answer was left out", tuple(Line(_asked(each.ref), each.reason) for each in reasons))
    yield from _beside_the_answers(audit, staff)


def _lines(question: Question, answers: Answers) -> Iterator[Line]:
    title = f"{question.ref} {question.title}"
    for answer in answer_lines(question, answers):
        label = answer.label.removesuffix(":")
        yield Line(f"{title} – {label}" if label else title, answer.text)
    comment = question.comment and answers.get(question.comment.ref)
    if comment:
        yield Line(f"{title} – comment", comment)


def _asked(ref: str) -> str:
    return f"{ref} {item(ref).question}"


def _beside_the_answers(audit: Audit, staff: Staff) -> Iterator[Part]:
    for action in audit.immediate_actions.select_related("raised_by", "acknowledged_by", "done_by"):
        yield Part("An immediate action", tuple(some(_action(action, staff))))
    outcome = Line("Outcome", audit.safety_outcome)
    yield Part("What was done to make the child safe", tuple(some([outcome])))
    moves = audit.transitions.select_related("by")
    yield Part("How the audit moved on", tuple(_move(each, staff) for each in moves))


def _action(action: ImmediateAction, staff: Staff) -> Iterator[Line]:
    yield Line("What had to be done", action.what)
    yield Line("Why it could not wait", action.why)
    yield Line("Who was told", f"{staff.name(action.told_to)}, {moment(action.told_at)}")
    yield Line("Raised", f"{staff.name(action.raised_by)}, {moment(action.raised_at)}")
    if action.acknowledged_at:
        yield Line("Acknowledged", f"{staff.name(action.acknowledged_by)}, {moment(action.acknowledged_at)}")
    if action.done_at:
        yield Line("Done", f"{staff.name(action.done_by)}, {moment(action.done_at)}")
    yield Line("What came of it", action.outcome)


def _move(move: Transition, staff: Staff) -> Line:
    state = STATE_LABELS[move.to_state].lower()
    reason = f": {move.reason}" if move.reason else ""
    return Line(moment(move.at), f"{state}, {staff.name(move.by)}{reason}")
