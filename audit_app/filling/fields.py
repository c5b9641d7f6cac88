"""Each kind of item as a form field; a draft may leave any of them empty."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from audit_app.kit.forms import DateField, TextField, TimeField, WholeNumberField
from audit_app.tool.item import Item

NONE = "none"


class TicksField(forms.MultipleChoiceField):
    """Any of the options or "none of these": a frozenset of codes, empty for none; None when not answered."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, each: Item, **kwargs: Any) -> None:
        self.none_label = each.none_label
        super().__init__(choices=[*each.options, (NONE, each.none_label)], **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Ticks as boxes: typed ones come as a list, stored ones as a set whose emptiness is "none"."""
        if isinstance(value, frozenset):
            return sorted(value) or [NONE]
        return value or []

    def clean(self, value: Any) -> frozenset[str] | None:
        codes = frozenset(super().clean(value))
        if codes == {NONE}:
            return frozenset()
        if NONE in codes:
            raise ValidationError(f"Select what applies, or select “{self.none_label}”, but not both")
        return codes or None


def field_for(each: Item) -> forms.Field:
    return _MADE_BY[each.kind](each)


def _choice(each: Item) -> forms.Field:
    wrong = f"Select one of the answers that {each.ref} offers"
    return forms.ChoiceField(
        choices=each.options,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": wrong},
        **_common(each),
    )


def _any_of(each: Item) -> forms.Field:
    wrong = f"Select only answers that {each.ref} offers"
    messages = {"invalid_choice": wrong, "invalid_list": wrong}
    return TicksField(each=each, error_messages=messages, **_common(each))


def _date(each: Item) -> forms.Field:
    return DateField(**_common(each))


def _time(each: Item) -> forms.Field:
    return TimeField(**_common(each))


def _number(each: Item) -> forms.Field:
    column: Any = each.model._meta.get_field(each.field)
    return WholeNumberField(lowest=column.lowest, highest=column.highest, **_common(each))


def _text(each: Item) -> forms.Field:
    column: Any = each.model._meta.get_field(each.field)
    return TextField(max_length=column.max_length, **_common(each))


def _comment(each: Item) -> forms.Field:
    return TextField(widget=forms.Textarea, **_common(each))


def _common(each: Item) -> dict[str, Any]:
    return {"label": each.question, "help_text": each.hint, "required": False}


_MADE_BY = {
    "choice": _choice,
    "any_of": _any_of,
    "date": _date,
    "time": _time,
    "number": _number,
    "text": _text,
    "comment": _comment,
}
