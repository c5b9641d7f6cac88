"""The key under which a browser keeps what was typed and is not sent yet."""

from __future__ import annotations

from base64 import b64encode

from django.conf import settings

from audit_app.access.models import User
from audit_app.access.presenting import is_presenting
from audit_app.access.record_keys import Seal
from audit_app.tool.models import Audit


def draft_key(audit: Audit, reader: User) -> str:
    """Of this person and this audit, for as long as the child's record is there; empty where none is given.

    The presenter's view brings nothing back that was typed outside it, so it is given none.
    """
    if not settings.DRAFTS_ON_DEVICE or is_presenting():
        return ""
    seal = Seal(audit.case.record_key)
    return b64encode(seal.derived(f"drafts of audit {audit.pk} by user {reader.pk}")).decode()
