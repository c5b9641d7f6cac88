"""Children who have only to be written, in values that can be put away until then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from audit_app.access.record_keys import Seal, new_seals
from audit_app.sampling.caseload.case_rows import CaseReader
from audit_app.sampling.caseload.checking.child import CaseloadRow
from audit_app.sampling.models import Case

OF_A_CASE = (
    *("reference", "gender", "age_band", "age_years", "district", "team"),
    *("plan_categories", "category_as_imported", "family_ref", "plan_started"),
)
_CATEGORIES: Any = Case._meta.get_field("plan_categories")


class ReadyChild(NamedTuple):
    """A child who has only to be written, in values that JSON can hold.

    ``case`` holds the columns ``OF_A_CASE``; ``wrapped`` is the key of the record, and the rest is under it.
    """

    case: list[Any]
    wrapped: str
    sealed_name: str
    sealed_date_of_birth: str


def made_ready(reader: CaseReader, rows: Sequence[CaseloadRow]) -> list[ReadyChild]:
    """The children of the rows, ready to be written; nobody once a row was found that cannot be taken."""
    read = reader.read(rows)
    if reader.problems:
        return []
    return [
        _ready(fields, row, wrapped, seal)
        for fields, row, (wrapped, seal) in zip(read, rows, new_seals(len(read)), strict=True)
    ]


def _ready(fields: dict[str, Any], row: CaseloadRow, wrapped: str, seal: Seal) -> ReadyChild:
    return ReadyChild(
        [_plain(fields[name]) for name in OF_A_CASE],
        wrapped,
        seal.seal(row.name) if row.name else "",
        seal.seal(row.date_of_birth.isoformat()) if row.date_of_birth else "",
    )


def _plain(value: Any) -> Any:
    """A value of a case as JSON can keep it and its column takes it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return _CATEGORIES.get_prep_value(value)
    return getattr(value, "pk", value)
