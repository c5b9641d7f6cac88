"""The draft's PDF: asked for, made in the background, failed and asked for again."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from audit_app.access.refused import Refused
from audit_app.report import making, services
from audit_app.report.making import make_file
from audit_app.report.models import Report, ReportFile
from audit_app.report.renderers.pdf import PdfRefusedError
from tests.factories.sampling import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def report(cast: Cast) -> Report:
    return services.start_report(review=cast.review, by=cast.lead)


def fail(source: str) -> None:
    raise PdfRefusedError("as a test would have it")


def test_a_request_waits_in_the_queue_until_its_turn(report: Report, cast: Cast) -> None:
    file = services.request_pdf(report=report, by=cast.lead)
    assert (file.state, file.content, file.made_at) == ("queued", None, None)
    assert DBTaskResult.objects.get().args_kwargs["args"] == [file.pk]


def test_the_job_makes_the_file_and_says_how_large_it_is(report: Report, cast: Cast) -> None:
    file = services.request_pdf(report=report, by=cast.lead)
    make_file(file.pk)
    file.refresh_from_db()
    assert file.state == "ready"
    content = bytes(file.content or b"")
    assert content.startswith(b"%PDF-1.7")
    assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert file.pages > 10


def test_a_file_that_cannot_be_made_says_so_and_can_be_tried_again(
    report: Report, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = services.request_pdf(report=report, by=cast.lead)
    with monkeypatch.context() as broken:
        broken.setattr(making, "pdf_of", fail)
        make_file(file.pk)
    file.refresh_from_db()
    assert file.state == "failed"
    assert services.retry_file(file=file, by=cast.lead).state == "queued"
    make_file(file.pk)
    file.refresh_from_db()
    assert file.state == "ready"


def test_a_file_that_is_being_made_is_not_asked_for_twice(report: Report, cast: Cast) -> None:
    file = services.request_pdf(report=report, by=cast.lead)
    services.retry_file(file=file, by=cast.lead)
    assert DBTaskResult.objects.count() == 1


def test_a_file_whose_making_never_ended_can_be_asked_for_again(report: Report, cast: Cast) -> None:
    file = services.request_pdf(report=report, by=cast.lead)
    ReportFile.objects.update(state="making")
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=11)):
        assert services.retry_file(file=file, by=cast.lead).state == "queued"


def test_a_file_that_somebody_is_making_is_left_alone_and_one_that_nobody_is_making_is_not(
    report: Report, cast: Cast
) -> None:
    file = services.request_pdf(report=report, by=cast.lead)
    ReportFile.objects.update(state="making")
    make_file(file.pk)
    file.refresh_from_db()
    assert file.state == "making"
    make_file(file.pk, attempt=2)
    file.refresh_from_db()
    assert file.state == "ready"
    make_file(file.pk, attempt=3)
    file.refresh_from_db()
    assert file.state == "ready"


def test_a_finished_file_is_never_made_again(report: Report, cast: Cast) -> None:
    file = services.request_pdf(report=report, by=cast.lead)
    make_file(file.pk)
    file.refresh_from_db()
    with pytest.raises(Refused, match="has been made"):
        services.retry_file(file=file, by=cast.lead)
    before = file.made_at
    make_file(file.pk)
    file.refresh_from_db()
    assert file.made_at == before


def test_only_the_latest_drafts_are_kept(report: Report, cast: Cast) -> None:
    asked = [services.request_pdf(report=report, by=cast.lead).pk for _time in range(7)]
    assert sorted(ReportFile.objects.values_list("pk", flat=True)) == asked[2:]


def test_nobody_but_a_lead_asks_for_a_draft(report: Report, cast: Cast) -> None:
    for person in (cast.assessor, cast.stranger, cast.board_reader, cast.administrator):
        with pytest.raises(Refused):
            services.request_pdf(report=report, by=person)


def test_the_database_refuses_a_ready_file_without_its_content(report: Report, cast: Cast) -> None:
    services.request_pdf(report=report, by=cast.lead)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportFile.objects.update(state="ready")
