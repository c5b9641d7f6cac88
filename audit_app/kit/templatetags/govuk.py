"""GOV.UK components in templates.

``{% govuk_field form.date size="m" %}`` draws a bound form field, ``{% govuk_errors form rows %}`` the error
summary of forms and formsets, ``{% govuk "button" text="Save and continue" %}`` any component by its name.
"""

from typing import Any

from django import template
from django.forms import BaseForm, BaseFormSet, BoundField
from django.utils.safestring import SafeString

from audit_app.kit.error_summary import error_summary
from audit_app.kit.field_markup import render_field
from audit_app.kit.govuk import component

register = template.Library()


@register.simple_tag
def govuk(name: str, /, **params: Any) -> SafeString:
    return component(name, **params)


@register.simple_tag
def govuk_field(bound: BoundField, **look: Any) -> SafeString:
    return render_field(bound, **look)


@register.simple_tag
def govuk_errors(*forms_or_sets: BaseForm | BaseFormSet | None) -> SafeString:
    """Forms that a page did not need this time may be None."""
    return error_summary(*(source for source in forms_or_sets if source))
