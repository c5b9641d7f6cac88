"""Cases, their audits at every stage, and the actions that could not wait."""

from __future__ import annotations

from django.utils import timezone

from audit_app.access.matrix.askers import Asker
from audit_app.access.models import User
from audit_app.agreeing.differences import Settled
from audit_app.agreeing.services import settle
from audit_app.filling import services
from audit_app.filling.models import ItemNote
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Allocation, Review
from audit_app.tool.models import Audit, ImmediateAction
from tests.factories.sampling import make_allocation
from tests.factories.tool import a_started_audit, a_submitted_audit, an_allocation, full_answers, save_answers
from tests.integration.access.matrix.place import NONE, Arguments, Place

SAVED = {"revision": "0", "then": "list"}
BY_ITSELF = {"name": "00000000-0000-4000-8000-000000000001", "revision": 0}
SOMETHING = dict.fromkeys(("what", "why", "told_to"), "Something")
TOLD = {"told_on_0": "1", "told_on_1": "4", "told_on_2": "2009", "told_time": "14:30"}
DONE = {"outcome": "A strategy discussion was held."}

FORMS: dict[str, Arguments] = {
    "filling:header": {**SAVED, "H.7.social_worker": "A worker"},
    "filling:section": {**SAVED, "1.2": "Police"},
    "filling:header_save": {**BY_ITSELF, "items": {"H.7.line_manager": {"H.7.line_manager": ["A worker"]}}},
    "filling:section_save": {**BY_ITSELF, "items": {"1.2": {"1.2": ["Police"]}}},
    "filling:return": {"reason": "Look at 3.2 again."},
    "filling:reopen": {"reason": "A folder was found."},
    "filling:safety": DONE,
    "filling:item_note": {"kind": "note", "text": "Look at this."},
    "filling:item_answer": {"text": "Count it."},
    "filling:action_raise": {**SOMETHING, **TOLD},
    "filling:action_done": DONE,
}


def work_in(place: Place) -> None:
    cast = place.cast
    # The papers have brought it to reporting, in which no answer changes.
    Review.objects.update(state="fieldwork")
    submitted = a_submitted_audit(cast)
    second = make_allocation(submitted.case, cast.colleague, cast.lead, role=RaterRole.SECOND.value)
    signed_off = a_submitted_audit(cast)
    services.sign_off(audit=signed_off, by=cast.lead)
    in_moderation = a_submitted_audit(cast)
    services.take_into_moderation(audit=in_moderation, by=cast.lead)
    allocations = {
        "own": an_allocation(cast),
        "a colleague’s": _given_to(Asker.COLLEAGUE, place),
        "second reading of the case": second,
        "of another review": _given_to(Asker.ASSESSOR_ELSEWHERE, place),
    }
    audits = {
        "own, in progress": a_started_audit(cast),
        "own, submitted": submitted,
        # The submitted one has an action that nobody has acknowledged, so it cannot be signed off.
        "own, to sign off": a_submitted_audit(cast),
        "own, signed off": signed_off,
        "own, in moderation": in_moderation,
        "a colleague’s, in progress": _read(_given_to(Asker.COLLEAGUE, place)),
        "a colleague’s, submitted": _read(_given_to(Asker.COLLEAGUE, place), submit=True),
        "second reading of the case": _read(second),
        "of another review": _read(_given_to(Asker.ASSESSOR_ELSEWHERE, place)),
    }
    number = {name: {"pk": each.pk} for name, each in allocations.items()}
    place.things["allocation"] = {**number, "none": {"pk": NONE}}
    section = {name: {"pk": each.pk, "number": 1, "ref": "7.4"} for name, each in audits.items()}
    place.things["audit"] = {**section, "none": {"pk": NONE, "number": 1, "ref": "7.4"}}
    place.things["item note"] = _item_notes(audits)
    place.things["action"] = _actions(audits, cast.lead)
    # The actions took it into moderation; it waits for sign-off again.
    submitted.refresh_from_db()
    services.agree(audit=submitted, by=cast.lead)
    place.things["record"]["of this review"] = {"number": signed_off.case.record_key_id}
    place.things["record"]["of another review"] = {"number": audits["of another review"].case.record_key_id}
    _read_twice(place)
    place.forms.update(FORMS)
    place.forms["keeping:review"] = {"reference": signed_off.case.reference}


def _read_twice(place: Place) -> None:
    """In each review a case of which both readings are in, and one whose only difference is settled."""
    cast, elsewhere = place.cast, place.people[Asker.ASSESSOR_ELSEWHERE]
    leads = {place.here: cast.lead, place.elsewhere: place.people[Asker.LEAD_ELSEWHERE]}
    readers = {place.here: (cast.assessor, cast.colleague), place.elsewhere: (elsewhere, cast.stranger)}
    for name, is_settled in (("case read twice", False), ("case settled", True)):
        cases = {}
        for review, (first, second) in readers.items():
            case = cases[review] = place.a_case(review)
            _read(make_allocation(case, first, leads[review]), submit=True)
            again = make_allocation(case, second, leads[review], role=RaterRole.SECOND.value)
            _read(again, {"7.4": "no"}, submit=True)
            if is_settled:
                settle(case=case, ref="7.4", settled=Settled("first"), why="On file.", by=leads[review])
        number = place.of_review("case_id", cases[place.here].pk, cases[place.elsewhere].pk)
        place.things[name] = {which: {**each, "ref": "7.4"} for which, each in number.items()}
    place.forms["agreeing:settle"] = {"answer": "second", "why": "The file says so."}


def _given_to(asker: Asker, place: Place) -> Allocation:
    review = place.elsewhere if asker == Asker.ASSESSOR_ELSEWHERE else place.here
    return make_allocation(place.a_case(review), place.people[asker], place.cast.lead)


def _read(allocation: Allocation, changes: Arguments | None = None, *, submit: bool = False) -> Audit:
    audit = services.start_audit(allocation=allocation, by=allocation.assessor)
    if submit:
        save_answers(audit, full_answers() | (changes or {}), by=allocation.assessor)
        services.submit(audit=audit, reasons={}, by=allocation.assessor)
    return audit


def _item_notes(audits: dict[str, Audit]) -> dict[str, Arguments]:
    own, theirs, elsewhere = (
        audits[name] for name in ("own, in progress", "a colleague’s, in progress", "of another review")
    )
    asked, other, far = (_asked(audit) for audit in (own, theirs, elsewhere))
    return {
        "asked": {"pk": own.pk, "note_pk": asked.pk},
        "a colleague’s": {"pk": theirs.pk, "note_pk": other.pk},
        "of another audit, at this one’s address": {"pk": own.pk, "note_pk": other.pk},
        "of another review": {"pk": elsewhere.pk, "note_pk": far.pk},
        "none": {"pk": own.pk, "note_pk": NONE},
    }


def _asked(audit: Audit) -> ItemNote:
    by = audit.allocation.assessor
    return services.note_on_item(audit=audit, ref="7.4", kind="question", text="Does a call count?", by=by)


def _actions(audits: dict[str, Audit], lead: User) -> dict[str, Arguments]:
    own, theirs, elsewhere = (
        audits[name] for name in ("own, submitted", "a colleague’s, submitted", "of another review")
    )
    raised, acknowledged, other = (_raised(audit) for audit in (own, own, theirs))
    services.acknowledge_action(action=acknowledged, by=lead)
    return {
        "raised": {"pk": own.pk, "action_pk": raised.pk},
        "acknowledged": {"pk": own.pk, "action_pk": acknowledged.pk},
        "a colleague’s": {"pk": theirs.pk, "action_pk": other.pk},
        "of another audit, at this one’s address": {"pk": own.pk, "action_pk": other.pk},
        "of another review": {"pk": elsewhere.pk, "action_pk": _raised(elsewhere).pk},
        "none": {"pk": own.pk, "action_pk": NONE},
    }


def _raised(audit: Audit) -> ImmediateAction:
    by = audit.allocation.assessor
    return services.raise_immediate_action(audit=audit, told_at=timezone.now(), by=by, **SOMETHING)
