"""How many cases each place gives: whole numbers, shared out evenly or in proportion."""

from collections.abc import Mapping
from fractions import Fraction

from audit_app.sampling.drawing.plan import Plan, Spread


def largest_remainder(total: int, counts: Mapping[str, int]) -> dict[str, int]:
    """Shares in proportion to the counts (Hamilton's method), never above the count while total <= sum.

    Everyone gets the whole part of their exact share; what is left goes one each to the largest remainders.
    Equal remainders: the larger count first, then the name that sorts first.
    """
    everyone = sum(counts.values())
    exact = {name: Fraction(total * count, everyone) for name, count in counts.items()}
    shares = {name: int(share) for name, share in exact.items()}
    left = total - sum(shares.values())
    by_remainder = sorted(counts, key=lambda name: (shares[name] - exact[name], -counts[name], name))
    for name in by_remainder[:left]:
        shares[name] += 1
    return shares


def even(total: int, counts: Mapping[str, int]) -> dict[str, int]:
    """The same share for everyone, as far as each has that many; total <= sum of the counts.

    What a small place cannot give is asked of the others. What does not divide goes one each to the larger
    counts, equal counts in the order of their names.
    """
    shares = dict.fromkeys(counts, 0)
    left = total
    while left:
        open_places = [name for name in counts if shares[name] < counts[name]]
        each = left // len(open_places)
        if each == 0:
            for name in sorted(open_places, key=lambda name: (-counts[name], name))[:left]:
                shares[name] += 1
            return shares
        for name in open_places:
            given = min(each, counts[name] - shares[name])
            shares[name] += given
            left -= given
    return shares


def shares_of_places(plan: Plan, districts: Mapping[str, int], teams: Mapping[str, int]) -> dict[str, int]:
    """How many cases each district and each disability team gives to the sample.

    The disability teams together get their proportional share of the sample, or the plan's minimum where that
    is more; the districts share the rest. Among themselves both follow the plan's spread. The caller has
    checked that size and minimum are within the frame.

    Args:
        districts: name → children in the frame; ``teams`` likewise, for the disability teams.
    """
    in_districts, in_teams = sum(districts.values()), sum(teams.values())
    proportional = largest_remainder(plan.size, {"districts": in_districts, "teams": in_teams})["teams"]
    from_teams = max(plan.disability_minimum, proportional)
    share_out = even if plan.spread == Spread.EVEN else largest_remainder
    shares = dict.fromkeys([*districts, *teams], 0)
    if districts:
        shares.update(share_out(plan.size - from_teams, districts))
    if teams:
        shares.update(share_out(from_teams, teams))
    return shares
