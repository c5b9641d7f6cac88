"""Writes to those whom a reply concerns that it has come, or has been answered.

Each letter has the reference of the case and never whose it is, nor a word of what was said or answered, nor
who said it. The link of whoever gave the view is in none: only its hash is kept.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from audit_app.access import trail
from audit_app.access.refused import allowed
from audit_app.filling.policies import is_assessor_of
from audit_app.filling.sending import Post, address_of_user, worded
from audit_app.replying.links import last_day, works
from audit_app.replying.models import Point, ReplyLetter, Share
from audit_app.replying.policies import check_can_answer, check_can_read_replies
from audit_app.sampling.drawing.told.words import day_in_words

OF_A_VIEW = "Somebody has given their view of an audit"
ABOUT_A_VIEW = """In the review “{title}”, somebody who worked on case {reference}
sent their view of its audit on {when}. A lead has still to answer it.

Sign in to Case file audit to read it and answer it.
"""
OF_AN_ANSWER = "Your view of an audit has been answered"
ABOUT_AN_ANSWER = """In the review “{title}”, a lead answered your view of the audit
of case {reference} on {when}.

The answer stands under the link that you gave your view by. It can be read there
until the end of {last_day}. The service does not keep the link, so it is not in
this message: if you no longer have it, ask whoever asked you for your view.
"""
TO_ASSESSOR = "A view of your audit has been answered"
ABOUT_ONES_AUDIT = """In the review “{title}”, a lead answered on {when} what somebody
who worked on case {reference} said of your audit of it.

Sign in to Case file audit to read the answer: it stands beside the audit.
"""


def send_letters(share_id: int) -> bool:
    """Sends what waits of this reply, and says whether something is left to be tried again.

    Leads are written to until one has answered all of it, and of them those who may; its assessor and whoever
    gave the view once one has answered, and once only of several answers that were given meanwhile.
    """
    rows = ReplyLetter.objects.filter(share=share_id)
    letters = rows.select_related("share__audit__allocation__case__review", "point", "user")
    return Post(letters, _is_due, _in_words, _tell, _address).send(_since(share_id))


def _since(share_id: int) -> datetime | None:
    """When what is told of happened last."""
    share = Share.objects.filter(pk=share_id).first()
    if share is None:
        return None
    answered = [each.answered_at for each in share.points.all() if each.answered_at]
    return max(answered, default=share.sent_at)


def _is_due(letter: ReplyLetter) -> bool:
    share, point = letter.share, letter.point
    if point is None:
        waiting = share.points.filter(answered_at=None).first()
        return bool(letter.user and waiting and allowed(check_can_answer, letter.user, waiting))
    if _is_told_already(letter, point):
        return False
    if letter.user is None:
        return works(share, timezone.localdate())
    audit = share.audit
    return is_assessor_of(letter.user, audit.allocation) and allowed(
        check_can_read_replies, letter.user, audit
    )


def _is_told_already(letter: ReplyLetter, point: Point) -> bool:
    """Whether its reader was written to about another answer to the same view after this one was given."""
    others = ReplyLetter.objects.filter(share=letter.share_id, user=letter.user_id, point__isnull=False)
    return others.filter(sent_at__gte=point.answered_at).exists()


def _in_words(letter: ReplyLetter) -> tuple[str, str]:
    share, point = letter.share, letter.point
    if point is None or point.answered_at is None:
        return OF_A_VIEW, _about(share, ABOUT_A_VIEW, share.sent_at)
    if letter.user is None:
        return OF_AN_ANSWER, _about(share, ABOUT_AN_ANSWER, point.answered_at)
    return TO_ASSESSOR, _about(share, ABOUT_ONES_AUDIT, point.answered_at)


def _about(share: Share, words: str, when: datetime | None) -> str:
    case = share.audit.case
    return words.format(
        title=case.review.title,
        reference=case.reference,
        when=worded(when) if when else "",
        last_day=day_in_words(last_day(share)),
    )


def _tell(letter: ReplyLetter) -> None:
    review = letter.share.audit.review.pk
    if letter.user is None:
        action = "giver of a view written to"
        trail.record_stranger(action=action, review=review, share=letter.share_id, cases=1)
    elif letter.point is None:
        trail.record_stranger(action="lead written to", review=review, lead=letter.user_id, cases=1)
    else:
        trail.record_stranger(action="assessor written to", review=review, assessor=letter.user_id, cases=1)


def _address(letter: ReplyLetter) -> str:
    return letter.share.email if letter.user is None else address_of_user(letter)
