"""Works out who would be given which case, for the preview and for the allocation alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from audit_app.access.models import User
from audit_app.access.refused import Refused
from audit_app.sampling.allocating.known_conflicts import KnownConflicts
from audit_app.sampling.allocating.policies import check_is_assessor
from audit_app.sampling.allocating.queries import (
    abilities_of,
    loads_of,
    offices_visited,
    readers_so_far,
    waiting_cases,
)
from audit_app.sampling.allocating.share_out import (
    Outcome,
    Stuck,
    TooLittleCapacity,
    Waiting,
    share_out,
    targets,
)
from audit_app.sampling.models import AssessorCapacity, Case, Review

MOST_NAMED = 10


@dataclass(frozen=True)
class Giving:
    """A way to give cases out: case by case, in the order of their references.

    ``before`` is how many each assessor has already, ``wanted`` how many more would be exactly their share.
    """

    given: tuple[tuple[Case, User], ...]
    before: Mapping[User, int]
    wanted: Mapping[User, int]
    seed: str

    @property
    def loads(self) -> Counter[User]:
        return Counter(person for _case, person in self.given)

    @property
    def fingerprint(self) -> str:
        """Tells whether what is about to be done is still what was shown."""
        lines = [self.seed, *(f"{case.reference}|{person.username}" for case, person in self.given)]
        return sha256("\n".join(lines).encode()).hexdigest()


def plan_first_readings(review: Review, seed: str) -> Giving:
    """The cases that wait, given out within capacities, conflicts and places.

    Whoever has read of a case before, or reads it second, is not given it by chance; a lead can move it to
    them.

    Raises:
        Refused: it cannot be done; the reason says which cases or people stand in the way, and by how much.
        ValueError: the seed cannot be used.
    """
    cases = [sampled.case for sampled in waiting_cases(review)]
    abilities = abilities_of(review)
    capacities = {row.user: row.capacity for row in abilities.values()}
    return give_out(
        review,
        cases,
        capacities,
        loads_of(review),
        seed,
        too_little=_too_little(review),
        barred=readers_so_far(cases),
    )


def give_out(
    review: Review,
    cases: Sequence[Case],
    capacities: Mapping[User, int],
    have: Mapping[int, int],
    seed: str,
    *,
    too_little: Callable[[TooLittleCapacity], str],
    barred: Mapping[int, Collection[str]] | None = None,
) -> Giving:
    """Shares cases out; ``barred`` says by number of the case whom else it must not be given to.

    People go by their usernames and cases by their references, so the seed gives the same everywhere.
    """
    for person in capacities:
        check_is_assessor(person, review)
    people = {person.username: person for person in capacities}
    conflicts, abilities = KnownConflicts(review), abilities_of(review)
    kept_from = {
        case.reference: conflicts.barred(case, capacities)
        | {name for name, person in people.items() if not can_be_at(abilities.get(person.pk), case.place)}
        | set((barred or {}).get(case.pk, ()))
        for case in cases
    }
    visited = offices_visited(review)
    by_username = {person.username: capacity for person, capacity in capacities.items()}
    held = {person.username: have.get(person.pk, 0) for person in capacities}
    found = share_out(
        [Waiting(case.reference, case.place) for case in cases],
        by_username,
        seed,
        have=held,
        barred=kept_from,
        wished={name: _wishes(abilities.get(person.pk)) for name, person in people.items()},
        visited={name: visited.get(person.pk, ()) for name, person in people.items()},
    )
    given = _given(found, people, too_little)
    in_order = sorted(cases, key=lambda case: case.reference)
    wanted = targets(len(cases), by_username, held)
    return Giving(
        tuple((case, people[given[case.reference]]) for case in in_order),
        {person: held[name] for name, person in people.items()},
        {person: wanted[name] for name, person in people.items()},
        seed,
    )


def can_be_at(ability: AssessorCapacity | None, office: str) -> bool:
    return not (ability and ability.only_there and ability.offices) or office in ability.offices


def _wishes(ability: AssessorCapacity | None) -> Collection[str]:
    return ability.offices if ability else ()


def _given(
    found: Outcome, people: Mapping[str, User], too_little: Callable[[TooLittleCapacity], str]
) -> dict[str, str]:
    if isinstance(found, TooLittleCapacity):
        raise Refused(too_little(found))
    if isinstance(found, Stuck):
        raise Refused(stuck_in_words(found, people))
    return found


def _too_little(review: Review) -> Callable[[TooLittleCapacity], str]:
    def words(found: TooLittleCapacity) -> str:
        if loads_of(review):
            return (
                f"{_cases(found.cases)} for an assessor, and the assessors together can take "
                f"{found.capacity} more."
            )
        return f"The sample has {found.cases} cases, and the assessors together can take {found.capacity}."

    return words


def stuck_in_words(stuck: Stuck, people: Mapping[str, User]) -> str:
    """Which cases, who alone may read them, and how many are too many."""
    listed = _listed(stuck.references)
    if not stuck.readers:
        return (
            f"Nobody can read {listed}: each assessor has a conflict with {_it(stuck)}, has read of it "
            "already, or cannot be at its office."
        )
    names = _and([people[name].display_name for name in stuck.readers])
    together = " together" if len(stuck.readers) > 1 else ""
    return (
        f"Only {names} can read {listed}, and can{together} take {stuck.room} more of these "
        f"{len(stuck.references)}: {stuck.too_many} too many. The others have a conflict or "
        "cannot be at the office."
    )


def _it(stuck: Stuck) -> str:
    return "it" if len(stuck.references) == 1 else "each of these"


def _cases(number: int) -> str:
    return "1 case waits" if number == 1 else f"{number} cases wait"


def _listed(references: Sequence[str]) -> str:
    if len(references) <= MOST_NAMED:
        return _and(references)
    return f"{', '.join(references[:MOST_NAMED])} and {len(references) - MOST_NAMED} more"


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
