"""Prints the data map."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from audit_app.keeping.data_map.printing import as_document, as_plain


class Command(BaseCommand):
    help = "Print every field of every table with the kind of data it holds, why, how long and how scrubbed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="as one JSON list, an object a field")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(as_plain(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(as_document(), ending="")
