"""Finding one’s way in an audit: its timeline, a question by its number, and what has no answer yet."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from audit_app.access.models import TrailEntry
from audit_app.tool.answers import answers_of
from audit_app.tool.models import Audit
from tests.factories.sampling import Cast
from tests.factories.tool import a_started_audit, a_submitted_audit, save_answers
from tests.integration.filling.pages import revision_on, signed_in, words

DATES = {
    "1.1": dt.date(2009, 1, 5),
    "1.4": "yes",
    "1.4.rows": [{"date": dt.date(2006, 5, 1), "nature": "A call <b>", "outcome": ""}],
    "3.1": "yes",
    "3.1.date": dt.date(2009, 1, 6),
    "4.1": "yes",
    "4.1.date": dt.date(2009, 2, 2),
    "5.1": "yes",
    "5.1.started": dt.date(2009, 1, 20),
}


def test_the_timeline_draws_every_date_and_says_it_in_words_too(
    client: Client, cast: Cast, audit: Audit
) -> None:
    address = f"/audits/{audit.pk}/timeline/"
    assert client.get(address).status_code == 200
    save_answers(audit, DATES, by=cast.assessor)
    answer = client.get(address)
    page = words(answer)
    assert (
        "Section 47 enquiries: 6 January 2009 to 2 February 2009, 27 days (19 working days of 15: late by 4)"
        in page
    )
    assert "Core assessment: started on 20 January 2009, and no end is entered." in page
    assert "1 May 2006 1.4.rows Earlier referral or contact A call <b>" in page
    assert "A call &lt;b&gt;" in answer.content.decode()
    assert answer.content.decode().count("<circle") >= 5
    assert TrailEntry.objects.filter(action="audit opened", detail__page="timeline").count() == 2


def test_a_lead_reads_the_timeline_once_the_audit_is_submitted(cast: Cast) -> None:
    lead = signed_in(cast.lead)
    started = a_started_audit(cast)
    assert lead.get(f"/audits/{started.pk}/timeline/").status_code == 403
    handed_in = a_submitted_audit(cast)
    answer = lead.get(f"/audits/{handed_in.pk}/timeline/")
    assert answer.status_code == 200
    assert f"/audits/{handed_in.pk}/sections/" not in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "tail"),
    [
        ("5.2", "sections/5/#q-5.2"),
        (" Q5.2. ", "sections/5/#q-5.2"),
        ("3,4", "sections/3/#q-3.4"),
        ("3.4.police", "sections/3/#q-3.4"),
        ("h.6", "header/#q-H.6"),
        ("7", "sections/7/"),
        ("5.99", ""),
        ("", ""),
        ("../../", ""),
    ],
)
def test_a_question_is_found_by_its_number_as_people_type_it(
    client: Client, audit: Audit, typed: str, tail: str
) -> None:
    answer = client.get(f"/audits/{audit.pk}/go-to/", {"ref": typed})
    assert answer["Location"] == f"/audits/{audit.pk}/{tail}"


def test_a_question_that_the_review_does_not_ask_is_not_found(client: Client, audit: Audit) -> None:
    audit.review.items_off = ["5.1.interim"]
    audit.review.save()
    answer = client.get(f"/audits/{audit.pk}/go-to/", {"ref": "5.1.interim"}, follow=True)
    assert "There is no question with that number" in words(answer)


def test_the_list_of_sections_names_what_has_no_answer_yet(client: Client, cast: Cast, audit: Audit) -> None:
    save_answers(audit, {"1.4": "no", "1.6": "no"}, by=cast.assessor)
    answer = client.get(f"/audits/{audit.pk}/")
    assert f"/audits/{audit.pk}/sections/1/#q-1.5" in answer.content.decode()
    assert f"/audits/{audit.pk}/sections/1/#q-1.4" not in answer.content.decode()
    # What no answer calls for is not waited for.
    assert f"/audits/{audit.pk}/sections/3/#q-3.10" not in answer.content.decode()


def test_a_section_shows_only_what_has_no_answer_and_saving_it_loses_none(
    client: Client, cast: Cast, audit: Audit
) -> None:
    save_answers(audit, {"1.4": "no", "1.6": "no"}, by=cast.assessor)
    address = f"/audits/{audit.pk}/sections/1/"
    whole = client.get(address)
    sent = {"revision": revision_on(whole), "1.4": "no", "1.6": "no", "1.5": "no", "then": "open"}
    assert client.post(address, sent)["Location"] == f"{address}?only=open"
    page = client.get(f"{address}?only=open").content.decode()
    assert 'class="app-only-open"' in page
    for ref in ("1.4", "1.5", "1.6"):
        assert f'app-answered"\n     id="q-{ref}"' in page
        assert f'name="{ref}"' in page
    assert 'app-question"\n     id="q-1.1"' in page
    assert answers_of(Audit.objects.get(pk=audit.pk))["1.5"] == "no"
