"""A case's audit at any point of its course, made through the services, and answers to fill it with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from audit_app.access.models import User
from audit_app.filling import services
from audit_app.sampling.models import Allocation
from audit_app.tool.answers import stored_section
from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.models import Audit
from audit_app.tool.registry import items, section_items, section_titles, shown_refs
from tests.factories.sampling import Cast, make_allocation, make_case

EARLIER, LATER = dt.date(2009, 1, 5), dt.date(2009, 1, 6)


def an_allocation(cast: Cast, *, declared: bool = True, **case_fields: Any) -> Allocation:
    """A case of the cast's review, allocated to its assessor by its lead.

    ``declared``: whether the assessor has said already that they have no conflict.
    """
    fields: dict[str, Any] = {} if declared else {"no_conflict_at": None}
    return make_allocation(make_case(cast.review, **case_fields), cast.assessor, cast.lead, **fields)


def a_started_audit(cast: Cast) -> Audit:
    return services.start_audit(allocation=an_allocation(cast), by=cast.assessor)


def an_answered_audit(cast: Cast, changes: Mapping[str, Any] | None = None) -> Audit:
    """An audit with an answer to every item that counts, save for the given changes."""
    audit = a_started_audit(cast)
    save_answers(audit, {**full_answers(), **(changes or {})}, by=cast.assessor)
    return audit


def a_submitted_audit(cast: Cast, changes: Mapping[str, Any] | None = None) -> Audit:
    audit = an_answered_audit(cast, changes)
    services.submit(audit=audit, reasons={}, by=cast.assessor)
    return audit


def save_answers(audit: Audit, answers: Mapping[str, Any], *, by: User) -> None:
    """Saves answers of any part through the services, at whatever revision each part stands."""
    stored = Audit.every.get(pk=audit.pk)
    for number in section_titles():
        here = _of_part(number, answers)
        revision = stored_section(stored, number).revision
        services.save_section(audit=audit, number=number, answers=here, revision=revision, by=by)
    services.save_header(audit=audit, answers=_of_part(HEADER, answers), revision=stored.revision, by=by)


def full_answers() -> dict[str, Any]:
    """A plausible answer to every item, with dates in order and nothing that needs an immediate action."""
    answers = {
        each.ref: _an_answer(each) for each in items() if each.section != HEADER or each.model is Audit
    }
    answers |= {"5.1.completed": LATER, "9.1.date": LATER, "8.10": "no"}
    shown = shown_refs(answers)
    return {ref: value for ref, value in answers.items() if ref in shown}


def _of_part(part: str | int, answers: Mapping[str, Any]) -> dict[str, Any]:
    return {each.ref: answers[each.ref] for each in section_items(part) if each.ref in answers}


def _an_answer(each: Item) -> Any:
    if each.kind == "choice":
        return each.options[0][0]
    if each.kind == "any_of":
        return frozenset({each.options[0][0]})
    if each.kind == "rows":
        columns: Any = each.model
        return [{name: EARLIER if name == "date" else f"The {label}" for name, label in columns.columns}]
    return {
        "date": EARLIER,
        "time": dt.time(10, 30),
        "number": 1,
        "text": f"Text of {each.ref}",
        "comment": f"Comment on {each.ref}",
    }[each.kind]
