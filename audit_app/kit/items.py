"""Item fields: a question of the audit tool as a model field.

Each class below is an ordinary column that also carries what the question is: its ``ref``, its wording, its
options and when it is shown. A section model then reads like the form, and everything else (pages, the blank
tool, exports, tallies, the report) is derived from it. For a coded column that is no question of the tool use
``CodeField`` and ``CodeSetField`` of ``kit.coded`` directly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from audit_app.kit.coded import CodeField, CodeSetField, OptionPairs, PlainInMigrations, add_check
from audit_app.kit.conditions import NEVER, ShownWhen

TOP_LEVEL = re.compile(r"^\d+\.\d+$")


def declared_items(model: type[models.Model]) -> list[tuple[str, ItemField | Group]]:
    """The questions of a model with their names, in the order in which the class declares them."""
    found: list[tuple[str, ItemField | Group]] = model.__dict__.get("declared_items", [])
    return found


def remember(cls: type[models.Model], name: str, declared: ItemField | Group) -> None:
    """Keeps what a class declares in its order; Django itself forgets that of what is no column."""
    if "declared_items" not in cls.__dict__:
        cls.declared_items = []  # type: ignore[attr-defined]
    cls.declared_items.append((name, declared))  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Spec:
    """What a question is, apart from where its answer lives.

    ``needed_when``: it is shown all the same, and only then is an answer asked for at submission: None is
    always, and ``NEVER`` is for what is asked "if there is any", so that an empty answer says there is none.
    ``comment_needed_when``: the same of the comment beside it.
    """

    ref: str
    question: str
    kind: str
    shown_when: ShownWhen | None = None
    added: bool = False
    hint: str = ""
    none_label: str = ""
    comment: str = ""
    options: OptionPairs = ()
    needed_when: ShownWhen | None = None
    comment_needed_when: ShownWhen = NEVER


class ItemField(PlainInMigrations):
    """What every kind of item shares; ``comment`` is the label of the comment beside the question."""

    kind: str

    def __init__(
        self,
        ref: str,
        question: str,
        *args: Any,
        shown_when: ShownWhen | None = None,
        added: bool = False,
        hint: str = "",
        none_label: str = "",
        comment: str = "",
        needed_when: ShownWhen | None = None,
        comment_needed_when: ShownWhen = NEVER,
        **kwargs: Any,
    ) -> None:
        self.spec = Spec(
            ref,
            question,
            self.kind,
            shown_when,
            added,
            hint,
            none_label,
            comment,
            kwargs.get("options", ()),
            needed_when,
            comment_needed_when,
        )
        super().__init__(*args, **{**self.column_defaults(), **kwargs})

    def column_defaults(self) -> dict[str, Any]:
        return {"null": True, "blank": True}

    def contribute_to_class(self, cls: type[models.Model], name: str, *args: Any, **kwargs: Any) -> None:
        super().contribute_to_class(cls, name, *args, **kwargs)  # type: ignore[misc]
        remember(cls, name, self)
        if self.kind != "comment":
            add_comment(cls, name, self.spec)

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        copied = super().__deepcopy__(memo)  # type: ignore[misc]
        copied.spec = self.spec
        return copied


def add_comment(cls: type[models.Model], name: str, spec: Spec) -> None:
    """Gives a top-level question its comment: the second column of the source's form.

    Of an added question in sections 1 to 8 the comment is the source's own; in section 9 nothing is.
    """
    if TOP_LEVEL.match(spec.ref):
        added = spec.ref.startswith("9.")
        label = spec.comment or f"Comment on {spec.ref}"
        comment = Comment(
            f"{spec.ref}.comment",
            label,
            shown_when=spec.shown_when,
            added=added,
            needed_when=spec.comment_needed_when,
        )
        cls.add_to_class(f"{name}_comment", comment)


class Choice(ItemField, CodeField):
    kind = "choice"


class Ticks(ItemField, CodeSetField):
    """Any of the options, or none of them: the page offers ``none_label`` beside the options."""

    kind = "any_of"

    def __init__(
        self, ref: str, question: str, *args: Any, none_label: str = "None of these", **kwargs: Any
    ) -> None:
        super().__init__(ref, question, *args, none_label=none_label, **kwargs)


class Date(ItemField, models.DateField):
    kind = "date"
    plain_path = "django.db.models.DateField"


class Time(ItemField, models.TimeField):
    kind = "time"
    plain_path = "django.db.models.TimeField"


class Number(ItemField, models.PositiveSmallIntegerField):
    """A whole number from ``lowest`` to ``highest``."""

    kind = "number"
    plain_path = "django.db.models.PositiveSmallIntegerField"

    def __init__(self, ref: str, question: str, *args: Any, lowest: int, highest: int, **kwargs: Any) -> None:
        self.lowest, self.highest = lowest, highest
        kwargs.setdefault("validators", [MinValueValidator(lowest), MaxValueValidator(highest)])
        super().__init__(ref, question, *args, **kwargs)

    def contribute_to_class(self, cls: type[models.Model], name: str, *args: Any, **kwargs: Any) -> None:
        super().contribute_to_class(cls, name, *args, **kwargs)
        add_check(
            cls, models.Q(**{f"{name}__gte": self.lowest, f"{name}__lte": self.highest}), f"{name}_in_range"
        )


class Text(ItemField, models.CharField):
    """A line of text; the empty string is "not answered"."""

    kind = "text"
    plain_path = "django.db.models.CharField"

    def column_defaults(self) -> dict[str, Any]:
        return {"max_length": 200, "blank": True, "default": ""}


class Comment(ItemField, models.TextField):
    """Free text of any length; the empty string is "not answered"."""

    kind = "comment"
    plain_path = "django.db.models.TextField"

    def column_defaults(self) -> dict[str, Any]:
        return {"blank": True, "default": ""}


class Group:
    """A question that holds several answers, each a field of its own below it; its comment is kept here."""

    kind = "group"

    def __init__(self, ref: str, question: str, **spec: Any) -> None:
        self.spec = Spec(ref, question, self.kind, **spec)

    def contribute_to_class(self, cls: type[models.Model], name: str) -> None:
        self.name = name
        setattr(cls, name, self)
        remember(cls, name, self)
        add_comment(cls, name, self.spec)


class Rows(Group):
    """Dated rows kept in a model of their own, reached from the audit by ``related_name``."""

    kind = "rows"

    def __init__(self, ref: str, question: str, *, model: str, **spec: Any) -> None:
        super().__init__(ref, question, **spec)
        self.model = model


class Grid(Group):
    """A tick grid: for each of ``lines`` a row of the model, found by ``line_field`` and ``where``."""

    kind = "grid"

    def __init__(
        self,
        ref: str,
        question: str,
        *,
        model: str,
        line_field: str,
        lines: OptionPairs,
        where: dict[str, str] | None = None,
        **spec: Any,
    ) -> None:
        super().__init__(ref, question, **spec)
        self.model, self.line_field, self.lines, self.where = model, line_field, lines, where or {}
