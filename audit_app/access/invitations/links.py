"""What stands in the link of an invitation: a random number and a signature, and nothing of whose it is."""

from __future__ import annotations

import secrets
from hashlib import sha256

from django.core import signing

from audit_app.access.models import Invitation

_signer = signing.Signer(salt="access.invitations", sep=".")
BYTES = 32


def new_token() -> str:
    """What the next link holds; only its hash is kept here."""
    return _signer.sign(secrets.token_urlsafe(BYTES))


def hash_of(token: str) -> str:
    """The hash under which the number in a token is kept.

    Raises:
        BadSignature: it was not made here.
    """
    return sha256(_signer.unsign(token).encode()).hexdigest()


def invitation_by(token: str) -> Invitation | None:
    """The invitation that this token opens now; none for one forged, used, withdrawn or expired."""
    try:
        number_hash = hash_of(token)
    except signing.BadSignature:
        return None
    found = Invitation.objects.select_related("user").filter(number_hash=number_hash).first()
    return found if found and found.is_open() else None
