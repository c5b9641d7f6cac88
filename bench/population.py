"""A review of any number of signed-off audits with random but possible answers, written in bulk."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.utils import timezone

from audit_app.access.record_keys import new_record_keys
from audit_app.sampling.ages import STANDARD_BANDS
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.models import Allocation, Case, District, Review, Sample, SampledCase
from audit_app.tool.item import Item
from audit_app.tool.models import SECTIONS, Audit
from audit_app.tool.registry import items, section_items

START = dt.date(2008, 6, 2)
BATCH = 2_000
DISTRICTS = 12


@transaction.atomic
def populate(size: int, seed: int = 1) -> Review:
    """A review with ``size`` signed-off audits, each with an answer or none to every item."""
    luck = random.Random(seed)
    review = Review.objects.create(
        title=f"{size} audits",
        authority="Nowhere",
        reference_date=dt.date(2009, 3, 31),
        fieldwork_start=dt.date(2009, 3, 31),
        fieldwork_end=dt.date(2009, 4, 15),
        suppress_small_cells=False,
    )
    person, _ = get_user_model().objects.get_or_create(username="bench", display_name="Bench")
    audits = _audits(review, size, person)
    for section in SECTIONS:
        _in_bulk(section, (_section_row(section, audit, luck) for audit in audits))
    for model, lines in _grids().items():
        _in_bulk(model, (_grid_row(model, audit, line, luck) for audit in audits for line in lines))
    return review


def _audits(review: Review, size: int, person: Any) -> list[Audit]:
    places = [District.objects.create(review=review, name=f"District {n}", order=n) for n in range(DISTRICTS)]
    bands = STANDARD_BANDS.codes[1:]
    cases = [
        Case(
            review=review,
            record_key=key,
            reference=f"B{size}-{n}",
            gender="female",
            age_band=bands[n % len(bands)],
            age_years=1,
            district=places[n % DISTRICTS],
        )
        for n, key in enumerate(new_record_keys(size))
    ]
    _in_bulk(Case, cases)
    sample = Sample.objects.create(
        review=review,
        seed="bench",
        size=size,
        plan=Plan(size=size).as_json(),
        frame_size=size * 20,
        frame_hash="",
        drawn_by=person,
    )
    cells = Counter(_cell(case) for case in cases)
    _in_bulk(SampledCase, (_sampled(sample, order, case, cells) for order, case in enumerate(cases)))
    allocations = [Allocation(case=case, assessor=person, allocated_by=person) for case in cases]
    _in_bulk(Allocation, allocations)
    now = timezone.now()
    audits = [
        Audit(
            allocation=allocation,
            state="signed_off",
            audit_date=review.fieldwork_start,
            submitted_at=now,
            submitted_by=person,
            signed_off_at=now,
            signed_off_by=person,
        )
        for allocation in allocations
    ]
    _in_bulk(Audit, audits)
    return audits


def _cell(case: Case) -> str:
    return f"{case.age_band}, {case.district}"


def _sampled(sample: Sample, order: int, case: Case, cells: Counter[str]) -> SampledCase:
    """One in twenty children of every cell."""
    drawn = cells[_cell(case)]
    return SampledCase(
        sample=sample,
        case=case,
        order=order,
        stratum=_cell(case),
        frame_count=drawn * 20,
        expected_count=drawn,
        inclusion_probability=1 / 20,
    )


def _section_row(section: Any, audit: Audit, luck: random.Random) -> models.Model:
    here = [each for each in section_items(section.number) if each.model is section]
    return section(audit=audit, **{each.field: _answer(each, luck) for each in here})


def _grids() -> dict[type[models.Model], list[Item]]:
    found: dict[type[models.Model], list[Item]] = {}
    for each in items():
        if each.line and each.kind == "any_of":
            found.setdefault(each.model, []).append(each)
    return found


def _grid_row(model: Any, audit: Audit, each: Item, luck: random.Random) -> models.Model:
    return model(audit=audit, **each.line, **{each.field: _answer(each, luck)})


def _answer(each: Item, luck: random.Random) -> Any:
    if each.kind in ("text", "comment"):
        return ""
    if luck.random() < 0.05:
        return None
    if each.kind == "choice":
        return luck.choices(each.options, weights=[4] + [1] * (len(each.options) - 1))[0][0]
    if each.kind == "any_of":
        return frozenset(code for code, _label in each.options if luck.random() < 0.3)
    if each.kind == "date":
        # Dates of later refs are later, so that no end is before its start.
        return START + dt.timedelta(days=_ORDER.get(each.ref, 0) + luck.randrange(9))
    return dt.time(9) if each.kind == "time" else luck.randint(1, 5)


_ORDER = {
    "3.1.date": 10,
    "4.1.date": 20,
    "5.1.started": 30,
    "5.1.completed": 60,
    "9.1.date": 40,
    "9.1.discussion": 30,
}


def _in_bulk(model: Any, rows: Any) -> None:
    for batch in _batches(iter(rows)):
        model._default_manager.bulk_create(batch)


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := [row for _, row in zip(range(BATCH), rows, strict=False)]:
        yield batch
