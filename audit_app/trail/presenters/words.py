"""The details of an entry in words: a table of what each of them says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.urls import NoReverseMatch, reverse

from audit_app.access.roles import Role
from audit_app.filling.moderation import LABELS as GROUNDS
from audit_app.filling.states import STATE_LABELS
from audit_app.tool.header import HEADER
from audit_app.trail.presenters.values import plain, spaced

Names = Mapping[int, str]

# What a page of an audit is called by; a number is that of a section.
PAGES = {
    HEADER: "The header",
    "overview": "The list of sections",
    "answers": "All answers",
    "timeline": "The timeline",
    "question": "A question about an answer",
    "submitted": "Confirmation that it was submitted",
    "sign off": "Signing it off",
    "return": "Returning it",
    "safety": "What was done for the child",
    "immediate action": "An immediate action",
    "moderation": "Its moderation",
    "reopen": "Reopening it",
    "summary": "The summary of it that is shared",
    "replies": "What those who worked on the case say to it",
}
ANSWERED = {403: "refused", 404: "not found", 409: "not saved over what somebody else saved"}
# Told together with another detail, or of no use to a reader.
TOLD_ELSEWHERE = frozenset({"changes", "to_state", "method", "of", "answer", "revision"})


# Details that name an assessor by their number.
OF_ASSESSORS = ("assessor", "assessor_before", "assessor_meant")


def sentence(words: str) -> str:
    """Words as they stand at the start of a sentence: "PDF asked for" and "Audit opened"."""
    return words[:1].upper() + words[1:]


def details(detail: Mapping[str, Any], names: Names) -> list[str]:
    """A line for each detail that says something; ``names`` gives people by their number."""
    lines = (
        _WORDS[name](detail, names) if name in _WORDS else f"{sentence(spaced(name))}: {plain(value)}"
        for name, value in detail.items()
        if name not in TOLD_ELSEWHERE and value not in (None, "", [], {})
    )
    return [line for line in lines if line]


def page(code: str) -> str:
    return PAGES.get(code) or (f"Section {code}" if code.isdecimal() else sentence(code))


def _states(detail: Mapping[str, Any], names: Names) -> str:
    before, after = (STATE_LABELS[detail[name]].lower() for name in ("from_state", "to_state"))
    return f"From {before} to {after}"


def _asked_for(detail: Mapping[str, Any], names: Names) -> str:
    try:
        address = reverse(detail["view"], kwargs=detail.get("of"))
    except NoReverseMatch:
        # It had a part that is no number, and is not kept.
        address = detail["view"]
    how = "Sent a form to" if detail.get("method") == "POST" else "Asked for"
    answer = ANSWERED.get(detail.get("answer", 0), "refused")
    return f"{how} {address}: {answer}"


def _name(number: Any, names: Names) -> str:
    return names.get(int(number), f"person {number}")


def _loads(detail: Mapping[str, Any], names: Names) -> str:
    return ", ".join(f"{_name(number, names)} {cases}" for number, cases in detail["loads"].items())


def _of(name: str, word: Callable[[Any], str]) -> Callable[[Mapping[str, Any], Names], str]:
    """Words for a detail that can be told by itself."""
    return lambda detail, _names: word(detail[name])


def _listed(before: str) -> Callable[[list[str]], str]:
    return lambda refs: f"{before} {', '.join(ref.removesuffix('.comment') for ref in refs)}"


_WORDS: dict[str, Callable[[Mapping[str, Any], Names], str]] = {
    "page": _of("page", page),
    "section": _of("section", lambda section: page(str(section))),
    "items": _of("items", _listed("On")),
    "key": _of("key", lambda key: f"Finding or paragraph: {spaced(key)}"),
    "from_state": _states,
    "unanswered": _of("unanswered", _listed("Without an answer:")),
    "clocks_disagree": _of("clocks_disagree", _listed("Other than the dates say:")),
    "grounds": _of("grounds", lambda grounds: "; ".join(GROUNDS[ground] for ground in grounds)),
    "role": _of("role", lambda role: Role(role).label),
    "assessor_before": lambda detail, names: f"From {_name(detail['assessor_before'], names)}",
    "assessor_meant": lambda detail, names: f"Of {_name(detail['assessor_meant'], names)}",
    "assessor": lambda detail, names: f"To {_name(detail['assessor'], names)}",
    "loads": _loads,
    "shown": _of("shown", lambda shown: f"By {' and '.join(shown)}"),
    "address": _of("address", lambda address: f"From {address}"),
    "view": _asked_for,
}
