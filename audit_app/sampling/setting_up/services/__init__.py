"""Every write of setting a review up."""

from audit_app.sampling.setting_up.services.moving import move_review
from audit_app.sampling.setting_up.services.places import (
    TeamRow,
    add_districts,
    add_teams,
    change_team,
    move_district,
    remove_district,
    remove_team,
    rename_district,
)
from audit_app.sampling.setting_up.services.settings import change_settings
from audit_app.sampling.setting_up.services.starting import add_members, copy_review, create_review

__all__ = [
    "TeamRow",
    "add_districts",
    "add_members",
    "add_teams",
    "change_settings",
    "change_team",
    "copy_review",
    "create_review",
    "move_district",
    "move_review",
    "remove_district",
    "remove_team",
    "rename_district",
]
