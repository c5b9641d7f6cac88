"""Which summary a link opens now, and how long it does."""

from __future__ import annotations

from datetime import date, timedelta

from django.core import signing
from django.db.models import QuerySet
from django.utils import timezone

from audit_app.kit.link_tokens import LinkTokens
from audit_app.replying.models import Share
from audit_app.sampling.states import Activity, review_allows

_tokens = LinkTokens("replying.links")
new_token, hash_of = _tokens.new, _tokens.hash_of

# How long past their day somebody who has sent their view can read what was answered.
READABLE_FOR = timedelta(days=28)
# The furthest day until which a view can be asked for.
LONGEST = timedelta(days=60)


def last_day(share: Share) -> date:
    """The last day on which the link opens anything."""
    return share.due + READABLE_FOR if share.sent_at else share.due


def works(share: Share, today: date) -> bool:
    """Whether its link opens it: not when it is withdrawn or past, the record erased or the review closed."""
    case = share.audit.allocation.case
    return (
        share.number_hash is not None
        and today <= last_day(share)
        and not case.is_erased
        and review_allows(case.review, Activity.REPLY)
    )


def share_by(token: str) -> Share | None:
    """What this token opens now; none for one forged, withdrawn or expired."""
    try:
        number_hash = hash_of(token)
    except signing.BadSignature:
        return None
    found = with_audit(Share.objects.filter(number_hash=number_hash)).first()
    return found if found and works(found, timezone.localdate()) else None


def with_audit(shares: QuerySet[Share]) -> QuerySet[Share]:
    return shares.select_related(
        "audit__allocation__case__review",
        "audit__allocation__case__record_key",
        "audit__allocation__assessor",
        "shared_by",
        "withdrawn_by",
    )
