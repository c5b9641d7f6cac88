"""Cases that two people read, each with answers of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from audit_app.access.models import User
from audit_app.filling import services
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Allocation, Case
from audit_app.tool.models import Audit
from tests.factories.sampling import Cast, make_allocation, make_case
from tests.factories.tool import full_answers, save_answers


def allocate_twice(cast: Cast, second: User | None = None) -> tuple[Allocation, Allocation]:
    """A case given to the cast's assessor and, to be read a second time, to their colleague."""
    case = make_case(cast.review)
    return (
        make_allocation(case, cast.assessor, cast.lead),
        make_allocation(case, second or cast.colleague, cast.lead, role=RaterRole.SECOND.value),
    )


def read(allocation: Allocation, changes: Mapping[str, Any] | None = None, *, submit: bool = True) -> Audit:
    """The reader's audit of it, with an answer to every item that counts, save for the given changes."""
    audit = services.start_audit(allocation=allocation, by=allocation.assessor)
    save_answers(audit, {**full_answers(), **(changes or {})}, by=allocation.assessor)
    if submit:
        services.submit(audit=audit, reasons={}, by=allocation.assessor)
    return audit


def read_twice(cast: Cast, second: Mapping[str, Any] | None = None) -> tuple[Audit, Audit]:
    """Both readings, submitted; the second reader answers otherwise where the changes say so."""
    allocations = allocate_twice(cast)
    return read(allocations[0]), read(allocations[1], second)


def case_of(audit: Audit) -> Case:
    case: Case = audit.case
    return case
