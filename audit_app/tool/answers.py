"""Answers by ref: the one place that knows in which column or row an answer is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.models import F

from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.models import SECTIONS, Audit, Section
from audit_app.tool.registry import item, items, section_items, shown_refs

Answers = dict[str, Any]
EMPTY: tuple[Any, ...] = (None, "", [])


def is_answered(value: Any) -> bool:
    """Whether an item has an answer: none of these (an empty set) is one, an empty text is not."""
    return value not in EMPTY


def answers_of(audit: Audit) -> Answers:
    """All stored answers of an audit by ref, hidden ones included; None, "" and [] are unanswered.

    Rows are lists of dicts in date order; a tick grid has an answer for each of its lines.
    """
    answers: Answers = {}
    for section in SECTIONS:
        answers |= section_answers(audit, section.number)
    return header_answers(audit) | answers


def section_answers(audit: Audit, number: int) -> Answers:
    stored = stored_section(audit, number)
    lines = _grid_rows(audit, number)
    return {each.ref: _read(each, audit, stored, lines) for each in section_items(number)}


def header_answers(audit: Audit) -> Answers:
    """What the assessor enters in the header (H.5 to H.7); identities are never read here."""
    return {each.ref: getattr(audit, each.field) for each in section_items(HEADER) if each.model is Audit}


def shown_answers(answers: Mapping[str, Any], off: list[str]) -> Answers:
    """Only the answers that count: those that their parents call for and that the review asks."""
    shown = shown_refs(answers, off)
    return {ref: value for ref, value in answers.items() if ref in shown}


def set_aside(answers: Mapping[str, Any], off: list[str]) -> Answers:
    """Answers kept but not counted, because the question no longer applies."""
    shown = shown_refs(answers, off)
    return {ref: value for ref, value in answers.items() if ref not in shown and is_answered(value)}


def stored_section(audit: Audit, number: int) -> Section:
    return getattr(audit, SECTIONS[number - 1].__name__.lower())


def write_section(
    audit: Audit, number: int, answers: Mapping[str, Any], *, revision: int, **columns: Any
) -> bool:
    """Writes the given answers of one section if it stands at ``revision``; others keep their value.

    Returns False, with nothing written, when somebody saved the section in between. Call it in a transaction.

    Raises:
        KeyError: a ref is no item of this section.
        ValueError: an answer is not among its item's options.
    """
    here = {each.ref: each for each in section_items(number)}
    chosen = [(here[ref], value) for ref, value in answers.items()]
    model = SECTIONS[number - 1]
    own = {each.field: value for each, value in chosen if each.model is model}
    moved = model._default_manager.filter(pk=audit.pk, revision=revision).update(
        **own, **columns, revision=F("revision") + 1
    )
    if not moved:
        return False
    for each, value in chosen:
        if each.kind == "rows":
            _write_rows(audit, each, value)
    _write_grids(audit, [(each, value) for each, value in chosen if each.line])
    return True


def _read(each: Item, audit: Audit, stored: Section, lines: Mapping[tuple[str, ...], models.Model]) -> Any:
    if each.kind == "rows":
        names = [name for name, _label in row_columns(each)]
        return [{name: getattr(row, name) for name in names} for row in _rows_of(audit, each.model)]
    if each.line:
        row = lines.get(tuple(each.line.values()))
        return getattr(row, each.field) if row else ("" if each.kind == "text" else None)
    return getattr(stored, each.field)


def row_columns(each: Item) -> tuple[tuple[str, str], ...]:
    """The columns of a dated row, name and label."""
    columns: tuple[tuple[str, str], ...] = each.model.columns  # type: ignore[attr-defined]
    return columns


def _rows_of(audit: Audit, model: type[models.Model]) -> Any:
    """The rows by their related name, so that a prefetch made beforehand is used."""
    relation: Any = model._meta.get_field("audit")
    return getattr(audit, relation.remote_field.related_name).all()


def _grid_rows(audit: Audit, number: int) -> dict[tuple[str, ...], models.Model]:
    rows: dict[tuple[str, ...], models.Model] = {}
    for model, keys in {each.model: tuple(each.line) for each in section_items(number) if each.line}.items():
        for row in _rows_of(audit, model):
            rows[tuple(getattr(row, key) for key in keys)] = row
    return rows


def _write_rows(audit: Audit, each: Item, rows: list[dict[str, Any]]) -> None:
    each.model._default_manager.filter(audit=audit).delete()
    each.model._default_manager.bulk_create([each.model(audit=audit, **row) for row in rows])


def _write_grids(audit: Audit, chosen: list[tuple[Item, Any]]) -> None:
    """Saves each line of a grid once, with all of its columns that were given."""
    by_line: dict[tuple[str, ...], tuple[Item, dict[str, Any]]] = {}
    for each, value in chosen:
        by_line.setdefault(tuple(each.line.values()), (each, {}))[1][each.field] = value
    for each, values in by_line.values():
        line: dict[str, Any] = dict(each.line)
        each.model._default_manager.update_or_create(audit=audit, **line, defaults=values)


def answer_text(ref: str, value: Any) -> str:
    """An answer as a person reads it, empty when unanswered; rows and dates in full."""
    each = item(ref)
    if not is_answered(value):
        return ""
    if each.kind == "choice":
        return each.labels[value]
    if each.kind == "any_of":
        return "; ".join(label for code, label in each.options if code in value) or each.none_label
    if each.kind == "date":
        return f"{value.day} {value:%B %Y}"
    if each.kind == "time":
        return f"{value:%H:%M}"
    return str(value)


def comment_refs() -> tuple[str, ...]:
    return tuple(each.ref for each in items() if each.kind == "comment")
