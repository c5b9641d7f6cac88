"""The rules for single objects: the policies of every room, each by its name and first sentence."""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from django.apps import AppConfig, apps

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
    """The checks that a room of this project, or a part of it, has among its policies."""
    return [
        check
        for module in _modules_of_policies(app)
        for name, check in vars(module).items()
        if name.startswith(PREFIX) and check.__module__ == module.__name__
    ]


def _modules_of_policies(app: AppConfig) -> list[ModuleType]:
    if not app.name.startswith("audit_app."):
        return []
    folder = Path(app.path)
    found = sorted(folder.glob("**/policies.py"), key=lambda path: (len(path.parts), path))
    parts = (path.relative_to(folder).with_suffix("").parts for path in found)
    return [import_module(".".join((app.name, *each))) for each in parts]


def _name(policy: Callable[..., None]) -> str:
    return policy.__name__.removeprefix(PREFIX).replace("_", " ").capitalize()


def _about(policy: Callable[..., None]) -> str:
    """The kind of thing that the policy is asked about, beside the user who wants to do something."""
    _user, *others = inspect.signature(policy).parameters.values()
    return _kind(others[0]) if others else "the service"


def _kind(parameter: inspect.Parameter) -> str:
    annotation: Any = parameter.annotation
    name = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))
    if name.startswith("int"):
        return parameter.name.removesuffix("_id")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _first_sentence(policy: Callable[..., None]) -> str:
    return re.split(r"(?<=\.)\s", inspect.getdoc(policy) or "", maxsplit=1)[0]
