"""Every page of the service: its address, the methods that it answers and whom it is open to."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.admindocs.views import simplify_regex
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

from audit_app.access.gate import Audience, audience_of
from audit_app.kit.middleware import METHODS

View = Callable[..., Any]


@dataclass(frozen=True)
class PageOfService:
    """A line of the URL conf; ``audience`` is None where the view does not say for whom it is.

    ``takes`` are the names of the parts of its address that vary.
    """

    name: str
    address: str
    takes: frozenset[str]
    methods: tuple[str, ...]
    audience: Audience | None
    room: str


def every_page() -> list[PageOfService]:
    """All pages in the order of the URL conf."""
    return [
        PageOfService(
            name=f"{namespace}{pattern.name}",
            address=f"/{start}{_address(pattern)}",
            takes=frozenset(re.findall(r"<(\w+)>", f"{start}{_address(pattern)}")),
            methods=methods_of(pattern.callback),
            audience=audience_of(pattern.callback),
            room=_room_of(pattern.callback),
        )
        for namespace, start, pattern in _patterns(get_resolver())
    ]


def methods_of(view: View) -> tuple[str, ...]:
    """The methods that a view answers, by Django's own decorators around it or by its class.

    Empty where neither says so: such a view would take whatever it is sent.
    """
    stated = [methods for layer in _layers(view) if (methods := _stated_by(layer))]
    return tuple(method for method in METHODS if stated and all(method in methods for methods in stated))


def _patterns(
    resolver: URLResolver, namespace: str = "", start: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield namespace, start, entry
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _patterns(entry, inner, f"{start}{_address(entry)}")


def _address(entry: URLPattern | URLResolver) -> str:
    if isinstance(entry.pattern, RegexPattern):
        return simplify_regex(str(entry.pattern)).lstrip("/")
    return re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", str(entry.pattern))


def _layers(view: View) -> Iterator[View]:
    """The view with each of its decorators, from the outside in."""
    layer: View | None = view
    while layer is not None:
        yield layer
        layer = getattr(layer, "__wrapped__", None)


def _stated_by(layer: View) -> set[str]:
    """What this layer answers, if it is one that says so."""
    kept = inspect.getclosurevars(layer).nonlocals if inspect.isfunction(layer) else {}
    if "request_method_list" in kept:
        return set(kept["request_method_list"])
    view_class = kept.get("cls") or getattr(layer, "view_class", None)
    if view_class is None:
        return set()
    answered = {name.upper() for name in view_class.http_method_names if hasattr(view_class, name)}
    return answered | {"HEAD"} if "GET" in answered else answered


def _room_of(view: View) -> str:
    """The room that a view stands in; those of the library that signs people in belong to this one."""
    package, _, rest = view.__module__.partition(".")
    return rest.partition(".")[0] if package == "audit_app" else "access"
