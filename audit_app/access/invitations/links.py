"""What stands in the link of an invitation: a random number and a signature, and nothing of whose it is."""

from __future__ import annotations

from django.core import signing

from audit_app.access.models import Invitation
from audit_app.kit.link_tokens import LinkTokens

_tokens = LinkTokens("access.invitations")
new_token, hash_of = _tokens.new, _tokens.hash_of


def invitation_by(token: str) -> Invitation | None:
    """The invitation that this token opens now; none for one forged, used, withdrawn or expired."""
    try:
        number_hash = hash_of(token)
    except signing.BadSignature:
        return None
    found = Invitation.objects.select_related("user").filter(number_hash=number_hash).first()
    return found if found and found.is_open() else None
