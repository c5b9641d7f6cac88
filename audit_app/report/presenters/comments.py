"""The comments on one item, each with the form that quotes it."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.access.presenting import HIDDEN
from audit_app.filling.presentable import presentable
from audit_app.report.forms import QuoteForm
from audit_app.report.models import Quote, Report
from audit_app.report.queries import quotes_of
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Review
from audit_app.tool.models import Audit
from audit_app.tool.registry import item, items
from audit_app.tool.timescales import timescales_of, worded


@dataclass(frozen=True)
class CommentLine:
    """One comment; ``form`` quotes it. ``reference`` tells the two readings of a case apart."""

    audit: Audit
    reference: str
    text: str
    form: QuoteForm


@dataclass(frozen=True)
class CommentsPage:
    ref: str
    number: str
    question: str
    lines: tuple[CommentLine, ...]
    quotes: tuple[Quote, ...]
    previous: str
    following: str


def comments_page(
    report: Report, ref: str, found: list[tuple[Audit, str]], typed: QuoteForm | None
) -> CommentsPage:
    """``typed`` is the form that was refused, shown again at the comment it is of."""
    refs = [each.ref for each in items() if each.kind == "comment"]
    place = refs.index(ref)
    return CommentsPage(
        ref=ref,
        number=ref.removesuffix(".comment"),
        question=question_of(ref, report.review),
        lines=tuple(
            CommentLine(audit, _reference(audit), presentable(text, audit), _form(audit, text, typed))
            for audit, text in found
        ),
        quotes=tuple(quotes_of(report).get(ref, ())),
        previous=refs[place - 1] if place else "",
        following=refs[place + 1] if place + 1 < len(refs) else "",
    )


def question_of(ref: str, review: Review) -> str:
    """The question beside which a comment stands, or the comment's own label where it stands alone."""
    top_ref = ref.removesuffix(".comment")
    named = next((each for each in items() if each.ref == top_ref), None)
    grouped = next((each.group for each in items() if each.group_ref == top_ref), "")
    return worded(named, timescales_of(review)).question if named else grouped or item(ref).question


def _reference(audit: Audit) -> str:
    reference = audit.case.reference
    return f"{reference}, second reading" if audit.allocation.role == RaterRole.SECOND else reference


def _form(audit: Audit, text: str, typed: QuoteForm | None) -> QuoteForm:
    prefix = f"quote-{audit.pk}"
    if typed is not None and typed.data.get("audit") == str(audit.pk):
        typed.auto_id = f"id_{prefix}_%s"
        return typed
    offered = presentable(text, audit)
    initial = {"audit": audit.pk, "text": "" if offered == HIDDEN else text}
    return QuoteForm(initial=initial, auto_id=f"id_{prefix}_%s")
