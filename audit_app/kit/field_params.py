"""What the components need to know of a bound field: its name, wording, value, choices and error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.forms import BoundField
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

Revealed = str | BoundField | Iterable["Revealed"]

_OWN_PARAMETERS = ("autocomplete", "inputmode", "spellcheck")
# A browser would cut pasted text short without a word at maxlength; the form says instead what is too long.
_LEFT_OUT = {"class", "rows", "cols", "maxlength", "minlength", *_OWN_PARAMETERS}


@dataclass(frozen=True)
class Look:
    """How a field is drawn, apart from what it is.

    ``size`` is that of its label or legend (s, m, l, xl), and ``heading`` makes it the page's own heading.
    ``reveals`` maps the value of a radio or checkbox to what it reveals: markup, a bound field, or several.
    ``exclusive`` is the value of the checkbox that stands for none of the others.
    """

    size: str = ""
    heading: bool = False
    label: str = ""
    hide_label: bool = False
    hint: str = ""
    classes: str = ""
    inline: bool = False
    reveals: Mapping[str, Revealed] = field(default_factory=dict)
    exclusive: str = ""


def common(bound: BoundField, look: Look) -> dict[str, Any]:
    """What every component takes: its name and id, its hint and its error."""
    params: dict[str, Any] = {"id": bound.auto_id, "name": bound.html_name}
    hint = look.hint or bound.help_text
    if hint:
        params["hint"] = wording(hint)
    if bound.errors:
        # Each on a line of its own: a pasted list is told of every line that cannot be used.
        params["errorMessage"] = {
            "html": format_html_join(mark_safe("<br>"), "{}", ((error,) for error in bound.errors))
        }
    return params


def single_control(bound: BoundField, look: Look) -> dict[str, Any]:
    """What a component with one control takes: its label too, and the attributes of its widget."""
    attrs = bound.field.widget.attrs
    label_classes = _words(
        look.size and f"govuk-label--{look.size}", look.hide_label and "govuk-visually-hidden"
    )
    return {
        **common(bound, look),
        "label": {**_label(bound, look), "classes": label_classes},
        "classes": _words(attrs.get("class"), look.classes),
        **{name: attrs[name] for name in _OWN_PARAMETERS if name in attrs},
        "attributes": {name: value for name, value in attrs.items() if name not in _LEFT_OUT},
    }


def group(bound: BoundField, look: Look) -> dict[str, Any]:
    """What a component with several controls takes: a fieldset with its legend, and the ids' beginning."""
    size = f"govuk-fieldset__legend--{look.size or 's'}"
    legend_classes = _words(size, look.hide_label and "govuk-visually-hidden")
    return {
        **common(bound, look),
        "idPrefix": bound.auto_id,
        "fieldset": {"legend": {**_label(bound, look), "classes": legend_classes}},
        "classes": _words(look.inline and "govuk-radios--inline", look.classes),
    }


def choices(bound: BoundField) -> list[dict[str, Any]]:
    """The field's choices without the blank one, each with whether it is chosen."""
    value = bound.value()
    chosen = {
        as_text(one) for one in (value if isinstance(value, list | tuple | set | frozenset) else [value])
    }
    return [
        {"value": as_text(code), **wording(label), "checked": as_text(code) in chosen}
        for code, label in bound.field.choices  # type: ignore[attr-defined]
        if as_text(code)
    ]


def wording(text: Any) -> dict[str, str]:
    """Text for a component; only what is already marked as safe is taken as markup."""
    return {"html" if isinstance(text, SafeString) else "text": str(text)}


def as_text(value: Any) -> str:
    return "" if value is None else str(value)


def _label(bound: BoundField, look: Look) -> dict[str, Any]:
    return {**wording(look.label or bound.label), "isPageHeading": look.heading}


def _words(*words: Any) -> str:
    return " ".join(word for word in words if word)
