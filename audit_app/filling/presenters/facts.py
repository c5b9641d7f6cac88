"""The facts of a case beside its questions; who the child is stands on the header page alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from audit_app.access.presenting import HIDDEN, is_presenting
from audit_app.filling.presentable import presentable
from audit_app.sampling.choices import PLAN_CATEGORIES, Gender
from audit_app.sampling.models import Case, Identity
from audit_app.tool.models import Audit


@dataclass(frozen=True)
class Fact:
    label: str
    value: str


def case_facts(audit: Audit) -> tuple[Fact, ...]:
    case: Case = audit.case
    return (
        Fact("Case", case.reference),
        Fact("Child", child_in_words(case)),
        Fact("District", case.district.name if case.district else "Not recorded"),
        Fact("Team", case.team.name if case.team else "Not recorded"),
        Fact("Plan for", plan_in_words(audit)),
        Fact("Plan started", in_full(case.plan_started) or "Not recorded"),
    )


def identity_facts(audit: Audit) -> tuple[Fact, ...]:
    """The rest of the header as the tool has it (H.1 to H.4, H.7): read from the case, not entered."""
    case: Case = audit.case
    name, birth = _who(case)
    born = "Expected delivery" if case.age_band == "unborn" else "Date of birth"
    return (
        Fact("H.1 Name of the child", name),
        Fact(f"H.2 {born}", birth),
        Fact("H.3 Gender", Gender(case.gender).label),
        Fact("H.4 District", case.district.name if case.district else "Not recorded"),
        Fact("H.4 Team", case.team.name if case.team else "Not recorded"),
        Fact("H.7 Auditor", audit.assessor.display_name),
        *([Fact("H.7 Social worker and line manager", HIDDEN)] if is_presenting() else []),
    )


def _who(case: Case) -> tuple[str, str]:
    """The name and the day of birth in words; the presenter’s view gets neither."""
    if is_presenting():
        return HIDDEN, HIDDEN
    identity = Identity.objects.select_related("case__record_key").filter(case=case).first()
    if identity is None:
        return "Not known", "Not known"
    return identity.name or "Not known", in_full(identity.date_of_birth) or "Not known"


def child_in_words(case: Case) -> str:
    """The child's gender and age band, such as "Female, 5 to 10"."""
    gender = Gender(case.gender).label
    return gender if case.age_band == case.gender else f"{gender}, {case.age_band_label.lower()}"


def plan_in_words(audit: Audit) -> str:
    """The categories the assessor has entered, or else what the caseload said."""
    chosen = audit.plan_categories
    if chosen:
        return ", ".join(label for code, label in PLAN_CATEGORIES if code in chosen)
    return presentable(audit.case.category_as_imported, audit) or "Not recorded"


def in_full(day: Any) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""
