"""No service is without its entry in the trail, and none of its writes stands where the entry fails."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.test import override_settings

from audit_app.access.models import TrailEntry, TrailHead
from tests.factories.sampling import Cast, make_cast
from tests.integration.trail.calls import (
    of_access,
    of_agreeing,
    of_allocating,
    of_calibrating,
    of_caseload,
    of_dashboard,
    of_filling,
    of_keeping,
    of_replying,
    of_report,
    of_sampling,
    of_tool,
    of_trail,
)
from tests.integration.trail.calls.call import Arguments, Call
from tests.integration.trail.every_service import every_service

SERVICES = every_service()
CALLS: dict[str, Call] = {
    name: call
    for room in (
        of_access,
        of_sampling,
        of_allocating,
        of_caseload,
        of_tool,
        of_filling,
        of_report,
        of_agreeing,
        of_calibrating,
        of_replying,
        of_dashboard,
        of_keeping,
        of_trail,
    )
    for name, call in room.CALLS.items()
}


@pytest.fixture
def cast(db: None) -> Cast:
    # An installation whose trail has begun, as its migrations leave it.
    TrailHead.objects.get_or_create(pk=TrailHead.THE_ONE)
    return make_cast(suppress_small_cells=False)


def everything_stored() -> dict[str, list[dict[str, Any]]]:
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
    }


def test_every_service_is_expected_to_leave_an_entry() -> None:
    unexpected, gone = sorted(SERVICES.keys() - CALLS.keys()), sorted(CALLS.keys() - SERVICES.keys())
    assert not unexpected, f"Say in tests/integration/trail/calls how these are called: {unexpected}"
    assert not gone, f"Take these out of tests/integration/trail/calls: {gone}"


def read_again(arguments: Arguments) -> Arguments:
    """As somebody would who tries once more."""
    for value in arguments.values():
        if isinstance(value, Model):
            value.refresh_from_db()
    return arguments


@pytest.mark.parametrize("name", CALLS)
def test_a_service_leaves_its_entries_and_without_them_nothing_at_all(name: str, cast: Cast) -> None:
    arguments = CALLS[name].arguments(cast)
    before, entries = everything_stored(), TrailEntry.objects.count()
    with override_settings(TRAIL_KEYS=[]), pytest.raises(IndexError):
        SERVICES[name](**arguments)
    # Where a service has no transaction of its own, what it wrote stands now and is found.
    transaction.set_rollback(False)
    assert everything_stored() == before
    SERVICES[name](**read_again(arguments))
    left = list(TrailEntry.objects.order_by("pk")[entries:])
    assert tuple(entry.action for entry in left) == CALLS[name].actions
    assert {entry.actor_id for entry in left} == {arguments["by"].pk} if "by" in arguments else left
