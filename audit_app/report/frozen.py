"""The document as plain values and back: what a publication keeps for files that are made of it later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from django.utils.safestring import SafeString

from audit_app.aggregation.results import ResultTable, Row
from audit_app.filling.blank_tool import BlankAnswer, BlankPart, BlankQuestion
from audit_app.report.charts import Svg
from audit_app.report.document import (
    AnnexBlock,
    Bullets,
    Chapter,
    ChartBlock,
    Cover,
    Document,
    FindingBlock,
    Heading,
    Paragraph,
    Part,
    Quote,
    TableBlock,
)

# What a document for a board is made of. Neither a gap nor a lead's note on a wording is among them, so that
# neither can be frozen.
KINDS: tuple[type[Any], ...] = (
    Document, Cover, Part, Chapter, Heading, Paragraph, Bullets, Quote, FindingBlock, TableBlock, ChartBlock,
    AnnexBlock, ResultTable, Row, Svg, BlankPart, BlankQuestion, BlankAnswer,
)  # fmt: skip
BY_NAME = {kind.__name__: kind for kind in KINDS}
KIND = "is"


class NotForReadersError(TypeError):
    """The document holds something that no reader of a publication is shown."""


def as_plain(document: Document) -> dict[str, Any]:
    """The document as JSON can hold it; each of its parts says what kind it is.

    The numbers that an edited sentence would be kept with are left out: no rendering shows them, and they
    are those of everybody, small ones included.

    Raises:
        NotForReadersError: it is not a document for a board.
    """
    plain: dict[str, Any] = _plain(document)
    return plain


def from_plain(plain: Mapping[str, Any]) -> Document:
    """The document that ``as_plain`` was given, after any time in any database.

    Raises:
        KeyError: one of its parts is of a kind that is not known here.
    """
    document = _whole(plain)
    assert isinstance(document, Document)  # noqa: S101 - for the type; anything else was never frozen
    return document


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    if not is_dataclass(value):
        return value
    if type(value) not in KINDS:
        raise NotForReadersError(f"A publication holds no {type(value).__name__}")
    names = [field.name for field in fields(value) if not _is_left_out(value, field.name)]
    return {KIND: type(value).__name__, **{name: _plain(getattr(value, name)) for name in names}}


def _is_left_out(value: Any, name: str) -> bool:
    return isinstance(value, FindingBlock) and name == "numbers"


def _whole(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(_whole(each) for each in plain)
    if not isinstance(plain, dict):
        return plain
    kind = BY_NAME[plain[KIND]]
    values = {name: _whole(value) for name, value in plain.items() if name != KIND}
    if kind is Cover and values["meeting_date"]:
        values["meeting_date"] = dt.date.fromisoformat(values["meeting_date"])
    if kind is Svg:
        values["markup"] = SafeString(values["markup"])
    return kind(**values)
