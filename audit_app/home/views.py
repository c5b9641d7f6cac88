"""The home page: for each role that somebody holds, what is theirs to do today."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to_signed_in, user_of
from audit_app.access.roles import Role
from audit_app.filling.services import record_actions_read, record_returns_read
from audit_app.home.my_work import my_work
from audit_app.home.presenters import led_reviews, named_leads
from audit_app.report.queries import publications_for
from audit_app.sampling.policies import can_create_review
from audit_app.sampling.queries import reviews_of

READERS = frozenset({Role.BOARD_READER, Role.REVIEW_LEAD})


@open_to_signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    roles = user.roles()
    work = my_work(user, timezone.localdate()) if Role.ASSESSOR in roles else None
    reviews = led_reviews(user, timezone.now()) if Role.REVIEW_LEAD in roles else None
    returns = [case.returned for case in work.came_back if case.returned] if work else []
    record_returns_read(returns=returns, by=user)
    record_actions_read(actions=[view.action for led in reviews or () for view in led.actions], by=user)
    page = {
        "roles": roles,
        "named_leads": named_leads(user),
        "work": work,
        "assessed": reviews_of(user).filter(pk__in=user.review_ids(Role.ASSESSOR)),
        "reviews": reviews,
        "may_start": can_create_review(user),
        "publications": publications_for(user) if roles & READERS else None,
        "is_administrator": Role.ADMINISTRATOR in roles,
    }
    return render(request, "home/home.html", page)
