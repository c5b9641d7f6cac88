"""Prints what every address is expected to answer to everybody, by every method."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from audit_app.access.matrix.cells import Cell, NotExpectedError, every_cell


class Command(BaseCommand):
    help = "Prints what each address is expected to answer, by method and by who asks."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="every cell as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            cells = list(every_cell())
        except NotExpectedError as missing:
            raise CommandError(str(missing)) from missing
        if options["json"]:
            self.stdout.write(json.dumps([asdict(cell) for cell in cells], indent=1, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(_lines(cells)))


def _lines(cells: list[Cell]) -> Iterator[str]:
    """A paragraph a page: for each thing and method who is answered what; methods that agree share a line."""
    for address, of_page in groupby(cells, key=lambda cell: cell.address):
        yield f"\n{address}"
        for thing, of_thing in groupby(of_page, key=lambda cell: cell.thing):
            if thing:
                yield f"  {thing}"
            yield from _methods(list(of_thing))


def _methods(cells: list[Cell]) -> Iterator[str]:
    answers: dict[str, list[str]] = {}
    for method, of_method in groupby(cells, key=lambda cell: cell.method):
        answers.setdefault(_in_words({cell.asker: str(cell.answer) for cell in of_method}), []).append(method)
    for words, methods in answers.items():
        yield f"    {' '.join(methods)}: {words}"


def _in_words(answers: dict[str, str]) -> str:
    """Each answer with those who get it, the commonest without their names."""
    askers: dict[str, list[str]] = {}
    for asker, answer in answers.items():
        askers.setdefault(answer, []).append(asker)
    if len(askers) == 1:
        return f"{next(iter(askers))} for everybody"
    *named, (rest, _everybody_else) = sorted(askers.items(), key=lambda each: len(each[1]))
    return "; ".join([*(f"{answer} for {', '.join(who)}" for answer, who in named), f"otherwise {rest}"])
