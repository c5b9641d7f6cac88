"""Makes the scrubbed copy: no row is written before it is scrubbed, so the file never holds an original."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, models, transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.keeping.copying.new_database import ALIAS, new_database
from audit_app.keeping.copying.scrubs import Scrubber, is_left_out
from audit_app.keeping.data_map import held_models
from audit_app.sampling.models import Case, Identity

# Cases are numbered in the order of their references, so that they sort as they did.
ORDERS: dict[type[models.Model], list[str]] = {Case: ["reference"]}
BESIDE: dict[type[models.Model], list[str]] = {Identity: ["case__review"]}


@dataclass(frozen=True)
class ScrubbedCopy:
    """``master`` opens the invented names in the copy; ``people`` are those in it, with their roles."""

    path: Path
    master: str
    records: int
    people: tuple[str, ...]


def make_scrubbed_copy(path: Path) -> ScrubbedCopy:
    """Writes the copy to a new file.

    Raises:
        FileExistsError: there is something at this path already.
        OSError: it cannot be written.
    """
    scrubber = Scrubber()
    trail.record_by_command(command="scrubbed_copy", action="scrubbed copy made")
    with one_moment(), new_database(path) as new:
        with transaction.atomic(using=ALIAS), new.constraint_checks_disabled():
            for model in held_models():
                if not is_left_out(model):
                    _copy_rows(model, scrubber)
        new.check_constraints()
        return ScrubbedCopy(path, scrubber.keys.master, Case.objects.using(ALIAS).count(), _people())


def _people() -> tuple[str, ...]:
    users = User.objects.using(ALIAS).prefetch_related("memberships").order_by("pk")
    return tuple(
        " ".join([user.username, *sorted(f"({role.label})" for role in user.roles())]) for user in users
    )


@contextmanager
def one_moment() -> Iterator[None]:
    """Lets all tables be read as they are at one moment, whatever others write meanwhile."""
    is_first = not connection.in_atomic_block
    with transaction.atomic():
        if is_first and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _copy_rows(model: type[models.Model], scrubber: Scrubber) -> None:
    rows: models.QuerySet[Any] = model._base_manager.order_by(*ORDERS.get(model, ["pk"]))
    for row in rows.select_related(*BESIDE.get(model, [])).iterator(chunk_size=500):
        scrubber.scrub(row)
        # As it was read: nothing is to set a time anew on the way.
        row.save_base(raw=True, force_insert=True, using=ALIAS)
