"""The work of the background job: one PDF, from a report or from what a publication froze."""

from __future__ import annotations

import logging

from django.db.models import QuerySet
from django.utils import timezone

from audit_app.report.assemble import Audience, assemble
from audit_app.report.choices import FileState
from audit_app.report.models import ReportFile
from audit_app.report.renderers.html import print_source
from audit_app.report.renderers.pdf import MadePdf, pdf_of

logger = logging.getLogger(__name__)


# Whatever stopped the worker twice in the middle of a file would stop it a third time.
MOST_ATTEMPTS = 2


def make_file(file_id: int, attempt: int = 1) -> None:
    """Makes one file that was asked for; a file that is being made or is ready is left alone.

    At a later ``attempt`` nobody is making it any more: the worker that was is gone. It is not one
    transaction, so that "being made" can be seen.
    """
    begun = (FileState.MAKING.value,) if attempt > 1 else ()
    waiting = ReportFile.objects.filter(pk=file_id, state__in=(FileState.QUEUED.value, *begun))
    if attempt > MOST_ATTEMPTS:
        logger.error("The worker was stopped each time that it made file %s", file_id)
        waiting.update(state=FileState.FAILED.value)
        return
    if not waiting.update(state=FileState.MAKING.value, started_at=timezone.now()):
        return
    file = ReportFile.objects.select_related("report__review", "publication").get(pk=file_id)
    try:
        made = pdf_of(_source_of(file))
    except Exception:
        logger.exception("The PDF of file %s could not be made", file_id)
        _being_made(file_id).update(state=FileState.FAILED.value)
        return
    _keep(file_id, made)


def _source_of(file: ReportFile) -> str:
    """A publication is printed from what was frozen, never from what the figures have become."""
    if file.publication:
        return file.publication.print_html
    return print_source(assemble(file.report, Audience.BOARD))


def _keep(file_id: int, made: MadePdf) -> None:
    _being_made(file_id).update(
        state=FileState.READY.value,
        made_at=timezone.now(),
        content=made.content,
        size=len(made.content),
        sha256=made.sha256,
        pages=made.pages,
    )


def _being_made(file_id: int) -> QuerySet[ReportFile]:
    return ReportFile.objects.filter(pk=file_id, state=FileState.MAKING.value)
