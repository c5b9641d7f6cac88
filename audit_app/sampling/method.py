"""How the sample was drawn, in plain sentences written from the records: section 1.1 of the report.

No sentence names a case, so the statement can stand in what a board reads.
"""

from collections import Counter
from collections.abc import Iterator

from django.db.models import F

from audit_app.sampling.allocating.known_conflicts import KnownConflicts
from audit_app.sampling.allocating.queries import sampled_cases
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.drawing.told.changes import change_sentences, precision_sentences
from audit_app.sampling.drawing.told.draws import (
    chance_sentences,
    earlier_draw_sentences,
    frame_sentences,
    outcome_sentences,
    seed_sentences,
    wish_sentences,
)
from audit_app.sampling.drawing.told.words import counted
from audit_app.sampling.models import Allocation, Conflict, Review, Sample
from audit_app.sampling.queries import allocations_of


def method_statement(sample: Sample) -> list[str]:
    """The sentences, in the order in which they are read."""
    plan = Plan.from_json(sample.plan)
    everyone = list(
        sample.sampled_cases.select_related("case__district", "case__team", "replaced_by", "replaces")
    )
    drawn = [sampled for sampled in everyone if sampled.order <= sample.size]
    return [
        *frame_sentences(sample),
        *wish_sentences(sample, plan),
        *chance_sentences(plan, drawn),
        *outcome_sentences(drawn),
        *precision_sentences(sample, everyone),
        *seed_sentences(sample),
        *earlier_draw_sentences(sample),
        *change_sentences(everyone),
        *_allocation(sample.review),
    ]


def _allocation(review: Review) -> Iterator[str]:
    """Who read how many, as counts; who they are stands in the table after this."""
    given = list(allocations_of(review))
    loads = Counter(each.assessor_id for each in given if each.role == RaterRole.FIRST)
    if not loads:
        return
    fewest, most = min(loads.values()), max(loads.values())
    each = f"{fewest:,}" if fewest == most else f"between {fewest:,} and {most:,}"
    yield (f"The cases were allocated to {counted(len(loads), 'assessor', 'assessors')}, {each} to each.")
    yield "Nobody was given a case of their own team, or one with which a conflict of interest was known."
    late = _known_too_late(given, review)
    if late:
        yield (
            f"In {counted(late, 'case', 'cases')} a conflict of interest became known only once the audit "
            f"had been submitted, and {'that reading stands' if late == 1 else 'those readings stand'}."
        )
    declared = _declared(review)
    if declared:
        yield (
            f"Of {counted(declared, 'case', 'cases')} of the sample an assessor declared a conflict of "
            "interest, and somebody else was to read them."
        )
    second = sum(each.role == RaterRole.SECOND for each in given)
    if second:
        yield f"{counted(second, 'case was', 'cases were')} read a second time by another assessor."


def _known_too_late(given: list[Allocation], review: Review) -> int:
    """Cases that somebody reads who has a conflict: what had been submitted by then stays theirs."""
    conflicts = KnownConflicts(review)
    readings = (each for each in given if each.is_current)
    return len({each.case_id for each in readings if conflicts.between(each.assessor_id, each.case)})


def _declared(review: Review) -> int:
    """Cases of the sample of which an assessor said that they should not be the one who reads them."""
    by_themselves = Conflict.objects.filter(case__in=sampled_cases(review).values("case"), said_by=F("user"))
    return by_themselves.values("case").distinct().count()
