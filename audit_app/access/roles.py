"""What each role may do: permissions as an enumeration, roles as described sets of them.

This says which *kind of thing* a role may do. Whether it may be done to this case or this review is decided
by the policies of the room that keeps the case or the review.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", "Administrator"
    REVIEW_LEAD = "review_lead", "Review lead"
    ASSESSOR = "assessor", "Assessor"
    BOARD_READER = "board_reader", "Board reader"


class Permission(StrEnum):
    """One thing that can be done; each member's ``label`` is how the page of roles words it."""

    label: str

    def __new__(cls, value: str, label: str) -> "Permission":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    VIEW_IDENTITIES = "view_identities", "See a child’s name and date of birth"
    FILL_AUDIT = "fill_audit", "Fill in and submit the audit of a case"
    MODERATE_AUDIT = "moderate_audit", "Read submitted audits and return them with a reason"
    SIGN_OFF_AUDIT = "sign_off_audit", "Sign off an audit"
    VIEW_FIGURES = "view_figures", "See the figures of a review while it is under way"
    EDIT_REPORT = "edit_report", "Edit the wording of the report"
    PUBLISH_REPORT = "publish_report", "Publish the report"
    READ_PUBLISHED_REPORT = "read_published_report", "Read a published report"
    CREATE_REVIEW = "create_review", "Start a new review"
    MANAGE_REVIEWS = "manage_reviews", "Set a review up, draw its sample and allocate its cases"
    CALIBRATE = "calibrate", "Set up the calibration case, answer it for the panel and see who has passed"
    KEEP_RECORDS = "keep_records", "Say how long records are kept, hand out a copy of one and erase them"
    MANAGE_MEMBERS = "manage_members", "Say who takes part in a review"
    NAME_LEAD = "name_lead", "Name a lead for a review that has none left"
    MANAGE_PEOPLE = "manage_people", "Add people and end their access"
    VIEW_TRAIL = "view_trail", "Search the trail of a review"
    VIEW_ACCESS_TRAIL = "view_access_trail", "Search the trail of sign-ins, changes of rights and upkeep"


@dataclass(frozen=True)
class RoleDescription:
    """A role in words, and the set of things it may do."""

    label: str
    description: str
    permissions: frozenset[Permission]


ROLES: dict[Role, RoleDescription] = {
    Role.ASSESSOR: RoleDescription(
        Role.ASSESSOR.label,
        "Reads the case files allocated to them and fills in an audit of each. Sees nobody else’s cases.",
        frozenset({Permission.VIEW_IDENTITIES, Permission.FILL_AUDIT}),
    ),
    Role.REVIEW_LEAD: RoleDescription(
        Role.REVIEW_LEAD.label,
        "Runs a review: draws its sample, allocates cases, signs off audits and publishes the report.",
        frozenset(
            {
                Permission.VIEW_IDENTITIES,
                Permission.MODERATE_AUDIT,
                Permission.SIGN_OFF_AUDIT,
                Permission.VIEW_FIGURES,
                Permission.EDIT_REPORT,
                Permission.PUBLISH_REPORT,
                Permission.READ_PUBLISHED_REPORT,
                Permission.CREATE_REVIEW,
                Permission.MANAGE_REVIEWS,
                Permission.CALIBRATE,
                Permission.KEEP_RECORDS,
                Permission.MANAGE_MEMBERS,
                Permission.VIEW_TRAIL,
            }
        ),
    ),
    Role.BOARD_READER: RoleDescription(
        Role.BOARD_READER.label,
        "Reads the published reports of a review. Never sees who a child is.",
        frozenset({Permission.READ_PUBLISHED_REPORT}),
    ),
    Role.ADMINISTRATOR: RoleDescription(
        Role.ADMINISTRATOR.label,
        "Looks after accounts and settings. Sees no child’s record and no audit for being an administrator.",
        frozenset(
            {
                Permission.CREATE_REVIEW,
                Permission.NAME_LEAD,
                Permission.MANAGE_PEOPLE,
                Permission.VIEW_ACCESS_TRAIL,
            }
        ),
    ),
}

# An administrator is one for the whole service; the other roles are held in one review at a time.
REVIEW_ROLES = (Role.REVIEW_LEAD, Role.ASSESSOR, Role.BOARD_READER)


def permissions_of(roles: set[Role]) -> frozenset[Permission]:
    """Everything that somebody who holds these roles may do."""
    return frozenset().union(*(ROLES[role].permissions for role in roles))
