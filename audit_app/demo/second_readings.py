"""Files that are read a second time: drawn by the service, read blind, and some of them settled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from audit_app.access.models import User
from audit_app.agreeing.choices import Source
from audit_app.agreeing.differences import Difference, Settled
from audit_app.agreeing.queries import Pair, pairs_of
from audit_app.agreeing.services import finish, settle
from audit_app.demo.answers.reread import MINUTES, reread, scale_of
from audit_app.demo.fieldwork import Reading
from audit_app.demo.luck import Luck
from audit_app.sampling.models import Allocation, Review
from audit_app.sampling.services import add_second_readings

# How many cases are settled, from the one with the fewest differences on, and how many more are begun.
AGREED, BEGUN = 2, 1
WHY = {
    Source.FIRST: "I looked it up with both of them. The file bears out what the first reading has.",
    Source.SECOND: "The second reader showed where it stands on the file; the first had not seen that page.",
    Source.BOTH: "Each of them found something that the other had overlooked.",
}
OF_MINUTES = "Each of them read for as long as they say. The first reading is the one that is counted."


def draw_second_readings(review: Review, number: int, seed: str, lead: User) -> list[Allocation]:
    """Once every case has its first reader; they come on top of what each assessor said they can take."""
    due = review.fieldwork_end
    return add_second_readings(review=review, number=number, seed=seed, counts=False, due=due, by=lead)


def second_readings(
    allocations: Sequence[Allocation], first: Sequence[Reading], days: Sequence[date], seed: str
) -> list[Reading]:
    """Each on the day of the first reading or a later one of the fieldwork."""
    before = {each.allocation.case_id: each for each in first}
    return [_read_again(each, before[each.case_id], days, seed) for each in allocations]


def settle_some(review: Review, lead: User) -> None:
    """What is quickly done up to the agreed reading that counts, one case half way; the others wait."""
    waiting = sorted(pairs_of(review), key=lambda pair: len(pair.differences))
    waiting = [pair for pair in waiting if pair.differences]
    for pair in waiting[:AGREED]:
        _settle(pair, pair.differences, lead)
        finish(case=pair.case, by=lead)
    for pair in waiting[AGREED : AGREED + BEGUN]:
        _settle(pair, pair.differences[: len(pair.differences) // 2], lead)


def _read_again(allocation: Allocation, first: Reading, days: Sequence[date], seed: str) -> Reading:
    luck = Luck(seed, "day of the second reading", allocation.case.reference)
    day = luck.pick([each for each in days if each >= first.read_on])
    sheet = reread(first.history, day, f"{seed} {allocation.assessor.username}")
    return Reading(allocation, sheet, first.history)


def _settle(pair: Pair, differences: Sequence[Difference], lead: User) -> None:
    for each in differences:
        source = _source(each)
        why = OF_MINUTES if each.ref == MINUTES else WHY[source]
        settle(case=pair.case, ref=each.ref, settled=Settled(source), why=why, by=lead)


def _source(difference: Difference) -> Source:
    """Whoever found more on the file is right, where it is asked how far it shows; else the first reading."""
    if Source.BOTH in difference.sources:
        return Source.BOTH
    scale, first, second = scale_of(difference.item), difference.first, difference.second
    if "partly" not in scale or first not in scale or second not in scale:
        return Source.FIRST
    return Source.SECOND if scale.index(second) < scale.index(first) else Source.FIRST
