"""Refusals in the trail: whose, at which page and how they were answered; never what a form held.

Those of somebody signed in are all kept. A stranger could fill the trail with theirs, so an hour keeps only
a few of each network (an address, or the first half of a long one) and a bounded number of all of them.
"""

from datetime import timedelta
from typing import Any

from allauth.core.internal.ratelimit import get_ip
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from audit_app.access import trail
from audit_app.access.concerns import concern_of
from audit_app.access.models import TrailEntry, User

# Not allowed, not to be found, and not saved over what somebody else has saved.
ANSWERS = frozenset({403, 404, 409})
ACTION = "refused"
HOUR = timedelta(hours=1)
MOST_FROM_A_NETWORK = 20
MOST_FROM_STRANGERS = 500


def record_refusal(request: HttpRequest, answer: int) -> None:
    """Keeps that this request was answered so; an address that leads nowhere refused nobody anything."""
    match = request.resolver_match
    if match is None:
        return
    numbers = {name: value for name, value in match.kwargs.items() if isinstance(value, int)}
    told: dict[str, Any] = {
        "view": match.view_name,
        "method": request.method,
        "of": numbers,
        "answer": answer,
    }
    if isinstance(request.user, User):
        about = concern_of(request)
        trail.record(
            by=request.user,
            action=ACTION,
            subject=request.user,
            review_id=about.review_id,
            record=about.record,
            **told,
        )
    else:
        _record_stranger(_network(request), told)


def _record_stranger(network: str, told: dict[str, Any]) -> None:
    lately = TrailEntry.objects.filter(action=ACTION, actor_id=None, at__gt=timezone.now() - HOUR)
    networks = list(lately.values_list("detail__network", flat=True)[:MOST_FROM_STRANGERS])
    if len(networks) < MOST_FROM_STRANGERS and networks.count(network) < MOST_FROM_A_NETWORK:
        trail.record_stranger(action=ACTION, network=network, **told)


def _network(request: HttpRequest) -> str:
    try:
        return get_ip(request)
    except PermissionDenied:
        # Behind a proxy that does not say whose request it hands on.
        return "unknown"
