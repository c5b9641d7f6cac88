"""A worker that is stopped in the middle of a PDF: the next one makes it, or says that it cannot be made."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import get_commands
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from audit_app.kit.jobs import MOST_ATTEMPTS, alive, forget_old, is_alive, take_up
from audit_app.report import services
from audit_app.report.models import ReportFile
from audit_app.report.tasks import make_pdf
from tests.factories.sampling import Cast, make_cast
from tests.integration.access.signing_in.test_limits import address_of_the_database

ROOT = Path(__file__).resolve().parents[3]
# Long enough for a machine that is busy with other things; a test that ends well never waits for it.
PATIENCE_SECONDS = 600

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def file(cast: Cast) -> ReportFile:
    report = services.start_report(review=cast.review, by=cast.lead)
    return services.request_pdf(report=report, by=cast.lead)


def worker(*options: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "manage.py", "db_worker", "--no-startup-delay", *options],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": address_of_the_database()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def in_the_middle(file: ReportFile) -> Iterator[subprocess.Popen[bytes]]:
    """A worker that has begun to make the file, and is gone afterwards."""
    begun = ReportFile.objects.filter(pk=file.pk).values_list("started_at", flat=True).get()
    process = worker()
    try:
        until = time.monotonic() + PATIENCE_SECONDS
        while ReportFile.objects.filter(pk=file.pk, started_at=begun).exists():
            assert process.poll() is None, "It ended before it had begun"
            assert time.monotonic() < until, "It has not begun"
            time.sleep(0.01)
        yield process
    finally:
        process.kill()
        process.wait()


def kill(file: ReportFile) -> None:
    with in_the_middle(file) as process:
        process.kill()
        process.wait()


def tell_twice(file: ReportFile) -> None:
    """As Ctrl-C does, which reaches the worker from the terminal and from bin/run."""
    with in_the_middle(file) as process:
        process.send_signal(signal.SIGINT)
        until = time.monotonic() + PATIENCE_SECONDS
        while process.poll() is None and time.monotonic() < until:
            process.send_signal(signal.SIGTERM)
            time.sleep(0.01)
        assert process.poll() is not None


def start_again() -> None:
    assert worker("--batch").wait(timeout=PATIENCE_SECONDS) == 0


def state(file: ReportFile) -> str:
    file.refresh_from_db()
    return file.state


@pytest.mark.parametrize("stop", [kill, tell_twice])
def test_the_next_worker_makes_what_a_stopped_one_was_making(file: ReportFile, stop: Any) -> None:
    stop(file)
    assert state(file) == "making"
    start_again()
    assert state(file) == "ready"
    job = DBTaskResult.objects.get()
    assert (job.status, len(job.worker_ids)) == ("SUCCESSFUL", 2)
    assert not any(is_alive(each) for each in job.worker_ids)


def test_what_stops_its_worker_each_time_is_given_up_and_can_be_tried_again(
    file: ReportFile, cast: Cast
) -> None:
    kill(file)
    kill(file)
    assert state(file) == "making"
    start_again()
    assert state(file) == "failed"
    client = Client()
    client.force_login(cast.lead)
    page = client.get(f"/reviews/{cast.review.pk}/report/pdf/").content.decode()
    assert "Could not be made" in page
    assert "Try again" in page
    client.post(f"/reviews/{cast.review.pk}/report/pdf/{file.pk}/retry/")
    start_again()
    assert state(file) == "ready"


def begun_by(worker_id: str, times: int = 1) -> DBTaskResult:
    job = DBTaskResult.objects.get()
    for _time in range(times):
        job.claim(worker_id)
    return job


def test_what_a_worker_that_lives_is_doing_is_left_to_it(
    file: ReportFile, settings: Settings, tmp_path: Path
) -> None:
    settings.WORKERS = tmp_path
    with alive("of another terminal"):
        begun_by("of another terminal")
        assert take_up() == 0
        assert DBTaskResult.objects.get().status == "RUNNING"
    assert take_up() == 1
    assert take_up() == 0
    assert DBTaskResult.objects.get().status == "READY"
    assert list(tmp_path.iterdir()) == []


def test_no_job_is_begun_more_than_a_few_times(file: ReportFile) -> None:
    begun_by("gone", MOST_ATTEMPTS)
    assert take_up() == 0
    assert DBTaskResult.objects.get().status == "FAILED"


def test_what_ended_a_week_ago_is_forgotten_and_what_waits_is_not(file: ReportFile) -> None:
    begun_by("gone").set_successful(None)
    make_pdf.enqueue(file.pk)
    with time_machine.travel(timezone.now() + dt.timedelta(days=6)):
        forget_old()
        assert DBTaskResult.objects.count() == 2
    with time_machine.travel(timezone.now() + dt.timedelta(days=8)):
        forget_old()
    assert DBTaskResult.objects.get().status == "READY"


def test_whoever_starts_the_worker_of_the_library_starts_this_one() -> None:
    assert get_commands()["db_worker"] == "audit_app.kit"
