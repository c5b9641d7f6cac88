"""Repeating dated rows: as many as were typed, found by the names that were posted.

Rows need no count of their own beside them, so that a script or a reader may add and remove them freely.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from django import forms

from audit_app.kit.forms import DateField, TextField
from audit_app.tool.item import Item

Row = dict[str, Any]


class RowForm(forms.Form):
    """One row; a row without a word in it is no row."""

    title = ""

    def is_blank(self) -> bool:
        # Asked as Django asks before it leaves a form unread, so that both take spaces alone for nothing.
        return not self.has_changed()


class RowSet:
    """The rows of one question, as stored or as typed."""

    def __init__(
        self, each: Item, *, stored: list[Row] | None = None, data: Mapping[str, Any] | None = None
    ) -> None:
        self.each = each
        form_class = row_form_class(each)
        if data is not None:
            # A page without a row offers an empty one, from which a script makes further ones.
            self.numbers = numbers_in(data, each.ref) or [0]
            self.forms = [form_class(data, prefix=prefix(each.ref, number)) for number in self.numbers]
        else:
            kept = stored or [{}]
            self.numbers = list(range(len(kept)))
            self.forms = [
                form_class(initial=row, prefix=prefix(each.ref, number)) for number, row in enumerate(kept)
            ]
        self._name_rows()

    @classmethod
    def as_typed(
        cls, each: Item, data: Mapping[str, Any], *, add: bool = False, remove: int | None = None
    ) -> RowSet:
        """The rows as they stand on the page, unchecked, with one more or one less."""
        typed = [
            typed_values(row_form_class(each)(prefix=prefix(each.ref, number)), data)
            for number in numbers_in(data, each.ref)
            if number != remove
        ]
        return cls(each, stored=typed + ([{}] if add else []))

    def filled(self) -> list[RowForm]:
        return [form for form in self.forms if not form.is_blank()]

    def is_valid(self) -> bool:
        return all(form.is_valid() for form in self.filled())

    def forget_errors(self) -> None:
        for form in self.forms:
            form.errors.clear()

    def rows(self) -> list[Row]:
        return [form.cleaned_data for form in self.filled()]

    def _name_rows(self) -> None:
        for place, form in enumerate(self.forms, start=1):
            form.title = f"{self.title} {place}"
            date: Any = form.fields["date"]
            date.named = f"the date of {form.title.lower()}"
            form.empty_permitted = True
            form.use_required_attribute = False

    @property
    def title(self) -> str:
        return str(self.each.model._meta.verbose_name).capitalize()


def prefix(ref: str, number: int) -> str:
    return f"{ref}-{number}"


def numbers_in(data: Mapping[str, Any], ref: str) -> list[int]:
    """The numbers of the rows that were posted, in order."""
    name = re.compile(re.escape(ref) + r"-([0-9]{1,4})-")
    return sorted({int(match[1]) for key in data if (match := name.match(key))})


def typed_values(form: forms.Form, data: Mapping[str, Any]) -> Row:
    """What was typed in each field, unread, so that it can be shown again exactly."""
    return {
        name: field.widget.value_from_datadict(data, {}, form.add_prefix(name))
        for name, field in form.fields.items()
    }


@cache
def row_form_class(each: Item) -> type[RowForm]:
    model: Any = each.model
    made = {name: _column(name, label) for name, label in model.columns}
    return type("RowForm", (RowForm,), made)


def _column(name: str, label: str) -> forms.Field:
    if name == "date":
        return DateField(label=label, required=True)
    return TextField(label=label, required=False, widget=forms.Textarea(attrs={"rows": 2}))
