"""What every view of an audit begins with."""

from __future__ import annotations

from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404

from audit_app.access.models import User
from audit_app.filling.queries import audits_known_to
from audit_app.filling.services import record_opening
from audit_app.tool.models import Audit
from audit_app.tool.models.audit import AuditQuerySet

OPENED = "audits_opened"


def actor(request: HttpRequest) -> User:
    """The user whom the gate has let through."""
    if not isinstance(request.user, User):
        raise TypeError("The gate lets nobody through who is not signed in")
    return request.user


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to; a post without a field in it is a post all the same."""
    return request.POST if request.method == "POST" else None


def the_audit(request: HttpRequest, pk: int) -> Audit:
    """The audit, if this user may know of it; to anybody else it does not exist."""
    return _opened(request, audits_known_to(actor(request)), pk)


def the_audit_with_answers(request: HttpRequest, pk: int) -> Audit:
    return _opened(request, audits_known_to(actor(request)).with_answers(), pk)


def _opened(request: HttpRequest, audits: AuditQuerySet, pk: int) -> Audit:
    """Records the opening once a session: all pages of one reading are one opening of the record."""
    audit = get_object_or_404(audits, pk=pk)
    opened = request.session.get(OPENED, [])
    if audit.pk not in opened:
        record_opening(audit=audit, by=actor(request))
        request.session[OPENED] = [*opened, audit.pk]
    return audit
