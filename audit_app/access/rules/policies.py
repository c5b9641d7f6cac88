"""The rules for single objects: the policies of every room, each by its name and first sentence."""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.apps import AppConfig, apps
from django.utils.module_loading import module_has_submodule

PREFIX = "check_can_"


@dataclass(frozen=True)
class RuleForObjects:
    """A policy in words: what is done, to what kind of thing, and who may do it when."""

    name: str
    about: str
    sentence: str
    room: str


def every_rule() -> list[RuleForObjects]:
    """All policies, room by room, in the order in which they are written."""
    return [
        RuleForObjects(_name(policy), _about(policy), _first_sentence(policy), app.label)
        for app in apps.get_app_configs()
        for policy in policies_in(app)
    ]


def policies_in(app: AppConfig) -> list[Callable[..., None]]:
    """The checks that a room of this project has among its policies."""
    if not (
        app.name.startswith("audit_app.") and app.module and module_has_submodule(app.module, "policies")
    ):
        return []
    module = import_module(f"{app.name}.policies")
    checks = [each for name, each in vars(module).items() if name.startswith(PREFIX)]
    return [each for each in checks if each.__module__ == module.__name__]


def _name(policy: Callable[..., None]) -> str:
    return policy.__name__.removeprefix(PREFIX).replace("_", " ").capitalize()


def _about(policy: Callable[..., None]) -> str:
    """The kind of thing that the policy is asked about, beside the user who wants to do something."""
    _user, *others = inspect.signature(policy).parameters.values()
    return _kind(others[0]) if others else "the service"


def _kind(parameter: inspect.Parameter) -> str:
    annotation: Any = parameter.annotation
    name = annotation if isinstance(annotation, str) else annotation.__name__
    if name == "int":
        return parameter.name.removesuffix("_id")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _first_sentence(policy: Callable[..., None]) -> str:
    return re.split(r"(?<=\.)\s", inspect.getdoc(policy) or "", maxsplit=1)[0]
