"""A small document with one block of each kind."""

import datetime as dt
from dataclasses import replace
from typing import Any

from audit_app.aggregation.results import ResultTable, Row
from audit_app.report.charts import Bar, column_chart
from audit_app.report.document import (
    Bullets,
    Chapter,
    ChartBlock,
    Cover,
    Document,
    Edit,
    FindingBlock,
    Heading,
    Paragraph,
    Part,
    Quote,
    TableBlock,
    Unwritten,
)

AGES = ResultTable(
    "1.2",
    "Age range of the children in the sample",
    ("Number of children",),
    (Row("Unborn", (2,)), Row("0–2 years", (10,)), Row("2–5 years", (15,))),
    note="Age on 31 March 2009.",
    row_heading="Age range",
    total=Row("All", (27,)),
)
BARS = [Bar("Unborn", 2), Bar("0–2 years", 10), Bar("2–5 years", 15)]
EDIT = Edit(
    draft="In 41 of the 50 cases the records were up to date.",
    by="Leda Marsh",
    at=dt.datetime(2009, 5, 6, 14, 0, tzinfo=dt.UTC),
    numbers_then="40 of 50",
    numbers_now="41 of 50",
    moved=True,
)


def ages(number: str = "Table 1") -> TableBlock:
    return TableBlock(AGES, number, "table-1")


def ages_chart() -> ChartBlock:
    chart = column_chart(BARS, uid="ages", title="Children by age range")
    narrow = column_chart(BARS, uid="ages-narrow", title="Children by age range", width=320)
    return ChartBlock(chart, narrow, "Children by age range", "Figure 1", "figure-1", ages("Table 2"))


def finding(edit: Edit | None = None, sentence: str = "Most records were up to date.") -> FindingBlock:
    return FindingBlock(
        key="file_up_to_date",
        number="2.1",
        anchor="finding-2.1",
        label="Paper file up to date",
        sentence=sentence,
        counts="41 of 50 cases (82%)",
        verdict="generally_met",
        verdict_label="Generally met",
        quotes=(Quote("7.5", "The last note was [two] months old."),),
        edit=edit,
    )


def sample_document(**changes: Any) -> Document:
    structure = Chapter(
        "1",
        "Structure of the audit",
        "chapter-1",
        (
            Heading("The sample"),
            Paragraph("1.1", "Fifty cases were drawn.", "paragraph-1.1", key="method"),
            ages_chart(),
            Bullets(("first thing", "second thing")),
        ),
    )
    findings = Chapter(
        "2",
        "Overall conclusion",
        "chapter-2",
        (finding(EDIT), Unwritten("since", "What has been done since")),
    )
    requests = Chapter("", "Requests", "requests", (Bullets(("NOTE the report",), lettered=True),))
    document = Document(
        title="Audit of case files",
        cover=Cover(
            authority="Wealdshire County Council",
            subject="Protecting children",
            presented_by="The lead reviewer",
            presented_to="The scrutiny board",
            meeting_date=dt.date(2009, 7, 21),
            classification="Unrestricted",
            reference="CB/9",
            summary="What the audit found.",
            purpose="For decision",
        ),
        parts=(
            Part("covering", "", "Covering report", (requests,)),
            Part("audit", "Appendix 1", "The audit", (structure, findings)),
        ),
    )
    return replace(document, **changes)
