"""Rows by the hundred thousand: written as they are, without an object of the model for each.

``bulk_create`` spends ten times as long on its objects as the database does on its rows. Here the values go
to the database through the fields of the model alone, and its checks and keys hold as ever. What a model
does beyond its fields, such as a default, is the caller's to give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, models
from django.db.models import Field, Model

T = TypeVar("T")
# So many values go in one statement at the most: half of what either database takes.
VALUES_AT_ONCE = 15_000
# What these hold is what a driver takes: asking the field about each value would double the time.
_AS_THEY_ARE = {
    *(models.CharField, models.TextField),
    *(models.BigAutoField, models.PositiveBigIntegerField, models.PositiveSmallIntegerField),
}


def in_parts(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """The rows, so many at a time and the rest at last."""
    left = iter(rows)
    while part := list(islice(left, size)):
        yield part


def insert_rows(model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Adds the rows in their order; ``names`` says of which field each value is, a key by its number.

    Every column without a default of the database must be named. Call it in a transaction.
    """
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    prepares = [(place, prepare) for place, field in enumerate(fields) if (prepare := _prepare(field))]
    one = f"({', '.join(['%s'] * len(fields))})"
    with connection.cursor() as cursor:
        for part in in_parts(rows, VALUES_AT_ONCE // len(fields)):
            values = [value for row in part for value in _prepared(row, prepares)]
            # Names of our own models; every value is a parameter.
            cursor.execute(
                f"INSERT INTO {table} ({columns}) VALUES {', '.join([one] * len(part))}",  # noqa: S608
                values,
            )


def next_numbers(model: type[Model], count: int) -> Sequence[int]:
    """Numbers for as many new rows, given to nobody else; call it in the transaction that adds them."""
    table, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            series = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
            cursor.execute(series, [table, column, count])
            return [number for (number,) in cursor.fetchall()]
        # Here one transaction writes at a time, and a number is not given again after its row is gone.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()
    first = (last[0] if last else 0) + 1
    return range(first, first + count)


def _prepare(field: Any) -> Callable[[Any], Any] | None:
    """How a value of the field becomes what the driver takes; None where it is that already."""
    target: Field = field.target_field if field.is_relation else field
    if type(target) in _AS_THEY_ARE:
        return None
    if isinstance(target, models.DateField):
        # The same few days and the one moment of writing come again and again.
        return lru_cache(maxsize=1_000)(lambda value: target.get_db_prep_save(value, connection))
    return lambda value: target.get_db_prep_save(value, connection)


def _prepared(row: Sequence[Any], prepares: list[tuple[int, Callable[[Any], Any]]]) -> Sequence[Any]:
    if not prepares:
        return row
    values = list(row)
    for place, prepare in prepares:
        values[place] = prepare(values[place])
    return values
