"""Entries as pages and files show them, as far as whoever reads them may know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from audit_app.access.actions import KIND_OF
from audit_app.access.models import RecordKey, TrailEntry, User
from audit_app.access.record_keys import ErasedError, Seal
from audit_app.access.told import is_sealed, revealed
from audit_app.sampling.models import Case
from audit_app.tool.registry import item
from audit_app.trail.presenters.values import NO_ANSWER, NOTHING, answer, is_item, plain, spaced
from audit_app.trail.presenters.words import OF_ASSESSORS, Names, details, sentence
from audit_app.trail.queries import references_in

PERSON = User._meta.label
# Its changes go by the number of a person.
OF_PEOPLE = "capacities set"
ERASED = "erased"

# What an audit was submitted without tells of its answers, and is shown only with them.
OF_ANSWERS = frozenset({"unanswered", "clocks_disagree"})

# Whether a reader is shown the values of an entry, given whether it is about a child.
Shows = Callable[[TrailEntry, bool], bool]


@dataclass(frozen=True)
class Change:
    """What something was and became; ``before`` is None for words that stood nowhere before."""

    label: str
    before: str | None
    after: str


@dataclass(frozen=True)
class Told:
    """An entry in words. ``reference`` is empty where the reader may not know the case, or there is none."""

    entry: TrailEntry
    action: str
    kind: str
    reference: str
    details: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def happened(self) -> tuple[Any, ...]:
        """The same for all the entries of something that was done with many children at once."""
        return self.entry.at, self.entry.actor_id, self.entry.action


def told(entries: Sequence[TrailEntry], known: QuerySet[Case], shows: Shows) -> list[Told]:
    """These entries in words; ``known`` are the cases whose reference the reader may know."""
    records = {entry.record_id for entry in entries if entry.record_id}
    references, names = references_in(known, records), _names(entries)
    children = set(Case.every.filter(record_key__in=records).values_list("record_key_id", flat=True))
    keys = RecordKey.objects.in_bulk(records)
    lines = []
    for entry in entries:
        shown = shows(entry, entry.record_id in children)
        seal = Seal(keys[entry.record_id]) if shown and entry.record_id in keys else None
        lines.append(_told(entry, references.get(entry.record_id or 0, ""), names, seal, shown))
    return lines


def _told(entry: TrailEntry, reference: str, names: Names, seal: Seal | None, shown: bool) -> Told:
    return Told(
        entry=entry,
        action=sentence(entry.action),
        kind=KIND_OF[entry.action].label,
        reference=reference,
        details=tuple(_details(entry, names, shown)),
        changes=tuple(_changes(entry, names, seal)) if shown else (),
    )


def together(lines: Sequence[Told]) -> list[list[Told]]:
    """The lines gathered into what happened at once: to read a page of comments is to read many records."""
    return [list(group) for _happened, group in groupby(lines, key=lambda line: line.happened)]


def _names(entries: Sequence[TrailEntry]) -> Names:
    """Everybody of whom the entries speak by their number, besides those who did it."""
    numbers = {entry.subject_id or 0 for entry in entries if entry.subject_type == PERSON}
    for entry in entries:
        said = entry.detail
        people = (*(said.get(name) for name in OF_ASSESSORS), *said.get("loads", ()))
        numbers |= {int(number) for number in people if number}
        if entry.action == OF_PEOPLE:
            numbers |= {int(number) for number in said.get("changes", ())}
    return dict(User.objects.filter(pk__in=numbers).values_list("pk", "display_name"))


def _details(entry: TrailEntry, names: Names, shown: bool) -> Iterator[str]:
    if entry.subject_type == PERSON and entry.subject_id != entry.actor_id:
        yield names.get(entry.subject_id or 0, f"Person {entry.subject_id}")
    hidden = frozenset() if shown else OF_ANSWERS
    plain_ones = {
        name: value for name, value in entry.detail.items() if name not in hidden and not is_sealed(value)
    }
    yield from details(plain_ones, names)
    changes = entry.detail.get("changes")
    if changes and not shown:
        yield f"Changed: {', '.join(_label(entry, name, names) for name in changes)}"


def _changes(entry: TrailEntry, names: Names, seal: Seal | None) -> Iterator[Change]:
    for name, change in entry.detail.get("changes", {}).items():
        before, after = (_quoted(_value(name, change[end], seal)) for end in ("from", "to"))
        yield Change(_question(name) if is_item(name) else _label(entry, name, names), before, after)
    for name, value in entry.detail.items():
        if is_sealed(value):
            yield Change(sentence(spaced(name)), None, _value(name, value, seal))


def _label(entry: TrailEntry, name: str, names: Names) -> str:
    return names.get(int(name), name) if entry.action == OF_PEOPLE else spaced(name)


def _question(ref: str) -> str:
    each = item(ref)
    return each.question if each.kind == "comment" else f"{ref} {each.question}"


def _quoted(words: str) -> str:
    return words if words in (NOTHING, NO_ANSWER, ERASED) else f"“{words}”"


def _value(name: str, value: Any, seal: Seal | None) -> str:
    try:
        opened = revealed(value, seal) if seal else value
    except ErasedError:
        return ERASED
    return answer(name, opened) if is_item(name) else plain(opened)
