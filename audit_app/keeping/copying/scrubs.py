"""What a scrubbed copy makes of each kind of data, by what the data map declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import models

from audit_app.access.models import RecordKey, User
from audit_app.keeping.copying.inventions import Numbering, ThrowAwayKeys, invented_birthday, neutral_text
from audit_app.keeping.data_map import HeldField, fields_of
from audit_app.keeping.erasing import ERASED
from audit_app.sampling.models import Identity

LEFT_OUT = frozenset({"sign_in", "published", "trail", "queue", "upload"})
PREFIXES = {"reference": "CASE", "family_ref": "FAMILY"}


class Scrubber:
    """Scrubs rows one by one; what was the same before is the same afterwards."""

    def __init__(self) -> None:
        self.keys = ThrowAwayKeys()
        self.numbering = Numbering()

    def scrub(self, row: models.Model) -> None:
        """Changes the row in memory; it must never be saved to where it came from."""
        for field in fields_of(type(row)):
            change = CHANGES.get(field.kind_key)
            if change is not None:
                setattr(row, field.column.attname, change(self, field, row))


def is_left_out(model: type[models.Model]) -> bool:
    """Whether all that a table holds, apart from links, is of a kind that no copy needs."""
    kinds = {field.kind_key for field in fields_of(model) if not _is_link(field)}
    return bool(kinds) and kinds <= LEFT_OUT


def _is_link(field: HeldField) -> bool:
    return field.column.is_relation or isinstance(field.column, models.AutoField)


def _identity(scrubber: Scrubber, field: HeldField, row: models.Model) -> str:
    if not isinstance(row, Identity):
        raise TypeError(f"Nobody has said how to invent {field.name} of {field.model._meta.label}")
    if not _value(field, row):
        return ""
    record, day = row.case.record_key_id, invented_birthday(row.case).isoformat()
    invented = {"sealed_name": f"Child {record} (invented)", "sealed_date_of_birth": day}
    return scrubber.keys.seal(record, invented[field.name])


def _key(scrubber: Scrubber, field: HeldField, row: models.Model) -> str:
    return scrubber.keys.wrapped(row.pk) if isinstance(row, RecordKey) and row.wrapped else ""


def _reference(scrubber: Scrubber, field: HeldField, row: models.Model) -> str:
    value, prefix = _value(field, row), PREFIXES[field.name]
    return f"{prefix}-{scrubber.numbering.number(prefix, value):05}" if value else ""


def _text(scrubber: Scrubber, field: HeldField, row: models.Model) -> str:
    value = _value(field, row)
    return ERASED if value == ERASED else neutral_text(value, field.column.max_length)


def _worker(scrubber: Scrubber, field: HeldField, row: models.Model) -> str:
    value = _value(field, row)
    if not value:
        return ""
    if isinstance(field.column, models.EmailField):
        return f"worker-{scrubber.numbering.number('address', value)}@example.invalid"
    return f"Worker {scrubber.numbering.number('worker', value)} (invented)"


def _account(scrubber: Scrubber, field: HeldField, row: models.Model) -> str:
    if not _value(field, row):
        return ""
    if isinstance(field.column, models.EmailField):
        return f"person-{row.pk}@example.invalid"
    return f"person-{row.pk}" if field.column.unique else f"Person {row.pk} (invented)"


def _sign_in(scrubber: Scrubber, field: HeldField, row: models.Model) -> Any:
    if isinstance(row, User) and field.name == "password":
        return make_password(None)
    return None if field.column.null else field.column.get_default()


def _loose_date(scrubber: Scrubber, field: HeldField, row: models.Model) -> date | None:
    return None if field.column.null else date(_value(field, row).year, 1, 1)


def _value(field: HeldField, row: models.Model) -> Any:
    return getattr(row, field.column.attname)


CHANGES: Mapping[str, Callable[[Scrubber, HeldField, models.Model], Any]] = {
    "identity": _identity,
    "key": _key,
    "reference": _reference,
    "case_text": _text,
    "lead_text": _text,
    "worker": _worker,
    "account": _account,
    "sign_in": _sign_in,
    "loose_date": _loose_date,
}
