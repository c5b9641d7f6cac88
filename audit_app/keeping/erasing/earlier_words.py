"""What leads wrote in the report and have written anew since; the trail keeps it under the report's key."""

from __future__ import annotations

from audit_app.access.models import TrailEntry
from audit_app.access.record_keys import Seal, destroy, new_record_key
from audit_app.access.told import revealed
from audit_app.kit.identity import phrases_in
from audit_app.report.models import Report
from audit_app.sampling.models import Review


def forget_earlier_words(review: Review, known: list[str] | None) -> int:
    """Destroys the report's key, and gives it another, if earlier words hold one of the ``known`` phrases.

    Without any it is done unasked. Says how many reports that was, which is one or none.
    """
    report = Report.objects.select_related("record_key").filter(review=review).first()
    if report is None or (known is not None and not _hold(report, known)):
        return 0
    renew_key(report)
    return 1


def renew_key(report: Report) -> None:
    old, report.record_key = report.record_key, new_record_key()
    report.save(update_fields=["record_key"])
    destroy(old)


def _hold(report: Report, known: list[str]) -> bool:
    seal = Seal(report.record_key)
    entries = TrailEntry.objects.filter(record_id=report.record_key_id)
    return any(phrases_in(str(revealed(entry.detail, seal)), known) for entry in entries.iterator())
