"""Two people saved the same part: what each answered, and which answer is to be kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from audit_app.filling.forms import Part
from audit_app.filling.layout import part_title
from audit_app.filling.merging import Difference
from audit_app.filling.presentable import presentable_answers
from audit_app.filling.presenters.answer_lines import written
from audit_app.filling.presenters.part_page import part_caption, part_url
from audit_app.filling.presenters.question_page import heading
from audit_app.filling.services import Conflict
from audit_app.kit.govuk import component
from audit_app.tool.answers import Answers, is_answered
from audit_app.tool.models import Audit
from audit_app.tool.registry import item
from audit_app.tool.timescales import Timescales, timescales_of, worded

KEEP, DIFFERS = "keep-", "differs"
THEIRS, YOURS = "theirs", "yours"
OWN_NAMES = ("csrfmiddlewaretoken", "revision", "loaded", DIFFERS)


@dataclass(frozen=True)
class Choices:
    """For each ref on which two savers differ: whose answer is kept, or nothing yet."""

    by_ref: Mapping[str, str]

    @classmethod
    def made_in(cls, data: QueryDict) -> Choices:
        return cls({ref: data.get(f"{KEEP}{ref}", "") for ref in data.getlist(DIFFERS)})

    def are_made(self) -> bool:
        return all(choice in (THEIRS, YOURS) for choice in self.by_ref.values())

    def without_theirs(self, answers: Answers) -> Answers:
        return {ref: value for ref, value in answers.items() if self.by_ref.get(ref) != THEIRS}


@dataclass(frozen=True)
class Choice:
    ref: str
    markup: SafeString
    error: str


@dataclass(frozen=True)
class ConflictPage:
    audit: Audit
    title: str
    caption: str
    action: str
    saved: str
    revision: int
    loaded: int
    theirs: tuple[str, ...]
    choices: tuple[Choice, ...]
    errors: list[dict[str, str]]
    typed: tuple[tuple[str, str], ...]


def conflict_page(audit: Audit, part: Part, conflict: Conflict, data: QueryDict, loaded: int) -> ConflictPage:
    """``data`` is what was posted; it travels on in the page, so that nothing typed is lost.

    ``loaded`` is the revision over which it was typed. What only others changed is chosen beforehand.
    """
    made = Choices.made_in(data).by_ref
    timescales = timescales_of(audit.review)
    choices = tuple(
        _choice(_presentable(difference, audit), made, timescales) for difference in conflict.differences
    )
    return ConflictPage(
        audit=audit,
        title=part_title(part),
        caption=part_caption(part),
        action=part_url(audit, part),
        saved=saved_elsewhere(conflict.others),
        revision=conflict.revision,
        loaded=loaded,
        theirs=conflict.theirs,
        choices=choices,
        errors=[{"text": each.error, "href": f"#{KEEP}{each.ref}"} for each in choices if each.error],
        typed=tuple(
            (name, value)
            for name, values in data.lists()
            if name not in OWN_NAMES and not name.startswith(KEEP)
            for value in values
        ),
    )


def _presentable(difference: Difference, audit: Audit) -> Difference:
    """Both answers as they can be shown; what was typed travels on as it is."""
    theirs, yours = (
        presentable_answers({difference.ref: answer}, audit)[difference.ref]
        for answer in (difference.theirs, difference.yours)
    )
    return Difference(difference.ref, theirs, yours)


def _choice(difference: Difference, made: Mapping[str, str], timescales: Timescales) -> Choice:
    ref = difference.ref
    asked_before = ref in made
    chosen = made.get(ref, "") if asked_before else _only_answer(difference)
    error = f"Select which answer to keep for {ref}" if asked_before and not chosen else ""
    question = worded(item(ref), timescales).question
    return Choice(ref, _radios(difference, question, chosen, error), error)


def _radios(difference: Difference, question: str, chosen: str, error: str) -> SafeString:
    ref = difference.ref
    answers = ((THEIRS, "Saved", difference.theirs), (YOURS, "Yours", difference.yours))
    return component(
        "radios",
        name=f"{KEEP}{ref}",
        idPrefix=f"{KEEP}{ref}",
        fieldset__legend={
            "html": heading(ref, question),
            "classes": "govuk-fieldset__legend--s",
        },
        items=[
            {"value": whose, "html": _answer(label, written(ref, value)), "checked": whose == chosen}
            for whose, label, value in answers
        ],
        **({"errorMessage": {"text": error}} if error else {}),
    )


def _answer(label: str, text: str) -> SafeString:
    return format_html('{}: <span class="app-written">{}</span>', label, text)


def _only_answer(difference: Difference) -> str:
    """Where only one of the two has answered, that answer is suggested."""
    if is_answered(difference.theirs) == is_answered(difference.yours):
        return ""
    return THEIRS if is_answered(difference.theirs) else YOURS


def saved_elsewhere(others: Collection[str]) -> str:
    """Who saved meanwhile: others by name, or oneself in another window."""
    if not others:
        return "You saved other answers in another window after you opened this page."
    return f"{' and '.join(others)} saved other answers after you opened this page."


def stands_as_saved(theirs: Collection[str], others: Collection[str]) -> str:
    """What was put together without a question: answers that were changed elsewhere only; empty for none."""
    if not theirs:
        return ""
    if len(theirs) == 1:
        return f"{saved_elsewhere(others)} The answer to {next(iter(theirs))} stands as it was saved there."
    return f"{saved_elsewhere(others)} The answers to {listed(theirs)} stand as they were saved there."


def listed(refs: Collection[str]) -> str:
    *first, last = refs
    return f"{', '.join(first)} and {last}" if first else last
