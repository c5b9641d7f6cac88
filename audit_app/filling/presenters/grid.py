"""A tick grid as a table: a line of checkboxes for each agency or document, and a text beside some."""

from __future__ import annotations

from dataclasses import dataclass

from django.forms import BoundField, Form
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


def grid_view(lines: tuple[GridLine, ...], form: Form) -> GridView | None:
    """The grid of a question, or None for a question without one."""
    return GridView(_columns(lines[0]), tuple(_line(line, form) for line in lines)) if lines else None


def _columns(line: GridLine) -> tuple[str, ...]:
    text = (TEXT_COLUMN,) if line.text else ()
    return (*line.ticks.labels.values(), line.ticks.none_label, *text)


def _line(line: GridLine, form: Form) -> GridLineView:
    bound = form[line.ticks.ref]
    cells = [_tick_cell(bound, line.ticks, number) for number in range(len(line.ticks.options) + 1)]
    if line.text:
        label = _cell_label(line.ticks.question, TEXT_COLUMN)
        cells.append(render_field(form[line.text.ref], label=label))
    return GridLineView(line.ticks.ref, line.ticks.question, " ".join(map(str, bound.errors)), tuple(cells))


def _tick_cell(bound: BoundField, each: Item, number: int) -> SafeString:
    code, label = (*each.options, (NONE, each.none_label))[number]
    box = {
        "value": code,
        "id": f"{bound.auto_id}_{number}" if number else bound.auto_id,
        "html": _cell_label(each.question, label),
        "checked": code in (bound.value() or []),
        **({"behaviour": "exclusive"} if code == NONE else {}),
    }
    return component("checkboxes", name=bound.html_name, classes="govuk-checkboxes--small", items=[box])


def _cell_label(line: str, column: str) -> SafeString:
    """A label that stands by itself; beside its column's heading, only screen readers need the words."""
    words = '<span class="app-grid__label"><span class="govuk-visually-hidden">{}: </span>{}</span>'
    return format_html(words, line, column)
