"""The questions of one part as a page shows them: each answer's markup, and when it is called for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from audit_app.filling.fields import NONE
from audit_app.filling.forms import Entry, form_class
from audit_app.filling.layout import Question, answer_if, questions
from audit_app.filling.presenters.clock_line import ClockLine
from audit_app.filling.presenters.date_lines import DateLines
from audit_app.filling.presenters.grid import GridView, grid_view
from audit_app.filling.presenters.item_notes import NoteView
from audit_app.filling.rows import RowSet, prefix
from audit_app.filling.submission import ACTIONS_REF, unanswered
from audit_app.kit.conditions import ShownWhen
from audit_app.kit.field_markup import render_field
from audit_app.tool.guidance import guidance_on
from audit_app.tool.item import Item
from audit_app.tool.timescales import Timescales

# Options stand in one line where they are few and short enough to be read at a glance.
MOST_INLINE, LONGEST_INLINE = 4, 30


@dataclass(frozen=True)
class Condition:
    """When something is called for: for the script, in words, and whether it is so now."""

    data: str = ""
    words: str = ""
    is_met: bool = True


@dataclass(frozen=True)
class RowView:
    name: str
    title: str
    fields: tuple[SafeString, ...]


@dataclass(frozen=True)
class PartView:
    """One answer of a question, or its repeating rows."""

    ref: str
    condition: Condition
    markup: str = ""
    can_be_cleared: bool = False
    clock: ClockLine | None = None
    has_dates: bool = False
    unlikely: str = ""
    row_title: str = ""
    rows: tuple[RowView, ...] = ()


@dataclass(frozen=True)
class CommentView:
    markup: SafeString
    is_open: bool
    is_the_question: bool


@dataclass(frozen=True)
class QuestionView:
    ref: str
    title: str
    is_group: bool
    condition: Condition
    parts: tuple[PartView, ...]
    grid: GridView | None
    comment: CommentView | None
    leads_to_actions: bool
    is_answered: bool
    guidance: str
    notes: tuple[NoteView, ...]


class QuestionPage:
    """Presents the questions of an entry; ``lines`` are what the dates say beside some of its items.

    ``timescales`` are those that the questions name, ``notes`` what was asked and noted, by question.
    """

    def __init__(
        self,
        entry: Entry,
        lines: DateLines,
        timescales: Timescales,
        notes: Mapping[str, tuple[NoteView, ...]],
    ) -> None:
        self.entry, self.lines, self.notes = entry, lines, notes
        self.questions = questions(entry.part, entry.off, timescales)
        self.shown = entry.shown()
        self.open_refs = _without_answer(entry, self.shown)
        # Where everything was added, the page says so once.
        self.is_all_added = all(question.is_added for question in self.questions if question.items)

    def views(self) -> tuple[QuestionView, ...]:
        return tuple(self._question(question) for question in self.questions)

    def _question(self, question: Question) -> QuestionView:
        refs = [each.ref for each in (*question.items, question.comment) if each]
        return QuestionView(
            ref=question.ref,
            title=question.title,
            is_group=question.is_group,
            condition=self._condition(question.shown_when, refs),
            parts=() if question.lines else tuple(self._part(each, question) for each in question.items),
            grid=grid_view(question.lines, self.entry.form),
            comment=self._comment(question),
            leads_to_actions=question.ref == ACTIONS_REF,
            guidance=guidance_on(question.ref),
            notes=self.notes.get(question.ref, ()),
            is_answered=question.ref not in self.open_refs,
        )

    def _condition(self, shown_when: ShownWhen | None, refs: list[str]) -> Condition:
        if shown_when is None:
            return Condition()
        is_met = not self.shown.isdisjoint(refs)
        return Condition(json.dumps(shown_when.pairs), answer_if(shown_when), is_met)

    def _part(self, each: Item, question: Question) -> PartView:
        own = each.shown_when if each.shown_when != question.shown_when else None
        condition = self._condition(own, [each.ref])
        if each.kind == "rows":
            rows = self.entry.rows[each.ref]
            return PartView(
                each.ref,
                condition,
                row_title=rows.title,
                rows=_rows(rows),
                has_dates=True,
                unlikely=self.lines.unlikely.get(each.ref, ""),
            )
        return PartView(
            each.ref,
            condition,
            markup=self._control(self.entry.form[each.ref], each),
            can_be_cleared=each.kind == "choice",
            clock=self.lines.clocks.get(each.ref),
            has_dates=each.kind == "date",
            unlikely=self.lines.unlikely.get(each.ref, ""),
        )

    def _control(self, bound: BoundField, each: Item) -> SafeString:
        tells_added = each.added and not self.is_all_added
        if each.kind == "choice" and not bound.errors:
            chosen = bound.value()
            return _choice_markup(each, chosen if chosen in each.labels else None, tells_added)
        return _control_markup(bound, each, tells_added)

    def _comment(self, question: Question) -> CommentView | None:
        if question.comment is None:
            return None
        bound = self.entry.form[question.comment.ref]
        if question.items:
            # The line that unfolds the box says "Comment on 3.2" already.
            says_no_more = question.comment.question == f"Comment on {question.ref}"
            markup = render_field(bound, hide_label=says_no_more)
            return CommentView(markup, bool(bound.value()), is_the_question=False)
        # Where the review does not ask for the coded answer, its comment is the question.
        markup = render_field(bound, size="s", label=heading(question.ref, question.title))
        return CommentView(markup, is_open=True, is_the_question=True)


def _without_answer(entry: Entry, shown: frozenset[str]) -> frozenset[str]:
    """The questions of which some answer is called for and missing, or that may still be called for."""
    standing = entry.standing()
    missing = {each.top_ref for each in unanswered({ref: standing.get(ref) for ref in shown})}
    return frozenset(each.top_ref for each in entry.asked if each.top_ref in missing)


def heading(ref: str, question: str) -> SafeString:
    return format_html('<span class="app-ref">{}</span> {}', ref, question)


@cache
def _choice_markup(each: Item, chosen: str | None, tells_added: bool) -> SafeString:
    """Radios are most of a page and have few states, none of them private, so each is drawn but once."""
    form = form_class(each.section)(initial={each.ref: chosen})
    return _control_markup(form[each.ref], each, tells_added)


def _control_markup(bound: BoundField, each: Item, tells_added: bool) -> SafeString:
    return render_field(
        bound,
        size="s",
        label=heading(each.ref, each.question),
        hint=_hint(each.hint, tells_added),
        inline=_fits_one_line(each),
        exclusive=NONE if each.kind == "any_of" else "",
    )


def _hint(hint: str, tells_added: bool) -> str | SafeString:
    added = '{} <span class="app-added">Added to the 2009 tool</span>'
    return format_html(added, hint) if tells_added else hint


def _fits_one_line(each: Item) -> bool:
    labels = each.labels.values()
    return each.kind == "choice" and len(labels) <= MOST_INLINE and sum(map(len, labels)) <= LONGEST_INLINE


def _rows(rows: RowSet) -> tuple[RowView, ...]:
    return tuple(
        RowView(prefix(rows.each.ref, number), form.title, tuple(render_field(bound) for bound in form))
        for number, form in zip(rows.numbers, rows.forms, strict=True)
    )
