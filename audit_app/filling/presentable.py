"""What was written about a child, as the presenter’s view shows it: words that name somebody are hidden.

A text is hidden whole, because what stands beside a name often tells as much.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from audit_app.access.presenting import HIDDEN, is_presenting
from audit_app.kit.days_named import days_named_in
from audit_app.kit.identity import parts_named_in, phrases_in
from audit_app.sampling.models import Identity
from audit_app.tool.answers import Answers
from audit_app.tool.header import HEADER
from audit_app.tool.models import Audit
from audit_app.tool.registry import item

# Kinds of items that are answered in words; rows are answered in words and a date.
IN_WORDS = frozenset({"text", "comment", "rows"})
_KEPT = "_somebody"


def presentable(text: str, audit: Audit) -> str:
    """The text, or in the presenter's view what stands in its place if it names the child or a worker."""
    return HIDDEN if is_presenting() and names_somebody(text, audit) else text


def presentable_answers(answers: Mapping[str, Any], audit: Audit) -> Answers:
    """The same for all answers that are given in words."""
    if not is_presenting():
        return dict(answers)
    return {
        ref: _presentable(value, audit) if item(ref).kind in IN_WORDS else value
        for ref, value in answers.items()
    }


def hidden_refs(answers: Mapping[str, Any], audit: Audit) -> frozenset[str]:
    """The answers that the presenter's view does not show; the names of workers are asked for apart."""
    if not is_presenting():
        return frozenset()
    shown = presentable_answers(answers, audit)
    return frozenset(
        ref for ref, value in answers.items() if shown[ref] != value and item(ref).section != HEADER
    )


def names_somebody(text: str, audit: Audit) -> bool:
    """Whether the text names the child, says when they were born, or names a worker of the file."""
    if not text:
        return False
    names, days = _somebody(audit)
    return bool(parts_named_in(text, names) or phrases_in(text, names) or days_named_in(text, days))


def _presentable(value: Any, audit: Audit) -> Any:
    if isinstance(value, str):
        return presentable(value, audit)
    if isinstance(value, list):
        return [{name: _presentable(each, audit) for name, each in row.items()} for row in value]
    return value


def _somebody(audit: Audit) -> tuple[list[str], list[Any]]:
    """Names and days of birth, unsealed once for all texts of an audit."""
    kept: dict[str, Any] = vars(audit)
    if _KEPT not in kept:
        child = Identity.objects.select_related("case__record_key").filter(case=audit.case).first()
        names = [child.name if child else "", audit.social_worker, audit.line_manager]
        day = child.date_of_birth if child else None
        kept[_KEPT] = ([name for name in names if name], [day] if day else [])
    found: tuple[list[str], list[Any]] = kept[_KEPT]
    return found
