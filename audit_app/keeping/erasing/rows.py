"""What erasing does to each kind of data, in every row of a record, by what the data map declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import models
from django.db.models import Case as Either
from django.db.models import CharField, F, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat, TruncYear

from audit_app.keeping.data_map import HeldField, fields_of
from audit_app.keeping.data_map.records import models_of_a_record, path_to_case
from audit_app.sampling.models import Erasure

# Where there was a text there still is one, so that what was answered and what was not can still be counted.
ERASED = "Erased"
NUMBERED = "erased-"


def erase_rows(erasure: Erasure) -> None:
    """Changes every row of the cases that the erasure is of."""
    for model in models_of_a_record():
        changes = {
            field.name: CHANGES[field.kind_key](field)
            for field in fields_of(model)
            if field.kind_key in CHANGES
        }
        if changes:
            rows_of(model, erasure).update(**changes)


def rows_of(model: type[models.Model], erasure: Erasure) -> models.QuerySet[Any]:
    path = path_to_case(model)
    return model._base_manager.filter(**{f"{path}__erasure" if path else "erasure": erasure})


def _emptied(field: HeldField) -> Combinable:
    return Value("")


def _marked(field: HeldField) -> Combinable:
    return _unless_empty(field, Value(ERASED))


def _numbered(field: HeldField) -> Combinable:
    """The number of the record, which the trail knows it by; only a case has one beside its references."""
    return _unless_empty(field, Concat(Value(NUMBERED), Cast(F("record_key_id"), CharField())))


def _reduced(field: HeldField) -> Combinable:
    return Value(None) if field.column.null else TruncYear(field.name)


def _unless_empty(field: HeldField, instead: Combinable) -> Combinable:
    return Either(When(**{field.name: ""}, then=Value("")), default=instead, output_field=CharField())


CHANGES: Mapping[str, Callable[[HeldField], Combinable]] = {
    "identity": _emptied,
    "reference": _numbered,
    "case_text": _marked,
    "worker": _marked,
    "loose_date": _reduced,
}
