"""Every write of who reads which case: atomic, by somebody, with its entry in the trail."""

from audit_app.sampling.allocating.services.assessors import remove_assessor, save_assessor, set_capacities
from audit_app.sampling.allocating.services.conflicts import (
    add_conflict,
    declare_own_conflict,
    remove_conflict,
)
from audit_app.sampling.allocating.services.dates import set_due
from audit_app.sampling.allocating.services.declaring import declare_conflict, declare_no_conflict
from audit_app.sampling.allocating.services.giving import CHANGED_MEANWHILE, allocate
from audit_app.sampling.allocating.services.moving import Moved, move_cases
from audit_app.sampling.allocating.services.second import add_second_readings
from audit_app.sampling.allocating.services.taking_out import record_allocation_export, record_conflicts_read

__all__ = [
    "CHANGED_MEANWHILE",
    "Moved",
    "add_conflict",
    "add_second_readings",
    "allocate",
    "declare_conflict",
    "declare_no_conflict",
    "declare_own_conflict",
    "move_cases",
    "record_allocation_export",
    "record_conflicts_read",
    "remove_assessor",
    "remove_conflict",
    "save_assessor",
    "set_capacities",
    "set_due",
]
