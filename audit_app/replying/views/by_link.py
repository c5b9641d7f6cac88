"""The pages of whoever was handed a link: no account, no session, no cookie; the link is all that counts.

Whatever is amiss with a link is answered in the same words. Nothing another site could make a browser send
is of use without the link, which is why these forms carry no token of their own: with ``no-referrer`` no
browser would say where they come from either.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from audit_app.access.gate import open_to_anyone
from audit_app.access.presenting import check_is_not_presenting
from audit_app.access.refused import Refused
from audit_app.filling.views.common import posted
from audit_app.kit.text import clean_text
from audit_app.replying import services
from audit_app.replying.forms import PointForm
from audit_app.replying.links import share_by
from audit_app.replying.models import Share
from audit_app.replying.presenters.by_link import initial_of, link_page
from audit_app.replying.services.by_link import WHOLE

WHY = "Whoever worked on a case has no account, and reads the one summary that was shared with them."
ASKS = require_http_methods(["GET", "HEAD", "POST"])
# What the page says after a form was taken, by what stands in its address.
DONE = {"saved": "What you say is saved. It is not sent yet.", "back": "What you said is taken back."}

LinkView = Callable[..., HttpResponse]


def by_link(view: LinkView) -> LinkView:
    """Gives the view the summary that the link opens, and answers all other links with the same page."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        # Of somebody signed in who shows the service to others.
        check_is_not_presenting()
        share = share_by(token)
        try:
            if share is None or not _count(request, share):
                return _closed(request)
            return view(request, token, share, **kwargs)
        except Refused:
            return _closed(request)

    return opened


def unseen(view: LinkView) -> LinkView:
    """The address is the key: no other site and no search engine is to learn of it."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return answered


@open_to_anyone(WHY)
@csrf_exempt
@unseen
@require_safe
@by_link
def summary(request: HttpRequest, token: str, share: Share) -> HttpResponse:
    done = DONE.get(request.GET.get("done", ""), "")
    return _shown(request, token, "summary", {"done": "" if share.sent_at else done})


@open_to_anyone(WHY)
@csrf_exempt
@unseen
@ASKS
@by_link
def point(request: HttpRequest, token: str, share: Share, number: int) -> HttpResponse:
    """What is said to one line, or to the audit as a whole."""
    if share.sent_at and request.method == "POST":
        return _shown(request, token, "summary", {"unsaved": _typed(request)}, status=409)
    if share.sent_at:
        return redirect("replying:link", token)
    line = share.lines.filter(number=number).first()
    if line is None and number != WHOLE:
        return _closed(request)
    saved = share.points.filter(line=line).first()
    form = PointForm(posted(request), initial=initial_of(saved))
    if form.is_valid():
        services.save_point(token=token, number=number, **form.cleaned_data)
        done = "saved" if form.cleaned_data["text"] or form.cleaned_data["right"] else "back"
        return redirect(f"{reverse('replying:link', args=[token])}?done={done}")
    return _shown(request, token, "point", {"line": line, "form": form, "is_saved": saved is not None})


@open_to_anyone(WHY)
@csrf_exempt
@unseen
@ASKS
@by_link
def send(request: HttpRequest, token: str, share: Share) -> HttpResponse:
    if share.sent_at or not share.points.exists():
        return redirect("replying:link", token)
    if request.method == "POST":
        services.send(token=token)
        return redirect("replying:link", token)
    return _shown(request, token, "send", {})


def _shown(
    request: HttpRequest, token: str, page: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """None goes out without an entry of who was shown it."""
    share = services.record_reading(token=token)
    context |= {"page": link_page(share), "token": token}
    return render(request, f"replying/by_link/{page}.html", context, status=status)


def _closed(request: HttpRequest) -> HttpResponse:
    """What was typed is given back, whatever is amiss: it may have been begun while the link still worked."""
    return render(request, "replying/by_link/closed.html", {"unsaved": _typed(request)}, status=404)


def _typed(request: HttpRequest) -> str:
    if request.method != "POST":
        return ""
    return "\n\n".join(filter(None, (clean_text(request.POST.get(name, "")) for name in ("text", "right"))))


def _count(request: HttpRequest, share: Share) -> bool:
    """Whether a link is used no more often than a person could; each use leaves an entry in the trail."""
    of_link = {"app": "allauth.account", "action": "use_link", "key": f"link {share.pk}"}
    return ratelimit.consume(request, **of_link, limit_get=True) is not None
