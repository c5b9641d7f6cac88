"""Where an audit is found: its answers in the database, and the pages of its sections."""

from __future__ import annotations

from typing import Any

from audit_app.tool.answers import answers_of
from audit_app.tool.models import Audit


def kept(audit: Audit) -> dict[str, Any]:
    """Its answers as they stand in the database now, whatever the given instance remembers."""
    return answers_of(Audit.objects.get(pk=audit.pk))


def section_url(audit: Audit, number: int) -> str:
    return f"/audits/{audit.pk}/sections/{number}/"
