"""The moderation of an audit, and the queue of those that wait for a moderator, already worded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from audit_app.access.models import User
from audit_app.filling.beside import Beside, beside
from audit_app.filling.models import Moderation, ModerationNote
from audit_app.filling.moderation import GROUNDS
from audit_app.filling.policies import can_agree, can_answer, can_return
from audit_app.filling.presentable import presentable
from audit_app.filling.queries import moderations_of, open_moderation, waits_for_answer
from audit_app.filling.states import STATE_LABELS
from audit_app.tool.models import Audit


@dataclass(frozen=True)
class NoteLine:
    note: ModerationNote
    heading: str
    text: str


@dataclass(frozen=True)
class ModerationLine:
    """One time that the audit was moderated: by what rules, what was said, and what came of it."""

    moderation: Moderation
    grounds: tuple[str, ...]
    notes: tuple[NoteLine, ...]
    outcome: str


@dataclass(frozen=True)
class ModerationPage:
    audit: Audit
    state: str
    lines: tuple[ModerationLine, ...]
    beside: tuple[Beside, ...]
    can_agree: bool
    can_return: bool
    can_answer: bool


@dataclass(frozen=True)
class QueueLine:
    """An audit that waits, for what, and for whom."""

    audit: Audit
    grounds: tuple[str, ...]
    waits_for: str


def moderation_page(audit: Audit, viewer: User) -> ModerationPage:
    return ModerationPage(
        audit=audit,
        state=STATE_LABELS[audit.state],
        lines=tuple(_line(each, audit) for each in moderations_of(audit)),
        beside=beside(audit, viewer),
        can_agree=can_agree(viewer, audit),
        can_return=audit.state == "in_moderation" and can_return(viewer, audit),
        can_answer=can_answer(viewer, audit),
    )


def queue_lines(audits: Iterable[Audit]) -> tuple[QueueLine, ...]:
    return tuple(_queue_line(audit) for audit in audits)


def _queue_line(audit: Audit) -> QueueLine:
    moderation = open_moderation(audit)
    waits_for = "The assessor’s answer" if waits_for_answer(audit) else "A moderator"
    return QueueLine(audit, _grounds(moderation) if moderation else (), waits_for)


def _line(moderation: Moderation, audit: Audit) -> ModerationLine:
    return ModerationLine(
        moderation,
        _grounds(moderation),
        tuple(
            NoteLine(note, _heading(note), presentable(note.text, audit)) for note in moderation.notes.all()
        ),
        Moderation._meta.get_field("outcome").label_of(moderation.outcome) or "Not decided yet",
    )


def _grounds(moderation: Moderation) -> tuple[str, ...]:
    return tuple(label for code, label in GROUNDS if code in moderation.grounds)


def _heading(note: ModerationNote) -> str:
    verb = "asked" if note.kind == "query" else "answered"
    return f"{note.by.display_name} {verb}"
