"""Publishing: the report as a board reader sees it, frozen with the hash of what was frozen."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from audit_app.access.models import User
from audit_app.report.as_data import as_data
from audit_app.report.assemble import Audience, assemble_from, gather
from audit_app.report.choices import FileFormat
from audit_app.report.frozen import as_plain
from audit_app.report.models import Publication, Report, ReportFile
from audit_app.report.policies import check_can_publish
from audit_app.report.renderers.html import page_body, print_source
from audit_app.report.services.files import enqueue
from audit_app.report.services.telling import tell


@transaction.atomic
def publish(*, report: Report, by: User) -> Publication:
    """Publishes the report as it stands; its files are then made once, from what was frozen here.

    Raises:
        Refused: this person may not, or something stands in the way; the reason says what.
    """
    # Two leads who publish at once get two versions, one after the other, not one number twice.
    reports = Report.objects.select_for_update(of=("self",)).select_related("review", "record_key")
    report = reports.get(pk=report.pk)
    by.read_again()
    report.review.refresh_from_db(fields=["state"])
    source = gather(report, Audience.BOARD)
    document = assemble_from(source)
    check_can_publish(by, report, document)
    now = timezone.now()
    frozen = {
        "tables": as_data(source, document, timezone.localdate(now)),
        "page_html": page_body(document),
        "print_html": print_source(document),
        "document": as_plain(document),
    }
    publication = Publication.objects.create(
        report=report,
        version=(report.publications.aggregate(last=Max("version"))["last"] or 0) + 1,
        title=document.title,
        published_at=now,
        published_by=by,
        sha256=hash_of(frozen),
        **frozen,
    )
    for file_format in FileFormat.values:
        file = ReportFile.objects.create(
            report=report,
            publication=publication,
            file_format=file_format,
            requested_by=by,
            requested_at=publication.published_at,
        )
        enqueue(file)
    frozen_as: dict[str, Any] = {"version": publication.version, "sha256": publication.sha256}
    tell(by, "report published", report, publication, **frozen_as)
    return publication


def hash_of(frozen: dict[str, Any]) -> str:
    """The SHA-256 of what was frozen, the same for the same content on any database."""
    plain = json.dumps(frozen, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()
