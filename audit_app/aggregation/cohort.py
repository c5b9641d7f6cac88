"""The cases that a report speaks of: signed-off audits, one a case, each with the stratum it stands for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from django.db.models import Count, FilteredRelation, Max, Q

from audit_app.aggregation.statistics import NotComputable
from audit_app.sampling.choices import CameIn, RaterRole
from audit_app.sampling.models import Review, Sample, SampledCase
from audit_app.tool.models.audit import AuditQuerySet
from audit_app.tool.queries import counted_readings, path_to
from audit_app.tool.registry import item

Figure = TypeVar("Figure")

# What a cohort can be narrowed by, and where that is kept.
FILTERS: dict[str, str] = {
    "district": "allocation__case__district",
    "team": "allocation__case__team",
    "disability_team": "allocation__case__team__is_disability_team",
    "age_band": "allocation__case__age_band",
    "gender": "allocation__case__gender",
    "assessor": "allocation__case__allocations__assessor",
    # A child has an age as soon as it is born, and none before.
    "unborn": "allocation__case__age_years__isnull",
}
# And by how these items are answered; of ticks by one that is ticked, whatever else is.
BY_ANSWER: dict[str, str] = {"category": "H.5", "ics": "7.1"}

FIRST_READER = "allocation__case__allocations__role"

# The columns of a cohort's audits that tell one part of the sample from another.
DRAWN = "drawn"
PART = (f"{DRAWN}__stratum", f"{DRAWN}__inclusion_probability")

PartKey = tuple[str | None, float | None]
NO_PART: PartKey = (None, None)


@dataclass(frozen=True)
class Part:
    """The cases of one stratum with one chance of being drawn.

    ``weight``: children of the caseload that each case stands for. ``sampled``: the audited cases, also those
    that a filter leaves out of the cohort, because the interval of a part of the caseload rests on all of
    them. ``population``: children of the caseload in the whole stratum.
    """

    stratum: str
    weight: float
    population: int
    sampled: int


@dataclass(frozen=True)
class Cohort:
    """Signed-off audits of a review, one a case.

    ``size`` of them pass the filters, of ``signed_off`` in the whole review. ``audits`` can be grouped by
    ``PART``. ``unweighable`` says why nothing can be said of the caseload, and is None where it can. ``kept``
    holds figures that several tables need (see ``once``).
    """

    review: Review
    audits: AuditQuerySet
    size: int
    signed_off: int
    filters: Mapping[str, Any]
    parts: Mapping[PartKey, Part]
    unweighable: NotComputable | None
    kept: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def off(self) -> list[str]:
        """The items that the review has switched off."""
        return self.review.items_off

    @property
    def undrawn(self) -> int:
        """Children of the caseload in strata from which no case was drawn."""
        return self.parts[NO_PART].population if NO_PART in self.parts else 0


def once(count: Callable[[Cohort], Figure]) -> Callable[[Cohort], Figure]:
    """Counts a figure once for each cohort, however many tables ask for it."""

    @wraps(count)
    def kept(cohort: Cohort) -> Figure:
        if count not in cohort.kept:
            cohort.kept[count] = count(cohort)
        figure: Figure = cohort.kept[count]
        return figure

    return kept


def narrowed_by(filters: Mapping[str, Any], *, of_allocations: bool = False) -> Q:
    """The filters as a condition on audits, or on the allocations of audits.

    Whoever read a case first is its assessor, whichever audit counts.

    Raises:
        KeyError: there is no such filter.
    """
    condition = Q()
    for name, value in filters.items():
        path = _from_allocation(_lookup(name)) if of_allocations else _lookup(name)
        # A case in no team is in no disability team either, and the team of none is not False but NULL.
        is_not = name == "disability_team" and not value
        condition &= ~Q(**{path: True}) if is_not else Q(**{path: value})
        if name == "assessor":
            role = _from_allocation(FIRST_READER) if of_allocations else FIRST_READER
            condition &= Q(**{role: RaterRole.FIRST})
    return condition


def _lookup(name: str) -> str:
    if name not in BY_ANSWER:
        return FILTERS[name]
    each = item(BY_ANSWER[name])
    return f"{path_to(each)}__has" if each.kind == "any_of" else path_to(each)


def _from_allocation(path: str) -> str:
    """The way from the allocation of an audit to where a way from the audit leads."""
    here = "allocation__"
    return path.removeprefix(here) if path.startswith(here) else f"audit__{path}"


def signed_off_cohort(review: Review, **filters: Any) -> Cohort:
    """The signed-off audits of a review that pass the filters, at this moment (see ``narrowed_by``).

    What is signed off while the tables are being counted belongs to the next cohort, so that all tables of
    one cohort speak of the same cases.

    Raises:
        KeyError: there is no such filter.
    """
    sample = review.samples.last()
    base = _audits_of(review, sample)
    found = list(base.values_list(*PART).annotate(cases=Count("pk"), until=Max("signed_off_at")))
    audited = {(stratum, chance): cases for stratum, chance, cases, _until in found}
    base = base.filter(signed_off_at__lte=max(row[-1] for row in found)) if found else base.none()
    audits = base.filter(narrowed_by(filters))
    signed_off = sum(audited.values())
    size = audits.count() if filters else signed_off
    parts, obstacle = _parts(sample, audited), _obstacle(sample, audited)
    return Cohort(review, audits, size, signed_off, filters, parts, obstacle)


def _audits_of(review: Review, sample: Sample | None) -> AuditQuerySet:
    """Signed-off readings, one a case; a case that went out of the sample speaks for nobody any more."""
    in_this_sample = Q(allocation__case__sampled__sample=sample)
    return (
        counted_readings(review)
        .signed_off()
        .annotate(**{DRAWN: FilteredRelation("allocation__case__sampled", condition=in_this_sample)})
        .filter(Q(**{f"{DRAWN}__went_out": ""}) | Q(**{f"{DRAWN}__isnull": True}))
        .order_by()
    )


def _parts(sample: Sample | None, audited: Mapping[PartKey, int]) -> dict[PartKey, Part]:
    """Every part of the sample, also those of which no case has been audited, and the rest of the frame.

    Cases that were chosen by hand are in none: they count among the cases audited, and no estimate for the
    caseload rests on them.
    """
    if sample is None:
        return {}
    drawn = SampledCase.objects.filter(sample=sample, went_out="").exclude(came_in=CameIn.BY_HAND).order_by()
    rows = drawn.values_list("stratum", "inclusion_probability", "frame_count").distinct()
    parts: dict[PartKey, Part] = {
        (stratum, chance): Part(stratum, 1 / chance, population, audited.get((stratum, chance), 0))
        for stratum, chance, population in rows
        if chance is not None and population is not None
    }
    rest = sample.eligible - sum({part.stratum: part.population for part in parts.values()}.values())
    if rest > 0:
        parts[NO_PART] = Part(f"{rest:,} children in strata from which no case was drawn", 1.0, rest, 0)
    return parts


def _obstacle(sample: Sample | None, audited: Mapping[PartKey, int]) -> NotComputable | None:
    if sample is None:
        return NotComputable("no draw of the sample is recorded for this review")
    strangers = audited.get(NO_PART, 0)
    if strangers:
        cases = "one of the cases audited is" if strangers == 1 else f"{strangers:,} of the cases audited are"
        return NotComputable(f"{cases} not in the recorded sample")
    return None
