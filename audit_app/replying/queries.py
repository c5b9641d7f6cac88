"""Reads of what was shared and said, each bounded by who asks."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from audit_app.access.models import User
from audit_app.filling.queries import audits_known_to, withheld_from
from audit_app.replying.links import with_audit
from audit_app.replying.models import Point, Share
from audit_app.sampling.models import Review
from audit_app.tool.models import Audit

POINTS = Prefetch("points", Point.objects.select_related("line", "answered_by"))


def shares_of(audit: Audit) -> QuerySet[Share]:
    """Everybody to whom this audit was shown, with what they said, the earliest first."""
    return with_audit(audit.shares.all()).prefetch_related("lines", POINTS)


def sent_to(audit: Audit) -> QuerySet[Share]:
    """Those who have sent what they say."""
    return shares_of(audit).exclude(sent_at=None)


def shares_known_to(user: User) -> QuerySet[Share]:
    return with_audit(Share.objects.filter(audit__in=audits_known_to(user).values("pk")))


def points_known_to(user: User) -> QuerySet[Point]:
    """What was sent to the audits that somebody may know of."""
    known = Point.objects.filter(share__audit__in=audits_known_to(user).values("pk"))
    return known.exclude(share__sent_at=None).select_related(
        "line",
        "share__audit__allocation__case__review",
        "share__audit__allocation__case__record_key",
        "share__audit__allocation__assessor",
    )


def shares_in(user: User, reviews: Iterable[Review]) -> QuerySet[Share]:
    """What was shared in these reviews, without what is withheld from this person or has been erased."""
    found = Share.objects.filter(
        audit__allocation__case__review__in=[each.pk for each in reviews],
        audit__allocation__case__erasure=None,
    )
    mine = found.exclude(audit__in=withheld_from(user).values("pk"))
    return with_audit(mine).prefetch_related(POINTS).order_by("due", "pk")
