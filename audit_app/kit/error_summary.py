"""The box at the head of a page that says what is wrong and leads to each place."""

from __future__ import annotations

from collections.abc import Iterator

from django.forms import BaseForm, BaseFormSet, BoundField
from django.utils.safestring import SafeString

from audit_app.kit.date_field import PARTS, DateInput
from audit_app.kit.field_markup import wrong_parts
from audit_app.kit.govuk import component


def error_summary(*forms_or_sets: BaseForm | BaseFormSet) -> SafeString:
    """The error summary of these forms and formsets in the order given; empty when nothing is wrong."""
    items = [item for source in forms_or_sets for item in _items(source)]
    return (
        component("error-summary", titleText="There is a problem", errorList=items) if items else SafeString()
    )


def first_control_id(bound: BoundField) -> str:
    """The id of the control that an error is best mended at."""
    if isinstance(bound.field.widget, DateInput):
        wrong = wrong_parts(bound)
        return f"{bound.auto_id}_{PARTS.index(wrong[0]) if wrong else 0}"
    return bound.auto_id


def _items(source: BaseForm | BaseFormSet) -> Iterator[dict[str, str]]:
    for error in source.non_form_errors() if isinstance(source, BaseFormSet) else source.non_field_errors():
        yield {"text": str(error)}
    if isinstance(source, BaseFormSet):
        for form in source.forms:
            yield from _items(form)
        return
    for bound in source:
        for error in bound.errors:
            yield {"text": str(error)} if bound.is_hidden else _link(bound, str(error))


def _link(bound: BoundField, error: str) -> dict[str, str]:
    return {"text": error, "href": f"#{first_control_id(bound)}"}
