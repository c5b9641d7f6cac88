"""Which cases are read a second time, by chance, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.sampling.allocating.known_conflicts import KnownAnswers, KnownConflicts
from audit_app.sampling.allocating.planning import Giving, can_be_at, give_out
from audit_app.sampling.allocating.queries import abilities_of, loads_of, sampled_cases
from audit_app.sampling.allocating.share_out import TooLittleCapacity
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.drawing.stream import Stream
from audit_app.sampling.models import Allocation, Case, Review

T = TypeVar("T")


@dataclass(frozen=True)
class SecondPlan:
    """A draw: the cases it was drawn from by reference, those drawn, and who would read them."""

    drawn_from: tuple[Case, ...]
    giving: Giving


def chosen(items: Sequence[T], number: int, seed: str) -> list[T]:
    """So many of the items: the first of them in the random order that the seed gives."""
    return Stream(seed, "second readings").shuffled(items)[:number]


def readable_twice(review: Review) -> tuple[list[Case], dict[int, set[str]]]:
    """The cases that somebody else could read a second time, by reference, and who could not read each.

    A case has a first assessor and no second one. Whoever has read of it before is not its second reader, nor
    is a lead who has opened its audit.
    """
    people, abilities, conflicts = _people(review), abilities_of(review), KnownConflicts(review)
    readers: dict[int, set[str]] = {}
    twice: set[int] = set()
    held = Allocation.objects.filter(case__in=sampled_cases(review).values("case"))
    for case, role, username in held.values_list("case", "role", "assessor__username"):
        readers.setdefault(case, set()).add(username)
        if role == RaterRole.SECOND:
            twice.add(case)
    with_first = Allocation.objects.filter(role=RaterRole.FIRST.value).values("case")
    cases = [
        sampled.case
        for sampled in sampled_cases(review).filter(case__in=with_first, case__erasure=None)
        if sampled.case_id not in twice
    ]
    known = KnownAnswers(review, cases, [RaterRole.SECOND.value])
    barred = {
        case.pk: readers[case.pk]
        | conflicts.barred(case, people)
        | known.barred(case, people)
        | {each.username for each in people if not can_be_at(abilities.get(each.pk), case.place)}
        for case in cases
    }
    everybody = {person.username for person in people}
    possible = [case for case in cases if everybody - barred[case.pk]]
    return sorted(possible, key=lambda case: case.reference), barred


def plan_second_readings(review: Review, number: int, seed: str, *, counts: bool) -> SecondPlan:
    """Draws cases to be read twice and gives them out.

    Args:
        counts: whether they count into the loads, so that nobody has more cases than they can take; otherwise
            each assessor takes second readings in proportion to how many cases they can take.

    Raises:
        Refused: there are not so many cases, or they cannot be given out.
        ValueError: the seed cannot be used.
    """
    possible, barred = readable_twice(review)
    if number > len(possible):
        raise Refused(
            f"{len(possible)} cases can be read a second time by somebody without a conflict: not {number}."
        )
    drawn = chosen(possible, number, seed)
    capacities = {row.user: row.capacity for row in abilities_of(review).values()}
    if counts:
        return SecondPlan(
            tuple(possible),
            give_out(
                review, drawn, capacities, loads_of(review), seed, too_little=_too_little, barred=barred
            ),
        )
    # In proportion to their capacities, and with room to spare where conflicts leave few who can read a case.
    shared = {person: capacity * number for person, capacity in capacities.items()}
    giving = give_out(review, drawn, shared, {}, seed, too_little=_too_little, barred=barred)
    have = loads_of(review)
    return SecondPlan(
        tuple(possible), replace(giving, before={person: have[person.pk] for person in giving.before})
    )


def _people(review: Review) -> list[User]:
    return [row.user for row in abilities_of(review).values() if row.capacity]


def _too_little(found: TooLittleCapacity) -> str:
    return (
        f"{found.cases} cases were to be read a second time, and the assessors together can "
        f"take {found.capacity} more."
    )
