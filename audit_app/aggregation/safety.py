"""Safety, which is never a percentage: the cases in doubt one by one, and what was done about each.

A case is in doubt when the child is not, or not surely, protected (9.8), when practice was judged unsafe
(9.9) or while an immediate action is open. The audits are named by number, for those who may open them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Count, Q

from audit_app.aggregation.cohort import Cohort, narrowed_by, once
from audit_app.aggregation.described import options_table
from audit_app.aggregation.results import ResultTable, Row
from audit_app.aggregation.tallies import tally
from audit_app.sampling.choices import RaterRole
from audit_app.tool.models import Audit, ImmediateAction
from audit_app.tool.models.audit import AuditQuerySet
from audit_app.tool.queries import chosen, is_asked, path_to
from audit_app.tool.registry import item

PROTECTED, PRACTICE, ACTIONS_REQUIRED = "9.8", "9.9", "8.10"
IN_DOUBT = ((PROTECTED, "no"), (PROTECTED, "unclear"), (PRACTICE, "unsafe"))


@dataclass(frozen=True)
class CaseInDoubt:
    """One audit: its answers to 9.8 and 9.9, None where they do not count, and what was done."""

    audit_id: int
    protected: str | None
    practice: str | None
    actions: int
    open_actions: int
    outcome: str

    @property
    def has_outcome(self) -> bool:
        return bool(self.outcome)


@dataclass(frozen=True)
class Safety:
    """The cases in doubt of a cohort, and ``beyond`` it.

    Beyond are second readings, and audits not yet signed off with an action still open: no table counts
    them, and nobody should publish over them. ``every_child_protected``: each audit of the cohort, and there
    is one, says yes to 9.8.
    """

    cases: int
    in_doubt: tuple[CaseInDoubt, ...]
    beyond: tuple[CaseInDoubt, ...]
    every_child_protected: bool
    protection_asked: bool
    practice_asked: bool

    @property
    def not_protected(self) -> int:
        return sum(case.protected == "no" for case in self.in_doubt)

    @property
    def unclear(self) -> int:
        return sum(case.protected == "unclear" for case in self.in_doubt)

    @property
    def unsafe(self) -> int:
        return sum(case.practice == "unsafe" for case in self.in_doubt)

    @property
    def with_open_action(self) -> int:
        return sum(case.open_actions > 0 for case in self.in_doubt)

    @property
    def without_outcome(self) -> tuple[CaseInDoubt, ...]:
        """Cases in doubt, in the cohort or beyond, of which nobody has recorded what was done."""
        return tuple(case for case in (*self.in_doubt, *self.beyond) if not case.has_outcome)


@dataclass(frozen=True)
class ActionOutcome:
    """An immediate action of the cohort; the text is for those who may read the case."""

    audit_id: int
    what: str
    raised_at: datetime
    is_acknowledged: bool
    is_done: bool
    outcome: str


@once
def safety(cohort: Cohort) -> Safety:
    found = tally(cohort, PROTECTED)
    others = Audit.objects.in_review(cohort.review).exclude(pk__in=cohort.audits.values("pk"))
    narrowed = others.filter(narrowed_by(cohort.filters))
    judged = _judged_in_doubt(cohort)
    return Safety(
        cohort.size,
        _cases(cohort, cohort.audits, judged),
        _cases(cohort, narrowed, judged & Q(pk__in=Audit.objects.signed_off().values("pk"))),
        every_child_protected=0 < cohort.size == found.of("yes"),
        protection_asked=is_asked(PROTECTED, cohort.off),
        practice_asked=is_asked(PRACTICE, cohort.off),
    )


@once
def immediate_actions(cohort: Cohort) -> tuple[ActionOutcome, ...]:
    """Every immediate action raised in the cohort, in the order in which they were raised."""
    # Of a case whose agreed reading counts, those that its first reader raised.
    counted = Q(audit__allocation__role__in=(RaterRole.FIRST, RaterRole.AGREED))
    cases = cohort.audits.values("allocation__case")
    actions = ImmediateAction.objects.filter(counted, audit__allocation__case__in=cases)
    return tuple(
        ActionOutcome(
            action.audit_id,
            action.what,
            action.raised_at,
            action.acknowledged_at is not None,
            action.done_at is not None,
            action.outcome,
        )
        for action in actions
    )


def safety_tables(cohort: Cohort) -> tuple[ResultTable, ...]:
    title = "Whether immediate actions were required"
    return (
        _doubt_table(safety(cohort)),
        options_table(cohort, "10.actions_required", ACTIONS_REQUIRED, title, "Answer"),
        _action_table(immediate_actions(cohort)),
    )


def _judged_in_doubt(cohort: Cohort) -> Q:
    asked = [(ref, code) for ref, code in IN_DOUBT if is_asked(ref, cohort.off)]
    return reduce(or_, (chosen(item(ref), code) for ref, code in asked), Q(pk__in=[]))


def _cases(cohort: Cohort, audits: AuditQuerySet, judged: Q) -> tuple[CaseInDoubt, ...]:
    still_open = ImmediateAction.objects.filter(done_at=None).values("audit")
    rows = (
        audits.filter(judged | Q(pk__in=still_open))
        .annotate(
            actions=Count("immediate_actions"),
            open_actions=Count("immediate_actions", filter=Q(immediate_actions__done_at=None)),
        )
        .order_by("pk")
        .values_list(
            "pk",
            path_to(item(PROTECTED)),
            path_to(item(PRACTICE)),
            "actions",
            "open_actions",
            "safety_outcome",
        )
    )
    asks_protection, asks_practice = is_asked(PROTECTED, cohort.off), is_asked(PRACTICE, cohort.off)
    return tuple(
        CaseInDoubt(
            pk,
            protected if asks_protection else None,
            practice if asks_practice else None,
            *rest,
        )
        for pk, protected, practice, *rest in rows
    )


def _doubt_table(found: Safety) -> ResultTable:
    counts = {
        "Child not adequately protected": found.not_protected,
        "Protection unclear": found.unclear,
        "Practice unsafe": found.unsafe,
        "An immediate action still open": found.with_open_action,
        "Any of these": len(found.in_doubt),
        "Of which without a recorded outcome": sum(not case.has_outcome for case in found.in_doubt),
    }
    note = f"Of {found.cases:,} audited. A case may stand in several rows."
    if found.beyond:
        note += f" {len(found.beyond)} more in second readings or in audits not yet signed off."
    return ResultTable(
        "10.safety",
        "Cases in doubt",
        ("Cases",),
        tuple(Row(label, (cases,)) for label, cases in counts.items()),
        note,
        "Doubt",
    )


def _action_table(actions: Sequence[ActionOutcome]) -> ResultTable:
    stages = {
        "Raised": list(actions),
        "Acknowledged by a lead": [action for action in actions if action.is_acknowledged],
        "Done, with an outcome": [action for action in actions if action.is_done],
        "Still open": [action for action in actions if not action.is_done],
    }
    return ResultTable(
        "10.actions",
        "Immediate actions",
        ("Actions", "Cases"),
        tuple(
            Row(label, (len(these), len({action.audit_id for action in these})))
            for label, these in stages.items()
        ),
        row_heading="Stage",
    )
