"""Looking a record up and handing out a copy of it leave their entry in the trail."""

from __future__ import annotations

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.keeping.policies import check_can_export, check_can_keep
from audit_app.sampling.models import Case


@transaction.atomic
def record_lookup(*, case: Case, by: User) -> None:
    check_can_keep(by, case.review)
    trail.record(
        by=by, action="record looked up", subject=case, review_id=case.review_id, record=case.record_key
    )


@transaction.atomic
def record_copy(*, case: Case, file_format: str, with_staff: bool, by: User) -> None:
    """Call it before the copy leaves the service."""
    by.read_again()
    check_can_export(by, case)
    trail.record(
        by=by,
        action="copy of a record made",
        subject=case,
        review_id=case.review_id,
        record=case.record_key,
        format=file_format,
        with_staff=with_staff,
    )
