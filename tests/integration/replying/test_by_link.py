"""What somebody with a link does: reads, saves, comes back, sends once, and reads what is answered."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from audit_app.access.models import TrailEntry
from audit_app.access.refused import Refused
from audit_app.replying import services
from audit_app.replying.links import LONGEST, READABLE_FOR
from audit_app.replying.models import Point, Share
from audit_app.replying.services import Shared
from audit_app.sampling.models import Review
from tests.factories.replying import RIGHT, VIEW, a_sent_reply, a_shared_summary, in_days, number_of, say
from tests.factories.sampling import Cast, make_cast, make_identity
from tests.integration.filling.pages import signed_in, words


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def shared(cast: Cast) -> Shared:
    return a_shared_summary(cast)


def address(shared: Shared, tail: str = "") -> str:
    return f"/reply/{shared.token}/{tail}"


def told_by_link() -> list[str]:
    return list(
        TrailEntry.objects.filter(actor_name="Social worker, by link").values_list("action", flat=True)
    )


def test_it_opens_without_an_account_and_says_what_was_judged(cast: Cast, shared: Shared) -> None:
    make_identity(shared.share.audit.case, name="Juniper Made-Up")
    response = Client().get(address(shared))
    page = words(response)
    assert response.status_code == 200
    assert f"Summary of the audit of case {shared.share.audit.case.reference}" in page
    assert "Best practice" in page
    assert "Comment on 9.10.strengths" in page
    assert "Juniper" not in page
    assert cast.assessor.display_name not in page


def test_it_is_the_same_for_somebody_signed_in_and_gives_them_nothing_more(
    cast: Cast, shared: Shared
) -> None:
    stranger, lead, reader = Client(), signed_in(cast.lead), signed_in(cast.board_reader)
    pages = [client.get(address(shared)).content for client in (stranger, lead, reader)]
    assert pages[0] == pages[1] == pages[2]
    assert b"csrf" not in pages[0]
    assert b"/account/" not in pages[1]


def test_a_stranger_is_given_no_cookie(shared: Shared) -> None:
    client = Client()
    client.get(address(shared))
    client.post(address(shared, "0/"), {"text": VIEW})
    assert not client.cookies


def test_it_is_taken_from_no_cache_and_told_to_no_other_site_and_no_search_engine(shared: Shared) -> None:
    for tail in ("", "0/", "send/"):
        headers = Client().get(address(shared, tail)).headers
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "no-store" in headers["Cache-Control"]
        assert "noindex" in headers["X-Robots-Tag"]


def test_what_is_said_is_saved_and_found_again_by_the_same_link(shared: Shared) -> None:
    number = number_of(shared, "8.4")
    client = Client(enforce_csrf_checks=True)
    answer = client.post(address(shared, "0/"), {"text": VIEW}, follow=True)
    assert "What you say is saved. It is not sent yet." in words(answer)
    client.post(address(shared, f"{number}/"), {"text": "", "is_wrong": "on", "right": RIGHT})
    page = words(Client().get(address(shared)))
    assert VIEW in page
    assert RIGHT in page
    form = Client().get(address(shared, f"{number}/")).content.decode()
    assert RIGHT in form
    assert "checked" in form
    changed = client.post(address(shared, "0/"), {"text": "Said otherwise."}, follow=True)
    assert "Said otherwise." in words(changed)
    assert Point.objects.count() == 2


def test_emptying_the_boxes_takes_back_what_was_said(shared: Shared) -> None:
    say(shared)
    answer = Client().post(address(shared, "0/"), {"text": " ", "right": ""}, follow=True)
    assert "What you said is taken back." in words(answer)
    assert not Point.objects.exists()


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"text": VIEW, "is_wrong": "on", "right": ""}, "Enter what is right, and where the file shows it"),
        ({"text": VIEW, "right": RIGHT}, "Select that something is factually wrong"),
        ({"text": "x" * 5_001}, "must be 5,000 characters or fewer"),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_box_and_nothing_typed_is_lost(
    shared: Shared, typed: dict[str, str], complaint: str
) -> None:
    response = Client().post(address(shared, "0/"), typed)
    assert complaint in words(response)
    for text in typed.values():
        assert text in response.content.decode()
    assert not Point.objects.exists()


def test_until_it_is_sent_nobody_else_reads_it(cast: Cast, shared: Shared) -> None:
    say(shared)
    audit = shared.share.audit
    record = audit.case.record_key_id
    pages = [f"/audits/{audit.pk}/{tail}" for tail in ("", "check/", "moderation/", "replies/")]
    for page in (*pages, f"/records/{record}/trail/", f"/reviews/{cast.review.pk}/replies/", "/"):
        assert VIEW not in words(signed_in(cast.lead).get(page)), page
    assert VIEW not in words(signed_in(cast.assessor).get(pages[0]))
    point = Point.objects.get()
    assert signed_in(cast.lead).get(f"/audits/{audit.pk}/replies/points/{point.pk}/").status_code == 404


def test_it_is_sent_once_and_then_stands(cast: Cast, shared: Shared) -> None:
    say(shared)
    client = Client()
    assert VIEW in words(client.get(address(shared, "send/")))
    page = words(client.post(address(shared, "send/"), follow=True))
    assert "What you sent" in page
    assert VIEW in page
    before = list(Point.objects.values())
    for tail in ("0/", "1/"):
        late = client.post(address(shared, tail), {"text": "Said in another window"})
        assert late.status_code == 409
        assert "What you typed, to copy: it is not saved Said in another window" in words(late)
    assert client.post(address(shared, "send/")).headers["Location"] == address(shared)
    for call in (
        lambda: services.save_point(token=shared.token, number=0, text="x", is_wrong=False, right=""),
        lambda: services.send(token=shared.token),
    ):
        with pytest.raises(Refused):
            call()
    assert list(Point.objects.values()) == before
    assert VIEW in words(signed_in(cast.lead).get(f"/audits/{shared.share.audit_id}/"))


def test_nothing_is_sent_where_nothing_was_said(shared: Shared) -> None:
    assert Client().post(address(shared, "send/")).status_code == 302
    with pytest.raises(Refused, match="Say something"):
        services.send(token=shared.token)
    assert Share.objects.get().sent_at is None


def test_whoever_sent_it_reads_what_is_answered(cast: Cast) -> None:
    shared = a_sent_reply(cast)
    assert "Not answered yet." in words(Client().get(address(shared)))
    for point in shared.share.points.all():
        services.answer(point=point, outcome="not_changed", text="The notes show none.", by=cast.lead)
    page = words(Client().get(address(shared)))
    assert "Nothing was changed" in page
    assert "The notes show none." in page
    assert "Not answered yet." not in page
    assert cast.lead.display_name not in page


def test_it_works_until_the_end_of_its_day_and_a_while_longer_for_who_has_sent(cast: Cast) -> None:
    waits, sent = a_shared_summary(cast), a_sent_reply(cast)
    for days, is_open, is_open_once_sent in (
        (10, 200, 200),
        (11, 404, 200),
        (10 + READABLE_FOR.days, 404, 200),
        (11 + READABLE_FOR.days, 404, 404),
    ):
        with time_machine.travel(timezone.now() + (in_days(days) - in_days(0)), tick=False):
            assert Client().get(address(waits)).status_code == is_open
            assert Client().get(address(sent)).status_code == is_open_once_sent


def test_what_was_typed_when_the_link_ran_out_is_given_back(shared: Shared) -> None:
    Share.objects.update(due=in_days(-1))
    response = Client().post(address(shared, "0/"), {"text": VIEW, "right": RIGHT})
    assert response.status_code == 404
    assert f"it is not saved {VIEW} {RIGHT}" in words(response)


def test_the_longest_time_is_bounded() -> None:
    assert LONGEST.days + READABLE_FOR.days < 100


def test_it_works_while_the_report_is_written_and_not_once_the_review_is_closed(shared: Shared) -> None:
    for state, answer in (("moderation", 200), ("reporting", 200), ("closed", 404)):
        Review.objects.update(state=state)
        assert Client().get(address(shared)).status_code == answer


def test_every_look_and_every_deed_is_in_the_trail_under_the_record(cast: Cast, shared: Shared) -> None:
    client, record = Client(), shared.share.audit.case.record_key_id
    client.get(address(shared))
    client.post(address(shared, "0/"), {"text": VIEW})
    client.post(address(shared, "1/"), {"text": "Something"})
    client.post(address(shared, "1/"), {"text": ""})
    client.get(address(shared, "send/"))
    client.post(address(shared, "send/"))
    assert told_by_link() == [
        *("summary read by link", "view saved", "view saved", "view taken back"),
        *("summary read by link", "views sent"),
    ]
    entries = TrailEntry.objects.filter(actor_name="Social worker, by link")
    assert {(each.record_id, each.actor_id, each.subject_id) for each in entries} == {
        (record, None, shared.share.pk)
    }
    assert "visits" not in str(list(entries.values_list("detail", flat=True)))
    page = words(signed_in(cast.lead).get(f"/records/{record}/trail/"))
    assert "Social worker, by link" in page
    assert VIEW in page


def test_the_trail_keeps_each_point_that_was_sent(cast: Cast) -> None:
    shared = a_shared_summary(cast)
    for line in shared.share.lines.all():
        text = f"Point {line.number}."
        services.save_point(token=shared.token, number=line.number, text=text, is_wrong=False, right="")
    services.send(token=shared.token)
    record = shared.share.audit.case.record_key_id
    page = words(signed_in(cast.lead).get(f"/records/{record}/trail/"))
    for line in shared.share.lines.all():
        assert f", line {line.number} Point {line.number}." in page


def test_the_trail_of_the_review_is_searched_for_what_came_by_links(cast: Cast, shared: Shared) -> None:
    Client().get(address(shared))
    page = signed_in(cast.lead).get(f"/reviews/{cast.review.pk}/trail/?person=-2")
    assert "Whoever was handed a link" in words(page)
    assert "1 entry" in words(page)


def test_a_form_that_cannot_be_read_is_answered_with_a_sentence(shared: Shared) -> None:
    response: Any = Client().post(address(shared, "0/"), b"no boundary", content_type="multipart/form-data")
    assert response.status_code == 400


def test_a_link_used_more_often_than_a_person_could_is_closed_for_a_while(
    shared: Shared, settings: Any
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "use_link": "3/h/key"}
    client = Client()
    assert [client.get(address(shared)).status_code for _time in range(5)] == [200, 200, 200, 404, 404]
    assert told_by_link() == ["summary read by link"] * 3
