"""Answers kept as small numbers in the database and read as plain codes in Python.

A choice is a small integer (1 for the first option, 2 for the second, …); a set of ticks is a bit mask, in
which 0 is "none of these" and NULL is "not answered", so the two can never be confused. Options are only ever
added at the end of a set: a position, once released, keeps its meaning.

Migrations see the plain integer columns, so that a change of wording is never a change of schema.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.expressions import Combinable
from django.utils.module_loading import import_string

OptionPairs = tuple[tuple[str, str], ...]


class PlainInMigrations:
    """A field that a migration records, and later rebuilds, as the plain Django column beneath it."""

    plain_path: str
    plain_kwargs: tuple[str, ...] = ("null", "blank", "default", "max_length", "db_index")

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, _args, kwargs = super().deconstruct()  # type: ignore[misc]
        plain = {key: value for key, value in kwargs.items() if key in self.plain_kwargs}
        if "default" in plain:
            plain["default"] = self.get_prep_value(plain["default"])  # type: ignore[attr-defined]
        return name, self.plain_path, [], plain

    def clone(self) -> Any:
        _name, path, _args, kwargs = self.deconstruct()
        return import_string(path)(**kwargs)


def add_check(model: type[models.Model], condition: models.Q, name: str) -> None:
    """Adds a check to a concrete model's own constraints (its ``Meta`` must name ``constraints``)."""
    if model._meta.abstract:
        return
    check = models.CheckConstraint(condition=condition, name=f"{model._meta.db_table}_{name}")
    model._meta.constraints = [*model._meta.constraints, check]


class CodeField(PlainInMigrations, models.SmallIntegerField):
    """One code out of ``options``, or None."""

    plain_path = "django.db.models.SmallIntegerField"
    if TYPE_CHECKING:
        # The column is a number; Python reads and writes codes.
        _pyi_private_get_type: str  # type: ignore[assignment]
        _pyi_private_set_type: str | Combinable | None  # type: ignore[assignment]

    def __init__(self, *args: Any, options: OptionPairs, **kwargs: Any) -> None:
        self.options = options
        self._code_at = {position: code for position, (code, _label) in enumerate(options, start=1)}
        self._position_of = {code: position for position, code in self._code_at.items()}
        super().__init__(*args, **kwargs)

    def contribute_to_class(self, cls: type[models.Model], name: str, *args: Any, **kwargs: Any) -> None:
        super().contribute_to_class(cls, name, *args, **kwargs)
        add_check(cls, models.Q(**{f"{name}__gte": 1, f"{name}__lte": len(self.options)}), f"{name}_in_set")

    def from_db_value(self, value: int | None, expression: Any, connection: Any) -> str | None:
        return None if value is None else self._code_at[value]

    def to_python(self, value: Any) -> str | None:
        return self._code_at[value] if isinstance(value, int) else (value or None)

    def get_prep_value(self, value: Any) -> int | None:
        """The number kept for a code.

        Raises:
            ValueError: the code is not one of the options.
        """
        if value is None or value == "" or isinstance(value, int):
            return value if isinstance(value, int) else None
        if hasattr(value, "resolve_expression"):
            return value
        if value not in self._position_of:
            raise ValueError(f"{value!r} is not one of {', '.join(self._position_of)}")
        return self._position_of[value]

    def label_of(self, code: str | None) -> str:
        return dict(self.options).get(code or "", "")


class CodeSetField(PlainInMigrations, models.IntegerField):
    """Any of ``options``: a frozenset of codes, empty for "none of these", or None when not answered."""

    plain_path = "django.db.models.IntegerField"
    if TYPE_CHECKING:
        _pyi_private_get_type: frozenset[str]  # type: ignore[assignment]
        _pyi_private_set_type: frozenset[str] | Combinable | None  # type: ignore[assignment]

    def __init__(self, *args: Any, options: OptionPairs, **kwargs: Any) -> None:
        self.options = options
        self._bit_of = {code: 1 << position for position, (code, _label) in enumerate(options)}
        super().__init__(*args, **kwargs)

    def contribute_to_class(self, cls: type[models.Model], name: str, *args: Any, **kwargs: Any) -> None:
        super().contribute_to_class(cls, name, *args, **kwargs)
        highest = (1 << len(self.options)) - 1
        add_check(cls, models.Q(**{f"{name}__gte": 0, f"{name}__lte": highest}), f"{name}_in_set")

    def from_db_value(self, value: int | None, expression: Any, connection: Any) -> frozenset[str] | None:
        return None if value is None else self._codes_in(value)

    def to_python(self, value: Any) -> frozenset[str] | None:
        if value is None or isinstance(value, frozenset):
            return value
        return self._codes_in(value) if isinstance(value, int) else frozenset(value)

    def get_prep_value(self, value: Any) -> int | None:
        """The bit mask kept for a set of codes.

        Raises:
            ValueError: a code is not one of the options.
        """
        if value is None or isinstance(value, int):
            return value
        if hasattr(value, "resolve_expression"):
            return value
        strangers = set(value) - set(self._bit_of)
        if strangers:
            raise ValueError(f"{', '.join(sorted(strangers))}: not among {', '.join(self._bit_of)}")
        return self.mask(value)

    def mask(self, codes: Iterable[str]) -> int:
        return sum(self._bit_of[code] for code in set(codes))

    def _codes_in(self, value: int) -> frozenset[str]:
        return frozenset(code for code, bit in self._bit_of.items() if value & bit)


@CodeSetField.register_lookup
class Has(models.Lookup):
    """``factors__has="drug_misuse"``: the set holds this code."""

    lookup_name = "has"
    prepare_rhs = False

    def get_prep_lookup(self) -> int:
        return self.lhs.output_field.mask([self.rhs])

    def get_db_prep_lookup(self, value: Any, connection: Any) -> tuple[str, tuple[int, ...]]:
        return "%s", (value,)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"({left} & {right}) <> 0", (*left_params, *right_params)
