"""The score of a calibration reading the slow way: item by item, with its own list of what is coded."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from audit_app.tool.models import SECTIONS
from audit_app.tool.registry import items

KINDS_THAT_COUNT = ("choice", "any_of")


def verdicts(
    panel: dict[str, Any], reading: dict[str, Any], sections: list[int], left_out: list[str]
) -> dict[str, str]:
    """By ref "same", "other" or "not asked", for every item that counts."""
    found: dict[str, str] = {}
    for number in range(1, len(SECTIONS) + 1):
        if number not in sections:
            continue
        for each in items():
            if each.section != number or each.kind not in KINDS_THAT_COUNT:
                continue
            if each.ref in left_out or each.ref not in panel:
                continue
            by_panel = panel[each.ref]
            if by_panel is None or by_panel == "":
                continue
            if each.ref not in reading:
                found[each.ref] = "not asked"
                continue
            by_reader = reading[each.ref]
            if each.kind == "any_of":
                is_same = by_reader is not None and sorted(by_reader) == sorted(by_panel)
            else:
                is_same = by_reader == by_panel
            found[each.ref] = "same" if is_same else "other"
    return found


def passes(found: dict[str, str], mark: int) -> bool:
    compared = [verdict for verdict in found.values() if verdict != "not asked"]
    if not compared:
        return False
    return Fraction(compared.count("same"), len(compared)) >= Fraction(mark, 100)
