"""A lead's own wording of drafted texts, and what becomes of it when the numbers move."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from audit_app.access.models import User
from audit_app.report.models import FindingEdit, Report
from audit_app.report.services.guard import Conflict, hold_to_edit, save_at_revision
from audit_app.report.services.telling import Changes, tell

NOT_EDITED_YET = 0


@transaction.atomic
def edit_wording(
    *, report: Report, key: str, text: str, numbers: Mapping[str, Any], revision: int, by: User
) -> FindingEdit:
    """Puts somebody's own words in place of a draft.

    Args:
        numbers: what the words stand on today.
        revision: that of the wording it replaces, 0 where it replaces the draft.

    Raises:
        Conflict: somebody else has edited it in between.
    """
    hold_to_edit(report, by)
    values = {"text": text, "numbers": dict(numbers)}
    who = {"edited_by": by, "edited_at": timezone.now()}
    if revision == NOT_EDITED_YET:
        edit, is_new = FindingEdit.objects.get_or_create(report=report, key=key, defaults={**values, **who})
        if not is_new:
            raise Conflict
        changes: Changes = {name: ("", new) for name, new in values.items()}
    else:
        edit = _stored(report, key)
        changes = save_at_revision(edit, revision, **values, **who)
    _tell(by, "wording edited", edit, changes)
    return edit


@transaction.atomic
def keep_wording(*, edit: FindingEdit, numbers: Mapping[str, Any], by: User) -> FindingEdit:
    """Says that the words hold on the numbers as they are today."""
    hold_to_edit(edit.report, by)
    changes = save_at_revision(edit, edit.revision, numbers=dict(numbers))
    _tell(by, "wording kept", edit, changes)
    return edit


@transaction.atomic
def refresh_wording(*, edit: FindingEdit, by: User) -> None:
    """Goes back to the draft, which always says what the numbers say."""
    hold_to_edit(edit.report, by)
    # Not by its own method, after which the wording would have no number to be told by.
    FindingEdit.objects.filter(pk=edit.pk).delete()
    _tell(by, "wording refreshed", edit, {"text": (edit.text, "")})


def _stored(report: Report, key: str) -> FindingEdit:
    edit = FindingEdit.objects.filter(report=report, key=key).first()
    if edit is None:
        raise Conflict
    return edit


def _tell(by: User, action: str, edit: FindingEdit, changes: Changes) -> None:
    words = {name: change for name, change in changes.items() if name in ("text", "numbers")}
    tell(by, action, edit.report, edit, words, key=edit.key)
