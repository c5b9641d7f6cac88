"""What every view of an audit begins and ends with: finding it, and showing it with an entry in the trail."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render

from audit_app.access.concerns import name_concern
from audit_app.access.gate import open_to
from audit_app.access.models import User
from audit_app.access.roles import Permission
from audit_app.filling.queries import audits_known_to
from audit_app.filling.services import record_opening
from audit_app.sampling.models import Case
from audit_app.sampling.queries import calibrations_for
from audit_app.tool.models import Audit
from audit_app.tool.models.audit import AuditQuerySet

P = ParamSpec("P")


def actor(request: HttpRequest) -> User:
    """The user whom the gate has let through."""
    if not isinstance(request.user, User):
        raise TypeError("The gate lets nobody through who is not signed in")
    return request.user


def to_fill_in(view: Callable[P, HttpResponseBase]) -> Callable[P, HttpResponseBase]:
    """For assessors, and for a lead who answers the calibration case for the panel: of that audit alone."""

    @wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        by = actor(cast(HttpRequest, args[0]))
        if not by.has_permission(Permission.FILL_AUDIT):
            mine = calibrations_for(by).filter(audit=cast(int, kwargs["pk"]))
            if not mine.exists():
                raise Http404
        return view(*args, **kwargs)

    return open_to(Permission.FILL_AUDIT, Permission.CALIBRATE)(answer)


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to; a post without a field in it is a post all the same."""
    return request.POST if request.method == "POST" else None


def the_audit(request: HttpRequest, pk: int) -> Audit:
    """The audit, if this user may know of it; to anybody else it does not exist."""
    return _found(request, audits_known_to(actor(request)), pk)


def the_audit_with_answers(request: HttpRequest, pk: int) -> Audit:
    return _found(request, audits_known_to(actor(request)).with_answers(), pk)


def show(
    request: HttpRequest, audit: Audit, page: str, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page that shows something of an audit: none goes out without an entry of who has seen which."""
    record_opening(audit=audit, page=page, by=actor(request))
    return render(request, template, context, status=status)


def name_case(request: HttpRequest, case: Case) -> None:
    """Says which child's record the request is about, should it be refused."""
    name_concern(request, review_id=case.review_id, record=case.record_key)


def _found(request: HttpRequest, audits: AuditQuerySet, pk: int) -> Audit:
    audit = audits.filter(pk=pk).first()
    there = audit or Audit.every.with_case().filter(pk=pk).first()
    if there is not None:
        name_case(request, there.case)
    if audit is None:
        raise Http404
    return audit
