"""Every service of every room, found by its shape: a public function all of whose parameters are keywords."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from inspect import Parameter
from typing import Any

import audit_app

Service = Callable[..., Any]
BY_KEYWORD = {Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD}


def every_service() -> dict[str, Service]:
    """Services by their names, such as ``filling.sign_off``."""
    return {f"{room}.{service.__name__}": service for room, service in _found()}


def _found() -> Iterator[tuple[str, Service]]:
    for module in pkgutil.walk_packages(audit_app.__path__, "audit_app."):
        parts = module.name.split(".")
        if "services" in parts:
            functions = inspect.getmembers(import_module(module.name), inspect.isfunction)
            yield from (
                (parts[1], function)
                for name, function in functions
                if function.__module__ == module.name and not name.startswith("_") and _is_service(function)
            )


def _is_service(function: Service) -> bool:
    kinds = {parameter.kind for parameter in inspect.signature(function).parameters.values()}
    return bool(kinds) and kinds <= BY_KEYWORD
