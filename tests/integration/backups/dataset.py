"""A small service in full use: people, a caseload, audits, a trail, a file, and text of every kind."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from model_bakery import baker

from audit_app.access.models import TrailEntry, TrailHead
from audit_app.filling import services
from audit_app.report.models import ReportFile
from audit_app.sampling.models import Case
from tests.factories.report import audits_to_report, comment_on_supervision, written_report
from tests.factories.sampling import make_case, make_cast, make_identity
from tests.factories.tool import a_submitted_audit, an_allocation

CHILD = "Juniper Made-Up"
AWKWARD = "“Quoted”, O'Neill\\N, tab\t, line\r\nbreak, \\., 上海 👩‍👧, $$; DROP TABLE tool_audit; --"
PDF = bytes(range(256)) * 40


def fill() -> None:
    cast = make_cast()
    # What is still being read comes first: the review is brought to reporting for the rest.
    a_submitted_audit(cast)
    services.start_audit(allocation=an_allocation(cast), by=cast.assessor)
    audits = audits_to_report(cast, cases=12).audits
    comment_on_supervision(audits[0], AWKWARD)
    make_identity(make_case(cast.review), name=CHILD)
    report = written_report(cast.review, cast.lead)
    baker.make(
        ReportFile, report=report, publication=None, requested_by=cast.lead, content=PDF, state="ready",
        made_at=timezone.now(), size=len(PDF),
    )  # fmt: skip
    Client().force_login(cast.lead)
    assert Session.objects.exists()


def every_row() -> dict[str, list[tuple[Any, ...]]]:
    """All that Django can read, model by model, apart from who is signed in."""
    return {
        model._meta.label: [_plain(row) for row in model._base_manager.order_by("pk").values_list()]
        for model in apps.get_models(include_auto_created=True)
        if model not in (Session, TrailHead, TrailEntry)
    }


def entries() -> list[tuple[Any, ...]]:
    return list(TrailEntry.objects.values_list())


def the_child() -> Case:
    return Case.objects.select_related("record_key").get(identity__isnull=False)


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """PostgreSQL gives bytes as a view of memory, which is equal to nothing."""
    return tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)
