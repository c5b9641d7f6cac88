"""The blank tool, to be filled in with a pen, question by question as the page has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit_app.filling.blank_tool import BlankAnswer, BlankPart, BlankQuestion
from audit_app.report.renderers.office.markup import Markup
from audit_app.report.renderers.word.markup import element, paragraph, run
from audit_app.report.renderers.word.measures import TEXT_WIDTH_MM
from audit_app.report.renderers.word.tables import table

BOX = "☐"
NO_BREAK, BETWEEN = "\N{NO-BREAK SPACE}", "\N{EM SPACE} "
EMPTY_ROWS, ROW_MM = 3, 6.0
# Of a grid: the lines have a share of the width that leaves each box its own.
LABELS_MM = 62.0
WRITTEN_BESIDE = "Designation"
KEEP = (element("keepNext"),)


def blank_questions(part: BlankPart) -> Iterator[Markup]:
    """What stands under the heading of a part."""
    for question in part.questions:
        yield from _question(question)


def _question(question: BlankQuestion) -> Iterator[Markup]:
    """What belongs together stays on one page: each answer, and the last with what is written of them all."""
    if question.is_group or question.lines:
        yield _title(question.ref, question.title)
    if question.condition:
        yield _hint(question.condition)
    if question.lines:
        yield _grid(question)
    for place, answer in enumerate(question.answers, start=1):
        more = place == len(question.answers) and bool(question.guidance or question.comment)
        yield from _answer(answer, more)
    if question.guidance:
        yield _hint(question.guidance, stays=bool(question.comment))
    if question.comment:
        yield _hint(question.comment)
        yield _to_fill("FormSpace", stays=False)


def _answer(answer: BlankAnswer, stays: bool) -> Iterator[Markup]:
    yield _title(answer.ref, answer.question, is_added=answer.is_added)
    if answer.hint:
        yield _hint(answer.hint)
    if answer.condition:
        yield _hint(answer.condition)
    if answer.boxes:
        yield paragraph("FormBoxes", *_boxes(answer.boxes), properties=KEEP if stays else ())
    elif answer.columns:
        yield _empty_rows(answer)
    else:
        yield _to_fill("FormSpace" if answer.is_long else "FormLine", stays=stays)


def _to_fill(style: str, *, stays: bool) -> Markup:
    return paragraph(style, properties=KEEP if stays else ())


def _title(ref: str, title: str, *, is_added: bool = False) -> Markup:
    added = [run(" "), run("added", "FormAdded")] if is_added else []
    return paragraph("FormQuestion", run(f"{ref} {title}"), *added)


def _hint(words: str, *, stays: bool = True) -> Markup:
    return paragraph("FormHint", run(words), properties=() if stays else (element("keepNext", val=0),))


def _boxes(labels: Sequence[str]) -> Iterator[Markup]:
    """A box and its label stay on one line."""
    for place, label in enumerate(labels):
        yield run(BOX, "FormBox")
        end = BETWEEN if place < len(labels) - 1 else ""
        yield run(f"{NO_BREAK}{label}{end}")


def _grid(question: BlankQuestion) -> Markup:
    columns = [*question.columns, *([WRITTEN_BESIDE] if question.has_text else [])]
    rest = (TEXT_WIDTH_MM - LABELS_MM) / len(columns)
    lines = [[_cell(line), *(_cell("") for _column in columns)] for line in question.lines]
    return table(
        "FormTable",
        [LABELS_MM, *(rest for _column in columns)],
        [_column_head(""), *(_column_head(column) for column in columns)],
        lines,
        title=f"{question.ref} {question.title}",
        description=f"A grid to tick: {len(question.lines)} lines; across: {', '.join(columns)}.",
    )


def _empty_rows(answer: BlankAnswer) -> Markup:
    width = TEXT_WIDTH_MM / len(answer.columns)
    return table(
        "FormTable",
        [width for _column in answer.columns],
        [_column_head(column) for column in answer.columns],
        [[_cell("") for _column in answer.columns] for _row in range(EMPTY_ROWS)],
        title=f"{answer.ref} {answer.question}",
        description=f"{EMPTY_ROWS} empty rows to write in; across: {', '.join(answer.columns)}.",
        height=ROW_MM,
    )


def _cell(words: str) -> Markup:
    return paragraph("FormCell", *([run(words)] if words else []))


def _column_head(words: str) -> Markup:
    return paragraph("FormColumn", *([run(words)] if words else []))
