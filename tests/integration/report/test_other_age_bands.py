"""A review with age bands of its own, from its caseload to the tables of its report."""

from __future__ import annotations

from datetime import date
from itertools import chain

import pytest

from audit_app.aggregation.results import ResultTable
from audit_app.filling import services as filling
from audit_app.report.assemble import Audience, assemble
from audit_app.report.document import Bullets
from audit_app.report.services import start_report
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.models import Review
from audit_app.sampling.services import (
    CaseloadRow,
    allocate,
    declare_no_conflict,
    draw_sample,
    import_frame,
    move_review,
    set_capacities,
)
from tests.factories.sampling import Cast, make_cast
from tests.factories.tool import full_answers, save_answers

pytestmark = pytest.mark.django_db

# Two children in each of these years; at five and at eleven a child is in the older band.
YEARS_OF_BIRTH = (2007, 2004, 2003, 1998, 1997, 1992)


@pytest.fixture
def cast() -> Cast:
    return make_cast(age_boundaries=[5, 11], suppress_small_cells=False)


def carry_out(cast: Cast, quotas: dict[str, int]) -> None:
    """Caseload, draw, allocation and every audit signed off."""
    children = [(year, number) for year in YEARS_OF_BIRTH for number in (1, 2)]
    rows = [
        CaseloadRow(f"{year}-{number}", "female", "Ashmere", date_of_birth=date(year, 3, 31))
        for year, number in children
    ]
    import_frame(review=cast.review, rows=[*rows, CaseloadRow("soon", "unborn", "Ashmere")], by=cast.lead)
    plan = Plan(sum(quotas.values()), quotas, bands=cast.review.age_bands)
    draw_sample(review=cast.review, plan=plan, seed="2009", by=cast.lead)
    set_capacities(review=cast.review, capacities={cast.assessor: 10}, by=cast.lead)
    allocations = allocate(review=cast.review, seed="2009", by=cast.lead)
    move_review(review=cast.review, to_state="fieldwork", by=cast.lead)
    for allocation in allocations:
        declare_no_conflict(allocation=allocation, by=cast.assessor)
        audit = filling.start_audit(allocation=allocation, by=cast.assessor)
        save_answers(audit, full_answers(), by=cast.assessor)
        filling.submit(audit=audit, reasons={}, by=cast.assessor)
        filling.sign_off(audit=audit, by=cast.lead)


def tables_of(cast: Cast) -> tuple[dict[str, ResultTable], str]:
    """The tables of the report by key, and section 1.1 as it is read."""
    report = start_report(review=Review.objects.get(pk=cast.review.pk), by=cast.lead)
    document = assemble(report, Audience.LEAD)
    text = " ".join(chain.from_iterable(b.items for b in document.blocks() if isinstance(b, Bullets)))
    return {block.table.key: block.table for block in document.tables()}, text


def test_the_report_prints_the_bands_of_the_review_and_no_others(cast: Cast) -> None:
    carry_out(cast, {"unborn": 1, "0-5": 1, "5-11": 3, "11-18": 1})

    tables, text = tables_of(cast)

    assert [(row.label, row.values) for row in tables["1.2"].rows] == [
        ("Unborn", (1,)),
        ("0 to 5", (1,)),
        ("5 to 11", (3,)),
        ("11 to 18", (1,)),
    ]
    assert [(row.label, row.values) for row in tables["1.1.ages"].rows] == [
        ("Unborn", (1, 1.0, 1)),
        ("0 to 5", (2, 1.0, 1)),
        ("5 to 11", (4, 3.0, 3)),
        ("11 to 18", (6, 1.0, 1)),
    ]
    assert "(unborn: 1, 0 to 5: 1, 5 to 11: 3 and 11 to 18: 1)" in text


def test_pre_school_is_told_by_the_years_of_the_children_whatever_the_bands_are(cast: Cast) -> None:
    Review.objects.filter(pk=cast.review.pk).update(age_boundaries=[11])
    cast.review.refresh_from_db()

    carry_out(cast, {"unborn": 1, "0-11": 6})

    _tables, text = tables_of(cast)
    # Two of the six are of a year that is not five yet, beside the unborn.
    assert "3 of the 7 children were of pre-school age" in text


def test_a_plan_for_other_bands_than_those_of_the_review_draws_nothing(cast: Cast) -> None:
    import_frame(
        review=cast.review,
        rows=[CaseloadRow("A", "female", "Ashmere", date_of_birth=date(2007, 1, 1))],
        by=cast.lead,
    )
    with pytest.raises(ValueError, match="other age bands"):
        draw_sample(review=cast.review, plan=Plan(1, {"0-2": 1}), seed="2009", by=cast.lead)
    assert not cast.review.samples.exists()
