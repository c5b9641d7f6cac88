"""A part of the tool as somebody fills it in: one builder of forms for the header and all nine sections."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django import forms
from django.forms import BoundField

from audit_app.filling.fields import NONE, field_for
from audit_app.filling.layout import asked_items
from audit_app.filling.rows import RowForm, RowSet, numbers_in, typed_values
from audit_app.filling.submission import Span, backwards_within
from audit_app.tool.answers import Answers
from audit_app.tool.item import Item
from audit_app.tool.registry import shown_refs

Part = str | int

# The boxes of a row are named after its number too, and those of a date after their place.
_BEYOND_REF = re.compile(r"-[0-9]{1,4}-.*|_[012]$")


def ref_of(name: str) -> str:
    """The ref of the item that a box of a form belongs to, by the name of the box."""
    return _BEYOND_REF.sub("", name)


@cache
def form_class(part: Part, off: frozenset[str] = frozenset()) -> type[forms.Form]:
    """The form of everything that a part asks in one answer; repeating rows have forms of their own."""
    return _form_of(asked_items(part, off))


def _form_of(asked: Iterable[Item]) -> type[forms.Form]:
    made = {each.ref: field_for(each) for each in asked if each.kind != "rows"}
    return type("PartForm", (forms.Form,), made)


@dataclass(frozen=True)
class Edit:
    """A change to the page itself, asked for by a button: nothing is checked and nothing is saved."""

    add: str = ""
    remove: str = ""
    clear: str = ""

    @classmethod
    def asked_in(cls, data: Mapping[str, Any]) -> Edit | None:
        edit = cls(*(str(data.get(name, "")) for name in ("add", "remove", "clear")))
        return edit if edit != cls() else None


class Entry:
    """One part of an audit on the page: what is stored, or what was typed over it.

    Answers to questions that are not shown are kept when they can be kept and never are an error. Of a page
    that saves by itself ``only`` some items were sent; the others are as they are stored.
    """

    def __init__(
        self,
        part: Part,
        *,
        stored: Answers,
        off: Collection[str] = (),
        data: Mapping[str, Any] | None = None,
        edit: Edit | None = None,
        only: Collection[str] | None = None,
    ) -> None:
        self.part, self.stored, self.off = part, stored, frozenset(off)
        whole = asked_items(part, self.off)
        self.is_whole, self.is_typed = only is None, data is not None
        self.asked = whole if only is None else tuple(each for each in whole if each.ref in only)
        self.row_items = tuple(each for each in self.asked if each.kind == "rows")
        made = form_class(part, self.off) if only is None else _form_of(self.asked)
        if data is not None and edit:
            typed = typed_values(made(), data)
            self.form = made(initial={ref: value for ref, value in typed.items() if ref != edit.clear})
            self.rows = {each.ref: _edited_rows(each, data, edit) for each in self.row_items}
        else:
            self.form = made(data, initial=stored)
            self.rows = {
                each.ref: RowSet(each, stored=stored[each.ref], data=data) for each in self.row_items
            }
        self.form.use_required_attribute = False
        self.valid_rows: dict[str, RowSet] = {}

    def is_valid(self) -> bool:
        self.valid_rows = {ref: rows for ref, rows in self.rows.items() if rows.is_valid()}
        self._refuse_backwards()
        shown = self.shown()
        for ref in [ref for ref in self.form.errors if ref not in shown]:
            del self.form.errors[ref]
        for ref in [ref for ref in self.rows if ref not in shown]:
            self.rows[ref].forget_errors()
        return not self.form.errors and all(ref in self.valid_rows or ref not in shown for ref in self.rows)

    def answers(self) -> Answers:
        """What can be saved; call it once the entry is valid."""
        return {**self.form.cleaned_data, **{ref: rows.rows() for ref, rows in self.valid_rows.items()}}

    def standing(self) -> Answers:
        """The answers as they stand on the page: those typed where they can be read, none where not."""
        if not self.form.is_bound:
            asked = asked_items(self.part, self.off)
            return {
                **self.stored,
                **{each.ref: self._choice_standing(each) for each in asked if each.is_coded},
            }
        unread = dict.fromkeys(self.form.errors)
        return {**self.stored, **self.form.cleaned_data, **unread}

    def shown(self) -> frozenset[str]:
        return shown_refs(self.standing(), self.off)

    def errors(self) -> Iterator[tuple[BoundField, str]]:
        """Each field at fault with its error, in the order of the page."""
        for each in self.asked:
            if each.kind == "rows":
                for form in self.rows[each.ref].forms:
                    yield from _errors_of(form, form.fields)
            else:
                yield from _errors_of(self.form, [each.ref])

    def _choice_standing(self, each: Item) -> Any:
        """A choice or the ticks of a form that is not bound, be they stored or typed."""
        value = self.form.initial.get(each.ref)
        return frozenset(value) - {NONE} if isinstance(value, list) else value

    def _refuse_backwards(self) -> None:
        for span in backwards_within(self.standing(), self.off):
            for ref in self._at_fault(span):
                self.form.add_error(ref, span.sentence)

    def _at_fault(self, span: Span) -> list[str]:
        """A whole page is told of its end; of part of one, all that was sent of the span is at fault."""
        if self.is_whole:
            return [span.end]
        sent = (span.end, span.start, span.end_time, span.start_time)
        return [ref for ref in sent if ref in self.form.fields]


def _errors_of(form: forms.Form, names: Collection[str]) -> Iterator[tuple[BoundField, str]]:
    if not form.is_bound or (isinstance(form, RowForm) and form.is_blank()):
        return
    for name in names:
        for error in form[name].errors:
            yield form[name], str(error)


def _edited_rows(each: Item, data: Mapping[str, Any], edit: Edit) -> RowSet:
    removed = next(
        (number for number in numbers_in(data, each.ref) if edit.remove == f"{each.ref}-{number}"), None
    )
    return RowSet.as_typed(each, data, add=edit.add == each.ref, remove=removed)
