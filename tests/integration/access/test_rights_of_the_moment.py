"""A service goes by the rights of the moment in which it writes, not by those of the request’s beginning."""

from __future__ import annotations

import inspect

import pytest
from django.db.models import prefetch_related_objects

from audit_app.access.models import Membership, TrailEntry, User
from audit_app.access.refused import Refused
from tests.factories.sampling import Cast, make_cast
from tests.integration.trail.test_every_service_is_recorded import CALLS, SERVICES, everything_stored

# What asks for no right of its own, and why.
ASKS_NOBODY = {
    "access.enter_member": "whoever calls it has checked the right: starting a review, or an invitation",
    "filling.open_again": "whoever calls it has checked the right: the panel of a calibration case",
}
# Reading is recorded by the view that has just found what is read among what its reader may know of.
RECORDS_A_READING = "record_"

WRITES = [
    name
    for name, service in SERVICES.items()
    if "by" in inspect.signature(service).parameters
    and name not in ASKS_NOBODY
    and not name.partition(".")[2].startswith(RECORDS_A_READING)
]


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(suppress_small_cells=False)


def test_there_are_services_in_every_room_that_writes() -> None:
    assert {name.partition(".")[0] for name in WRITES} >= {
        "access",
        "sampling",
        "filling",
        "report",
        "keeping",
    }


@pytest.mark.parametrize("name", WRITES)
def test_rights_that_ended_after_the_page_was_asked_for_write_nothing(name: str, cast: Cast) -> None:
    arguments = CALLS[name].arguments(cast)
    by: User = arguments["by"]
    prefetch_related_objects([by], "memberships")
    Membership.objects.filter(user=by).delete()
    User.objects.filter(pk=by.pk).update(is_administrator=False)
    before, entries = everything_stored(), TrailEntry.objects.count()
    with pytest.raises(Refused):
        SERVICES[name](**arguments)
    assert everything_stored() == before
    assert TrailEntry.objects.count() == entries


@pytest.mark.parametrize("name", WRITES)
def test_an_account_that_was_closed_meanwhile_writes_nothing(name: str, cast: Cast) -> None:
    arguments = CALLS[name].arguments(cast)
    User.objects.filter(pk=arguments["by"].pk).update(is_active=False)
    with pytest.raises(Refused):
        SERVICES[name](**arguments)
