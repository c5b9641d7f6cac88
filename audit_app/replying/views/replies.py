"""What was said to an audit, beside it; answering it; and all that is waited for in a review."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from audit_app.access.gate import open_to
from audit_app.access.roles import Permission
from audit_app.filling.presentable import presentable
from audit_app.filling.views.common import actor, posted, show, the_audit
from audit_app.replying import services
from audit_app.replying.forms import AnswerForm
from audit_app.replying.policies import check_can_answer, check_can_read_replies
from audit_app.replying.presenters.points import point_view
from audit_app.replying.presenters.replies import replies_page, review_lines
from audit_app.replying.queries import points_known_to, shares_in
from audit_app.sampling.queries import reviews_led_by


@open_to(Permission.MODERATE_AUDIT)
@require_safe
def review(request: HttpRequest, review_id: int) -> HttpResponse:
    by = actor(request)
    led = get_object_or_404(reviews_led_by(by), pk=review_id)
    lines = review_lines(shares_in(by, [led]), timezone.localdate())
    return render(request, "replying/review.html", {"review": led, "lines": lines})


@open_to(Permission.FILL_AUDIT, Permission.MODERATE_AUDIT)
@require_safe
def audit(request: HttpRequest, pk: int) -> HttpResponse:
    found, by = the_audit(request, pk), actor(request)
    check_can_read_replies(by, found)
    page = replies_page(found, by, timezone.localdate())
    return show(request, found, "replies", "replying/audit.html", {"page": page})


@open_to(Permission.MODERATE_AUDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int, point_pk: int) -> HttpResponse:
    found, by = the_audit(request, pk), actor(request)
    point = get_object_or_404(points_known_to(by), pk=point_pk, share__audit=found)
    check_can_answer(by, point)
    form = AnswerForm(posted(request))
    if form.is_valid():
        services.answer(point=point, by=by, **form.cleaned_data)
        messages.success(request, "Your answer stands beside the audit.")
        return redirect("replying:audit", found.pk)
    view = point_view(point, lambda text: presentable(text, found))
    return show(
        request, found, "replies", "replying/answer.html", {"audit": found, "view": view, "form": form}
    )
