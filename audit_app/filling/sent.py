"""What a page that saves by itself sends: some answers, each as the boxes of its form hold it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.datastructures import MultiValueDict

from audit_app.filling.forms import ref_of

NAME = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# No section ever stands at this revision, so whoever saves with it is shown what is stored.
UNSEEN = -1
# Above any revision that there will be, and within what the database counts to.
LAST_REVISION = 999_999_999
MOST_BOXES = 1_000


class UnreadableError(ValueError):
    """What was sent is not what a page of this service sends."""


@dataclass(frozen=True)
class Sent:
    """``name`` is the page's own name of this save, ``boxes`` what stands in the boxes of the ``refs``.

    An item without boxes is one of which nothing is ticked or chosen, or no row is left.
    """

    name: str
    revision: int
    refs: frozenset[str]
    boxes: MultiValueDict

    @classmethod
    def read(cls, body: bytes) -> Sent:
        """Raises UnreadableError for whatever is of another shape."""
        try:
            found = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise UnreadableError from error
        if not isinstance(found, dict):
            raise UnreadableError
        items = found.get("items")
        if not isinstance(items, dict):
            raise UnreadableError
        boxes = {name: values for ref, held in items.items() for name, values in _boxes(ref, held)}
        if len(boxes) > MOST_BOXES:
            raise UnreadableError
        return cls(_name(found), _revision(found), frozenset(items), MultiValueDict(boxes))


def _name(found: Mapping[str, Any]) -> str:
    name = found.get("name")
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise UnreadableError
    return name


def _revision(found: Mapping[str, Any]) -> int:
    revision = found.get("revision")
    if type(revision) is not int or not UNSEEN <= revision <= LAST_REVISION:
        raise UnreadableError
    return revision


def _boxes(ref: str, held: Any) -> list[tuple[str, list[str]]]:
    if not isinstance(held, dict):
        raise UnreadableError
    for name, values in held.items():
        is_list = isinstance(values, list) and all(isinstance(value, str) for value in values)
        if not is_list or ref_of(name) != ref:
            raise UnreadableError
    return list(held.items())
