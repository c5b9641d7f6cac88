"""Generated cases in assessors' hands: as the plain records of the slow twin, and as rows of the database."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from typing import Any

from audit_app.sampling.models import Case, Review
from audit_app.tool.models import Audit, ImmediateAction
from tests.factories.aggregation import (
    SIGNED_OFF_AT,
    Reading,
    audited,
    oldest_in,
    person,
    random_answers,
    second_reading,
)
from tests.factories.sampling import make_allocation, make_case
from tests.twins.records_twin import STATES, Record
from tests.twins.report_twin import AGE_BANDS

ASSESSORS = ("Ash", "Birch", "Cedar", "Damson")
STRATA = ("North", "South", "East")


def records_of_a_case(
    child: int,
    seed: int,
    state: str,
    *,
    blank: float,
    is_sampled: bool,
    bands: Sequence[str] = AGE_BANDS,
) -> list[dict[str, Any]]:
    """A case's first reading in the given state, and now and then a second in any state."""
    luck = random.Random(seed)
    first_reader, second_reader = luck.sample(ASSESSORS, 2)
    about = {
        "child": child,
        "age_band": luck.choice(bands),
        "stratum": luck.choice(STRATA) if is_sampled else None,
        "chance": luck.choice([0.05, 0.1, 0.4]),
    }
    first = about | {"role": "first", "assessor": first_reader} | _reading(luck, state, blank)
    if state == "not_started" or luck.random() < 0.5:
        return [first]
    second_state = luck.choice([*STATES, "signed_off"])
    second = about | {"role": "second", "assessor": second_reader} | _reading(luck, second_state, blank)
    return [first, second]


def _case_of(record: Record, review: Review) -> Case:
    return make_case(review, age_band=record["age_band"], age_years=oldest_in(record["age_band"]))


def write(records: Sequence[Record], review: Review) -> dict[tuple[int, str], Audit]:
    """Makes the audits of a review, by child and role; a case that is not started is only allocated."""
    first = [record for record in records if record["role"] == "first" and record["state"] != "not_started"]
    made = audited([_as_reading(record) for record in first], review)
    audits = {(record["child"], "first"): audit for record, audit in zip(first, made.audits, strict=True)}
    for record in records:
        child, role = record["child"], record["role"]
        if record["state"] == "not_started":
            case = audits[child, "first"].case if role == "second" else _case_of(record, review)
            make_allocation(case, person(record["assessor"]), role=role)
        elif role == "second":
            audits[child, role] = second_reading(audits[child, "first"], _as_reading(record))
    for record in records:
        if record["state"] != "not_started":
            _write_what_was_done(audits[record["child"], record["role"]], record)
    return audits


def _reading(luck: random.Random, state: str, blank: float) -> dict[str, Any]:
    """What follows from how far an assessor has come."""
    if state == "not_started":
        return {"state": state, "answers": {}, "actions": [], "outcome": ""}
    return {
        "state": state,
        "answers": random_answers(luck, blank=blank) | _entered_by_hand(luck, blank),
        "actions": [_action(luck) for _action_raised in range(luck.choice([0, 0, 1, 2]))],
        "outcome": luck.choice(["", "The child was seen the same day."]),
    }


def _action(luck: random.Random) -> dict[str, bool]:
    return {"is_acknowledged": luck.random() < 0.5, "is_done": luck.random() < 0.5}


def _entered_by_hand(luck: random.Random, blank: float) -> dict[str, Any]:
    """What the random answers leave out and some table counts: the header and the comments asked for."""
    some = {
        "H.5": frozenset({"neglect"} if luck.random() < 0.5 else ()),
        "H.6": dt.date(2009, 4, luck.randint(1, 28)),
        "H.7.social_worker": "A social worker",
        "H.7.line_manager": "A line manager",
        "1.3": "How the referral came about",
        "4.10.comment": "Why the risks were not identified",
        "4.11.comment": "Why the plan did not respond",
        "9.10.strengths": "What was done well",
        "9.10.learning": "What can be learned",
    }
    nothing: dict[str, Any] = {"H.5": None, "H.6": None}
    return {ref: nothing.get(ref, "") if luck.random() < blank else value for ref, value in some.items()}


def _as_reading(record: Record) -> Reading:
    about = ("answers", "age_band", "assessor", "state", "role", "stratum", "chance")
    return Reading(**{name: record[name] for name in about})


def _write_what_was_done(audit: Audit, record: Record) -> None:
    Audit.objects.filter(pk=audit.pk).update(safety_outcome=record["outcome"])
    somebody = person(record["assessor"])
    for action in record["actions"]:
        acknowledged = {"acknowledged_at": SIGNED_OFF_AT, "acknowledged_by": somebody}
        done = {"done_at": SIGNED_OFF_AT, "done_by": somebody, "outcome": "A visit was made."}
        ImmediateAction.objects.create(
            audit=audit,
            what="Visit",
            why="An injury",
            told_to="The team manager",
            told_at=SIGNED_OFF_AT,
            raised_by=somebody,
            **(acknowledged if action["is_acknowledged"] else {}),
            **(done if action["is_done"] else {}),
        )
