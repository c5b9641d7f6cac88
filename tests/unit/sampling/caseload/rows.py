"""Reading single rows in tests: the facts of a small review, and a row from its fields."""

from __future__ import annotations

import datetime as dt
from typing import Any

from audit_app.sampling.caseload.checking.child import Checked
from audit_app.sampling.caseload.checking.facts import Facts
from audit_app.sampling.caseload.checking.row import RowReader
from audit_app.sampling.caseload.fields import NAMES

ON = dt.date(2009, 3, 31)
COLUMNS = {name: number for number, name in enumerate(NAMES)}
FACTS = Facts(
    reference_date=ON,
    districts=("Ashmere", "St Mary’s"),
    teams=("Ashmere team", "Disability team East"),
    columns=COLUMNS,
)


def cells(**fields: Any) -> list[Any]:
    """A girl of four in Ashmere, unless the test says otherwise."""
    told = {
        "reference": "WD1",
        "date_of_birth": "02/01/2005",
        "gender": "Female",
        "district": "Ashmere",
        **fields,
    }
    assert told.keys() <= set(NAMES)
    return [told.get(name) for name in NAMES]


def read(facts: Facts = FACTS, **fields: Any) -> Checked:
    return RowReader(facts).read(2, cells(**fields))


def problems(checked: Checked) -> list[tuple[str, str]]:
    return [(each.code, each.field) for each in checked.problems]


def mends(checked: Checked) -> list[tuple[str, str, str, str]]:
    return [(each.code, each.field, each.was, each.became) for each in checked.mends]
