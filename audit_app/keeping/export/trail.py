"""The trail in a copy of a record: who saw or changed it, and what it said before it was changed."""

from __future__ import annotations

from collections.abc import Iterator

from audit_app.access.models import TrailEntry
from audit_app.access.record_keys import Seal
from audit_app.access.told import revealed
from audit_app.keeping.export.content import Line, Part, Staff
from audit_app.keeping.export.in_words import moment
from audit_app.sampling.models import Case
from audit_app.tool.answers import is_answered
from audit_app.tool.registry import item, items
from audit_app.trail.presenters.values import answer

WHO = "Who has seen or changed this record"
BEFORE = "What was written before it was changed"


def trail_parts(case: Case, staff: Staff) -> Iterator[Part]:
    entries = list(TrailEntry.objects.filter(record_id=case.record_key_id))
    yield Part(
        WHO, tuple(Line(moment(each.at), f"{each.action}, {staff.name(each.actor_name)}") for each in entries)
    )
    seal = Seal(case.record_key)
    yield Part(BEFORE, tuple(line for entry in entries for line in _replaced(entry, seal, staff)))


def _replaced(entry: TrailEntry, seal: Seal, staff: Staff) -> Iterator[Line]:
    """What the entry says was there before; what came after it stands in a later entry or in the answers."""
    changes = revealed(entry.detail.get("changes", {}), seal)
    known = {each.ref for each in items()}
    for ref, change in changes.items():
        if not is_answered(change["from"]) or (ref.startswith("H.7") and not staff.is_named):
            continue
        number = ref.removesuffix(".comment")
        label = f"{number} {item(ref).question}" if ref in known else ref.replace("_", " ")
        before = answer(ref, change["from"]) if ref in known else str(change["from"])
        yield Line(f"{label}, until {moment(entry.at)}", before)
