"""Draws any bound Django form field as its GOV.UK component, with its label, hint and error."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.widgets import Input
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from audit_app.kit.date_field import PARTS, DateInput
from audit_app.kit.field_params import (
    Look,
    Revealed,
    as_text,
    choices,
    common,
    group,
    single_control,
    wording,
)
from audit_app.kit.govuk import component


def render_field(bound: BoundField, **look: Any) -> SafeString:
    """The component for a bound field; ``look`` holds the settings of ``Look``.

    Raises:
        TypeError: no component is known for the field's widget.
    """
    if bound.is_hidden:
        return SafeString(bound.as_hidden())
    for widget_class, draw in _DRAWN_BY:
        if isinstance(bound.field.widget, widget_class):
            return draw(bound, Look(**look))
    raise TypeError(
        f"No component is known for the {type(bound.field.widget).__name__} of {bound.html_name}."
    )


def wrong_parts(bound: BoundField) -> tuple[str, ...]:
    """The boxes of a date that its error is about: those it names, or else all three."""
    if not bound.errors:
        return ()
    errors = bound.form.errors.as_data()[bound.name]
    return tuple(part for error in errors for part in (error.params or {}).get("parts", ())) or PARTS


def _draw_date(bound: BoundField, look: Look) -> SafeString:
    typed = bound.value() or ("", "", "")
    wrong = wrong_parts(bound)
    boxes = [
        {
            "name": f"{bound.html_name}_{index}",
            "id": f"{bound.auto_id}_{index}",
            "label": part.capitalize(),
            "value": as_text(typed[index]),
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}"
            + (" govuk-input--error" if part in wrong else ""),
            # A month may be typed as a name, which a numeric keypad would not allow.
            "inputmode": "text" if part == "month" else "numeric",
        }
        for index, part in enumerate(PARTS)
    ]
    return component("date-input", **group(bound, look), items=boxes)


def _draw_checkboxes(bound: BoundField, look: Look) -> SafeString:
    items = _with_reveals(choices(bound), look)
    exclusive = next((at for at, item in enumerate(items) if item["value"] == look.exclusive), None)
    if exclusive is not None:
        items[exclusive]["behaviour"] = "exclusive"
        items.insert(exclusive, {"divider": "or"})
    return component("checkboxes", **group(bound, look), items=items)


def _draw_radios(bound: BoundField, look: Look) -> SafeString:
    return component("radios", **group(bound, look), items=_with_reveals(choices(bound), look))


def _draw_checkbox(bound: BoundField, look: Look) -> SafeString:
    item = {"value": "on", **wording(look.label or bound.label), "checked": bool(bound.value())}
    items = _with_reveals([item], look)
    return component(
        "checkboxes", **common(bound, look), idPrefix=bound.auto_id, classes=look.classes, items=items
    )


def _draw_select(bound: BoundField, look: Look) -> SafeString:
    chosen = as_text(bound.value())
    items = [
        {"value": as_text(value), "text": str(label), "selected": as_text(value) == chosen}
        for value, label in bound.field.choices  # type: ignore[attr-defined]
    ]
    return component("select", **single_control(bound, look), items=items)


def _draw_textarea(bound: BoundField, look: Look) -> SafeString:
    value = as_text(bound.value())
    max_length = getattr(bound.field, "max_length", None)
    return component(
        "character-count" if max_length else "textarea",
        **single_control(bound, look),
        # A browser drops the first line break of a text area, so one that was typed needs another before it.
        value=f"\n{value}" if value.startswith(("\n", "\r")) else value,
        rows=_rows(bound.field.widget),
        **({"maxlength": max_length} if max_length else {}),
    )


def _rows(widget: forms.Widget) -> str:
    """The height that the form asked for; Django's own default is twice what a comment here needs."""
    asked = str(widget.attrs.get("rows", ""))
    return asked if asked not in ("", forms.Textarea().attrs["rows"]) else "5"


def _draw_file(bound: BoundField, look: Look) -> SafeString:
    return component("file-upload", **single_control(bound, look))


def _draw_password(bound: BoundField, look: Look) -> SafeString:
    return component("password-input", **single_control(bound, look))


def _draw_input(bound: BoundField, look: Look) -> SafeString:
    params = {**single_control(bound, look), "type": getattr(bound.field.widget, "input_type", "text")}
    if params["type"] == "number":
        # A number box drops what it cannot read and changes under the mouse wheel; a text box does neither.
        params |= {"type": "text", "inputmode": "numeric"}
    return component("input", **params, value=as_text(bound.value()))


_DRAWN_BY: tuple[tuple[type[forms.Widget], Callable[[BoundField, Look], SafeString]], ...] = (
    (DateInput, _draw_date),
    (forms.CheckboxSelectMultiple, _draw_checkboxes),
    (forms.RadioSelect, _draw_radios),
    (forms.CheckboxInput, _draw_checkbox),
    (forms.Select, _draw_select),
    (forms.Textarea, _draw_textarea),
    (forms.FileInput, _draw_file),
    (forms.PasswordInput, _draw_password),
    (Input, _draw_input),
)


def _with_reveals(items: list[dict[str, Any]], look: Look) -> list[dict[str, Any]]:
    for item in items:
        if item["value"] in look.reveals:
            item["conditional"] = {"html": _revealed(look.reveals[item["value"]])}
    return items


def _revealed(content: Revealed) -> SafeString:
    if isinstance(content, BoundField):
        return render_field(content)
    if isinstance(content, str):
        return conditional_escape(content)
    return SafeString("".join(_revealed(part) for part in content))
