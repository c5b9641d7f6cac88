"""Writes to assessors: what was given to them or taken from them, what is due soon and what is overdue.

Each assessor has one letter a review with all there is to tell. What it tells is marked as sent before it
goes out, and as waiting again if it cannot go, so that nobody is told the same thing twice on one day,
whoever else is sending at that moment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.roles import Role
from audit_app.sampling.allocating.letters import SUBJECT, Item, letter, number_of
from audit_app.sampling.allocating.queries import STILL_OPEN
from audit_app.sampling.choices import NoticeKind
from audit_app.sampling.models import Allocation, Notice, Review

DAYS_BEFORE_DUE = 3
DAYS_BETWEEN_OVERDUE = 7
# What nobody could be told within a week is no news any more.
DAYS_A_NOTICE_WAITS = 7


def remind_assessors(today: date) -> int:
    """Finds what is due soon or overdue, and writes to the assessors of it; says how many letters went out.

    Raises:
        OSError: a letter could not be sent; it waits for the next time, and those before it have gone.
    """
    with transaction.atomic():
        _keep_due(today)
    return send_waiting(today)


def send_waiting(today: date | None = None) -> int:
    """Sends what waits, and says how many letters went out; none where the service sends no e-mail."""
    if not settings.EMAIL_CONFIGURED:
        return 0
    since = (today or timezone.localdate()) - timedelta(days=DAYS_A_NOTICE_WAITS)
    waiting = Notice.objects.filter(sent_at=None, day__gt=since, user__is_active=True).exclude(user__email="")
    letters: dict[tuple[int, int], list[int]] = defaultdict(list)
    for review, user, number in waiting.values_list("review", "user", "pk"):
        letters[review, user].append(number)
    return sum(_send(review, user, numbers) for (review, user), numbers in sorted(letters.items()))


def without_address(review: Review) -> list[User]:
    """The assessors with cases whom no letter reaches, by name."""
    holders = Allocation.objects.current().filter(STILL_OPEN, case__review=review).values("assessor")
    return list(User.objects.filter(pk__in=holders, email="").order_by("display_name", "pk"))


def _keep_due(today: date) -> None:
    """Notes what is to be told today; what was told lately is not noted again."""
    soon = today + timedelta(days=DAYS_BEFORE_DUE)
    due = _assessing(Allocation.objects.current().filter(STILL_OPEN, case__erasure=None, due__lte=soon))
    told: dict[tuple[int, int, str], date] = {}
    known = Notice.objects.filter(Q(kind=NoticeKind.DUE_SOON.value) | _lately(today))
    of_these = known.filter(case__in={each.case_id for each in due})
    for user, case, kind_told, day in of_these.order_by("day").values_list("user", "case", "kind", "day"):
        told[user, case, kind_told] = day
    wanted = []
    for each in due:
        kind = NoticeKind.OVERDUE if each.due and each.due < today else NoticeKind.DUE_SOON
        since = today - timedelta(days=DAYS_BETWEEN_OVERDUE)
        if kind is NoticeKind.DUE_SOON and each.due:
            # Once for a due date; another date begins anew.
            since = each.due - timedelta(days=DAYS_BEFORE_DUE + 1)
        last = told.get((each.assessor_id, each.case_id, kind.value))
        if last is None or last <= since:
            wanted.append(
                Notice(
                    review_id=each.case.review_id,
                    user_id=each.assessor_id,
                    case_id=each.case_id,
                    kind=kind.value,
                    day=today,
                )
            )
    Notice.objects.bulk_create(wanted, ignore_conflicts=True)


def _lately(today: date) -> Q:
    return Q(kind=NoticeKind.OVERDUE.value, day__gt=today - timedelta(days=DAYS_BETWEEN_OVERDUE))


def _assessing(allocations: QuerySet[Allocation]) -> list[Allocation]:
    """Those whose holders still are assessors of the review."""
    rows = list(allocations.select_related("case", "assessor"))
    people = User.objects.prefetch_related("memberships").in_bulk({each.assessor_id for each in rows})
    return [each for each in rows if Role.ASSESSOR in people[each.assessor_id].roles(each.case.review_id)]


def _send(review_id: int, user_id: int, numbers: Sequence[int]) -> bool:
    """Sends one letter, and says whether there was anything to tell."""
    with transaction.atomic():
        rows = Notice.objects.select_for_update().filter(pk__in=numbers, sent_at=None).order_by("pk")
        notices = list(rows)
        Notice.objects.filter(pk__in=[each.pk for each in notices]).update(sent_at=timezone.now())
    items = _items(review_id, user_id, notices)
    if not items:
        return False
    try:
        _post(review_id, user_id, items)
    except (OSError, SMTPException):
        Notice.objects.filter(pk__in=[each.pk for each in notices]).update(sent_at=None)
        raise
    trail.record_stranger(
        action="assessor written to", review=review_id, assessor=user_id, cases=number_of(items)
    )
    return True


def _items(review_id: int, user_id: int, notices: Sequence[Notice]) -> list[Item]:
    """What the notices say, as far as it is still so; nothing to somebody who no longer is an assessor."""
    person = User.objects.prefetch_related("memberships").get(pk=user_id)
    if Role.ASSESSOR not in person.roles(review_id):
        return []
    cases = {each.case_id for each in notices}
    held = {
        each.case_id: each
        for each in Allocation.objects.current()
        .filter(STILL_OPEN, assessor=user_id, case__in=cases, case__erasure=None)
        .select_related("case")
    }
    kept = Notice.objects.filter(pk__in=[each.pk for each in notices], case__erasure=None)
    references = dict(kept.values_list("case", "case__reference"))
    items = []
    for notice in notices:
        allocation, kind = held.get(notice.case_id), NoticeKind(notice.kind)
        if notice.case_id not in references or (kind is NoticeKind.TAKEN) is (allocation is not None):
            continue
        items.append(
            Item(
                kind,
                references[notice.case_id],
                allocation.office if allocation else "",
                allocation.due if allocation else None,
            )
        )
    return sorted(items, key=lambda item: (item.due or date.max, item.reference))


def _post(review_id: int, user_id: int, items: Sequence[Item]) -> None:
    title = Review.objects.values_list("title", flat=True).get(pk=review_id)
    address = User.objects.values_list("email", flat=True).get(pk=user_id)
    send_mail(SUBJECT, letter(title, items), settings.DEFAULT_FROM_EMAIL, [address])
