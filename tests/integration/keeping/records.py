"""A child's record with words of its own in every place that takes any."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from audit_app.filling import services as filling
from audit_app.replying import services as replying
from audit_app.report.models import ReportFile
from audit_app.report.services import add_quote, request_pdf, start_report
from audit_app.sampling.models import Case, SampledCase
from audit_app.tool.models import Audit
from audit_app.tool.registry import item
from tests.factories.replying import say, share
from tests.factories.sampling import Cast, make_allocation, make_case, make_identity
from tests.factories.tool import full_answers, save_answers

REASON = "Decided by the information office, letter 17."
BORN = date(2004, 7, 19)


@dataclass(frozen=True)
class Record:
    """A case with its signed-off audit; ``words`` stand in the database and tell of no other child."""

    case: Case
    audit: Audit
    words: tuple[str, ...]


def a_whole_record(cast: Cast, word: str, name: str) -> Record:
    """A signed-off audit with an answer to every question but one; ``word`` stands in every text of it."""
    case = make_case(
        cast.review,
        reference=f"{word}-ref",
        family_ref=f"{word}-family",
        category_as_imported=f"{word} category",
        plan_started=date(2008, 11, 3),
    )
    make_identity(case, name=name, date_of_birth=BORN)
    audit = filling.start_audit(allocation=make_allocation(case, cast.assessor, cast.lead), by=cast.assessor)
    save_answers(audit, answers_with(f"an earlier {word}"), by=cast.assessor)
    save_answers(audit, answers_with(word), by=cast.assessor)
    _ask_the_lead(audit, word, cast)
    _act_on_what_cannot_wait(audit, word, cast)
    _hand_in_twice(audit, word, cast)
    filling.sign_off(audit=audit, by=cast.lead)
    _ask_for_replies(audit, word, cast)
    _quote(audit, word, cast)
    return Record(case, audit, (word, *name.split()))


def leave_words_elsewhere(record: Record) -> None:
    """In a message nobody has read, in work that failed, in a draft, and in why the case was replaced."""
    word = record.words[0]
    session = SessionStore()
    session[SessionStorage.session_key] = f"The audit of {word}-ref is signed off."
    session["audits_opened"] = [record.audit.pk]
    session.create()
    now = timezone.now()
    DBTaskResult.objects.create(
        args_kwargs={},
        run_after=now,
        finished_at=now,
        status="FAILED",
        traceback=f"Error: {word} must be seen",
    )
    ReportFile.objects.filter(publication=None).update(
        content=f"%PDF {word}".encode(), state="ready", made_at=now
    )
    SampledCase.objects.filter(case=record.case).update(reason=f"{word} has moved away")


def answers_with(word: str) -> dict[str, Any]:
    answers = full_answers() | {"7.4": None}
    return {ref: _said(ref, answer, word) for ref, answer in answers.items()}


def _said(ref: str, answer: Any, word: str) -> Any:
    kind = item(ref).kind
    if ref.startswith("H.7"):
        return f"{word}worth Marrowby"
    if kind in ("text", "comment"):
        return f"{word} on {ref}"
    if kind == "rows":
        return [{name: value if name == "date" else f"{word} {value}" for name, value in answer[0].items()}]
    return answer


def _ask_the_lead(audit: Audit, word: str, cast: Cast) -> None:
    about: dict[str, Any] = {"audit": audit, "ref": "7.4", "by": cast.assessor}
    asked = filling.note_on_item(**about, kind="question", text=f"Does a call about {word} count?")
    filling.answer_question(note=asked, text=f"For {word} it does", by=cast.lead)
    filling.note_on_item(**about, kind="note", text=f"Of {word} a page is missing")


def _act_on_what_cannot_wait(audit: Audit, word: str, cast: Cast) -> None:
    action = filling.raise_immediate_action(
        audit=audit,
        what=f"{word} must be seen",
        why=f"{word} is alone",
        told_to=f"{word}’s manager",
        told_at=timezone.now(),
        by=cast.assessor,
    )
    filling.acknowledge_action(action=action, by=cast.lead)
    filling.complete_action(action=action, outcome=f"{word} has been seen", by=cast.lead)


def _hand_in_twice(audit: Audit, word: str, cast: Cast) -> None:
    reasons = {"7.4": f"{word} had no notes"}
    filling.submit(audit=audit, reasons=reasons, by=cast.assessor)
    filling.return_audit(audit=audit, reason=f"Look at {word} again", by=cast.lead)
    filling.submit(audit=audit, reasons=reasons, by=cast.assessor)
    filling.record_safety_outcome(audit=audit, outcome=f"{word} was made safe", by=cast.lead)
    filling.ask(audit=audit, text=f"Where does {word} live?", by=cast.lead)
    filling.answer(audit=audit, text=f"{word} lives at home", by=cast.assessor)
    filling.agree(audit=audit, by=cast.lead)


def _ask_for_replies(audit: Audit, word: str, cast: Cast) -> None:
    """From a worker who has sent theirs and is answered, and a manager who has only saved it."""
    for recipient, is_sent in (("social_worker", True), ("team_manager", False)):
        address = f"{word}.{recipient}@council.example"
        named = {"name": f"{word}worth Marrowby", "email": address, "recipient": recipient}
        shared = share(audit, cast.lead, **named)
        say(shared, text=f"The {recipient} of {word} disagrees")
        say(shared, "9.9", text="", right=f"{word} was seen by the {recipient}")
        if is_sent:
            replying.send(token=shared.token)
            for point in shared.share.points.all():
                text = f"Of {word} no note was found"
                replying.answer(point=point, outcome="not_changed", text=text, by=cast.lead)


def _quote(audit: Audit, word: str, cast: Cast) -> None:
    report = start_report(review=cast.review, by=cast.lead)
    add_quote(report=report, ref="1.3", audit=audit, text=f"{word} on 1.3", by=cast.lead)
    request_pdf(report=report, by=cast.lead)
