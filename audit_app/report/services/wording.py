"""A lead's own wording of drafted texts, and what becomes of it when the numbers move."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.report.models import FindingEdit, Report
from audit_app.report.policies import check_can_edit
from audit_app.report.services.guard import Conflict, save_at_revision

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
    check_can_edit(by, report.review)
    values = {"text": text, "numbers": dict(numbers), "edited_by": by, "edited_at": timezone.now()}
    if revision == NOT_EDITED_YET:
        edit, is_new = FindingEdit.objects.get_or_create(report=report, key=key, defaults=values)
        if not is_new:
            raise Conflict
    else:
        edit = save_at_revision(_stored(report, key), revision, **values)
    _record(by, "wording edited", edit)
    return edit


@transaction.atomic
def keep_wording(*, edit: FindingEdit, numbers: Mapping[str, Any], by: User) -> FindingEdit:
    """Says that the words hold on the numbers as they are today."""
    check_can_edit(by, edit.report.review)
    kept = save_at_revision(edit, edit.revision, numbers=dict(numbers))
    _record(by, "wording kept", kept)
    return kept


@transaction.atomic
def refresh_wording(*, edit: FindingEdit, by: User) -> None:
    """Goes back to the draft, which always says what the numbers say."""
    check_can_edit(by, edit.report.review)
    _record(by, "wording refreshed", edit)
    edit.delete()


def _stored(report: Report, key: str) -> FindingEdit:
    edit = FindingEdit.objects.filter(report=report, key=key).first()
    if edit is None:
        raise Conflict
    return edit


def _record(by: User, action: str, edit: FindingEdit) -> None:
    trail.record(by=by, action=action, subject=edit, review_id=edit.report.review_id, key=edit.key)
