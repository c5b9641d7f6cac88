"""The added questions that a review may leave out, and what is left out with them."""

from __future__ import annotations

from collections.abc import Collection

from audit_app.tool.choosing.consequences import is_comment
from audit_app.tool.item import Item
from audit_app.tool.registry import items


def offered() -> tuple[Item, ...]:
    """Every added item but the comments, which go with their questions."""
    return tuple(each for each in items() if each.added and not is_comment(each.ref))


def left_out(asked: Collection[str]) -> tuple[str, ...]:
    """The refs that are not asked, in the order of the tool; a comment goes with the last answer above it.

    Raises:
        ValueError: one of those asked is not offered.
    """
    refs = [each.ref for each in offered()]
    if unknown := set(asked) - set(refs):
        raise ValueError(f"{min(unknown)} is no added question of the tool")
    off = {ref for ref in refs if ref not in asked}
    still_asked = {each.top_ref for each in items() if not is_comment(each.ref) and each.ref not in off}
    off |= {
        each.ref
        for each in items()
        if each.added and is_comment(each.ref) and each.top_ref not in still_asked
    }
    return tuple(each.ref for each in items() if each.ref in off)
