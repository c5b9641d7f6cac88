"""The page of the header or of a section."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from audit_app.access.models import User
from audit_app.filling.drafts import draft_key
from audit_app.filling.forms import Entry, Part
from audit_app.filling.layout import LAST_SECTION, part_title
from audit_app.filling.presenters.date_lines import lines_beside
from audit_app.filling.presenters.facts import Fact, case_facts, identity_facts
from audit_app.filling.presenters.item_notes import note_views
from audit_app.filling.presenters.question_page import QuestionPage, QuestionView
from audit_app.filling.presenters.shortcuts import SHORTCUTS, Shortcut
from audit_app.kit.error_summary import first_control_id
from audit_app.tool.header import HEADER
from audit_app.tool.models import Audit
from audit_app.tool.registry import section_titles
from audit_app.tool.timescales import timescales_of


@dataclass(frozen=True)
class PartLink:
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Saving:
    """What the script needs that saves the page.

    ``key`` is the one under which drafts are kept on the device, empty where none are; ``place`` is by what
    they are found. ``is_typed`` says that the page shows what was sent and could not be kept.
    """

    address: str
    place: str
    key: str
    is_typed: bool


@dataclass(frozen=True)
class PartPage:
    audit: Audit
    title: str
    caption: str
    revision: int
    facts: tuple[Fact, ...]
    identity: tuple[Fact, ...]
    links: tuple[PartLink, ...]
    questions: tuple[QuestionView, ...]
    is_all_added: bool
    errors: list[dict[str, str]]
    warning: str
    saving: Saving
    open_count: int
    is_only_open: bool
    shortcuts: tuple[Shortcut, ...] = SHORTCUTS


def part_page(
    audit: Audit, entry: Entry, revision: int, reader: User, *, is_only_open: bool = False
) -> PartPage:
    """``revision`` is the one that the entry was read from; ``is_only_open`` hides what has an answer."""
    lines = lines_beside(audit, entry.part, entry.standing())
    notes = note_views(audit, reader)
    questions = QuestionPage(entry, lines, timescales_of(audit.review), notes)
    return PartPage(
        audit=audit,
        title=part_title(entry.part),
        caption=part_caption(entry.part),
        revision=revision,
        facts=case_facts(audit),
        identity=identity_facts(audit) if entry.part == HEADER else (),
        links=part_links(audit, entry.part),
        questions=questions.views(),
        is_all_added=questions.is_all_added,
        errors=[{"text": error, "href": f"#{first_control_id(bound)}"} for bound, error in entry.errors()],
        warning=outside_fieldwork(audit) if entry.part == HEADER else "",
        saving=_saving(audit, entry, reader),
        open_count=len(questions.open_refs),
        is_only_open=is_only_open,
    )


def _saving(audit: Audit, entry: Entry, reader: User) -> Saving:
    return Saving(
        address=f"{part_url(audit, entry.part)}save/",
        place=f"{reader.pk}/{audit.pk}/{entry.part}",
        key=draft_key(audit, reader),
        is_typed=entry.is_typed,
    )


def part_caption(part: Part) -> str:
    return "About this audit" if part == HEADER else f"Section {part} of {LAST_SECTION}"


def part_url(audit: Audit, part: Part) -> str:
    if part == HEADER:
        return reverse("filling:header", args=[audit.pk])
    return reverse("filling:section", args=[audit.pk, part])


def part_links(audit: Audit, current: Part) -> tuple[PartLink, ...]:
    parts: dict[Part, str] = {
        HEADER: "Header",
        **{n: f"{n}. {title}" for n, title in section_titles().items()},
    }
    return tuple(PartLink(label, part_url(audit, part), part == current) for part, label in parts.items())


def outside_fieldwork(audit: Audit) -> str:
    """A warning where the audit's date is outside the fieldwork; it may stand."""
    day, review = audit.audit_date, audit.review
    if (
        day is None
        or audit.allocation.is_calibrating
        or review.fieldwork_start <= day <= review.fieldwork_end
    ):
        return ""
    return (
        f"The date of the audit, {day.day} {day:%B %Y}, is outside the fieldwork of this review "
        f"({review.fieldwork_start.day} {review.fieldwork_start:%B %Y} to "
        f"{review.fieldwork_end.day} {review.fieldwork_end:%B %Y}). Check that it is right."
    )
