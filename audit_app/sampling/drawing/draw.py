"""The draw: a stratified random sample that anyone can draw again from the frame, the plan and the seed.

1. Excluded children are left out. Where the plan takes one child a family, one of each is chosen by chance
   first, with the numbers of the stream "families" (``families``), and the rest is about those chosen.
2. Every child belongs to one cell: age band by place, or by place alone when the plan has no age quotas, or
   pre-school age or older by place when it only has a minimum of the former (``grid``).
3. Each place gets its share of the sample (``shares``); the plan says what each row of the table gets.
4. Each cell gets an expected size that fits both (``expected``).
5. The expected sizes become whole numbers by chance, both sets of sums kept (``rounding``), with the numbers
   of the stream "rounding".
6. In each cell the references, sorted by code point, are shuffled with the stream "order|<group>|<place>",
   and the first so many are the sample. The rest of that order stands ready for replacements.

Every child who takes part in the draw of a cell therefore has the same chance in it: the cell's expected size
over their number. Where one of each family was chosen first, that is to be multiplied by 1 over the children
of the family (``Draw.chance_of``). Age bands are those of the plan, youngest first, and places run in the
order of their names' code points. The numbers come from ``stream``. Nothing here knows a database;
docs/drawing-a-sample.md says it all again for whoever wants to replay a draw in another language.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from audit_app.sampling.drawing.expected import PARTS, expected_parts
from audit_app.sampling.drawing.families import Chosen, one_of_each_family
from audit_app.sampling.drawing.frame import Unit, in_order
from audit_app.sampling.drawing.grid import ALL_AGES, Grid, grid_of, group_of, simple_shortfalls
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.drawing.rounding import round_by_chance
from audit_app.sampling.drawing.shortfall import Impossible, Shortfall, Wish
from audit_app.sampling.drawing.stream import Stream, check_seed

__all__ = ["ALL_AGES", "Draw", "Stratum", "check_wishes", "draw"]


@dataclass(frozen=True)
class Stratum:
    """A cell of the draw: what it expects and gives, and all who take part in it in drawn order.

    ``frame_count``: its children who can be drawn, brothers and sisters who were passed over included.
    """

    group: str
    place: str
    expected_parts: int
    drawn: int
    order: tuple[str, ...]
    frame_count: int

    @property
    def name(self) -> str:
        return f"{self.place}, {self.group}"

    @property
    def expected_count(self) -> float:
        return self.expected_parts / PARTS

    @property
    def inclusion_probability(self) -> float:
        """The chance of each in ``order``."""
        return self.expected_parts / (PARTS * len(self.order))

    @property
    def sample(self) -> tuple[str, ...]:
        return self.order[: self.drawn]


@dataclass(frozen=True)
class Draw:
    """A drawn sample: every stratum in which somebody takes part, with those drawn from it.

    ``families``: reference → children of the family, for those who were chosen out of several.
    """

    strata: tuple[Stratum, ...]
    families: Mapping[str, int] = field(default_factory=dict)

    def picks(self) -> Iterator[tuple[str, Stratum]]:
        """The sample, stratum by stratum in drawn order: a reference and what it stands for."""
        for stratum in self.strata:
            for reference in stratum.sample:
                yield reference, stratum

    @property
    def references(self) -> tuple[str, ...]:
        return tuple(reference for reference, _stratum in self.picks())

    def chance_of(self, reference: str, stratum: Stratum) -> float:
        """The chance whose inverse is the weight of the case."""
        return stratum.inclusion_probability / self.families.get(reference, 1)

    @property
    def without_a_chance(self) -> int:
        """Children whom the plan itself leaves out, such as those of an age band with a quota of none."""
        return sum(stratum.frame_count for stratum in self.strata if stratum.expected_parts == 0)


def draw(frame: Iterable[Unit], plan: Plan, seed: str) -> Draw | Impossible:
    """Draws the sample, or says which wishes cannot be met and by how much.

    Raises:
        ValueError: the seed cannot be used, or a reference stands twice in the frame.
    """
    check_seed(seed)
    eligible = _eligible(frame)
    chosen = _taking_part(eligible, plan, seed)
    grid = grid_of(chosen.units, plan)
    if not isinstance(grid, Grid):
        return Impossible(_with_families(grid, eligible, plan))
    parts = expected_parts(grid.counts, grid.group_totals, grid.place_totals)
    sizes = round_by_chance(parts, PARTS, Stream(seed, "rounding").below)
    children = Counter((group_of(unit, plan), unit.place) for unit in eligible)
    strata = [
        Stratum(
            group,
            place,
            parts[i][j],
            sizes[i][j],
            tuple(Stream(seed, f"order|{group}|{place}").shuffled(grid.cells[group, place])),
            children[group, place],
        )
        for i, group in enumerate(grid.groups)
        for j, place in enumerate(grid.places)
        if grid.cells[group, place]
    ]
    return Draw(tuple(strata), chosen.sizes)


def check_wishes(frame: Iterable[Unit], plan: Plan) -> tuple[Shortfall, ...]:
    """The wishes that cannot be met whatever the seed is.

    With one child a family, which child of each is chosen depends on the seed, so that the draw may still
    find a wish that cannot be met.
    """
    eligible = _eligible(frame)
    if not plan.one_a_family:
        grid = grid_of(eligible, plan)
        return () if isinstance(grid, Grid) else grid
    found = [each for each in simple_shortfalls(eligible, plan) if each.wish is not Wish.SIZE]
    families = len({unit.family or unit for unit in eligible})
    if plan.size > families:
        found.insert(0, Shortfall(Wish.SIZE, plan.size, families))
    return _with_families(tuple(found), eligible, plan) if found else ()


def _eligible(frame: Iterable[Unit]) -> list[Unit]:
    return [unit for unit in in_order(frame) if not unit.exclusion]


def _taking_part(eligible: list[Unit], plan: Plan, seed: str) -> Chosen:
    if plan.one_a_family:
        return one_of_each_family(eligible, Stream(seed, "families").below)
    return Chosen(eligible, {})


def _with_families(found: tuple[Shortfall, ...], eligible: list[Unit], plan: Plan) -> tuple[Shortfall, ...]:
    """Where one child a family is wished and stands in the way, that wish too can give way."""
    if not plan.one_a_family:
        return found
    grid = grid_of(eligible, plan)
    if not isinstance(grid, Grid) and found[0] in grid:
        return found
    return (*found, Shortfall(Wish.ONE_A_FAMILY, found[0].wished, found[0].possible))
