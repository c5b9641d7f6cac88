"""Which tables belong to a child's record: those that lead to a case by their links."""

from __future__ import annotations

from functools import cache

from django.db import models

from audit_app.keeping.data_map.fields import held_models
from audit_app.sampling.models import Case


@cache
def path_to_case(model: type[models.Model]) -> str | None:
    """The lookup from a row to its case, "" for a case itself, None for what belongs to no child's record."""
    if model is Case:
        return ""
    for column in model._meta.fields:
        related = column.related_model
        if isinstance(related, type) and issubclass(related, models.Model) and related is not model:
            beyond = path_to_case(related)
            if beyond is not None:
                return f"{column.name}__{beyond}" if beyond else column.name
    return None


def models_of_a_record() -> list[type[models.Model]]:
    return [model for model in held_models() if path_to_case(model) is not None]
