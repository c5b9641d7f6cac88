"""Which cases each assessor takes once it is settled how many: those of an office together where that can be.

The office with most cases waiting goes first, to the assessor whose room it fills most tightly; an office
that is too big for any of them fills the one with most room. Without conflicts offices are so split as seldom
as this order allows, and assessors and offices together meet at most (assessors + offices - 1) times. Cases
that are left, because only those who may not read them have room, find their place by as few exchanges as can
be (``flow``), and at last whole offices are exchanged between two assessors as long as somebody has fewer to
visit by it.

Chance, from the seed, decides between assessors with equal room and which cases of a split office go where.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from itertools import permutations

from audit_app.sampling.drawing.flow import fill
from audit_app.sampling.drawing.stream import Stream

Given = dict[str, str]


class Grouping:
    """One sharing out; ``allowed`` says by reference who may read a case, ``loads`` how many each takes."""

    def __init__(
        self,
        office_of: Mapping[str, str],
        allowed: Mapping[str, frozenset[str]],
        loads: Mapping[str, int],
        seed: str,
        wished: Mapping[str, Collection[str]],
        visited: Mapping[str, Collection[str]],
    ) -> None:
        self.office_of, self.allowed, self.loads = office_of, allowed, loads
        self.people = sorted(loads)
        self.turn = {name: i for i, name in enumerate(Stream(seed, "assessors").shuffled(self.people))}
        self.visited = {name: frozenset(visited.get(name, ())) for name in self.people}
        self.wished = {name: frozenset(wished.get(name, ())) for name in self.people}
        offices: dict[str, list[str]] = defaultdict(list)
        for reference in sorted(office_of):
            offices[office_of[reference]].append(reference)
        self.waiting = {
            office: Stream(seed, f"office|{office}").shuffled(references)
            for office, references in offices.items()
        }
        # The order by which cases are compared where nothing else tells them apart.
        self.order = [reference for office in sorted(self.waiting) for reference in self.waiting[office]]

    def given(self) -> Given:
        """Reference → assessor: every case, and to everybody as many as they take."""
        given = self._office_by_office()
        if len(given) < len(self.office_of):
            given = self._with_those_left(given)
        return self._with_fewer_visits(given)

    def _office_by_office(self) -> Given:
        given: Given = {}
        room, waiting = dict(self.loads), dict(self.waiting)
        while waiting:
            office = min(waiting, key=lambda name: (-len(waiting[name]), name))
            there = waiting.pop(office)
            takes = {name: self._what_fits(name, there, room[name]) for name in self.people}
            takes = {name: taken for name, taken in takes.items() if taken}
            if not takes:
                continue
            assessor = self._best_fit(office, takes, room, len(there))
            given.update(dict.fromkeys(takes[assessor], assessor))
            room[assessor] -= len(takes[assessor])
            rest = [reference for reference in there if reference not in given]
            if rest:
                waiting[office] = rest
        return given

    def _what_fits(self, name: str, references: list[str], room: int) -> list[str]:
        return [reference for reference in references if name in self.allowed[reference]][:room]

    def _best_fit(
        self, office: str, takes: Mapping[str, list[str]], room: Mapping[str, int], cases: int
    ) -> str:
        whole = [name for name in takes if len(takes[name]) == cases]
        if whole:
            return min(
                whole, key=lambda name: (*self._strangeness(name, office), room[name], self.turn[name])
            )
        return min(
            takes, key=lambda name: (*self._strangeness(name, office), -len(takes[name]), self.turn[name])
        )

    def _strangeness(self, name: str, office: str) -> tuple[bool, bool]:
        """Whether the assessor would rather not read there, and does not read there yet."""
        return self._is_unwished(name, office), office not in self.visited[name]

    def _is_unwished(self, name: str, office: str) -> bool:
        return bool(self.wished[name]) and office not in self.wished[name]

    def _with_those_left(self, given: Given) -> Given:
        """Fills the table of kinds of cases by assessors up, from what has been given."""
        kinds: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
        for reference in self.order:
            kinds[self.office_of[reference], tuple(sorted(self.allowed[reference]))].append(reference)
        rows = sorted(kinds)
        limits = [[len(kinds[row]) if name in row[1] else 0 for name in self.people] for row in rows]
        start = [
            [sum(given.get(each) == name for each in kinds[row]) for name in self.people] for row in rows
        ]
        numbers, loads = [len(kinds[row]) for row in rows], [self.loads[name] for name in self.people]
        table = fill(limits, numbers, loads, start).table
        found: Given = {}
        for row, line in zip(rows, table, strict=True):
            found |= _dealt(kinds[row], dict(zip(self.people, line, strict=True)), given)
        return found

    def _with_fewer_visits(self, given: Given) -> Given:
        held: dict[str, dict[str, list[str]]] = {name: defaultdict(list) for name in self.people}
        for reference in self.order:
            held[given[reference]][self.office_of[reference]].append(reference)
        while self._exchange_one(held):
            pass
        return {each: name for name in held for references in held[name].values() for each in references}

    def _exchange_one(self, held: dict[str, dict[str, list[str]]]) -> bool:
        """Makes the first exchange that is for the better, and says whether there was one.

        All that one assessor has of an office goes to another, for as many cases of another office of theirs.
        """
        for mine, theirs in permutations(self.people, 2):
            for out in sorted(office for office, cases in held[mine].items() if cases):
                cases = held[mine][out]
                if not all(theirs in self.allowed[each] for each in cases):
                    continue
                for back in sorted(office for office, others in held[theirs].items() if others):
                    if back == out or len(held[theirs][back]) < len(cases):
                        continue
                    returned = self._what_fits(mine, held[theirs][back], len(cases))
                    if len(returned) == len(cases) and self._is_better(held, mine, theirs, out, back):
                        self._exchange(held, mine, theirs, (out, list(cases)), (back, returned))
                        return True
        return False

    def _is_better(
        self, held: Mapping[str, Mapping[str, list[str]]], mine: str, theirs: str, out: str, back: str
    ) -> bool:
        cases = len(held[mine][out])
        unwished = cases * (
            self._is_unwished(theirs, out)
            - self._is_unwished(mine, out)
            + self._is_unwished(mine, back)
            - self._is_unwished(theirs, back)
        )
        is_all = len(held[theirs][back]) == cases
        visits = (
            self._is_new(held, theirs, out)
            + self._is_new(held, mine, back)
            - (out not in self.visited[mine])
            - (is_all and back not in self.visited[theirs])
        )
        return (unwished, visits) < (0, 0)

    def _is_new(self, held: Mapping[str, Mapping[str, list[str]]], name: str, office: str) -> bool:
        return office not in self.visited[name] and not held[name].get(office)

    @staticmethod
    def _exchange(
        held: dict[str, dict[str, list[str]]],
        mine: str,
        theirs: str,
        out: tuple[str, list[str]],
        back: tuple[str, list[str]],
    ) -> None:
        for giver, taker, (office, cases) in ((mine, theirs, out), (theirs, mine, back)):
            held[giver][office] = [each for each in held[giver][office] if each not in cases]
            held[taker][office] += cases


def _dealt(references: list[str], shares: Mapping[str, int], before: Given) -> Given:
    """Cases of one kind by so many for each: whoever had one keeps it as far as their share goes."""
    left = Counter(shares)
    dealt: Given = {}
    for reference in references:
        name = before.get(reference)
        if name is not None and left[name]:
            dealt[reference] = name
            left[name] -= 1
    for reference in references:
        if reference not in dealt:
            name = next(name for name in shares if left[name])
            dealt[reference] = name
            left[name] -= 1
    return dealt
