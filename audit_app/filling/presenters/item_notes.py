"""What was asked of the leads and noted for the moderator, beside the question that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from audit_app.access.models import User
from audit_app.filling.models import ItemNote
from audit_app.filling.policies import can_open
from audit_app.filling.presentable import presentable
from audit_app.filling.queries import notes_on
from audit_app.tool.models import Audit


@dataclass(frozen=True)
class NoteView:
    """``heading`` says who wrote what kind of note; ``answered`` who answered it, empty where nobody has."""

    ref: str
    heading: str
    text: str
    answered: str
    answer: str
    waits: bool


Notes = Mapping[str, tuple[NoteView, ...]]


def note_views(audit: Audit, viewer: User) -> dict[str, tuple[NoteView, ...]]:
    """By question, for whoever may open the answers; nobody else sees any here."""
    if not can_open(viewer, audit):
        return {}
    return {
        ref: tuple(note_view(note, audit, viewer) for note in notes) for ref, notes in notes_on(audit).items()
    }


def all_notes(audit: Audit, viewer: User) -> tuple[NoteView, ...]:
    return tuple(note for notes in note_views(audit, viewer).values() for note in notes)


def note_view(note: ItemNote, audit: Audit, viewer: User) -> NoteView:
    who = "You" if note.by == viewer else note.by.display_name
    verb = "asked the leads" if note.kind == "question" else "noted for the moderator"
    answered = ""
    if note.answered_by and note.answered_at:
        answered = f"{note.answered_by.display_name} answered on {_when(note.answered_at)}"
    return NoteView(
        note.ref,
        f"{who} {verb} on {_when(note.at)}",
        presentable(note.text, audit),
        answered,
        presentable(note.answer, audit),
        note.waits,
    )


def _when(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{local.day} {local:%B %Y, %H:%M}"
