"""What every view of an audit begins with."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from audit_app.access.models import User
from audit_app.filling.queries import audits_known_to, with_answers
from audit_app.tool.models import Audit


def actor(request: HttpRequest) -> User:
    """The user whom the gate has let through."""
    if not isinstance(request.user, User):
        raise TypeError("The gate lets nobody through who is not signed in")
    return request.user


def the_audit(request: HttpRequest, pk: int) -> Audit:
    """The audit, if this user may know of it; to anybody else it does not exist."""
    return get_object_or_404(audits_known_to(actor(request)), pk=pk)


def the_audit_with_answers(request: HttpRequest, pk: int) -> Audit:
    return get_object_or_404(with_answers(audits_known_to(actor(request))), pk=pk)
