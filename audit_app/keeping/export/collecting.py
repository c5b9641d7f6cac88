"""Gathers all that is held on one child, in the order in which a person would ask for it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from audit_app.agreeing.models import AgreedAnswer
from audit_app.filling.models import ABOUT_ITEMS, NOTES, ModerationNote
from audit_app.filling.presenters.facts import child_in_words
from audit_app.keeping.export.answers import answer_parts
from audit_app.keeping.export.content import Line, Part, RecordCopy, Staff
from audit_app.keeping.export.in_words import day, moment, some
from audit_app.keeping.export.replies import reply_parts
from audit_app.keeping.export.trail import trail_parts
from audit_app.report.models import Quote
from audit_app.sampling.choices import PLAN_CATEGORIES, RaterRole
from audit_app.sampling.models import Allocation, Case, Exclusion, Identity
from audit_app.tool.models import Audit


def copy_of(case: Case, *, with_staff: bool) -> RecordCopy:
    """The copy as of now; ``with_staff`` says whether the authority's workers are named in it.

    Raises:
        ErasedError: the record has been erased.
    """
    return RecordCopy(
        case.reference,
        case.review.authority,
        timezone.localtime(),
        with_staff,
        tuple(part for part in _parts(case, Staff(is_named=with_staff)) if part.lines),
    )


def _parts(case: Case, staff: Staff) -> Iterator[Part]:
    yield Part("Who the child is", tuple(some(_identity(case))))
    yield Part("What the review knows of the case", tuple(some(_case(case))))
    yield Part("How the case came into the sample", tuple(_sampled(case)))
    for allocation in case.allocations.select_related("assessor", "allocated_by"):
        yield Part(_reading(allocation), tuple(some(_allocation(allocation, staff))))
        audit = Audit.objects.with_case().with_answers().filter(allocation=allocation).first()
        if audit is not None:
            yield from answer_parts(audit, staff)
            yield Part("Asked and noted about answers", tuple(_item_notes(audit, staff)))
            yield Part("Moderation", tuple(_moderation(audit, staff)))
            yield from reply_parts(audit, staff)
    yield Part("Agreed where two readings differed", tuple(_agreed(case, staff)))
    yield Part("Quoted in the report as it stands", tuple(_quotes(case)))
    yield from trail_parts(case, staff)


def _identity(case: Case) -> Iterator[Line]:
    identity = Identity.objects.select_related("case__record_key").filter(case=case).first()
    yield Line("Name", identity.name if identity else "")
    born = "Expected delivery" if case.age_band == "unborn" else "Date of birth"
    yield Line(born, day(identity.date_of_birth if identity else None))
    yield Line("Number of the case", case.reference)
    yield Line("Number of the family", case.family_ref)


def _case(case: Case) -> Iterator[Line]:
    categories = case.plan_categories or ()
    yield Line("Review", case.review.title)
    yield Line(f"On {day(case.review.reference_date)}", child_in_words(case))
    yield Line("Completed years", "" if case.age_years is None else str(case.age_years))
    yield Line("District", case.district.name if case.district else "")
    yield Line("Team", case.team.name if case.team else "")
    yield Line("Plan for", ", ".join(label for code, label in PLAN_CATEGORIES if code in categories))
    yield Line("Plan for, as the caseload gave it", case.category_as_imported)
    yield Line("Plan started", day(case.plan_started))
    exclusion = Exclusion.objects.filter(case=case).first()
    if exclusion is not None:
        words = f": {exclusion.words}" if exclusion.words else ""
        yield Line("Left out of the draw", f"{exclusion.get_reason_display()}{words}")


def _sampled(case: Case) -> Iterator[Line]:
    for sampled in case.sampled.select_related("sample"):
        draw = f"Draw of {moment(sampled.sample.drawn_at)}"
        if sampled.inclusion_probability is None:
            yield Line(draw, f"Chosen by hand: {sampled.came_in_reason}")
        else:
            chance = f"{sampled.inclusion_probability:.1%} of being drawn"
            yield Line(draw, f"{sampled.stratum}, with a chance of {chance}")
        if sampled.went_out:
            yield Line(sampled.get_went_out_display(), sampled.reason)


def _reading(allocation: Allocation) -> str:
    return f"Reading of the file: {RaterRole(allocation.role).label.lower()}"


def _allocation(allocation: Allocation, staff: Staff) -> Iterator[Line]:
    yield Line("Assessor", staff.name(allocation.assessor))
    yield Line("Allocated", f"{moment(allocation.allocated_at)}, {staff.name(allocation.allocated_by)}")
    yield Line("Place", allocation.office)
    yield Line("Due", day(allocation.due))


def _item_notes(audit: Audit, staff: Staff) -> Iterator[Line]:
    for note in audit.item_notes.select_related("by", "answered_by"):
        about = f"{dict(ABOUT_ITEMS)[note.kind]} about {note.ref}, {moment(note.at)}"
        yield Line(about, f"{note.text} ({staff.name(note.by)})")
        if note.answered_by and note.answered_at:
            yield Line(
                f"Answered, {moment(note.answered_at)}", f"{note.answer} ({staff.name(note.answered_by)})"
            )


def _moderation(audit: Audit, staff: Staff) -> Iterator[Line]:
    for note in ModerationNote.objects.filter(moderation__audit=audit).select_related("by"):
        kind = dict(NOTES)[note.kind]
        yield Line(f"{kind}, {moment(note.at)}", f"{note.text} ({staff.name(note.by)})")


def _agreed(case: Case, staff: Staff) -> Iterator[Line]:
    for each in AgreedAnswer.objects.filter(case=case).select_related("settled_by"):
        by = f"{moment(each.settled_at)}, {staff.name(each.settled_by)}"
        yield Line(each.ref, f"{each.get_source_display()}: {each.why} ({by})")


def _quotes(case: Case) -> Iterator[Line]:
    for quote in Quote.objects.filter(audit__allocation__case=case):
        yield Line(f"From {quote.ref}", quote.text)
