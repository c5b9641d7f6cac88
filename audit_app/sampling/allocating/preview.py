"""A way to give cases out, as a lead reads it before it is done."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.access.models import User
from audit_app.sampling.allocating.planning import Giving
from audit_app.sampling.allocating.presenters import loads_by_office


@dataclass(frozen=True)
class PreviewLine:
    """What one assessor would get: ``apart`` says how far that is from their exact share, or nothing."""

    person: User
    before: int
    more: int
    apart: str
    offices: tuple[tuple[str, str], ...]

    @property
    def after(self) -> int:
        return self.before + self.more


def preview_lines(plan: Giving) -> list[PreviewLine]:
    """A line for everybody who can take cases, by name."""
    by_office = loads_by_office(plan.given)
    return [
        PreviewLine(
            person,
            plan.before[person],
            plan.loads[person],
            _apart(plan.loads[person] - plan.wanted[person]),
            tuple(
                (office, ", ".join(references))
                for office, references in sorted(by_office.get(person, {}).items())
            ),
        )
        for person in sorted(plan.before, key=lambda each: (each.display_name, each.pk))
    ]


def _apart(difference: int) -> str:
    if not difference:
        return ""
    which = "more" if difference > 0 else "fewer"
    return f"{abs(difference)} {which} than their share, because of who may read what"
