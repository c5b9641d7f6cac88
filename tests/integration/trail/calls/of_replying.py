"""Summaries shared with those who worked on a case, and what these say by their links."""

from __future__ import annotations

from typing import Any

from tests.factories.replying import VIEW, a_sent_reply, a_shared_summary, in_days, say
from tests.factories.sampling import Cast
from tests.factories.tool import a_submitted_audit
from tests.integration.trail.calls.call import Arguments, call


def to_share(cast: Cast) -> Arguments:
    told = {"name": "Wanda", "email": "wanda@council.example", "recipient": "social_worker"}
    return {"audit": a_submitted_audit(cast), **told, "due": in_days(10), "by": cast.lead}


def shared(cast: Cast, **more: Any) -> Arguments:
    return {"share": a_shared_summary(cast).share, "by": cast.lead, **more}


def by_link(cast: Cast) -> Arguments:
    return {"token": a_shared_summary(cast).token}


def to_send(cast: Cast) -> Arguments:
    found = a_shared_summary(cast)
    say(found)
    return {"token": found.token}


def to_answer(cast: Cast) -> Arguments:
    point = a_sent_reply(cast).share.points.filter(line=None).get()
    return {"point": point, "outcome": "not_changed", "text": "The file shows none.", "by": cast.lead}


CALLS = {
    "replying.share_summary": call(to_share, "summary shared"),
    "replying.share_again": call(lambda cast: shared(cast, due=in_days(20)), "summary shared again"),
    "replying.withdraw": call(shared, "summary withdrawn"),
    "replying.answer": call(to_answer, "view answered"),
    "replying.record_reading": call(by_link, "summary read by link"),
    "replying.save_point": call(
        lambda cast: {**by_link(cast), "number": 1, "text": VIEW, "is_wrong": False, "right": ""},
        "view saved",
    ),
    "replying.send": call(to_send, "views sent"),
}
