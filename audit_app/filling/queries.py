"""Reads of audits, each bounded by who asks: nothing is fetched first and checked afterwards."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from audit_app.access.models import User
from audit_app.access.roles import Role
from audit_app.filling.models import ItemNote, Moderation, ModerationNote, Transition
from audit_app.sampling.choices import CALIBRATING, HANDED_IN, RaterRole
from audit_app.sampling.models import Allocation, Case, Review
from audit_app.sampling.queries import allocations_for, is_allocated_to, is_calibration_of
from audit_app.tool.models import Audit, ImmediateAction
from audit_app.tool.models.audit import AuditQuerySet

# The states in which an audit is back with its assessor.
COMES_BACK = ("returned", "reopened")


def audits_known_to(user: User) -> AuditQuerySet:
    """What somebody may know of: their own audits while allocated to them, and those of reviews they lead.

    Readings of a calibration case are among them: they are filled in and read on the same pages.
    """
    led = Q(allocation__case__review__in=user.review_ids(Role.REVIEW_LEAD))
    own = is_allocated_to(user, "allocation__") | is_calibration_of(user, "allocation__")
    return Audit.every.with_case().filter(own | led)


def withheld_from(user: User) -> AuditQuerySet:
    """Others' readings of the cases that this person reads too, until both readings have been submitted.

    A reading that was set aside is withheld until theirs has been.

    Two readings of a case tell of agreement only if neither reader knew what the other found.
    """
    mine = allocations_for(user)
    handed_in = mine.filter(audit__state__in=HANDED_IN).values("case")
    others = Audit.objects.filter(allocation__case__in=mine.values("case")).exclude(allocation__assessor=user)
    is_done = Q(state__in=HANDED_IN) | Q(allocation__role=RaterRole.FORMER.value)
    return others.exclude(is_done, allocation__case__in=handed_in)


def calibrations_withheld_from(user: User) -> AuditQuerySet:
    """Others' readings of the calibration case, from a lead who assesses too and has not been calibrated.

    They are open to whoever is of the panel, and to an assessor once their own reading is in and while no
    further one of theirs is under way. A lead who does not assess is not measured by them.
    """
    mine = Allocation.every.filter(assessor=user, case__is_calibration=True)
    tries = mine.filter(role=RaterRole.CALIBRATION.value)
    of_panel = mine.filter(role=RaterRole.PANEL.value).values("case")
    handed_in = tries.filter(audit__state__in=HANDED_IN)
    under_way = tries.exclude(pk__in=handed_in.values("pk")).values("case")
    done = handed_in.exclude(case__in=under_way).values("case")
    closed = Case.every.filter(is_calibration=True, review__in=user.review_ids(Role.ASSESSOR))
    closed = closed.exclude(pk__in=of_panel).exclude(pk__in=done)
    others = Audit.every.filter(allocation__role__in=CALIBRATING, allocation__case__in=closed.values("pk"))
    return others.exclude(allocation__assessor=user)


def other_readings(audit: Audit) -> AuditQuerySet:
    """The audit of the same case by its other reader, once they have begun it."""
    return Audit.objects.current().filter(allocation__case=audit.allocation.case_id).exclude(pk=audit.pk)


def readers_still_reading(audit: Audit) -> list[User]:
    """Who else reads the case and has not handed their audit in."""
    others = (
        Allocation.objects.current().filter(case=audit.allocation.case_id).exclude(pk=audit.allocation_id)
    )
    still = others.exclude(audit__state__in=HANDED_IN).select_related("assessor")
    return [each.assessor for each in still]


def item_notes_known_to(user: User) -> QuerySet[ItemNote]:
    return ItemNote.objects.filter(audit__in=audits_known_to(user).values("pk")).select_related("by")


def actions_known_to(user: User) -> QuerySet[ImmediateAction]:
    return ImmediateAction.objects.filter(audit__in=audits_known_to(user).values("pk")).select_related(
        "audit__allocation__case__review", "raised_by", "acknowledged_by", "done_by"
    )


def unacknowledged_in_reviews_of(lead: User) -> QuerySet[ImmediateAction]:
    """The actions that nobody has acknowledged yet in the reviews that this person leads, oldest first."""
    waiting = ImmediateAction.objects.filter(
        acknowledged_at=None,
        audit__allocation__case__erasure=None,
        audit__allocation__case__review__in=lead.review_ids(Role.REVIEW_LEAD),
    )
    return waiting.select_related("audit__allocation__case__review").order_by("raised_at", "pk")


def waits_to_be_acknowledged(audit: Audit) -> bool:
    """Whether an immediate action on the audit has been seen by no lead."""
    return audit.immediate_actions.filter(acknowledged_at=None).exists()


def actions_of(audit: Audit) -> QuerySet[ImmediateAction]:
    return audit.immediate_actions.select_related("raised_by", "acknowledged_by", "done_by")


def latest_return(audit: Audit) -> Transition | None:
    """The last time that a lead gave the audit back or reopened it, with the reason."""
    return audit.transitions.filter(to_state__in=COMES_BACK).select_related("by").last()


def open_moderation(audit: Audit) -> Moderation | None:
    """The moderation that the audit is in, with its notes still coming."""
    return audit.moderations.filter(decided_at=None).select_related("opened_by").first()


def moderations_of(audit: Audit) -> QuerySet[Moderation]:
    """Every time it was moderated, with what was asked and answered, the latest first."""
    found = audit.moderations.select_related("opened_by", "decided_by").prefetch_related("notes__by")
    return found.order_by("-pk")


def is_moderated(audit: Audit) -> bool:
    """Whether a moderator has agreed with the audit since it was last submitted."""
    since = audit.submitted_at
    return audit.moderations.filter(outcome="agreed", decided_at__gte=since).exists() if since else False


def waits_for_answer(audit: Audit) -> bool:
    """Whether the moderator has asked something that the assessor has not answered."""
    last = ModerationNote.objects.filter(moderation__audit=audit, moderation__decided_at=None).last()
    return last is not None and last.kind == "query"


def in_moderation(user: User, review: Review) -> AuditQuerySet:
    """The audits of a review that wait for a moderator, without those withheld from this person."""
    found = Audit.objects.with_case().current().filter(state="in_moderation", allocation__case__erasure=None)
    mine = found.in_review(review).exclude(pk__in=withheld_from(user).values("pk"))
    return mine.order_by("submitted_at", "pk")


def moves_of(audit: Audit) -> QuerySet[Transition]:
    return audit.transitions.select_related("by")


def reasons_of(audit: Audit) -> dict[str, str]:
    """Ref → why it was submitted without an answer."""
    return dict(audit.unanswered_reasons.values_list("ref", "reason"))


def notes_on(audit: Audit) -> dict[str, list[ItemNote]]:
    """By the ref of the question, what was asked and noted about its answer, the oldest first."""
    found: dict[str, list[ItemNote]] = {}
    for note in audit.item_notes.select_related("by", "answered_by"):
        found.setdefault(note.ref, []).append(note)
    return found


def questions_to_answer(user: User, reviews: Iterable[Review]) -> QuerySet[ItemNote]:
    """What assessors asked and nobody has answered yet, without what this person may not read or answer."""
    return (
        ItemNote.objects.filter(
            kind="question",
            answered_at=None,
            audit__allocation__case__review__in=[each.pk for each in reviews],
            audit__allocation__case__erasure=None,
        )
        .exclude(audit__in=withheld_from(user).values("pk"))
        .exclude(audit__allocation__assessor=user)
        .select_related("audit__allocation__case", "by")
    )
