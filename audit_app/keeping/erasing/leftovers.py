"""What a record has left behind elsewhere: quotes and drafts of a report, lists, messages, finished work."""

from __future__ import annotations

from typing import Any

from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from audit_app.report.models import Quote, ReportFile
from audit_app.sampling.caseload.forgetting import forget_lists
from audit_app.sampling.models import Case, Erasure


def forget_drafts(erasure: Erasure) -> dict[str, Any]:
    """Takes quotes from these records out of the report, and deletes the draft PDFs, and says how many."""
    quotes, _per_model = Quote.objects.filter(audit__allocation__case__erasure=erasure).delete()
    drafts = ReportFile.objects.filter(report__review=erasure.review_id, publication=None)
    files, _per_model = drafts.delete()
    return {"quotes": quotes, "drafts": files}


def forget_in_lists(erasure: Erasure) -> dict[str, Any]:
    """Removes a list that is being brought in, and these references from what became of earlier ones."""
    cases = Case.objects.filter(erasure=erasure)
    is_all = not Case.objects.filter(review=erasure.review_id, erasure=None).exists()
    references = None if is_all else set(cases.values_list("reference", flat=True))
    given_up = forget_lists(erasure.review, references)
    return {"lists": given_up} if given_up else {}


def forget_messages() -> None:
    """Messages that nobody has seen yet, such as "The audit of … is signed off", wait in the sessions."""
    for session in Session.objects.iterator():
        kept = session.get_decoded()
        if kept.pop(SessionStorage.session_key, None) is not None:
            session.session_data = Session.objects.encode(kept)
            session.save(update_fields=["session_data"])


def forget_finished_work() -> None:
    """What failed keeps the message of its error, which may quote the row that it stumbled on."""
    DBTaskResult.objects.finished().delete()
