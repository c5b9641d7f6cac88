"""People and their roles, the keys of children's records, and the trail."""

from audit_app.access.models.invitations import Invitation
from audit_app.access.models.people import Membership, User
from audit_app.access.models.records import RecordKey
from audit_app.access.models.trail import TrailEntry, TrailHead

__all__ = ["Invitation", "Membership", "RecordKey", "TrailEntry", "TrailHead", "User"]
