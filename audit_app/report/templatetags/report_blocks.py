"""How a figure is written in a table of the report."""

from django import template

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
