"""A tick grid as a table: a line of checkboxes for each agency or document, and a text beside some."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.forms import Form
from django.utils.html import format_html
from django.utils.safestring import SafeString

from audit_app.filling.fields import NONE
from audit_app.filling.layout import GridLine
from audit_app.kit.field_markup import render_field
from audit_app.kit.govuk import component
from audit_app.tool.item import Item

TEXT_COLUMN = "Designation"


@dataclass(frozen=True)
class GridLineView:
    ref: str
    label: str
    error: str
    cells: tuple[SafeString, ...]


@dataclass(frozen=True)
class GridView:
    columns: tuple[str, ...]
    lines: tuple[GridLineView, ...]
    text_column: str = TEXT_COLUMN


def grid_view(lines: tuple[GridLine, ...], form: Form) -> GridView | None:
    """The grid of a question, or None for a question without one."""
    return GridView(_columns(lines[0]), tuple(_line(line, form) for line in lines)) if lines else None


def _columns(line: GridLine) -> tuple[str, ...]:
    text = (TEXT_COLUMN,) if line.text else ()
    return (*line.ticks.labels.values(), line.ticks.none_label, *text)


def _line(line: GridLine, form: Form) -> GridLineView:
    bound = form[line.ticks.ref]
    ticked = bound.value() or []
    cells = [
        _tick_cell(line.ticks, number, code in ticked)
        for number, code in enumerate((*line.ticks.labels, NONE))
    ]
    if line.text:
        label = _cell_label(line.ticks.question, TEXT_COLUMN)
        cells.append(render_field(form[line.text.ref], label=label))
    return GridLineView(line.ticks.ref, line.ticks.question, " ".join(map(str, bound.errors)), tuple(cells))


@cache
def _tick_cell(each: Item, number: int, is_ticked: bool) -> SafeString:
    """One box; a grid has many and each has two states, so each is drawn but twice."""
    code, label = (*each.options, (NONE, each.none_label))[number]
    box = {
        "value": code,
        "id": f"id_{each.ref}_{number}" if number else f"id_{each.ref}",
        "html": _cell_label(each.question, label),
        "checked": is_ticked,
        **({"behaviour": "exclusive"} if code == NONE else {}),
    }
    return component("checkboxes", name=each.ref, classes="govuk-checkboxes--small", items=[box])


def _cell_label(line: str, column: str) -> SafeString:
    """A label that stands by itself; beside its column's heading, only screen readers need the words."""
    words = '<span class="app-grid__label"><span class="govuk-visually-hidden">{}: </span>{}</span>'
    return format_html(words, line, column)
