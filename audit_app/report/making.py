"""The work of the background job: one file, from a report or from what a publication froze."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from audit_app.report.assemble import Audience, assemble
from audit_app.report.choices import FileFormat, FileState
from audit_app.report.document import Document
from audit_app.report.frozen import from_plain
from audit_app.report.models import Publication, ReportFile
from audit_app.report.renderers.html import print_source
from audit_app.report.renderers.pdf import pdf_of
from audit_app.report.renderers.slides import Edition, slides_of
from audit_app.report.renderers.word import word_of

logger = logging.getLogger(__name__)


# Whatever stopped the worker twice in the middle of a file would stop it a third time.
MOST_ATTEMPTS = 2


@dataclass(frozen=True)
class Made:
    """A finished file; of one that no page is known of, ``pages`` is 0."""

    content: bytes
    pages: int = 0


class NotKeptError(LookupError):
    """A publication was frozen without what a file of this format is made of."""


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
        made = _made_of(file)
    except Exception:
        logger.exception("File %s could not be made", file_id)
        _being_made(file_id).update(state=FileState.FAILED.value)
        return
    _keep(file_id, made)


def word_of_publication(publication: Publication) -> bytes:
    """The Word file of what was frozen; of the same version always the same.

    Raises:
        NotKeptError: the version was published before its document was kept.
    """
    return word_of(_frozen(publication), publication.published_at)


def slides_of_publication(publication: Publication) -> bytes:
    """The slides of what was frozen; of the same version always the same.

    Raises:
        NotKeptError: the version was published before its document was kept.
    """
    return slides_of(_frozen(publication), Edition(publication.version, publication.published_at))


def _frozen(publication: Publication) -> Document:
    if publication.document is None:
        raise NotKeptError("This version was published before its document was kept")
    return from_plain(publication.document)


def _made_of(file: ReportFile) -> Made:
    """A publication's files are made from what was frozen, never from what the figures have become."""
    if file.file_format == FileFormat.WORD:
        if file.publication:
            return Made(word_of_publication(file.publication))
        return Made(word_of(assemble(file.report, Audience.BOARD)))
    if file.file_format == FileFormat.SLIDES:
        if file.publication:
            return Made(slides_of_publication(file.publication))
        return Made(slides_of(assemble(file.report, Audience.BOARD)))
    source = (
        file.publication.print_html
        if file.publication
        else print_source(assemble(file.report, Audience.BOARD))
    )
    printed = pdf_of(source)
    return Made(printed.content, printed.pages)


def _keep(file_id: int, made: Made) -> None:
    _being_made(file_id).update(
        state=FileState.READY.value,
        made_at=timezone.now(),
        content=made.content,
        size=len(made.content),
        sha256=hashlib.sha256(made.content).hexdigest(),
        pages=made.pages,
    )


def _being_made(file_id: int) -> QuerySet[ReportFile]:
    return ReportFile.objects.filter(pk=file_id, state=FileState.MAKING.value)
