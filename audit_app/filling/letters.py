"""Writes to the leads of a review what waits for them, and to an assessor that a lead has answered them.

Each letter has the reference of the case and never whose it is, nor a word of what was written of it.
"""

from __future__ import annotations

from audit_app.access import trail
from audit_app.access.refused import allowed
from audit_app.access.roles import Role
from audit_app.filling.models import ActionLetter, ItemNote, NoteLetter
from audit_app.filling.policies import check_can_answer_question, is_assessor_of
from audit_app.filling.sending import Post, worded
from audit_app.tool.models import Audit, ImmediateAction

OF_AN_ACTION = "An immediate action waits for a lead"
ABOUT_AN_ACTION = """In the review “{title}”, an immediate action was raised on case {reference} on {when}.
No lead has acknowledged it yet.

Sign in to Case file audit to read and acknowledge it.
"""
OF_A_QUESTION = "An assessor has asked the leads"
ABOUT_A_QUESTION = """In the review “{title}”, an assessor asked the leads about case {reference} on {when}.
No lead has answered yet.

Sign in to Case file audit to read the question and answer it.
"""
OF_AN_ANSWER = "A lead has answered you"
ABOUT_AN_ANSWER = """In the review “{title}”, a lead answered on {when} what you asked about case {reference}.

Sign in to Case file audit to read the answer: it stands beside the question.
"""


def send_letters(action_id: int) -> bool:
    """Sends what waits of this action, and says whether something is left to be tried again.

    Nobody is written to once a lead has acknowledged it, and nobody who leads the review no longer.
    """
    raised = ImmediateAction.objects.filter(pk=action_id).values_list("raised_at", flat=True).first()
    rows = ActionLetter.objects.filter(action=action_id)
    letters = rows.select_related("action__audit__allocation__case__review", "user")
    return Post(letters, _action_waits, _action_in_words, _tell_of_action).send(raised)


def send_note_letters(note_id: int) -> bool:
    """Sends what waits of this question, and says whether something is left to be tried again.

    Leads are written to until one has answered it, and of them those who may; its assessor once one has.
    """
    note = ItemNote.objects.filter(pk=note_id).first()
    rows = NoteLetter.objects.filter(note=note_id)
    letters = rows.select_related("note__audit__allocation__case__review", "user")
    since = (note.answered_at or note.at) if note else None
    return Post(letters, _note_waits, _note_in_words, _tell_of_note).send(since)


def _action_waits(letter: ActionLetter) -> bool:
    review = letter.action.audit.review.pk
    return letter.action.acknowledged_at is None and Role.REVIEW_LEAD in letter.user.roles(review)


def _action_in_words(letter: ActionLetter) -> tuple[str, str]:
    action = letter.action
    return OF_AN_ACTION, _about(action.audit, ABOUT_AN_ACTION, worded(action.raised_at))


def _tell_of_action(letter: ActionLetter) -> None:
    _tell_lead(letter.action.audit, letter.user_id)


def _note_waits(letter: NoteLetter) -> bool:
    audit = letter.note.audit
    if letter.tells_of_answer:
        return is_assessor_of(letter.user, audit.allocation)
    return letter.note.waits and allowed(check_can_answer_question, letter.user, audit)


def _note_in_words(letter: NoteLetter) -> tuple[str, str]:
    note = letter.note
    if letter.tells_of_answer and note.answered_at:
        return OF_AN_ANSWER, _about(note.audit, ABOUT_AN_ANSWER, worded(note.answered_at))
    return OF_A_QUESTION, _about(note.audit, ABOUT_A_QUESTION, worded(note.at))


def _tell_of_note(letter: NoteLetter) -> None:
    audit = letter.note.audit
    if letter.tells_of_answer:
        action = "assessor written to"
        trail.record_stranger(action=action, review=audit.review.pk, assessor=letter.user_id, cases=1)
    else:
        _tell_lead(audit, letter.user_id)


def _tell_lead(audit: Audit, lead: int) -> None:
    trail.record_stranger(action="lead written to", review=audit.review.pk, lead=lead, cases=1)


def _about(audit: Audit, words: str, when: str) -> str:
    case = audit.case
    return words.format(title=case.review.title, reference=case.reference, when=when)
