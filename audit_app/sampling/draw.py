"""The draw: a stratified random sample that anyone can draw again from the frame, the plan and the seed.

1. Every child belongs to one cell: age band by place (by place alone when the plan has no age quotas).
2. Each place gets its share of the sample (``shares``); the plan says what each age band gets.
3. Each cell gets an expected size that fits both (``expected``).
4. The expected sizes become whole numbers by chance, both sets of sums kept (``rounding``), with the numbers
   of the stream "rounding".
5. In each cell the references, sorted by code point, are shuffled with the stream "order|<age band>|<place>",
   and the first so many are the sample. The rest of that order stands ready for replacements.

Every child of a cell therefore has the same chance: the cell's expected size over its number of children.
Age bands are those of the plan, youngest first, and places run in the order of their names' code points. The
numbers come from ``stream``. Nothing here knows a database.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from audit_app.sampling.expected import PARTS, expected_parts
from audit_app.sampling.flow import Table, fill
from audit_app.sampling.frame import Unit, in_order
from audit_app.sampling.plan import Impossible, Plan, Shortfall, Wish
from audit_app.sampling.rounding import round_by_chance
from audit_app.sampling.shares import shares_of_places
from audit_app.sampling.stream import Stream, check_seed

# The row of all children, when the plan asks for no age quotas.
ALL_AGES = "all ages"


@dataclass(frozen=True)
class Stratum:
    """A cell of the draw: how many children it has, expects and gives, and all of them in drawn order."""

    age_band: str
    place: str
    expected_parts: int
    drawn: int
    order: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.place}, {self.age_band}"

    @property
    def frame_count(self) -> int:
        return len(self.order)

    @property
    def expected_count(self) -> float:
        return self.expected_parts / PARTS

    @property
    def inclusion_probability(self) -> float:
        return self.expected_parts / (PARTS * self.frame_count)

    @property
    def sample(self) -> tuple[str, ...]:
        return self.order[: self.drawn]


@dataclass(frozen=True)
class Draw:
    """A drawn sample: every stratum that has children, with those drawn from it."""

    strata: tuple[Stratum, ...]

    def picks(self) -> Iterator[tuple[str, Stratum]]:
        """The sample, stratum by stratum in drawn order: a reference and what it stands for."""
        for stratum in self.strata:
            for reference in stratum.sample:
                yield reference, stratum

    @property
    def references(self) -> tuple[str, ...]:
        return tuple(reference for reference, _stratum in self.picks())

    @property
    def without_a_chance(self) -> int:
        """Children whom the plan itself leaves out, such as those of an age band with a quota of none."""
        return sum(stratum.frame_count for stratum in self.strata if stratum.expected_parts == 0)


@dataclass(frozen=True)
class _Grid:
    """The frame as a table of age bands by places, with the margins that the plan asks for."""

    bands: list[str]
    places: list[str]
    cells: dict[tuple[str, str], list[str]]
    band_totals: list[int]
    place_totals: list[int]

    @property
    def counts(self) -> Table:
        return [[len(self.cells[band, place]) for place in self.places] for band in self.bands]


def draw(frame: Iterable[Unit], plan: Plan, seed: str) -> Draw | Impossible:
    """Draws the sample, or says which wishes cannot be met and by how much.

    Raises:
        ValueError: the seed cannot be used, or a reference stands twice in the frame.
    """
    check_seed(seed)
    units = in_order(frame)
    shortfalls = _simple_shortfalls(units, plan)
    if shortfalls:
        return Impossible(tuple(shortfalls))
    grid = _grid(units, plan)
    clash = _clash(grid)
    if clash:
        return Impossible((clash,))
    parts = expected_parts(grid.counts, grid.band_totals, grid.place_totals)
    sizes = round_by_chance(parts, PARTS, Stream(seed, "rounding").below)
    strata = [
        Stratum(
            band,
            place,
            parts[i][j],
            sizes[i][j],
            tuple(Stream(seed, f"order|{band}|{place}").shuffled(grid.cells[band, place])),
        )
        for i, band in enumerate(grid.bands)
        for j, place in enumerate(grid.places)
        if grid.cells[band, place]
    ]
    return Draw(tuple(strata))


def _simple_shortfalls(units: list[Unit], plan: Plan) -> list[Shortfall]:
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
    return found


def _grid(units: list[Unit], plan: Plan) -> _Grid:
    cells: dict[tuple[str, str], list[str]] = defaultdict(list)
    districts: dict[str, int] = defaultdict(int)
    teams: dict[str, int] = defaultdict(int)
    for unit in units:
        band = ALL_AGES if plan.age_quotas is None else unit.age_band
        cells[band, unit.place].append(unit.reference)
        (teams if unit.is_disability_team else districts)[unit.place] += 1
    shares = shares_of_places(plan, districts, teams)
    places = sorted(shares)
    quotas = {ALL_AGES: plan.size} if plan.age_quotas is None else plan.age_quotas
    bands = [ALL_AGES] if plan.age_quotas is None else list(plan.bands.codes)
    return _Grid(
        bands, places, cells, [quotas.get(band, 0) for band in bands], [shares[place] for place in places]
    )


def _clash(grid: _Grid) -> Shortfall | None:
    """Age quotas and shares of places that can each be met but not together: what the tightest lacks."""
    filled = fill(grid.counts, grid.band_totals, grid.place_totals)
    if not filled.reached_rows:
        return None
    short = sorted(filled.reached_rows)
    return Shortfall(
        Wish.AGE_AND_PLACE,
        wished=sum(grid.band_totals[i] for i in short),
        possible=sum(sum(filled.table[i]) for i in short),
        of=tuple(grid.bands[i] for i in short),
        places=tuple(
            place
            for j, place in enumerate(grid.places)
            if j not in filled.reached_columns and any(grid.counts[i][j] for i in short)
        ),
    )
