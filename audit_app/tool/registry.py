"""The registry of items: every question of the tool, derived from the models and listed nowhere else.

Everything above this room speaks to items by ``ref``, never to a column by hand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from audit_app.kit.conditions import ShownWhen
from audit_app.kit.items import Grid, Group, Rows, Spec
from audit_app.tool.header import FROM_THE_ALLOCATION, FROM_THE_CASE, HEADER
from audit_app.tool.item import Item
from audit_app.tool.models import SECTIONS, Audit, Section

# The one column of a grid's row model that is ticked, and the text beside it where there is one.
GRID_COLUMNS = {"Participation": ("part", "designation"), "KeyDocument": ("found", "")}
GRID_NONE = {"Participation": "Took no part", "KeyDocument": "Not found"}


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
    on_the_audit = [_from_spec(Audit, name, Audit._meta.get_field(name).spec) for name in Audit.item_names]
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
    for name in model.item_names:
        declared = model.__dict__.get(name)
        if isinstance(declared, Rows):
            row_model = apps.get_model("tool", declared.model)
            yield _from_spec(row_model, "", declared.spec, section=model.number)
        elif isinstance(declared, Grid):
            yield from _grid_items(model, declared)
        elif isinstance(declared, Group):
            group = declared
        else:
            spec = model._meta.get_field(name).spec
            inside = group if group and spec.ref.startswith(f"{group.spec.ref}.") else None
            yield _from_spec(model, name, spec, section=model.number, group=inside)


def _grid_items(model: type[Section], grid: Grid) -> Iterator[Item]:
    row_model = apps.get_model("tool", grid.model)
    ticks, text = GRID_COLUMNS[grid.model]
    for code, label in grid.lines:
        common = {
            "section": model.number,
            "model": row_model,
            "shown_when": grid.spec.shown_when,
            "added": grid.spec.added,
            "group_ref": grid.spec.ref,
            "group": grid.spec.question,
            "line": {**grid.where, grid.line_field: code},
        }
        yield Item(
            ref=f"{grid.spec.ref}.{code}",
            kind="any_of",
            question=label,
            field=ticks,
            options=row_model._meta.get_field(ticks).options,
            none_label=GRID_NONE[grid.model],
            **common,
        )
        if text:
            yield Item(
                ref=f"{grid.spec.ref}.{code}.{text}",
                kind="text",
                question=f"{label}: {text}",
                field=text,
                **common,
            )


def _from_spec(
    model: type[models.Model],
    name: str,
    spec: Spec,
    *,
    section: str | int = HEADER,
    group: Group | None = None,
) -> Item:
    return Item(
        ref=spec.ref,
        section=section,
        kind=spec.kind,
        question=spec.question,
        model=model,
        field=name,
        options=spec.options,
        none_label=spec.none_label if spec.kind == "any_of" else "",
        shown_when=spec.shown_when,
        added=spec.added,
        hint=spec.hint,
        group_ref=group.spec.ref if group else "",
        group=group.spec.question if group else "",
    )
