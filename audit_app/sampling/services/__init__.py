"""Every write of this room."""

from audit_app.sampling.caseload.services.frame import CaseloadError, CaseloadRow, RowProblem, import_frame
from audit_app.sampling.drawing.services.changes import (
    StratumExhaustedError,
    add_case,
    remove_case,
    replace_case,
    swap_case,
)
from audit_app.sampling.drawing.services.draws import UnmetWishesError, draw_sample
from audit_app.sampling.drawing.services.frames import (
    ExclusionError,
    exclude,
    freeze_frame,
    open_frame,
    undo_exclusion,
)
from audit_app.sampling.drawing.services.plans import draw_seed, give_seed, save_plan
from audit_app.sampling.drawing.services.showing import (
    record_frame_export,
    record_list_export,
    record_reasons_shown,
)
from audit_app.sampling.services.allocation import allocate, set_capacities
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
    "ExclusionError",
    "RowProblem",
    "StratumExhaustedError",
    "TeamRow",
    "UnmetWishesError",
    "add_case",
    "add_districts",
    "add_members",
    "add_teams",
    "allocate",
    "change_settings",
    "change_team",
    "copy_review",
    "create_review",
    "draw_sample",
    "draw_seed",
    "exclude",
    "freeze_frame",
    "give_seed",
    "import_frame",
    "move_district",
    "move_review",
    "open_frame",
    "record_frame_export",
    "record_list_export",
    "record_reasons_shown",
    "remove_case",
    "remove_district",
    "remove_team",
    "rename_district",
    "replace_case",
    "save_plan",
    "set_capacities",
    "swap_case",
    "undo_exclusion",
]
