"""What the pages of leads share."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from audit_app.filling.views.common import actor
from audit_app.replying.letters import send_link
from audit_app.replying.models import Share
from audit_app.replying.queries import shares_known_to
from audit_app.replying.services import Shared
from audit_app.tool.models import Audit


def the_share(request: HttpRequest, audit: Audit, share_pk: int) -> Share:
    """A summary of this audit; one of another is not found here."""
    share = get_object_or_404(shares_known_to(actor(request)), pk=share_pk, audit=audit)
    share.audit = audit
    return share


def link_told(request: HttpRequest, shared: Shared) -> HttpResponse:
    """The one page that shows the link: it is in no message and no session, so it is not shown again."""
    address = request.build_absolute_uri(reverse("replying:link", args=[shared.token]))
    sent = send_link(shared.share, address)
    context = {"share": shared.share, "audit": shared.share.audit, "address": address, "sent": sent}
    return render(request, "replying/link_told.html", context)
