"""What was saved of a part of an audit since somebody loaded it, as the trail tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from audit_app.access.models import TrailEntry
from audit_app.access.record_keys import Seal
from audit_app.access.told import revealed
from audit_app.tool.header import HEADER
from audit_app.tool.models import Audit

SECTION_SAVED, HEADER_SAVED = "section saved", "header saved"


@dataclass(frozen=True)
class EarlierSave:
    """One save: who made it, under which name the page sent it, and what each answer had been before."""

    revision: int
    actor_id: int | None
    actor_name: str
    name: str
    before: Mapping[str, Any]


@dataclass(frozen=True)
class Since:
    """The saves that followed a revision, in order; ``is_whole`` unless one of them is not in the trail."""

    saves: tuple[EarlierSave, ...]
    is_whole: bool

    @property
    def before(self) -> dict[str, Any] | None:
        """What each answer that was touched had been at that revision, or None where nobody can say."""
        if not self.is_whole:
            return None
        first: dict[str, Any] = {}
        for save in self.saves:
            first = {**save.before, **first}
        return first

    def made_as(self, name: str, actor_id: int) -> EarlierSave | None:
        """The save that a page sends a second time, because it was never told of the first."""
        return next((each for each in self.saves if each.name == name and each.actor_id == actor_id), None)

    def others_than(self, actor_id: int) -> tuple[str, ...]:
        """The names of those who saved, without one's own."""
        return tuple(
            sorted({save.actor_name for save in self.saves if save.actor_id not in (None, actor_id)})
        )


def saves_since(audit: Audit, part: str | int, loaded: int, now: int) -> Since:
    """The saves of a part after the revision ``loaded`` up to ``now``, at which it stands."""
    entries = TrailEntry.objects.filter(
        subject_type=Audit._meta.label,
        subject_id=audit.pk,
        action=HEADER_SAVED if part == HEADER else SECTION_SAVED,
        detail__section=part,
        detail__revision__gt=loaded,
    )
    seal = Seal(audit.allocation.case.record_key)
    saves = tuple(_save(entry, seal) for entry in entries)
    told = [save.revision for save in saves]
    # A page may know of a later revision than there is, once an older state has been brought back.
    return Since(saves, is_whole=loaded <= now and told == list(range(loaded + 1, now + 1)))


def _save(entry: TrailEntry, seal: Seal) -> EarlierSave:
    before = {ref: revealed(change["from"], seal) for ref, change in entry.detail["changes"].items()}
    return EarlierSave(
        entry.detail["revision"], entry.actor_id, entry.actor_name, entry.detail.get("save", ""), before
    )
