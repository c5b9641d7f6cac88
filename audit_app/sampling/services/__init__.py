"""Every write of this room."""

from audit_app.sampling.services.allocation import allocate, set_capacities
from audit_app.sampling.services.caseload import CaseloadError, CaseloadRow, RowProblem, import_frame
from audit_app.sampling.services.review import (
    TeamRow,
    add_districts,
    add_members,
    add_teams,
    create_review,
)
from audit_app.sampling.services.sample import UnmetWishesError, draw_sample

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
    "create_review",
    "draw_sample",
    "import_frame",
    "set_capacities",
]
