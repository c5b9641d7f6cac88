"""Prints the item registry: every question of the tool, as a table or as JSON."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from audit_app.kit.conditions import ShownWhen
from audit_app.tool.item import Item
from audit_app.tool.registry import items


class Command(BaseCommand):
    help = "Print the item registry: ref, question, kind, options, shown-when, where it lives, added."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON, not a table")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = [row for each in items() for row in plain(each)]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for row in rows:
            codes = " ".join(option["code"] for option in row["options"])
            added = "+" if row["added"] else " "
            shown = f"  [{row['shown_when']}]" if row["shown_when"] else ""
            line = f"{row['ref']:36} {added} {row['kind']:8} {row['question']}{shown}  {codes}"
            self.stdout.write(line.rstrip())


def plain(each: Item) -> Iterator[dict[str, Any]]:
    """An item as plain values, followed by one entry for each tick of a grid line."""
    yield {
        "ref": each.ref,
        "section": each.section,
        "question": each.question,
        "group": each.group,
        "kind": each.kind,
        "options": [{"code": code, "label": label} for code, label in each.options],
        "none": each.none_label,
        "shown_when": in_words(each.shown_when),
        "added": each.added,
        "lives_in": lives_in(each),
    }
    if each.kind == "any_of" and each.line:
        labels = {**each.labels, "none": each.none_label}
        for code, label in labels.items():
            yield {
                "ref": f"{each.ref}.{code}",
                "section": each.section,
                "question": f"{each.question}: {label}",
                "group": each.group,
                "kind": "tick",
                "options": [],
                "none": "",
                "shown_when": in_words(each.shown_when),
                "added": each.added,
                "lives_in": lives_in(each),
            }


def in_words(condition: ShownWhen | None) -> str:
    if condition is None:
        return ""
    return " or ".join(f"{ref} is {code.replace('_', ' ')}" for ref, code in condition.pairs)


def lives_in(each: Item) -> str:
    where = f"{each.model.__name__}.{each.field}" if each.field else each.model.__name__
    narrowed = ", ".join(f"{name}={value}" for name, value in each.line.items())
    return f"{where}[{narrowed}]" if narrowed else where
