"""Reviews full of audits for tests about figures: written in bulk, with any answers, at any stage."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from audit_app.access.models import User
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.models import Allocation, Case, Review, Sample, SampledCase
from audit_app.tool.answers import row_columns
from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.models import SECTIONS, Audit
from audit_app.tool.registry import items
from tests.factories.access import make_user
from tests.factories.sampling import bring_to, make_case, make_review

Answers = dict[str, Any]

SIGNED_OFF_AT = dt.datetime(2009, 5, 1, 12, tzinfo=dt.UTC)
FIRST_DAY = dt.date(2009, 3, 31)


@dataclass(frozen=True)
class Reading:
    """One audit to be made: its answers, the child, who read the file, and what the child stands for."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    age_band: str = "2-5"
    assessor: str = "Asa"
    state: str = "signed_off"
    role: str = "first"
    stratum: str | None = None
    chance: float = 0.1
    population: int = 200
    audit_date: dt.date | None = FIRST_DAY


@dataclass(frozen=True)
class Audited:
    """A review with its audits, one a reading and in the same order."""

    review: Review
    audits: tuple[Audit, ...]


def audited(readings: Sequence[Reading], review: Review | None = None, **review_fields: Any) -> Audited:
    """Makes the audits in a review; those with a stratum are the review's recorded sample."""
    review = bring_to(review or make_review(**review_fields), "fieldwork")
    people = {name: person(name) for name in ("Lead", *(each.assessor for each in readings))}
    cases = [
        make_case(review, age_band=each.age_band, age_years=oldest_in(each.age_band)) for each in readings
    ]
    _record_sample(review, readings, cases, people["Lead"])
    audits = [
        _audit(each, case, people[each.assessor], people["Lead"])
        for each, case in zip(readings, cases, strict=True)
    ]
    write_answers(audits, [each.answers for each in readings])
    return Audited(review, tuple(audits))


def write_answers(audits: Sequence[Audit], answers: Sequence[Mapping[str, Any]]) -> None:
    """Writes answers of any kind in bulk: a row a section, and the rows of grids and dated rows."""
    pairs = list(zip(audits, answers, strict=True))
    for section in SECTIONS:
        own = [each for each in items() if each.model is section]
        section._default_manager.bulk_create(
            section(audit=audit, **{each.field: given[each.ref] for each in own if each.ref in given})
            for audit, given in pairs
        )
    for model, here in _row_models().items():
        rows = (row for audit, given in pairs for row in _rows(model, here, audit, given))
        model._default_manager.bulk_create(rows)


def second_reading(audit: Audit, reading: Reading) -> Audit:
    """Another assessor's audit of the same case."""
    lead = person("Lead")
    made = _audit(reading, audit.case, person(reading.assessor), lead)
    write_answers([made], [reading.answers])
    return made


def oldest_in(band: str) -> int | None:
    """The last whole year of a band; an unborn child has none."""
    return None if band == "unborn" else int(band.split("-")[1]) - 1


def person(name: str) -> User:
    """Whoever goes by a name, made at the first mention."""
    found = User.objects.filter(username=name.lower()).first()
    return found or make_user(name.lower(), name)


def random_answers(luck: random.Random, *, blank: float = 0.15) -> Answers:
    """An answer of a possible kind, or none, to every item, hidden ones included."""
    answers = {
        each.ref: None if luck.random() < blank else _random_answer(each, luck)
        for each in items()
        if each.section != HEADER and each.kind != "comment"
    }
    # The database refuses an assessment that ends before it starts.
    started, completed = answers["5.1.started"], answers["5.1.completed"]
    if started and completed and completed < started:
        answers["5.1.started"], answers["5.1.completed"] = completed, started
    for each in items():
        if each.kind == "text" and each.ref in answers:
            answers[each.ref] = answers[each.ref] or ""
        if each.kind == "rows":
            answers[each.ref] = answers[each.ref] or []
    return answers


def _random_answer(each: Item, luck: random.Random) -> Any:
    if each.kind == "choice":
        # Parents answered yes open what depends on them.
        codes = [code for code, _label in each.options]
        return luck.choice([*codes, "yes"] if "yes" in codes else codes)
    if each.kind == "any_of":
        return frozenset(code for code, _label in each.options if luck.random() < 0.45)
    if each.kind == "rows":
        return [_random_row(each, luck) for _row in range(luck.randrange(4))]
    if each.kind == "date":
        return dt.date(2008, 11, 1) + dt.timedelta(days=luck.randrange(90))
    if each.kind == "time":
        return dt.time(luck.randrange(24), luck.randrange(60))
    return luck.randint(1, 9) if each.kind == "number" else f"Text of {each.ref}"


def _random_row(each: Item, luck: random.Random) -> dict[str, Any]:
    row: dict[str, Any] = {name: f"Some {name}" for name, _label in row_columns(each)}
    return row | {"date": dt.date(2007, 1, 1) + dt.timedelta(days=luck.randrange(500))}


def _record_sample(review: Review, readings: Sequence[Reading], cases: Sequence[Case], by: User) -> None:
    drawn = [(each, case) for each, case in zip(readings, cases, strict=True) if each.stratum is not None]
    if not drawn:
        return
    population = {each.stratum: each.population for each, _case in drawn}
    frame = sum(population.values())
    plan = Plan(size=len(drawn), bands=review.age_bands).as_json()
    sample = Sample.objects.create(
        review=review, seed="1", size=len(drawn), plan=plan, frame_size=frame, frame_hash="", drawn_by=by
    )
    SampledCase.objects.bulk_create(
        SampledCase(
            sample=sample,
            case=case,
            order=order,
            stratum=each.stratum or "",
            frame_count=each.population,
            expected_count=each.population * each.chance,
            inclusion_probability=each.chance,
        )
        for order, (each, case) in enumerate(drawn)
    )


def _audit(each: Reading, case: Case, assessor: User, lead: User) -> Audit:
    allocation = Allocation.objects.create(case=case, assessor=assessor, role=each.role, allocated_by=lead)
    submitted = each.state in ("submitted", "in_moderation", "signed_off")
    signed_off = each.state == "signed_off"
    entered = {item.field: each.answers[item.ref] for item in _header() if item.ref in each.answers}
    header: dict[str, Any] = {"audit_date": each.audit_date, **entered}
    return Audit.objects.create(
        allocation=allocation,
        state=each.state,
        **header,
        submitted_at=SIGNED_OFF_AT if submitted else None,
        submitted_by=assessor if submitted else None,
        signed_off_at=SIGNED_OFF_AT if signed_off else None,
        signed_off_by=lead if signed_off else None,
    )


def _header() -> list[Item]:
    """What the assessor enters in the header."""
    return [each for each in items() if each.model is Audit]


def _row_models() -> dict[type[models.Model], list[Item]]:
    found: dict[type[models.Model], list[Item]] = {}
    for each in items():
        if each.line or each.kind == "rows":
            found.setdefault(each.model, []).append(each)
    return found


def _rows(
    model: type[models.Model], here: Sequence[Item], audit: Audit, given: Mapping[str, Any]
) -> list[models.Model]:
    made: list[models.Model] = []
    lines: dict[tuple[tuple[str, str], ...], dict[str, Any]] = {}
    for each in here:
        if each.kind == "rows":
            made += [model(audit=audit, **row) for row in given.get(each.ref) or []]
        elif each.ref in given:
            lines.setdefault(tuple(each.line.items()), {})[each.field] = given[each.ref]
    return made + [model(audit=audit, **dict(line), **values) for line, values in lines.items()]
