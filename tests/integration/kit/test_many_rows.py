"""Many rows written at once stand there as if each had been saved by itself."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from audit_app.access.models import RecordKey, TrailEntry
from audit_app.kit.many_rows import VALUES_AT_ONCE, insert_rows, next_numbers
from audit_app.sampling.models import Case
from tests.factories.sampling import make_case, make_cast

pytestmark = pytest.mark.django_db

NAMES = ("id", "review", "record_key", "reference", "gender", "age_band", "age_years", "district")


def test_a_row_is_what_saving_the_same_would_have_made_of_it() -> None:
    cast = make_cast()
    saved = make_case(
        cast.review,
        reference="WD1",
        plan_started=dt.date(2008, 9, 1),
        plan_categories=frozenset({"neglect", "physical"}),
    )
    [key], [number] = _keys(1), next_numbers(Case, 1)
    fields = [field for field in Case._meta.concrete_fields if field.name != "id"]
    own = {"record_key": key, "reference": "WD2"}
    values = [own.get(field.name, getattr(saved, field.attname)) for field in fields]
    insert_rows(Case, ["id", *(field.name for field in fields)], [[number, *values]])
    other = Case.objects.get(reference="WD2")
    assert other.pk == number
    for field in fields:
        assert getattr(other, field.attname) == own.get(field.name, getattr(saved, field.attname))


def test_numbers_are_given_once_even_after_their_rows_are_gone_and_whoever_saves_goes_on_after_them() -> None:
    first = _keys(3)
    RecordKey.objects.filter(pk__in=first).delete()
    second = _keys(2)
    assert not set(first) & set(second)
    later = RecordKey.objects.create(wrapped="x")
    assert later.pk not in {*first, *second}


def test_more_rows_than_a_statement_takes_keep_their_order() -> None:
    count, now = VALUES_AT_ONCE // 5 + 1, timezone.now()
    rows = ((now, f"somebody {number}", "list read", str(number), str(number + 1)) for number in range(count))
    names = ("at", "actor_name", "action", "previous_hash", "hash")
    insert_rows(TrailEntry, (*names, "subject_type", "detail"), ((*row, "", {"a": 1}) for row in rows))
    entries = TrailEntry.objects.order_by("pk")
    assert [int(entry.previous_hash) for entry in entries] == list(range(count))
    assert (entries[0].at, entries[0].detail) == (now, {"a": 1})


def test_what_the_database_does_not_allow_is_refused_here_too() -> None:
    cast = make_cast()
    [key], [number] = _keys(1), next_numbers(Case, 1)
    district = cast.review.districts.all()[0]
    row = (number, cast.review.pk, key, "WD1", "girl", "2-5", 4, district.pk)
    more = {"category_as_imported": "", "family_ref": ""}
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(Case, (*NAMES, *more), [(*row, *more.values())])


def _keys(count: int) -> list[int]:
    numbers = list(next_numbers(RecordKey, count))
    insert_rows(RecordKey, ("id", "wrapped", "made_at"), [(n, "x", timezone.now()) for n in numbers])
    return numbers
