from collections import Counter

from audit_app.sampling.drawing.draw import Draw, check_wishes, draw
from audit_app.sampling.drawing.families import one_of_each_family
from audit_app.sampling.drawing.frame import Unit
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.drawing.shortfall import Impossible, Shortfall, Wish
from audit_app.sampling.drawing.stream import Stream

SEEDS = 3000
# Three of one family, two of another, and five by themselves, over two districts.
FRAME = [
    *(Unit(f"A{n}", "2-5", "Ashmere", False, family="Fa") for n in range(3)),
    *(Unit(f"B{n}", "2-5", "Brookfield", False, family="Fb") for n in range(2)),
    *(Unit(f"S{n}", "2-5", ("Ashmere", "Brookfield")[n % 2], False) for n in range(5)),
]


def drawn(seed: str, plan: Plan) -> Draw:
    outcome = draw(FRAME, plan, seed)
    assert isinstance(outcome, Draw)
    return outcome


def test_one_child_is_chosen_of_each_family_and_everybody_without_one() -> None:
    chosen = one_of_each_family(FRAME, Stream("2009", "families").below)
    assert len(chosen.units) == 7
    assert sorted(chosen.sizes.values()) == [2, 3]


def test_every_child_of_a_family_is_chosen_as_often_as_the_others() -> None:
    times: Counter[str] = Counter()
    for seed in range(SEEDS):
        chosen = one_of_each_family(FRAME, Stream(f"fair {seed}", "families").below)
        times.update(unit.reference for unit in chosen.units if unit.family == "Fa")
    expected = SEEDS / 3
    # Two degrees of freedom: beyond 13.8 once in a thousand fair tests; the seeds are fixed.
    assert sum((times[f"A{n}"] - expected) ** 2 / expected for n in range(3)) < 13.8


def test_no_more_than_one_child_of_a_family_is_drawn() -> None:
    families = {unit.reference: unit.family for unit in FRAME}
    for seed in range(200):
        counted = Counter(
            families[reference] for reference in drawn(str(seed), Plan(6, one_a_family=True)).references
        )
        assert max(counted[family] for family in ("Fa", "Fb")) <= 1


def test_weights_by_the_product_of_both_chances_add_up_to_the_frame() -> None:
    plan, totals, by_child = Plan(4, one_a_family=True), 0.0, Counter[str]()
    for seed in range(SEEDS):
        outcome = drawn(f"weights {seed}", plan)
        for reference, stratum in outcome.picks():
            weight = 1 / outcome.chance_of(reference, stratum)
            totals += weight
            by_child[reference] += round(weight * 10**6)
    assert abs(totals / SEEDS - len(FRAME)) < 0.25
    # Each child stands for one child on average: that is what makes an estimate without bias.
    assert all(abs(by_child[unit.reference] / 10**6 / SEEDS - 1) < 0.15 for unit in FRAME)


def test_a_single_chance_for_the_stratum_would_miss_the_frame() -> None:
    """The same test with the chance of the stratum alone counts families in place of children."""
    total = 0.0
    for seed in range(300):
        total += sum(
            1 / stratum.inclusion_probability
            for _ref, stratum in drawn(str(seed), Plan(4, one_a_family=True)).picks()
        )
    assert abs(total / 300 - 7) < 0.25


def test_more_than_there_are_families_cannot_be_drawn_unless_a_wish_gives_way() -> None:
    shortfalls = (Shortfall(Wish.SIZE, 8, 7), Shortfall(Wish.ONE_A_FAMILY, 8, 7))
    assert check_wishes(FRAME, Plan(8, one_a_family=True)) == shortfalls
    assert draw(FRAME, Plan(8, one_a_family=True), "2009") == Impossible(shortfalls)
    assert check_wishes(FRAME, Plan(8)) == ()


def test_letting_siblings_in_is_not_offered_where_it_would_not_help() -> None:
    assert check_wishes(FRAME, Plan(2, disability_minimum=1, one_a_family=True)) == (
        Shortfall(Wish.DISABILITY_MINIMUM, 1, 0),
    )
