"""How a figure is written in a table of the report, and how another room's page stands inside it."""

import re
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def figure(value: int | float | str | None) -> str:
    """A count with its thousands marked, another number to one decimal, a dash where there is none."""
    if value is None or value == "":
        return "–"
    if isinstance(value, str):
        return value
    if isinstance(value, float) and not value.is_integer():
        return f"{value:,.1f}"
    return f"{int(value):,}"


@register.simple_tag
def one_level_down(template_name: str, **context: Any) -> SafeString:
    """Another page's template with each of its headings one level lower, under a heading of ours."""
    markup = render_to_string(template_name, context)
    return SafeString(_HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", markup))


_HEADING = re.compile(r"(</?h)([1-5])(?=[\s>])")
