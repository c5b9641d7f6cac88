"""The frame as a table of groups by places, with the margins that the plan asks for, or why there is none.

Rows are the age bands where the plan has quotas; else children of pre-school age and older ones where it has
a minimum of the former; else one row of all. Columns are the places in the order of their names' code points.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from audit_app.sampling.drawing.flow import Table, fill
from audit_app.sampling.drawing.frame import Unit
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.drawing.shares import shares_of_places
from audit_app.sampling.drawing.shortfall import Shortfall, Wish

# The rows of a plan without quotas.
ALL_AGES = "all ages"
PRE_SCHOOL, OLDER = "pre-school", "older"


@dataclass(frozen=True)
class Grid:
    """``cells``: (group, place) → references in order; the totals are what rows and columns are to give."""

    groups: list[str]
    places: list[str]
    cells: dict[tuple[str, str], list[str]]
    group_totals: list[int]
    place_totals: list[int]

    @property
    def counts(self) -> Table:
        return [[len(self.cells[group, place]) for place in self.places] for group in self.groups]


def group_of(unit: Unit, plan: Plan) -> str:
    """The row of the table in which a child stands."""
    if plan.age_quotas is not None:
        return unit.age_band
    if plan.pre_school_percent:
        return PRE_SCHOOL if unit.is_pre_school else OLDER
    return ALL_AGES


def grid_of(units: Sequence[Unit], plan: Plan) -> Grid | tuple[Shortfall, ...]:
    """The table of those who can be drawn, in order of their references, or the wishes that cannot be met."""
    found = simple_shortfalls(units, plan)
    if found:
        return tuple(found)
    cells: dict[tuple[str, str], list[str]] = defaultdict(list)
    districts: dict[str, int] = defaultdict(int)
    teams: dict[str, int] = defaultdict(int)
    for unit in units:
        cells[group_of(unit, plan), unit.place].append(unit.reference)
        (teams if unit.is_disability_team else districts)[unit.place] += 1
    shares = shares_of_places(plan, districts, teams)
    places = sorted(shares)
    if plan.age_quotas is not None:
        totals = {band: plan.age_quotas.get(band, 0) for band in plan.bands.codes}
    elif plan.pre_school_percent:
        young = _pre_school_share(cells, shares, plan)
        if isinstance(young, Shortfall):
            return (young,)
        totals = {PRE_SCHOOL: young, OLDER: plan.size - young}
    else:
        totals = {ALL_AGES: plan.size}
    grid = Grid(list(totals), places, cells, list(totals.values()), [shares[place] for place in places])
    clash = _clash(grid)
    return (clash,) if clash else grid


def simple_shortfalls(units: Sequence[Unit], plan: Plan) -> list[Shortfall]:
    """The wishes that fail by themselves: more children asked for than there are."""
    found = []
    if plan.size > len(units):
        found.append(Shortfall(Wish.SIZE, plan.size, len(units)))
    for band, wished in (plan.age_quotas or {}).items():
        possible = sum(unit.age_band == band for unit in units)
        if wished > possible:
            found.append(Shortfall(Wish.AGE_QUOTA, wished, possible, of=(band,)))
    with_teams = sum(unit.is_disability_team for unit in units)
    possible = min(with_teams, plan.size)
    if plan.disability_minimum > possible:
        found.append(Shortfall(Wish.DISABILITY_MINIMUM, plan.disability_minimum, possible))
    if plan.pre_school_percent:
        found += _too_few_pre_school(units, plan)
    return found


def _too_few_pre_school(units: Sequence[Unit], plan: Plan) -> list[Shortfall]:
    wished = plan.pre_school_minimum
    if plan.age_quotas is None:
        possible = min(plan.size, sum(unit.is_pre_school for unit in units))
        return [Shortfall(Wish.PRE_SCHOOL_MINIMUM, wished, possible)] if wished > possible else []
    ages: dict[str, set[bool]] = defaultdict(set)
    for unit in units:
        ages[unit.age_band].add(unit.is_pre_school)
    asked = {band: quota for band, quota in plan.age_quotas.items() if quota}
    assured = sum(quota for band, quota in asked.items() if ages[band] == {True})
    if assured >= wished:
        return []
    mixed = tuple(band for band in plan.bands.codes if band in asked and len(ages[band]) > 1)
    wish = Wish.PRE_SCHOOL_AND_AGES if mixed else Wish.PRE_SCHOOL_MINIMUM
    return [Shortfall(wish, wished, assured, of=mixed)]


def _pre_school_share(
    cells: dict[tuple[str, str], list[str]], shares: dict[str, int], plan: Plan
) -> int | Shortfall:
    """What the places' shares bring anyway, to the nearest case, or the minimum where that is more."""
    expected, most = Fraction(0), 0
    for place, share in shares.items():
        young, older = len(cells[PRE_SCHOOL, place]), len(cells[OLDER, place])
        expected += Fraction(share * young, young + older)
        most += min(share, young)
    if plan.pre_school_minimum > most:
        return Shortfall(Wish.PRE_SCHOOL_MINIMUM, plan.pre_school_minimum, most)
    return max(plan.pre_school_minimum, int(expected + Fraction(1, 2)))


def _clash(grid: Grid) -> Shortfall | None:
    """Age quotas and shares of places that can each be met but not together: what the tightest lacks."""
    filled = fill(grid.counts, grid.group_totals, grid.place_totals)
    if not filled.reached_rows:
        return None
    short = sorted(filled.reached_rows)
    return Shortfall(
        Wish.AGE_AND_PLACE,
        wished=sum(grid.group_totals[i] for i in short),
        possible=sum(sum(filled.table[i]) for i in short),
        of=tuple(grid.groups[i] for i in short),
        places=tuple(
            place
            for j, place in enumerate(grid.places)
            if j not in filled.reached_columns and any(grid.counts[i][j] for i in short)
        ),
    )
