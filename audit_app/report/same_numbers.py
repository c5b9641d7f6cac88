"""Which tables count the same cases by the same answers, so that one could tell what another hides."""

from __future__ import annotations

from collections.abc import Collection

from audit_app.aggregation.supervision import AGAINST, SUPERVISION

# The items of a table that are measures as well.
ITEMS_COUNTED_IN: dict[str, tuple[str, ...]] = {
    "2.protected": ("9.8",),
    "2.practice": ("9.9",),
    "2.reading": ("9.13.ease",),
    "2.documents": ("7.3.first_strategy",),
    "2.up_to_date": ("7.5.ics", "7.5.file"),
    "3.supervision": (SUPERVISION,),
    **{f"3.supervision.{ref}": (SUPERVISION, ref) for ref in AGAINST},
    "4.days": ("5.1.completion_recorded", "5.2", "5.2.from_referral"),
    "4.days_taken": ("5.1.completion_recorded", "5.2", "5.2.from_referral"),
    "4.delays": ("5.2", "5.2.from_referral"),
    "6.progress": ("9.6",),
    "7.causes": ("8.2",),
    "9.strategy_agencies": ("3.4",),
    "9.days": ("4.3", "9.1"),
    "9.days_taken": ("4.3", "9.1"),
    "data_quality.clocks": ("3.2", "4.3", "5.2", "5.2.from_referral", "9.1"),
}

# Tables that count the same answers in different ways.
TOGETHER: tuple[frozenset[str], ...] = (
    frozenset({"1.1.ages", "1.2"}),
    frozenset({"1.1.places", "1.2"}),
    frozenset({"4.days", "4.days_taken"}),
    frozenset({"6.factors", "6.factors_a_case", "6.pairs", "6.progress"}),
    frozenset({"9.days", "9.days_taken"}),
    frozenset({"9.further_discussions", "9.further_number"}),
    frozenset({"9.immediate_plan", "9.immediate_plan_content"}),
    frozenset({"10.safety", "10.actions_required", "10.actions"}),
)


def tables_that_follow(telling: Collection[str], withheld_items: Collection[str]) -> set[str]:
    """The tables that are withheld because of what others, or the items that they count, would tell."""
    by_item = {key for key, refs in ITEMS_COUNTED_IN.items() if not set(refs).isdisjoint(withheld_items)}
    following = [group for group in TOGETHER if not group.isdisjoint({*telling, *by_item})]
    return by_item.union(*following)
