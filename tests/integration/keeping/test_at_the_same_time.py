"""Somebody writes to a record at the very moment in which it is erased."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from time import sleep
from typing import Any

import pytest
from django.db import connection, transaction

from audit_app.access.refused import Refused
from audit_app.filling.services import save_section
from audit_app.keeping.services import erase_record
from audit_app.sampling.choices import ErasureGround
from audit_app.sampling.models import Case
from audit_app.tool.models import Audit, Referral
from tests.factories.sampling import make_cast
from tests.factories.tool import a_started_audit
from tests.integration.keeping.records import REASON
from tests.moments import Moment

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_save_that_waited_for_an_erasure_writes_nothing() -> None:
    cast = make_cast()
    audit = a_started_audit(cast)
    opened = Audit.objects.with_case().get(pk=audit.pk)
    is_erased, is_waiting = Moment(), Moment()

    def erase() -> None:
        try:
            with transaction.atomic():
                case = Case.objects.get(pk=audit.case.pk)
                erase_record(case=case, ground=ErasureGround.REQUEST, reason=REASON, by=cast.lead)
                is_erased.comes()
                is_waiting.wait()
                # By now the other waits for a lock that ends with this transaction.
                sleep(0.3)
        finally:
            connection.close()

    def save() -> Any:
        is_erased.wait()
        is_waiting.comes()
        try:
            return save_section(audit=opened, number=1, answers={"1.3": "Late"}, revision=0, by=cast.assessor)
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        erased, saved = threads.submit(erase), threads.submit(save)
        erased.result()
        told = saved.result()
    assert isinstance(told, Refused)
    assert "has been erased" in told.reason
    assert Referral.objects.get(audit=audit).context == ""
