"""The registry of items: every question of the tool, derived from the models and listed nowhere else.

Everything above this room speaks to items by ``ref``, never to a column by hand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models

from audit_app.kit.conditions import ShownWhen
from audit_app.kit.items import Grid, Group, Rows, Spec, declared_items
from audit_app.tool.header import FROM_THE_ALLOCATION, FROM_THE_CASE, HEADER
from audit_app.tool.item import Item
from audit_app.tool.models import SECTIONS, Audit, Section
from audit_app.tool.timescales import OF_2009, worded


class GridColumns(NamedTuple):
    """The ticked column of a grid's row model, the text beside it, and how "none of these" reads."""

    ticks: str
    text: str
    none_label: str


GRIDS = {
    "Participation": GridColumns("part", "designation", "Took no part"),
    "KeyDocument": GridColumns("found", "", "Not found"),
}


def items() -> tuple[Item, ...]:
    """Every item in the order of the form: the header, then sections 1 to 9."""
    return tuple(_registry().values())


def item(ref: str) -> Item:
    """The item with this ref.

    Raises:
        KeyError: the tool has no such item.
    """
    return _registry()[ref]


@cache
def section_items(section: str | int) -> tuple[Item, ...]:
    return tuple(each for each in items() if each.section == section)


def section_titles() -> dict[int, str]:
    return {model.number: model.title for model in SECTIONS}


def shown_refs(answers: Mapping[str, Any], off: Collection[str] = ()) -> frozenset[str]:
    """The refs that these answers call for; ``off`` are the added items that the review has switched off.

    An item whose parent is hidden is hidden too, whatever the parent's stored answer says.
    """
    shown: set[str] = set()
    for each in items():
        if each.ref not in off and (each.shown_when is None or _called_for(each.shown_when, answers, shown)):
            shown.add(each.ref)
    return frozenset(shown)


def _called_for(condition: ShownWhen, answers: Mapping[str, Any], shown: set[str]) -> bool:
    return condition.holds({ref: answers.get(ref) for ref in condition.parents if ref in shown})


@cache
def _registry() -> dict[str, Item]:
    found = [*_header_items(), *(each for model in SECTIONS for each in _section_items(model))]
    return {each.ref: each for each in found}


def _header_items() -> Iterator[Item]:
    on_the_audit = [_item(Audit, name, declared.spec) for name, declared in declared_items(Audit)]
    together = [*FROM_THE_CASE, *on_the_audit, *FROM_THE_ALLOCATION]
    yield from sorted(together, key=lambda each: int(each.ref.split(".")[1]))


def _section_items(model: type[Section]) -> Iterator[Item]:
    """The items of one section; the comment of a question stands after all of its answers."""
    waiting: Item | None = None
    for each in _in_declared_order(model):
        if waiting and each.top_ref != waiting.top_ref:
            yield waiting
            waiting = None
        if each.kind == "comment" and each.ref.endswith(".comment"):
            waiting = each
        else:
            yield each
    if waiting:
        yield waiting


def _in_declared_order(model: type[Section]) -> Iterator[Item]:
    group: Group | None = None
    for name, declared in declared_items(model):
        if isinstance(declared, Rows):
            yield _item(apps.get_model("tool", declared.model), "", declared.spec, section=model.number)
        elif isinstance(declared, Grid):
            yield from _grid_items(model, declared)
        elif isinstance(declared, Group):
            group = declared
        else:
            inside = group if group and declared.spec.ref.startswith(f"{group.spec.ref}.") else None
            yield _item(model, name, declared.spec, section=model.number, group=inside)


def _grid_items(model: type[Section], grid: Grid) -> Iterator[Item]:
    """Two answers a line at most: the ticks, and the text beside them where the row model has one."""
    row_model = apps.get_model("tool", grid.model)
    columns = GRIDS[grid.model]
    for code, label in grid.lines:
        ticks = Item(
            ref=f"{grid.spec.ref}.{code}",
            section=model.number,
            kind="any_of",
            question=label,
            model=row_model,
            field=columns.ticks,
            options=row_model._meta.get_field(columns.ticks).options,
            none_label=columns.none_label,
            shown_when=grid.spec.shown_when,
            added=grid.spec.added,
            group_ref=grid.spec.ref,
            group=grid.spec.question,
            line={**grid.where, grid.line_field: code},
        )
        yield ticks
        if columns.text:
            yield replace(
                ticks,
                ref=f"{ticks.ref}.{columns.text}",
                kind="text",
                question=f"{label}: {columns.text}",
                field=columns.text,
                options=(),
                none_label="",
            )


def _item(
    model: type[models.Model],
    name: str,
    spec: Spec,
    *,
    section: str | int = HEADER,
    group: Group | None = None,
) -> Item:
    found = Item(
        ref=spec.ref,
        section=section,
        kind=spec.kind,
        question=spec.question,
        model=model,
        field=name,
        options=spec.options,
        none_label=spec.none_label,
        shown_when=spec.shown_when,
        added=spec.added,
        hint=spec.hint,
        needed_when=spec.needed_when,
        group_ref=group.spec.ref if group else "",
        group=group.spec.question if group else "",
        template=spec.question if "{" in spec.question else "",
    )
    return worded(found, OF_2009)
