"""What somebody looks for in the trail, as an address can say it: in numbers and codes, by no reference."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone

from audit_app.access.actions import ACTIONS, KIND_OF, Kind
from audit_app.access.models import TrailEntry
from audit_app.access.trail import BY_LINK, STRANGER

# In place of a person's number: somebody who was not signed in, the service itself by its commands, and
# whoever was handed a link.
NOBODY, THE_SERVICE, LINK_HOLDERS = 0, -1, -2
# Beyond these there is no entry, and sums with dates fail.
EARLIEST, LATEST = dt.date(2000, 1, 1), dt.date(2100, 12, 31)


@dataclass(frozen=True)
class Search:
    """``what`` is an action or a kind; ``record`` a record's number; only entries ``before`` this one."""

    person: int | None = None
    what: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    record: int | None = None
    before: int | None = None

    @classmethod
    def asked_in(cls, query: QueryDict) -> Search:
        """What an address asks for; what cannot be read in it is left out."""
        what = query.get("what", "")
        return cls(
            person=_person(query.get("person")),
            what=what if what in KIND_OF or what in Kind.values else "",
            start=_day(query.get("start")),
            end=_day(query.get("end")),
            record=_number(query.get("record")),
            before=_number(query.get("before")),
        )

    def address(self, **changes: Any) -> str:
        """The search, with these changes, as the query of an address."""
        values = vars(replace(self, **changes))
        return urlencode({name: value for name, value in values.items() if value not in (None, "")})

    @property
    def without_page(self) -> Search:
        return replace(self, before=None)

    def found_in(self, entries: QuerySet[TrailEntry]) -> QuerySet[TrailEntry]:
        """Those of these entries that are looked for, newest first."""
        if self.person is not None:
            entries = entries.filter(done_by(self.person))
        if self.what:
            entries = entries.filter(action__in=ACTIONS.get(self.what, (self.what,)))  # type: ignore[call-overload]
        if self.start:
            entries = entries.filter(at__gte=_midnight(self.start))
        if self.end:
            entries = entries.filter(at__lt=_midnight(self.end + dt.timedelta(days=1)))
        if self.record is not None:
            entries = entries.filter(record_id=self.record)
        if self.before is not None:
            entries = entries.filter(pk__lt=self.before)
        return entries.order_by("-pk")


def done_by(person: int) -> Q:
    """The entries of a person, or of one of those that stand in place of a person's number."""
    stranger = Q(actor_id=None, actor_name=STRANGER)
    by_link = Q(actor_id=None, actor_name__endswith=BY_LINK)
    if person == THE_SERVICE:
        return Q(actor_id=None) & ~stranger & ~by_link
    return {NOBODY: stranger, LINK_HOLDERS: by_link}.get(person, Q(actor_id=person))


def _person(typed: str | None) -> int | None:
    return int(typed) if typed in {str(THE_SERVICE), str(LINK_HOLDERS)} else _number(typed)


def _number(typed: str | None) -> int | None:
    return int(typed) if typed and typed.isdecimal() and len(typed) <= 18 else None


def _day(typed: str | None) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(typed or "")
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
