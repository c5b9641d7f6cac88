"""Turning the presenter’s view on and off."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from audit_app.access.gate import open_to
from audit_app.access.presenting.middleware import PRESENTING
from audit_app.access.roles import Permission


@open_to(Permission.VIEW_IDENTITIES)
@require_POST
def present(request: HttpRequest) -> HttpResponse:
    """Hides identities unless the form says to show them, and leads back to where the form was."""
    if request.POST.get("show") == "yes":
        request.session.pop(PRESENTING, None)
    else:
        request.session[PRESENTING] = True
    return HttpResponseRedirect(_back(request))


def _back(request: HttpRequest) -> str:
    page = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(page, allowed_hosts=None) and page.startswith("/")
    return page if is_ours else "/"
