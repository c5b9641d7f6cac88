"""What a copy of a record is made of, whatever it is written as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from audit_app.access.models import User

SOMEBODY = "a member of staff"


@dataclass(frozen=True)
class Line:
    label: str
    text: str


@dataclass(frozen=True)
class Part:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class RecordCopy:
    """All that is held on one child; only the reference may stand in titles and names of files."""

    reference: str
    authority: str
    made_at: datetime
    with_staff: bool
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        return f"Record of case {self.reference}"


class Staff:
    """Names of those who work on the record, or what stands in place of them."""

    def __init__(self, *, is_named: bool) -> None:
        self.is_named = is_named

    def name(self, person: User | str | None) -> str:
        if not person:
            return ""
        return str(person) if self.is_named else SOMEBODY
