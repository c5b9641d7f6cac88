"""Every field with the kind of data it holds, read from the models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from audit_app.access.models import User
from audit_app.keeping.data_map.kinds import KINDS, Kind
from audit_app.keeping.data_map.libraries import LIBRARIES

KIND_OF_ITEM = {
    "choice": "coded",
    "any_of": "coded",
    "date": "coded",
    "time": "coded",
    "number": "coded",
    "text": "case_text",
    "comment": "case_text",
}


@dataclass(frozen=True)
class HeldField:
    """A field, and the key of its kind; ``what`` is the question where it is an answer of the tool."""

    model: type[models.Model]
    name: str
    kind_key: str
    what: str

    @property
    def kind(self) -> Kind:
        return KINDS[self.kind_key]

    @property
    def column(self) -> Any:
        return self.model._meta.get_field(self.name)


class UndeclaredError(LookupError):
    """A field whose kind nobody has declared, or a declaration of a field that is not there."""


@cache
def held_models() -> tuple[type[models.Model], ...]:
    """Every model with a table, those between two others included."""
    return tuple(model for model in apps.get_models(include_auto_created=True) if model._meta.managed)


@cache
def fields_of(model: type[models.Model]) -> tuple[HeldField, ...]:
    """All fields of a model in their order.

    Raises:
        UndeclaredError: the declarations and the fields do not agree.
    """
    declared = _declared(model)
    columns = [*model._meta.fields, *model._meta.many_to_many]
    strangers = declared.keys() - {column.name for column in columns}
    if strangers:
        raise UndeclaredError(f"{model._meta.label} has no {', '.join(sorted(strangers))}")
    return tuple(
        HeldField(model, column.name, declared.get(column.name) or _by_itself(model, column), _what(column))
        for column in columns
    )


def _declared(model: type[models.Model]) -> Mapping[str, str]:
    """Field → key of its kind, as the model and those it inherits from say it."""
    said = [vars(parent)["Held"] for parent in reversed(model.__mro__) if "Held" in vars(parent)]
    lines = [line for held in said for line in vars(held).items() if not line[0].startswith("__")]
    lines += LIBRARIES.get(model._meta.label, {}).items()
    return dict(_by_field(lines, model))


def _by_field(lines: list[tuple[str, str]], model: type[models.Model]) -> Iterator[tuple[str, str]]:
    for kind, names in lines:
        if kind not in KINDS:
            raise UndeclaredError(f"{model._meta.label} declares “{kind}”, which is no kind of data")
        yield from ((name, kind) for name in names.split())


def _by_itself(model: type[models.Model], column: Any) -> str:
    """The kind of a question of the tool, or of a link: nobody needs to declare those."""
    if hasattr(column, "spec"):
        return KIND_OF_ITEM[column.spec.kind]
    if column.is_relation:
        return "work" if column.related_model is User else "system"
    if isinstance(column, models.AutoField):
        return "system"
    raise UndeclaredError(f"{model._meta.label} does not say what kind of data {column.name} holds")


def _what(column: Any) -> str:
    """The question with its number, or the field's name in words."""
    if hasattr(column, "spec"):
        return f"{column.spec.ref} {column.spec.question}"
    words = str(column.verbose_name)
    return words[0].upper() + words[1:]
