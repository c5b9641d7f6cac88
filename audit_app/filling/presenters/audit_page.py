"""The page of one audit: how far each section is, what came back, and what may be done next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from audit_app.access.models import User
from audit_app.access.roles import Permission
from audit_app.filling.beside import Beside, beside
from audit_app.filling.models import Transition
from audit_app.filling.policies import can_answer, can_edit, can_open, can_raise_action
from audit_app.filling.presenters.actions import ActionView, action_views
from audit_app.filling.presenters.facts import Fact, case_facts
from audit_app.filling.presenters.item_notes import NoteView, all_notes
from audit_app.filling.presenters.open_items import OpenPart, open_parts
from audit_app.filling.presenters.part_page import part_url
from audit_app.filling.presenters.progress import COMPLETE, NOT_STARTED, PartProgress, progress
from audit_app.filling.queries import COMES_BACK, actions_of, latest_return, moves_of
from audit_app.filling.states import STATE_LABELS
from audit_app.filling.submission import readiness_of
from audit_app.sampling.allocating.policies import can_declare
from audit_app.tool.header import HEADER
from audit_app.tool.models import Audit

STATE_COLOURS = {
    "not_started": "grey",
    "in_progress": "blue",
    "submitted": "purple",
    "in_moderation": "pink",
    "returned": "orange",
    "signed_off": "green",
    "reopened": "orange",
}


@dataclass(frozen=True)
class AuditPage:
    audit: Audit
    facts: tuple[Fact, ...]
    state: str
    tag_classes: str
    returned: Transition | None
    moves: tuple[tuple[str, Transition], ...]
    tasks: list[dict[str, Any]]
    complete: int
    open_parts: tuple[OpenPart, ...]
    notes: tuple[NoteView, ...]
    beside: tuple[Beside, ...]
    actions: tuple[ActionView, ...]
    can_edit: bool
    can_read: bool
    can_raise: bool
    can_declare: bool
    is_set_aside: bool
    is_moderated: bool
    can_answer: bool
    can_search_trail: bool

    @property
    def open_count(self) -> int:
        return sum(len(part.questions) for part in self.open_parts)


def audit_page(audit: Audit, viewer: User) -> AuditPage:
    may_edit, may_read = can_edit(viewer, audit), can_open(viewer, audit)
    readiness = readiness_of(audit)
    parts = progress(readiness, frozenset(audit.review.items_off))
    return AuditPage(
        audit=audit,
        facts=(*case_facts(audit), Fact("Assessor", audit.assessor.display_name)),
        state=STATE_LABELS[audit.state],
        tag_classes=f"govuk-tag--{STATE_COLOURS[audit.state]}",
        returned=latest_return(audit) if audit.state in COMES_BACK and may_read else None,
        moves=tuple((STATE_LABELS[move.to_state], move) for move in moves_of(audit)),
        tasks=[_task(audit, part, is_link=may_edit, is_counted=may_read) for part in parts],
        complete=sum(part.state == COMPLETE for part in parts),
        open_parts=open_parts(audit, readiness) if may_edit else (),
        notes=all_notes(audit, viewer),
        beside=beside(audit, viewer),
        actions=action_views(actions_of(audit), viewer),
        can_edit=may_edit,
        can_read=may_read,
        can_raise=can_raise_action(viewer, audit),
        can_declare=can_declare(viewer, audit.allocation),
        is_moderated=may_read and audit.moderations.exists(),
        can_answer=can_answer(viewer, audit),
        is_set_aside=audit.allocation.is_set_aside,
        can_search_trail=viewer.has_permission(Permission.VIEW_TRAIL, audit.review.pk),
    )


def _task(audit: Audit, part: PartProgress, *, is_link: bool, is_counted: bool) -> dict[str, Any]:
    """An item of the task list component; how many questions were asked says something of the answers."""
    title = part.title if part.part == HEADER else f"{part.part}. {part.title}"
    return {
        "title": {"text": title},
        **({"hint": {"text": _counts(part)}} if is_counted else {}),
        "status": {"text": COMPLETE} if part.state == COMPLETE else {"tag": _tag(part.state)},
        **({"href": part_url(audit, part.part)} if is_link else {}),
    }


def _tag(state: str) -> dict[str, str]:
    return {"text": state, "classes": "govuk-tag--blue" if state == NOT_STARTED else "govuk-tag--teal"}


def _counts(part: PartProgress) -> str:
    words = [f"{part.answered} of {part.asked} answered"]
    if part.problems:
        words.append(f"{part.problems} to put right")
    if part.set_aside:
        words.append(f"{part.set_aside} set aside")
    return ", ".join(words)
