"""Section 5: where referrals came from and when, what came before and after them, and further concerns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from audit_app.aggregation.cohort import Cohort, once
from audit_app.aggregation.described import CASES, denominator, options_table, plural
from audit_app.aggregation.results import ResultTable, Row
from audit_app.aggregation.tallies import tally
from audit_app.tool.queries import answered, chosen, path_to
from audit_app.tool.registry import item

REFERRAL_DATE, CONTEXT = "1.1", "1.3"
EARLIER, LATER = "1.4", "1.5"


@once
def earlier_referrals(cohort: Cohort) -> dict[int | None, int]:
    """Number of earlier referrals or contacts → cases; None where 1.4 is unanswered or has no rows yet."""
    return _numbers_of_rows(cohort, EARLIER)


@once
def later_contacts(cohort: Cohort) -> dict[int | None, int]:
    """Number of later contacts → cases; None where 1.5 is unanswered or has no rows yet."""
    return _numbers_of_rows(cohort, LATER)


def referral_tables(cohort: Cohort) -> tuple[ResultTable, ...]:
    return (
        options_table(cohort, "5.referring_agency", "1.2.coded", "Who made the referral", "Agency"),
        _year_table(cohort),
        _context_table(cohort),
        _rows_table("5.earlier", "Earlier referrals and contacts", earlier_referrals(cohort), cohort),
        _rows_table("5.later", "Later contacts", later_contacts(cohort), cohort),
        options_table(cohort, "5.further_concerns", "6.1", "Further concerns since the referral", "Concern"),
    )


def _numbers_of_rows(cohort: Cohort, ref: str) -> dict[int | None, int]:
    """How many dated rows follow a yes; rows kept under a no count nowhere."""
    each = item(ref)
    rows = item(f"{ref}.rows").model._default_manager.filter(audit=OuterRef("pk")).order_by()
    number = Subquery(rows.values("audit").annotate(number=Count("pk")).values("number"))
    said_yes = cohort.audits.filter(chosen(each, "yes")).annotate(number=Coalesce(number, 0))
    by_number = dict(said_yes.values_list("number").annotate(cases=Count("pk")))
    found = tally(cohort, ref)
    counts: dict[int | None, int] = {0: found.of("no")}
    counts |= {key: cases for key, cases in sorted(by_number.items()) if key}
    return counts | {None: found.unanswered + by_number.get(0, 0)}


def _rows_table(key: str, title: str, counts: Mapping[int | None, int], cohort: Cohort) -> ResultTable:
    numbers = {number: cases for number, cases in counts.items() if number is not None}
    some = sum(cases for number, cases in numbers.items() if number)
    in_all = sum(number * cases for number, cases in numbers.items())
    return ResultTable(
        key,
        title,
        CASES,
        (
            *(Row(str(number) if number else "None", (cases,)) for number, cases in numbers.items()),
            Row("Unanswered", (counts[None],)),
        ),
        f"At least one in {plural(some)}; {in_all:,} in all.",
        "How many",
        Row("Total", (cohort.size,)),
    )


def _context_table(cohort: Cohort) -> ResultTable:
    """A comment is never required, so a case without one has nothing unanswered."""
    written = cohort.audits.filter(answered(item(CONTEXT))).count()
    return ResultTable(
        "5.context",
        "Context of the referral or contact",
        CASES,
        (Row("Written down", (written,)), Row("Not written down", (cohort.size - written,))),
        row_heading="Context",
        total=Row("Total", (cohort.size,)),
    )


def _year_table(cohort: Cohort) -> ResultTable:
    found = tally(cohort, REFERRAL_DATE)
    path = path_to(item(REFERRAL_DATE))
    dated = cohort.audits.filter(**{f"{path}__isnull": False}).values_list(path).annotate(cases=Count("pk"))
    years: Counter[int] = Counter()
    # The embedded database takes a year out of a date so slowly that only the days are counted there.
    for day, cases in dated:
        years[day.year] += cases
    return ResultTable(
        "5.referral_years",
        "When the children were referred",
        CASES,
        tuple(Row(str(year), (cases,)) for year, cases in sorted(years.items())),
        denominator(found),
        "Year",
        Row("Answered", (found.answered,)),
    )
