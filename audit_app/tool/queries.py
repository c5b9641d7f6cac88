"""Reads of audits, and items as conditions that a database can count by.

Every condition is relative to ``Audit``, so that items of any section and of any row model can be counted in
one query; ``start`` is the way to the audit from elsewhere. Nothing here names a column: where an answer
lives is the registry's to say.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from audit_app.kit.conditions import ANY, ShownWhen
from audit_app.sampling.choices import HANDED_IN, RaterRole
from audit_app.sampling.models import Allocation, Case, Review
from audit_app.tool.item import Item
from audit_app.tool.models import Audit
from audit_app.tool.models.audit import AuditQuerySet
from audit_app.tool.registry import item


def first_readings(review: Review) -> AuditQuerySet:
    """One audit a case: a second reading tells of agreement and must not count a child twice."""
    return Audit.objects.in_review(review).filter(allocation__role=RaterRole.FIRST)


def counted_readings(review: Review) -> AuditQuerySet:
    """The one audit of each case that figures may count: the agreed reading, or else the first."""
    agreed = Allocation.objects.filter(case__review=review, role=RaterRole.AGREED)
    if not agreed.exists():
        return first_readings(review)
    is_settled = Q(allocation__case__in=agreed.values("case"))
    return Audit.objects.in_review(review).filter(
        Q(allocation__role=RaterRole.AGREED) | Q(allocation__role=RaterRole.FIRST) & ~is_settled
    )


def pairs_handed_in(review: Review, case: Case | None = None) -> list[tuple[Audit, Audit]]:
    """The first and the second reading of each case that two people have read, once both are handed in.

    With a case, only of that one.

    Whatever is told of two readings beside each other is told of these: before, one of the readers could
    learn from it what the other answered.
    """
    handed_in = Audit.objects.in_review(review).current().filter(state__in=HANDED_IN)
    if case is not None:
        handed_in = handed_in.filter(allocation__case=case)
    second = {audit.case.pk: audit for audit in _read(handed_in, RaterRole.SECOND)}
    first = _read(handed_in.filter(allocation__case__in=second), RaterRole.FIRST)
    return [(audit, second[audit.case.pk]) for audit in first]


def _read(audits: AuditQuerySet, role: RaterRole) -> AuditQuerySet:
    readings = audits.with_case().with_answers().filter(allocation__role=role)
    return readings.order_by("allocation__case__reference")


def path_to(each: Item, start: str = "") -> str:
    """The way from an audit to the column of an item, or to the rows of a question answered in rows."""
    if each.model is Audit:
        return start + each.field
    relation: Any = each.model._meta.get_field("audit")
    return start + "__".join(part for part in (relation.related_query_name(), each.field) if part)


def answered(each: Item, start: str = "") -> Q:
    """Somebody has answered: none of these is an answer, an empty text is not."""
    path = path_to(each, start)
    filled = Q(**{f"{path}__isnull": False})
    return filled & ~Q(**{path: ""}) if each.kind in ("text", "comment") else filled


def chosen(each: Item, code: str, start: str = "") -> Q:
    """This option was chosen, or ticked among others."""
    path = path_to(each, start)
    return Q(**{f"{path}__has" if each.kind == "any_of" else path: code})


def none_chosen(each: Item) -> Q:
    """The answer was "none of these"."""
    return Q(**{path_to(each): 0})


def shown(ref: str, off: Collection[str] = (), start: str = "") -> Q | None:
    """The audits whose answers call for an item: an empty condition for all, None for not one.

    ``off`` are the items that the review has switched off. An item whose parent is hidden is hidden too,
    whatever the parent's stored answer says; ``registry.shown_refs`` says the same of one audit's answers.
    """
    if ref in off:
        return None
    condition = item(ref).shown_when
    if condition is None:
        return Q()
    return _any_of(condition, off, start)


def needed(each: Item, off: Collection[str] = ()) -> Q | None:
    """The audits that are asked for an answer of an item that they show; None for not one."""
    called_for = shown(each.ref, off)
    if called_for is None or each.needed_when is None:
        return called_for
    needs = _any_of(each.needed_when, off)
    return None if needs is None else called_for & needs


def is_asked(ref: str, off: Collection[str] = ()) -> bool:
    """Whether a review with these items switched off asks an item of any case at all."""
    return shown(ref, off) is not None


def _any_of(condition: ShownWhen, off: Collection[str], start: str = "") -> Q | None:
    ways = [_called_for(parent, code, off, start) for parent, code in condition.pairs]
    possible = [way for way in ways if way is not None]
    return reduce(or_, possible) if possible else None


def _called_for(parent_ref: str, code: str, off: Collection[str], start: str) -> Q | None:
    parent_shown = shown(parent_ref, off, start)
    if parent_shown is None:
        return None
    parent = item(parent_ref)
    anything = Q(**{f"{path_to(parent, start)}__gt": 0})
    return parent_shown & (anything if code == ANY else chosen(parent, code, start))
