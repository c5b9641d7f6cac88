"""What the report describes besides its measures: timescales, records, factors, supervision, gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.complexity import complexity_tables
from audit_app.aggregation.data_quality import clock_table, state_table
from audit_app.aggregation.days import CORE_CLOCKS, OTHER_CLOCKS, day_tables
from audit_app.aggregation.documents import PLACES, document_tables, documents_found
from audit_app.aggregation.gaps import gap_table
from audit_app.aggregation.kept_aside import set_aside_table
from audit_app.aggregation.results import AnswersCrossed, ResultTable, Row
from audit_app.aggregation.row_answers import lines_of
from audit_app.aggregation.statistics import AssociationTest, EffectSize
from audit_app.aggregation.supervision import supervision_crossed, supervision_tables
from audit_app.aggregation.timeliness import clock_counts
from audit_app.dashboard.figures import Figure
from audit_app.report.assemble.pictures import bars_of, draw_bars, draw_columns, draw_days
from audit_app.report.assemble.writer import Draw
from audit_app.report.charts import MEASURE_SEGMENTS, Segment, StackedRow, Svg, stacked_bars
from audit_app.report.narrative.associations import EFFECT_NAMES, p_in_figures
from audit_app.sampling.choices import DayCounting

CASES = "Number of cases"
UNTESTED = "–"


@dataclass(frozen=True)
class Subject:
    """Figures about one thing, under a heading."""

    anchor: str
    title: str
    figures: tuple[Figure, ...]


def subjects(cohort: Cohort) -> tuple[Subject, ...]:
    return (
        Subject("timescales", "Timescales", tuple(_timescales(cohort))),
        Subject("records", "Where the records were found", tuple(_records(cohort))),
        Subject("factors", "Complexity factors", tuple(_factors(cohort))),
        Subject("supervision", "Supervision against practice", tuple(_supervision(cohort))),
        Subject("quality", "How good the data are", tuple(_quality(cohort))),
    )


def described_figures(cohort: Cohort) -> Iterator[Figure]:
    for subject in subjects(cohort):
        yield from subject.figures


def _timescales(cohort: Cohort) -> Iterator[Figure]:
    """For each table of clocks its spread, then each clock against its standard."""
    core, core_taken, others, others_taken = day_tables(cohort)
    unit = "working days" if cohort.review.day_counting == DayCounting.WORKING else "days"
    for spread, taken, clocks in ((core, core_taken, CORE_CLOCKS), (others, others_taken, OTHER_CLOCKS)):
        yield _plain(spread)
        for place, (ref, label) in enumerate(clocks.items()):
            clock = clock_counts(cohort)[ref]
            draw = draw_days(label, clock, unit) if clock.days else None
            yield Figure(f"days-{ref}", label, _column(taken, place, f"days-{ref}", label), draw)


def _column(table: ResultTable, place: int, key: str, title: str) -> ResultTable:
    """One column of a table as a table of its own."""
    rows = tuple(Row(row.label, (row.values[place],)) for row in table.rows)
    return ResultTable(key, title, ("Cases",), rows, table.note, table.row_heading)


def _records(cohort: Cohort) -> Iterator[Figure]:
    found, *others = document_tables(cohort)
    yield Figure(found.key, found.title, found, _draw_documents(cohort, found.title))
    yield from map(_plain, others)


def _draw_documents(cohort: Cohort, title: str) -> Draw | None:
    if not cohort.size:
        return None
    segments = [
        Segment(place, label, colour.fill)
        for (place, (label, _ticks)), colour in zip(PLACES.items(), MEASURE_SEGMENTS, strict=False)
    ]
    found = documents_found(cohort)
    rows = [
        StackedRow(line.question, {place: found[line.line["document"]][place] for place in PLACES})
        for line in lines_of("7.3")
    ]

    def draw(uid: str, width: float) -> Svg:
        return stacked_bars(rows, uid=uid, title=title, segments=segments, width=width)

    return draw


def _factors(cohort: Cohort) -> Iterator[Figure]:
    factors, numbers, pairs, progress = complexity_tables(cohort)
    bars, columns = bars_of(factors), bars_of(numbers)
    yield Figure(factors.key, factors.title, factors, draw_bars(factors.title, bars, CASES) if bars else None)
    yield Figure(
        numbers.key, numbers.title, numbers, draw_columns(numbers.title, columns, CASES) if columns else None
    )
    yield _plain(pairs)
    yield _plain(progress)


def _supervision(cohort: Cohort) -> Iterator[Figure]:
    whole = supervision_tables(cohort)[0]
    bars = bars_of(whole)
    yield Figure(whole.key, whole.title, whole, draw_columns(whole.title, bars, CASES) if bars else None)
    yield _plain(_against(list(supervision_crossed(cohort).values())))


def _against(crossed: Sequence[AnswersCrossed]) -> ResultTable:
    """Each answer that supervision is laid against, with the test and the strength of the link."""
    title = "Whether supervision goes together with practice"
    rows = tuple(
        Row(f"{each.column_ref} {each.column_question}", (each.table.total, *_tested(each)))
        for each in crossed
        if each.asked
    )
    note = (
        f"Of {len(rows)} comparisons one in twenty would seem to show a link by chance. Lay 7.4 against "
        "an answer to see the cases, how the link is tested, and warnings of small cells."
    )
    return ResultTable("3.against", title, ("Cases", "p", "Effect"), rows, note, "Answer")


def _tested(each: AnswersCrossed) -> tuple[str, str]:
    test, effect = each.table.test, each.table.effect
    if not isinstance(test, AssociationTest) or not isinstance(effect, EffectSize):
        return UNTESTED, UNTESTED
    return p_in_figures(test.p_value), f"{EFFECT_NAMES[effect.name]} {effect.value:.2f}"


def _quality(cohort: Cohort) -> Iterator[Figure]:
    yield from map(_plain, (gap_table(cohort), clock_table(cohort), set_aside_table(cohort)))
    states = state_table(cohort)
    title = f"{states.title}, of the whole review"
    yield Figure(states.key, title, states)


def _plain(table: ResultTable) -> Figure:
    return Figure(table.key, table.title, table)
