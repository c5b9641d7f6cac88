"""Moderation: taking an audit in, by rule or by hand, asking and answering about it, and agreeing with it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.access.trail import Secret
from audit_app.filling.models import Moderation, ModerationNote, Transition
from audit_app.filling.moderation import grounds_of
from audit_app.filling.policies import (
    check_can_agree,
    check_can_answer,
    check_can_take_into_moderation,
    leads_still_reading,
)
from audit_app.filling.queries import is_moderated, open_moderation
from audit_app.filling.services.locking import lock
from audit_app.filling.services.telling import tell
from audit_app.filling.states import check_move
from audit_app.tool.models import Audit


@transaction.atomic
def take_into_moderation(*, audit: Audit, by: User) -> None:
    """Lets a submitted audit wait for a moderator, whether or not a rule asks for it."""
    lock(audit, by)
    check_can_take_into_moderation(by, audit)
    _take_in(audit, grounds_of(audit) or {"by_hand"}, by)


@transaction.atomic
def agree(*, audit: Audit, by: User) -> None:
    """Ends the moderation: the audit is as submitted, and can be signed off."""
    lock(audit, by)
    check_can_agree(by, audit)
    move = check_move("agree with", audit.state)
    decide(audit, "agreed", by)
    audit.state = move.to_state
    audit.save()
    Transition.objects.create(audit=audit, from_state=move.from_state, to_state=move.to_state, by=by)
    tell(by, "moderation agreed", audit, from_state=move.from_state, to_state=move.to_state)


@transaction.atomic
def ask(*, audit: Audit, text: str, by: User) -> None:
    """Asks the assessor about the audit, which stays in moderation."""
    lock(audit, by)
    check_can_agree(by, audit)
    _note(audit, "query", text, by, "moderator asked")


@transaction.atomic
def answer(*, audit: Audit, text: str, by: User) -> None:
    """Answers the moderator in place; no answer of the audit changes."""
    lock(audit, by)
    check_can_answer(by, audit)
    _note(audit, "answer", text, by, "moderator answered")


def take_in_by_rule(audit: Audit, by: User, *, again: bool = False) -> None:
    """Takes a submitted audit into moderation where a rule asks for it; inside the transaction of a service.

    With ``again``, also one that has been moderated since it was submitted. While a lead still reads the
    case, its other reading stays as submitted: the state would tell them something of its answers. Nobody
    signs it off meanwhile.
    """
    if audit.state != "submitted" or leads_still_reading(audit):
        return
    if is_moderated(audit) and not again:
        return
    grounds = grounds_of(audit)
    if grounds:
        _take_in(audit, grounds, by)


def decide(audit: Audit, outcome: str, by: User) -> None:
    """Ends the moderation that an audit is in, if it is in one."""
    moderation = open_moderation(audit)
    if moderation is not None:
        moderation.outcome, moderation.decided_at, moderation.decided_by = outcome, timezone.now(), by
        moderation.save()


def _take_in(audit: Audit, grounds: Iterable[str], by: User) -> None:
    move = check_move("take into moderation", audit.state)
    audit.state = move.to_state
    audit.save()
    Moderation.objects.create(audit=audit, grounds=frozenset(grounds), opened_by=by)
    Transition.objects.create(audit=audit, from_state=move.from_state, to_state=move.to_state, by=by)
    tell(
        by,
        "audit taken into moderation",
        audit,
        from_state=move.from_state,
        to_state=move.to_state,
        grounds=sorted(grounds),
    )


def _note(audit: Audit, kind: str, text: str, by: User, action: str) -> None:
    moderation = open_moderation(audit)
    if moderation is None or not text.strip():
        raise Refused("Enter what you want to say about this audit.")
    note = ModerationNote.objects.create(moderation=moderation, kind=kind, text=text.strip(), by=by)
    tell(by, action, audit, note, text=Secret(note.text))
