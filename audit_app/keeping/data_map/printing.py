"""The data map as plain values and as the document in docs/."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from audit_app.keeping.data_map.fields import HeldField, fields_of, held_models
from audit_app.keeping.data_map.kinds import KINDS

INTRODUCTION = """# Data map

Every field of every table of the service, with the kind of data that it holds. `bin/manage data_map` prints
it from the models, and a test fails when it is out of date or a field has no kind. Erasing and the scrubbed
copy go by the same declarations; [keeping and deleting](keeping-and-deleting.md) explains them."""


def as_plain() -> list[dict[str, str]]:
    """One entry a field."""
    return [_plain(field) for field in _all_fields()]


def as_document() -> str:
    return "\n".join(chain([INTRODUCTION, ""], _kinds(), _tables()))


def _all_fields() -> Iterator[HeldField]:
    for model in held_models():
        yield from fields_of(model)


def _plain(field: HeldField) -> dict[str, str]:
    return {
        "table": field.model._meta.label,
        "field": field.name,
        "what": field.what,
        "class": field.kind_key,
        "why": field.kind.why,
        "lawful_basis": field.kind.basis,
        "kept": field.kind.kept,
        "on_erasure": field.kind.on_erasure,
        "in_a_scrubbed_copy": field.kind.in_copy,
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
    for model in held_models():
        yield f"\n### {model._meta.label}\n"
        yield "| field | what | kind |"
        yield "|---|---|---|"
        for field in fields_of(model):
            yield f"| {field.name} | {field.what} | {field.kind.label} |"
    yield ""
