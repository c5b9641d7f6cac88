"""A plan, its precision and its shortfalls in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from audit_app.sampling.ages import band_label
from audit_app.sampling.drawing.plan import Plan, Spread
from audit_app.sampling.drawing.precision import forecast, in_percent, size_for
from audit_app.sampling.drawing.shortfall import Shortfall, Wish, relaxed
from audit_app.sampling.drawing.told.words import counted, listed

# Sizes that reviews of case files have had, to show what more cases would bring.
USUAL_SIZES = (12, 25, 50, 100, 150, 200)
USUAL_MARGINS = (5, 10, 15)
FINDINGS = (50, 90)


@dataclass(frozen=True)
class ShortfallLine:
    """``way_out``: what the button says that relaxes just this wish; empty where nothing would be left."""

    text: str
    way_out: str


def shortfall_lines(shortfalls: Iterable[Shortfall], plan: Plan) -> list[ShortfallLine]:
    lines = []
    for each in shortfalls:
        eased = relaxed(plan, each)
        lines.append(ShortfallLine(_TEXTS[each.wish](each), _way_out(each, eased) if eased else ""))
    return lines


def _way_out(shortfall: Shortfall, eased: Plan) -> str:
    in_all = f"and draw {counted(eased.size, 'case', 'cases')} in all"
    match shortfall.wish:
        case Wish.SIZE:
            return f"Draw {counted(eased.size, 'case', 'cases')}"
        case Wish.AGE_QUOTA | Wish.AGE_AND_PLACE:
            return f"Ask for {shortfall.possible:,} of {_ages(shortfall)}, {in_all}"
        case Wish.DISABILITY_MINIMUM:
            return f"Ask for at least {shortfall.possible:,} from disability teams"
        case Wish.PRE_SCHOOL_MINIMUM:
            return f"Ask for at least {eased.pre_school_percent} per cent of pre-school age"
        case Wish.PRE_SCHOOL_AND_AGES:
            return "Ask for no share of pre-school age"
        case Wish.ONE_A_FAMILY:
            return "Let brothers and sisters both be drawn"


def _ages(shortfall: Shortfall) -> str:
    bands = [band_label(each).lower() for each in shortfall.of]
    return f"the age{'s' if len(bands) > 1 else ''} {listed(bands)}"


def _size(each: Shortfall) -> str:
    return (
        f"{each.wished:,} cases are asked for, and {each.possible:,} can be drawn: {each.missing:,} too few."
    )


def _age_quota(each: Shortfall) -> str:
    return (
        f"{each.wished:,} of {_ages(each)} are asked for, and the caseload has {each.possible:,}: "
        f"{each.missing:,} too few."
    )


def _disability(each: Shortfall) -> str:
    return (
        f"At least {each.wished:,} from disability teams are asked for, and {each.possible:,} can be had: "
        f"{each.missing:,} too few."
    )


def _pre_school(each: Shortfall) -> str:
    return (
        f"At least {each.wished:,} of pre-school age are asked for, and {each.possible:,} can be had: "
        f"{each.missing:,} too few."
    )


def _pre_school_and_ages(each: Shortfall) -> str:
    return (
        f"Among {_ages(each)} are children under five and older ones, so the numbers by age assure "
        f"{each.possible:,} of the {each.wished:,} of pre-school age. No exact chance could be given to a "
        "child who counts for both wishes, so they cannot be combined."
    )


def _age_and_place(each: Shortfall) -> str:
    where = f", because all of that age are taken in {listed(each.places)}" if each.places else ""
    return (
        f"{each.wished:,} of {_ages(each)} are asked for, and what the districts and teams are to give "
        f"leaves room for {each.possible:,}: {each.missing:,} too few{where}."
    )


def _one_a_family(each: Shortfall) -> str:
    return (
        "One child of a family at most leaves fewer to choose from. It stands in the way of what is said "
        f"above: {each.possible:,} of {each.wished:,}."
    )


_TEXTS: dict[Wish, Callable[[Shortfall], str]] = {
    Wish.SIZE: _size,
    Wish.AGE_QUOTA: _age_quota,
    Wish.DISABILITY_MINIMUM: _disability,
    Wish.PRE_SCHOOL_MINIMUM: _pre_school,
    Wish.PRE_SCHOOL_AND_AGES: _pre_school_and_ages,
    Wish.AGE_AND_PLACE: _age_and_place,
    Wish.ONE_A_FAMILY: _one_a_family,
}


def plan_lines(plan: Plan) -> list[tuple[str, str]]:
    """The plan as a list of what is asked for."""
    even = "the same number from each" if plan.spread is Spread.EVEN else "in proportion to their children"
    lines = [("Cases", f"{plan.size:,}"), ("Districts", even.capitalize())]
    if plan.age_quotas is None:
        lines.append(("Ages", "Left to chance"))
    else:
        quotas = [f"{band_label(code)}: {number:,}" for code, number in plan.age_quotas.items()]
        lines.append(("Ages", "; ".join(quotas)))
    lines.append(
        ("Disability teams", f"At least {plan.disability_minimum:,}, or their share if that is more")
    )
    young = (
        f"At least {plan.pre_school_percent} per cent, {counted(plan.pre_school_minimum, 'case', 'cases')}"
    )
    lines.append(("Pre-school age", young if plan.pre_school_percent else "Left to chance"))
    lines.append(
        ("Families", "One child at most" if plan.one_a_family else "Brothers and sisters may both be drawn")
    )
    return lines


@dataclass(frozen=True)
class PrecisionLine:
    """What a sample of a size can say of a finding of 50 and of 90 per cent."""

    size: int
    intervals: tuple[tuple[int, int], ...]
    is_asked: bool


def precision_lines(children: int, asked: int | None = None, effect: float = 1.0) -> list[PrecisionLine]:
    """The usual sizes and the one asked about, as far as there are children; the effect is that of the
    plan."""
    sizes = sorted({size for size in (*USUAL_SIZES, *([asked] if asked else [])) if size <= children})
    return [
        PrecisionLine(
            size,
            tuple(
                in_percent(forecast(finding / 100, size, children, effect if size == asked else 1.0))
                for finding in FINDINGS
            ),
            size == asked,
        )
        for size in sizes
    ]


def needed_lines(children: int, margin: int | None = None) -> list[tuple[int, tuple[int, ...]]]:
    """Margin in percentage points → the cases needed for a finding of 50 and of 90 per cent."""
    margins = sorted({*USUAL_MARGINS, *([margin] if margin else [])})
    return [
        (each, tuple(size_for(each / 100, finding / 100, children) for finding in FINDINGS))
        for each in margins
    ]
