"""Sharing out where not everybody may read every case, beside every way that there is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from audit_app.sampling.allocating.share_out import (
    Outcome,
    Stuck,
    TooLittleCapacity,
    Waiting,
    share_out,
    targets,
)
from tests.unit.sampling.allocating.exhaustive_twin import best_balance, distance

REVIEW_OF_2009 = {"first": 16, "second": 12, "third": 7, "fourth": 15}


@dataclass(frozen=True)
class Instance:
    """What is shared out; ``have`` is what each assessor has already."""

    cases: tuple[Waiting, ...]
    capacities: dict[str, int]
    have: dict[str, int]
    barred: dict[str, frozenset[str]]
    wished: dict[str, frozenset[str]]
    seed: str

    @property
    def references(self) -> list[str]:
        return [case.reference for case in self.cases]

    @property
    def room(self) -> dict[str, int]:
        return {name: max(0, most - self.have[name]) for name, most in self.capacities.items()}

    def shared_out(self) -> Outcome:
        return share_out(
            self.cases, self.capacities, self.seed, have=self.have, barred=self.barred, wished=self.wished
        )


@st.composite
def instances(
    draw: st.DrawFn,
    most_cases: int = 6,
    most_people: int = 3,
    *,
    fewest_people: int = 1,
    is_roomy: bool = False,
) -> Instance:
    """With room for all and a conflict of one person a case at the most, where it is roomy."""
    people = [f"person{n}" for n in range(draw(st.integers(fewest_people, most_people)))]
    offices = [f"Office {n}" for n in range(draw(st.integers(1, 4)))]
    cases = tuple(
        Waiting(f"WD{n:03}", draw(st.sampled_from(offices))) for n in range(draw(st.integers(1, most_cases)))
    )
    several = st.frozensets(st.sampled_from(people), max_size=1 if is_roomy else None)
    capacity = st.integers(len(cases) + 2, 2 * len(cases) + 2) if is_roomy else st.integers(0, most_cases)
    return Instance(
        cases,
        {name: draw(capacity) for name in people},
        {name: draw(st.integers(0, 2)) for name in people},
        {case.reference: draw(several) for case in cases if draw(st.booleans())},
        {name: draw(st.frozensets(st.sampled_from(offices))) for name in people},
        draw(st.sampled_from(["2009", "seven", "x"])),
    )


@settings(max_examples=300)
@given(instances())
def test_it_is_as_balanced_as_any_way_can_be_and_impossible_only_where_every_way_is(
    instance: Instance,
) -> None:
    outcome = instance.shared_out()
    if len(instance.cases) > sum(instance.room.values()):
        assert outcome == TooLittleCapacity(len(instance.cases), sum(instance.room.values()))
        return
    wanted = targets(len(instance.cases), instance.capacities, instance.have)
    best = best_balance(instance.references, instance.room, wanted, instance.barred)
    if best is None:
        assert isinstance(outcome, Stuck)
    else:
        assert isinstance(outcome, dict)
        assert distance(outcome, wanted) == best


@given(instances(most_cases=60, most_people=7, fewest_people=3, is_roomy=True))
def test_nobody_is_given_what_is_barred_to_them_nor_more_than_they_can_take(instance: Instance) -> None:
    outcome = instance.shared_out()
    assert isinstance(outcome, dict)
    assert sorted(outcome) == sorted(instance.references)
    assert not [ref for ref, name in outcome.items() if name in instance.barred.get(ref, ())]
    assert all(load <= instance.room[name] for name, load in Counter(outcome.values()).items())


@given(instances(most_cases=60, most_people=7))
def test_the_cases_that_are_stuck_are_too_many_for_all_who_may_read_them(instance: Instance) -> None:
    outcome = instance.shared_out()
    assume(isinstance(outcome, Stuck))
    assert isinstance(outcome, Stuck)
    for reference in outcome.references:
        may = instance.capacities.keys() - instance.barred.get(reference, frozenset())
        assert may <= set(outcome.readers)
    assert outcome.room == sum(instance.room[name] for name in outcome.readers)
    assert outcome.too_many > 0


@given(instances(most_cases=40, most_people=5), st.randoms(use_true_random=False))
def test_the_seed_gives_the_same_in_whatever_order_things_come(instance: Instance, chance: object) -> None:
    shuffled = list(instance.cases)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    again = Instance(
        tuple(shuffled),
        dict(reversed(instance.capacities.items())),
        instance.have,
        instance.barred,
        instance.wished,
        instance.seed,
    )
    assert again.shared_out() == instance.shared_out()


@given(st.sampled_from(["2009", "seven", "x"]), st.data())
def test_unequal_shares_are_met_exactly_whatever_teams_each_assessor_came_from(
    seed: str, data: st.DataObject
) -> None:
    cases = [Waiting(f"WD{n:02}", f"Office {n % 13}") for n in range(50)]
    # Everybody is kept from the cases of one office at the most.
    away = {name: data.draw(st.frozensets(st.integers(0, 12), max_size=1)) for name in REVIEW_OF_2009}
    barred = {
        case.reference: [name for name, offices in away.items() if n % 13 in offices]
        for n, case in enumerate(cases)
    }
    outcome = share_out(cases, REVIEW_OF_2009, seed, barred=barred)
    if isinstance(outcome, Stuck):
        # Four people who are all kept from one office: nobody is left for it.
        assert not outcome.readers
        return
    assert isinstance(outcome, dict)
    assert Counter(outcome.values()) == REVIEW_OF_2009


def test_where_a_conflict_leaves_no_other_way_the_loads_give_way_and_not_the_conflict() -> None:
    cases = [Waiting(f"WD{n}", "Ashmere") for n in range(4)]
    barred = {"WD0": ["b"], "WD1": ["b"], "WD2": ["b"]}
    outcome = share_out(cases, {"a": 4, "b": 4}, "2009", barred=barred)
    assert isinstance(outcome, dict)
    assert Counter(outcome.values()) == {"a": 3, "b": 1}


def test_who_alone_may_read_too_many_cases_is_named_with_how_many() -> None:
    cases = [Waiting(f"WD{n}", "Ashmere") for n in range(5)]
    barred = {f"WD{n}": ["b"] for n in range(4)}
    stuck = share_out(cases, {"a": 2, "b": 9}, "2009", barred=barred)
    assert stuck == Stuck(("WD0", "WD1", "WD2", "WD3"), ("a",), 2)
    assert stuck.too_many == 2


def test_a_case_that_everybody_has_a_conflict_with_is_named() -> None:
    cases = [Waiting("WD0", "Ashmere"), Waiting("WD1", "Ashmere")]
    assert share_out(cases, {"a": 5, "b": 5}, "2009", barred={"WD1": ["a", "b"]}) == Stuck(("WD1",), (), 0)


def test_offices_that_a_conflict_tore_apart_are_put_together_again() -> None:
    # By size alone a takes North; but a may not read one case of it, so whole offices change hands.
    cases = [Waiting(f"N{n}", "North") for n in range(3)] + [Waiting(f"S{n}", "South") for n in range(3)]
    outcome = share_out(cases, {"a": 3, "b": 3}, "2009", barred={"N1": ["a"]})
    assert isinstance(outcome, dict)
    assert {outcome[f"N{n}"] for n in range(3)} == {"b"}
    assert {outcome[f"S{n}"] for n in range(3)} == {"a"}


def test_people_read_where_they_would_rather() -> None:
    cases = [Waiting(f"N{n}", "North") for n in range(3)] + [Waiting(f"S{n}", "South") for n in range(3)]
    for north, south in (("a", "b"), ("b", "a")):
        outcome = share_out(cases, {"a": 3, "b": 3}, "2009", wished={north: ["North"], south: ["South"]})
        assert isinstance(outcome, dict)
        assert {outcome[f"N{n}"] for n in range(3)} == {north}


def test_what_somebody_has_already_counts_into_their_share() -> None:
    assert targets(4, {"a": 5, "b": 5}, {"a": 4, "b": 0}) == {"a": 0, "b": 4}
    assert targets(6, {"a": 5, "b": 5}, {"a": 4, "b": 0}) == {"a": 1, "b": 5}
    # Moved by hand beyond what they said they could take.
    assert targets(2, {"a": 3, "b": 3, "c": 3}, {"a": 6}) == {"a": 0, "b": 1, "c": 1}


def test_a_later_case_goes_to_whoever_reads_at_its_office_already() -> None:
    for name in "ab":
        outcome = share_out(
            [Waiting("WD9", "North")],
            {"a": 4, "b": 4},
            "2009",
            have={"a": 2, "b": 2},
            visited={name: ["North"]},
        )
        if targets(1, {"a": 4, "b": 4}, {"a": 2, "b": 2})[name]:
            assert outcome == {"WD9": name}


@pytest.mark.parametrize("seed", ["2009", "another"])
def test_five_hundred_cases_and_twenty_assessors_with_conflicts_are_shared_out(seed: str) -> None:
    cases = [Waiting(f"WD{n:03}", f"Office {n % 15}") for n in range(500)]
    people = {f"person{n:02}": 25 for n in range(20)}
    barred = {case.reference: [f"person{n % 20:02}", f"person{n % 7:02}"] for n, case in enumerate(cases)}
    outcome = share_out(cases, people, seed, barred=barred)
    assert isinstance(outcome, dict)
    assert Counter(outcome.values()) == people
    assert not [ref for ref, name in outcome.items() if name in barred[ref]]
