"""How a cohort answered an item, whichever table holds it; everything is counted once for a cohort."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from audit_app.aggregation.cohort import Cohort, PartKey
from audit_app.aggregation.grid_pass import Combinations, grid_lines
from audit_app.aggregation.section_pass import choice_pass, other_pass
from audit_app.aggregation.tally import NONE, Tally


def tally(cohort: Cohort, ref: str) -> Tally:
    """The tally of an item over the whole cohort, or of an answer named in ``row_answers``.

    Raises:
        KeyError: there is no such item, or it is a comment, is answered in rows or is a text of a grid.
    """
    choices = choice_pass(cohort)
    if ref in choices.questions:
        return choices.total(ref)
    found, line = other_pass(cohort).total(ref), grid_lines(cohort).get(ref)
    return found if line is None else _with_ticks(found, line.combinations)


def tallies_by_part(cohort: Cohort, ref: str) -> Mapping[PartKey, Tally]:
    """The tally for each part of the sample that has a case in the cohort; not of lines of a tick grid."""
    choices = choice_pass(cohort)
    return (choices if ref in choices.questions else other_pass(cohort)).by_part(ref)


def combinations(cohort: Cohort, ref: str) -> Combinations:
    """A line of a tick grid over the whole cohort: cases by all that is ticked on it together."""
    return grid_lines(cohort)[ref].combinations


def _with_ticks(found: Tally, ticked: Combinations) -> Tally:
    counts: Counter[str] = Counter()
    for codes, cases in ticked.items():
        counts.update(dict.fromkeys(codes or {NONE}, cases))
    return Tally(found.ref, found.cases, found.shown, ticked.total(), counts)
