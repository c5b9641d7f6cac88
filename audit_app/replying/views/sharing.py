"""Sharing the summary of an audit, giving more time, and withdrawing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from audit_app.access.gate import open_to
from audit_app.access.presenting import check_is_not_presenting, unless_presenting
from audit_app.access.roles import Permission
from audit_app.filling.views.common import actor, posted, show, the_audit, the_audit_with_answers
from audit_app.replying import services
from audit_app.replying.forms import DueForm, ShareForm, proposed_day
from audit_app.replying.models import SharedLine
from audit_app.replying.policies import check_can_share, check_can_share_again, check_can_withdraw
from audit_app.replying.presenters.by_link import parts_of
from audit_app.replying.summary import summary_of
from audit_app.replying.views.common import link_told, the_share

ASKS = require_http_methods(["GET", "HEAD", "POST"])


@open_to(Permission.MODERATE_AUDIT)
@ASKS
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows what will be shared before it is."""
    audit, by = the_audit_with_answers(request, pk), actor(request)
    check_can_share(by, audit)
    check_is_not_presenting()
    form = ShareForm(posted(request), audit=audit, initial={"due": proposed_day(audit)})
    if form.is_valid():
        return link_told(request, services.share_summary(audit=audit, by=by, **form.cleaned_data))
    lines = [SharedLine(**vars(each)) for each in summary_of(audit)]
    context = {"audit": audit, "form": form, "parts": parts_of(lines, {})}
    return show(request, audit, "summary", "replying/share.html", context)


@open_to(Permission.MODERATE_AUDIT)
@ASKS
def again(request: HttpRequest, pk: int, share_pk: int) -> HttpResponse:
    audit, by = the_audit(request, pk), actor(request)
    shared = the_share(request, audit, share_pk)
    check_can_share_again(by, shared)
    check_is_not_presenting()
    form = DueForm(posted(request), initial={"due": max(shared.due, proposed_day(audit))})
    if form.is_valid():
        return link_told(request, services.share_again(share=shared, due=form.cleaned_data["due"], by=by))
    context = {"audit": audit, "share": shared, "form": form}
    return show(request, audit, "replies", "replying/again.html", context)


@open_to(Permission.MODERATE_AUDIT)
@ASKS
def withdraw(request: HttpRequest, pk: int, share_pk: int) -> HttpResponse:
    audit, by = the_audit(request, pk), actor(request)
    shared = the_share(request, audit, share_pk)
    check_can_withdraw(by, shared)
    if request.method == "POST":
        services.withdraw(share=shared, by=by)
        messages.success(request, "The summary is withdrawn. Its link opens nothing any more.")
        return redirect("replying:audit", audit.pk)
    context = {"audit": audit, "name": unless_presenting(shared.name), "is_sent": bool(shared.sent_at)}
    return show(request, audit, "replies", "replying/withdraw.html", context)
