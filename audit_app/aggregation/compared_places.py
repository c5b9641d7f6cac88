"""One measure place by place, in the order in which the authority lists its districts and teams."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from audit_app.aggregation.cohort import FILTERS, PART, Cohort, PartKey
from audit_app.aggregation.measures import Measure, result_of
from audit_app.aggregation.question import Question, question_of
from audit_app.aggregation.results import MeasureResult
from audit_app.aggregation.row_answers import row_questions, with_lines
from audit_app.aggregation.tally import Tally
from audit_app.tool.registry import item

DISTRICT, TEAM = "district", "team"
NOWHERE = {DISTRICT: "In no district", TEAM: "In no team"}


@dataclass(frozen=True)
class ComparedPlaces:
    """``places``: each in which there is a case, by name; ``together``: the same cases at once."""

    places: Mapping[str, MeasureResult]
    together: MeasureResult
    without_a_case: tuple[str, ...]


def compared_places(cohort: Cohort, measure: Measure, kind: str) -> ComparedPlaces:
    """Every place of a kind, ``DISTRICT`` or ``TEAM``, counted in one query."""
    tallies = _tallies(cohort, measure, FILTERS[kind])
    review = cohort.review
    places = review.districts.values_list("pk", "name")
    names = places if kind == DISTRICT else review.teams.values_list("pk", "name")
    found: list[tuple[int | None, str]] = [*names, (None, NOWHERE[kind])]
    nothing = Tally(measure.tally_ref, 0, 0, 0, {})
    everything: dict[PartKey, Tally] = defaultdict(lambda: nothing)
    for by_part in tallies.values():
        for part, tally in by_part.items():
            everything[part] += tally
    return ComparedPlaces(
        {name: _result(measure, cohort, tallies[pk]) for pk, name in found if pk in tallies},
        _result(measure, cohort, everything),
        tuple(name for pk, name in found if pk is not None and pk not in tallies),
    )


def _tallies(cohort: Cohort, measure: Measure, place: str) -> dict[int | None, dict[PartKey, Tally]]:
    question = _question(measure, cohort)
    named = dict(question.conditions())
    counts = {f"n{number}": Count("pk", filter=condition) for number, condition in enumerate(named.values())}
    rows = with_lines(cohort.audits).values_list(place, *PART).annotate(cases=Count("pk"), **counts)
    found: dict[int | None, dict[PartKey, Tally]] = defaultdict(dict)
    for where, stratum, chance, cases, *numbers in rows:
        number = dict(zip(named, numbers, strict=True))
        codes = {code: number.get(code, 0) for code in question.codes}
        tally = Tally(measure.tally_ref, cases, number.get("shown", 0), sum(codes.values()), codes)
        found[where][stratum, chance] = tally
    return found


def _question(measure: Measure, cohort: Cohort) -> Question:
    of_rows = {question.ref: question for question in row_questions(cohort.off)}
    return of_rows.get(measure.tally_ref) or question_of(item(measure.ref), cohort.off)


def _result(measure: Measure, cohort: Cohort, by_part: Mapping[PartKey, Tally]) -> MeasureResult:
    together = sum(by_part.values(), Tally(measure.tally_ref, 0, 0, 0, {}))
    return result_of(measure, cohort, together, by_part)
