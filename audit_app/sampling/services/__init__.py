"""Every write of this room."""

from audit_app.sampling.services.allocation import allocate, set_capacities
from audit_app.sampling.services.caseload import CaseloadError, CaseloadRow, RowProblem, import_frame
from audit_app.sampling.services.sample import UnmetWishesError, draw_sample
from audit_app.sampling.setting_up.services import (
    TeamRow,
    add_districts,
    add_members,
    add_teams,
    change_settings,
    change_team,
    copy_review,
    create_review,
    move_district,
    move_review,
    remove_district,
    remove_team,
    rename_district,
)

__all__ = [
    "CaseloadError",
    "CaseloadRow",
    "RowProblem",
    "TeamRow",
    "UnmetWishesError",
    "add_districts",
    "add_members",
    "add_teams",
    "allocate",
    "change_settings",
    "change_team",
    "copy_review",
    "create_review",
    "draw_sample",
    "import_frame",
    "move_district",
    "move_review",
    "remove_district",
    "remove_team",
    "rename_district",
    "set_capacities",
]
