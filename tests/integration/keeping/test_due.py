"""What is due is told to leads on their page and by e-mail, and to administrators by command, in numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import override_settings

from audit_app.access.models import TrailEntry, User
from audit_app.access.refused import Refused
from audit_app.keeping.queries import holdings
from audit_app.keeping.services import erase_record, keep_for
from audit_app.sampling.choices import ErasureGround
from audit_app.sampling.models import Review
from tests.factories.sampling import Cast, make_case, make_cast, make_identity, make_review
from tests.integration.filling.pages import signed_in, words
from tests.integration.keeping.records import REASON

AFTER = "2010-04-16"


@pytest.fixture
def cast(db: None) -> Cast:
    """Two records in the review, whose fieldwork ended on 15 April 2009, and one in the other."""
    cast = make_cast()
    for _number in range(2):
        make_identity(make_case(cast.review), name="Juniper Plumbottom")
    make_identity(make_case(cast.other_review), name="Rowan Thistlewick")
    Review.objects.filter(pk=cast.other_review.pk).update(months_kept=60)
    User.objects.filter(pk=cast.lead.pk).update(email="leah@example.org")
    return cast


@pytest.fixture
def after_its_time() -> Iterator[None]:
    with time_machine.travel(AFTER, tick=False):
        yield


def said(*options: str) -> str:
    out = StringIO()
    call_command("due_records", *options, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("today", "reminder"),
    [
        ("2010-01-01", ""),
        ("2010-03-01", "2 records will have to be erased after 15 April 2010."),
        (AFTER, "2 records should have been erased after 15 April 2010."),
    ],
)
def test_a_lead_is_reminded_on_their_page(cast: Cast, today: str, reminder: str) -> None:
    with time_machine.travel(today, tick=False):
        page = words(signed_in(cast.lead).get("/"))
    assert "Keeping and deleting" in page
    assert ("erased after" in page) == bool(reminder)
    assert reminder in page


@pytest.mark.usefixtures("after_its_time")
def test_the_command_tells_numbers_and_no_child(cast: Cast) -> None:
    told = said()
    assert told == (
        f"Review {cast.review.pk}, “Autumn review”: 2 records should have been erased after 15 April 2010.\n"
    )
    for case in cast.review.cases.all():
        erase_record(case=case, ground=ErasureGround.REQUEST, reason=REASON, by=cast.lead)
    assert said() == "No record is due to be erased within 60 days.\n"


@pytest.mark.usefixtures("after_its_time")
def test_leads_are_written_to_without_a_word_about_a_child(cast: Cast) -> None:
    with override_settings(EMAIL_CONFIGURED=True):
        assert said("--remind").endswith("Reminders sent: 1.\n")
    (letter,) = mail.outbox
    assert letter.to == ["leah@example.org"]
    assert "2 records should have been erased after 15 April 2010" in letter.body
    told = f"{letter.subject} {letter.body}"
    references = [case.reference for case in cast.review.cases.all()]
    assert not [word for word in ("Juniper", "Plumbottom", *references) if word in told]
    entry = TrailEntry.objects.get(action="leads reminded of records due")
    assert entry.detail == {"sent": 1}
    assert (entry.actor_id, entry.actor_name) == (None, "The command due_records")


@pytest.mark.usefixtures("after_its_time")
def test_where_no_e_mail_is_sent_the_command_says_so(cast: Cast) -> None:
    with pytest.raises(CommandError, match="sends no e-mail"):
        said("--remind")


@pytest.mark.usefixtures("after_its_time")
def test_the_list_has_the_reviews_that_somebody_leads_and_no_other(cast: Cast) -> None:
    page = words(signed_in(cast.lead).get("/keeping/"))
    assert "Autumn review 2 records No record 15 April 2010 Due" in page
    assert "Another review" not in page
    theirs = words(signed_in(cast.stranger).get("/keeping/"))
    assert "Another review 1 record No record 15 April 2014 Not due" in theirs


def test_a_lead_says_how_long_and_the_trail_what_it_was(cast: Cast) -> None:
    client = signed_in(cast.lead)
    address = f"/reviews/{cast.review.pk}/keeping/period/"
    assert client.post(address, {"months": "24"}).status_code == 302
    cast.review.refresh_from_db()
    assert cast.review.months_kept == 24
    assert "15 April 2011" in words(client.get(f"/reviews/{cast.review.pk}/keeping/"))
    entry = TrailEntry.objects.get(action="time of keeping set")
    assert entry.detail == {"changes": {"months_kept": {"from": 12, "to": 24}}}


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("", "Enter the number of months"),
        ("0", "The number of months must be 1 or more"),
        ("121", "The number of months must be 120 or fewer"),
        ("a year", "The number of months must be a whole number"),
    ],
)
def test_a_time_that_cannot_be_is_refused_in_words(cast: Cast, typed: str, complaint: str) -> None:
    address = f"/reviews/{cast.review.pk}/keeping/period/"
    assert complaint in words(signed_in(cast.lead).post(address, {"months": typed}))


@pytest.mark.parametrize("months", [0, 121])
def test_the_service_refuses_it_too(cast: Cast, months: int) -> None:
    with pytest.raises(Refused, match="1 to 120 months"):
        keep_for(review=cast.review, months=months, by=cast.lead)


def test_nobody_but_a_lead_of_the_review_says_how_long(cast: Cast) -> None:
    for user in (cast.assessor, cast.stranger, cast.administrator):
        with pytest.raises(Refused):
            keep_for(review=cast.review, months=3, by=user)


def test_what_is_due_first_stands_first_and_what_holds_nothing_last(cast: Cast) -> None:
    empty = make_review(title="Long over", fieldwork_start=date(2001, 1, 1), fieldwork_end=date(2001, 1, 2))
    found = holdings(Review.objects.all(), date(2012, 1, 1))
    assert [each.review for each in found] == [cast.review, cast.other_review, empty]
