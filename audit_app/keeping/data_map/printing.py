"""The data map as plain values and as the document in docs/."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby

from audit_app.keeping.data_map.fields import fields_of, held_models
from audit_app.keeping.data_map.kinds import KINDS, Kind
from audit_app.keeping.data_map.libraries import WITHOUT_A_MODEL

INTRODUCTION = """# Data map

Every field of every table of the service, with the kind of data that it holds. `bin/manage data_map` prints
it from the models, and a test fails when it is out of date or a field has no kind. Erasing and the scrubbed
copy go by the same declarations; [keeping and deleting](keeping-and-deleting.md) explains them."""


@dataclass(frozen=True)
class MapLine:
    """A field of a table, with the kind of data that it holds."""

    table: str
    field: str
    what: str
    kind_key: str

    @property
    def kind(self) -> Kind:
        return KINDS[self.kind_key]


def map_lines() -> list[MapLine]:
    """The whole map, table by table."""
    return [*_of_models(), *_of_other_tables()]


def as_plain() -> list[dict[str, str]]:
    """One entry a field."""
    return [_plain(line) for line in map_lines()]


def as_document() -> str:
    return "\n".join(chain([INTRODUCTION, ""], _kinds(), _tables()))


def _of_models() -> Iterator[MapLine]:
    for model in held_models():
        for field in fields_of(model):
            yield MapLine(model._meta.label, field.name, field.what, field.kind_key)


def _of_other_tables() -> Iterator[MapLine]:
    for table, kinds in WITHOUT_A_MODEL.items():
        for kind, names in kinds.items():
            yield from (MapLine(table, name, name.replace("_", " "), kind) for name in names.split())


def _plain(line: MapLine) -> dict[str, str]:
    return {
        "table": line.table,
        "field": line.field,
        "what": line.what,
        "class": line.kind_key,
        "why": line.kind.why,
        "lawful_basis": line.kind.basis,
        "kept": line.kind.kept,
        "on_erasure": line.kind.on_erasure,
        "in_a_scrubbed_copy": line.kind.in_copy,
    }


def _kinds() -> Iterator[str]:
    yield "## Kinds of data"
    for kind in KINDS.values():
        yield f"\n### {kind.label}\n"
        yield f"- Why: {kind.why}."
        yield f"- Lawful basis: {kind.basis}."
        yield f"- Kept: {kind.kept}."
        yield f"- When a record is erased: {kind.on_erasure}."
        yield f"- In a scrubbed copy: {kind.in_copy}."
    yield ""


def _tables() -> Iterator[str]:
    yield "## Tables"
    for table, lines in groupby(map_lines(), key=lambda line: line.table):
        yield f"\n### {table}\n"
        yield "| field | what | kind |"
        yield "|---|---|---|"
        yield from (f"| {line.field} | {line.what} | {line.kind.label} |" for line in lines)
    yield ""
