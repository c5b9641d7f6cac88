"""What a page that saves by itself is told: what is kept, what is wrong with the rest, who else has saved."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils import timezone

from audit_app.filling.forms import Entry, ref_of
from audit_app.filling.merging import Difference
from audit_app.filling.presentable import presentable_answers
from audit_app.filling.presenters.answer_lines import written
from audit_app.filling.presenters.conflict import saved_elsewhere, stands_as_saved
from audit_app.filling.presenters.date_lines import lines_beside, speaks_of_dates
from audit_app.filling.sent import Sent
from audit_app.filling.services import Conflict, OutOfOrderError, Saved
from audit_app.kit.error_summary import first_control_id
from audit_app.tool.models import Audit
from audit_app.tool.registry import item

NOT_ASKED = "This review no longer asks this question, so the answer has not been saved."


def kept(audit: Audit, sent: Sent, entry: Entry, saved: Saved) -> dict[str, Any]:
    """``saved`` are the refs that are kept now; each of ``errors`` says by ``id`` at which box it stands."""
    errors = [
        _error(ref_of(bound.html_name), first_control_id(bound), error) for bound, error in entry.errors()
    ]
    asked = {each.ref for each in entry.asked}
    errors += [_error(ref, f"id_{ref}", NOT_ASKED) for ref in sorted(sent.refs - asked)]
    return {
        "revision": saved.revision,
        "at": _now(),
        "saved": sorted(entry.answers()),
        "errors": errors,
        "theirs": sorted(saved.theirs),
        "said": stands_as_saved(saved.theirs, saved.others),
        "dates": _dates(audit, entry, saved.theirs),
    }


def _dates(audit: Audit, entry: Entry, theirs: Collection[str]) -> dict[str, Any]:
    """What the dates say now, where something was sent, or saved elsewhere meanwhile, that they are read by.

    Of an answer that both sides changed it is the one on the page that counts, until somebody has chosen.
    """
    touched = [*entry.asked, *(item(ref) for ref in theirs)]
    if not any(speaks_of_dates(each) for each in touched):
        return {}
    return lines_beside(audit, entry.part, {**entry.stored, **entry.answers()}).in_words()


def out_of_order(sent: Sent, refusal: OutOfOrderError) -> dict[str, Any]:
    """Nothing is kept: what was sent calls for dates that were right only while nobody asked for them."""
    error = _error(refusal.span.end, f"id_{refusal.span.end}_0", str(refusal))
    return {
        "revision": sent.revision,
        "at": _now(),
        "saved": [],
        "errors": [error],
        "theirs": [],
        "said": "",
    }


def contested(audit: Audit, entry: Entry, conflict: Conflict) -> dict[str, Any]:
    """Both answers to each item that was changed on both sides; the page that chooses is the form's."""
    return {
        "revision": conflict.revision,
        "elsewhere": "Changed by someone else" if conflict.others else "Changed in another window",
        "reason": saved_elsewhere(conflict.others),
        "differences": [_difference(audit, each) for each in conflict.differences],
        "theirs": sorted(conflict.theirs),
        "said": stands_as_saved(conflict.theirs, conflict.others),
        "dates": _dates(audit, entry, conflict.theirs),
    }


def _error(ref: str, box: str, text: str) -> dict[str, str]:
    return {"ref": ref, "id": box, "text": text}


def _now() -> str:
    return f"{timezone.localtime():%H:%M}"


def _difference(audit: Audit, difference: Difference) -> dict[str, str]:
    ref = difference.ref
    theirs, yours = (
        written(ref, presentable_answers({ref: answer}, audit)[ref])
        for answer in (difference.theirs, difference.yours)
    )
    return {"ref": ref, "saved": theirs, "yours": yours}
