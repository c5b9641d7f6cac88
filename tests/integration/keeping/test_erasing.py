"""Erasing a record takes out who the child is and what was written, and leaves what was counted."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from audit_app.access.models import RecordKey
from audit_app.keeping.erasing.overwriting import overwrite
from audit_app.keeping.services import erase_record
from audit_app.sampling.choices import ErasureGround
from tests.factories.sampling import Cast, make_cast
from tests.integration.keeping.records import a_whole_record
from tests.integration.keeping.searching import found_in_the_database, found_in_the_file

REASON = "Asked for in writing; letter 17 of the information office."


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def test_nothing_said_of_the_child_is_left_in_any_table(cast: Cast) -> None:
    record = a_whole_record(cast, "Kestrel", name="Juniper Plumbottom", born=date(2004, 7, 19))
    other = a_whole_record(cast, "Osprey", name="Rowan Thistlewick", born=date(2003, 2, 8))
    key = RecordKey.objects.get(pk=record.case.record_key_id).wrapped
    assert found_in_the_database([*record.words, key])

    erase_record(case=record.case, ground=ErasureGround.REQUEST, reason=REASON, by=cast.lead)

    assert found_in_the_database([*record.words, key]) == []
    assert found_in_the_database(["Osprey on 1.3", "Osprey-ref"]) == ["Osprey on 1.3", "Osprey-ref"]
    other.case.identity.refresh_from_db()
    assert other.case.identity.name == "Rowan Thistlewick"
