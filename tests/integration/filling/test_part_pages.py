"""The page of the header and of each section, without a browser."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from audit_app.access.models import TrailEntry
from audit_app.filling.services import return_audit, save_section
from audit_app.tool.answers import section_answers
from audit_app.tool.models import Audit
from tests.an_audit import kept, section_url
from tests.factories.sampling import Cast, make_identity
from tests.factories.tool import a_submitted_audit, an_answered_audit
from tests.integration.filling.pages import save, signed_in, typed_date, words


@pytest.mark.parametrize("number", range(1, 10))
def test_each_section_asks_each_of_its_questions_beside_the_case(
    client: Client, audit: Audit, number: int
) -> None:
    response = client.get(section_url(audit, number))
    page = words(response)
    for ref in section_answers(audit, number):
        top = ".".join(ref.split(".")[:2])
        assert f'id="q-{top}"' in response.content.decode()
    assert audit.case.reference in page
    assert f"Section {number} of 9" in page


def test_there_is_no_tenth_section(client: Client, audit: Audit) -> None:
    assert client.get(section_url(audit, 10)).status_code == 404
    assert client.get(section_url(audit, 0)).status_code == 404


def test_saving_goes_on_to_the_next_section_or_back_to_the_list(client: Client, audit: Audit) -> None:
    onward = save(client, section_url(audit, 1), {"1.4": "no"}, then="next")
    assert onward.headers["Location"] == section_url(audit, 2)
    back = save(client, section_url(audit, 2), {"2.3": "no"}, then="list")
    assert back.headers["Location"] == f"/audits/{audit.pk}/"
    last = save(client, section_url(audit, 9), {"9.14": "no"}, then="next")
    assert last.headers["Location"] == f"/audits/{audit.pk}/check/"
    assert (kept(audit)["1.4"], kept(audit)["2.3"], kept(audit)["9.14"]) == ("no", "no", "no")


def test_enter_in_a_text_box_saves_and_stays(client: Client, audit: Audit) -> None:
    response = client.get(section_url(audit, 1)).content.decode()
    first_button = response.index("<button", response.index("data-questions"))
    assert response[first_button:].startswith('<button type="submit" name="then" value="stay" hidden>')
    stayed = save(client, section_url(audit, 1), {"1.2": "Police"}, then="stay")
    assert stayed.headers["Location"] == section_url(audit, 1)


def test_what_was_saved_is_on_the_page_again(client: Client, audit: Audit) -> None:
    save(
        client,
        section_url(audit, 1),
        {
            **typed_date("1.1", 5, 1, 2009),
            "1.4": "yes",
            **typed_date("1.4.rows-0-date", 4, 3, 2008),
            "1.4.rows-0-nature": "Anonymous <b>call</b>",
            "1.3": "\nBegins with a line break",
        },
    )
    page = client.get(section_url(audit, 1)).content.decode()
    assert 'value="2008"' in page
    assert "Anonymous &lt;b&gt;call&lt;/b&gt;" in page
    assert kept(audit)["1.4.rows"] == [
        {"date": dt.date(2008, 3, 4), "nature": "Anonymous <b>call</b>", "outcome": ""}
    ]


def test_a_mistake_saves_nothing_and_shows_everything_typed_again(client: Client, audit: Audit) -> None:
    response = save(
        client,
        section_url(audit, 1),
        {**typed_date("1.1", 31, 2, 2009), "1.2": "Police, Ashmere", "1.4": "no"},
    )
    page = response.content.decode()
    assert response.status_code == 200
    assert "There is a problem" in page
    assert 'href="#id_1.1_' in page
    assert 'value="Police, Ashmere"' in page
    assert 'value="31"' in page
    assert "<title>Error:" in page
    assert (kept(audit)["1.2"], kept(audit)["1.4"]) == ("", None)


def test_an_invalid_value_in_a_hidden_question_is_no_error(client: Client, audit: Audit) -> None:
    response = save(client, section_url(audit, 3), {"3.1": "no", "3.10": "many", "3.3": "meeting"})
    assert response.status_code == 302
    assert (kept(audit)["3.1"], kept(audit)["3.3"], kept(audit)["3.10"]) == ("no", "meeting", None)


def test_without_javascript_the_page_says_when_to_answer(client: Client, audit: Audit) -> None:
    page = words(client.get(section_url(audit, 3)))
    assert "Answer this if 3.1 is yes" in page
    assert "Answer this if 3.9 is yes" in page


def test_another_row_is_offered_and_nothing_is_saved_or_lost(client: Client, audit: Audit) -> None:
    fields = {"1.4": "yes", "1.4.rows-0-nature": "A call", "1.2": "Police"}
    response = save(client, section_url(audit, 1), fields, add="1.4.rows")
    page = response.content.decode()
    assert 'name="1.4.rows-1-nature"' in page
    assert "A call" in page
    assert 'value="Police"' in page
    assert "There is a problem" not in page
    assert kept(audit)["1.4"] is None


def test_removing_a_row_keeps_the_others(client: Client, audit: Audit) -> None:
    fields = {"1.4": "yes", "1.4.rows-0-nature": "First call", "1.4.rows-1-nature": "Second call"}
    page = save(client, section_url(audit, 1), fields, remove="1.4.rows-0").content.decode()
    assert "First call" not in page
    assert "Second call" in page


def test_an_answer_can_be_cleared_without_javascript(client: Client, audit: Audit) -> None:
    save(client, section_url(audit, 1), {"1.4": "no", "1.6": "yes"})
    cleared = save(client, section_url(audit, 1), {"1.4": "no", "1.6": "yes"}, clear="1.6").content.decode()
    assert cleared.count("checked") == 1
    save(client, section_url(audit, 1), {"1.4": "no"})
    assert (kept(audit)["1.4"], kept(audit)["1.6"]) == ("no", None)


def test_a_clock_shows_its_sum_its_proposal_and_a_disagreement(
    client: Client, cast: Cast, audit: Audit
) -> None:
    save_section(audit=audit, number=1, answers={"1.1": dt.date(2009, 1, 5)}, revision=0, by=cast.assessor)
    held = {"3.1": "yes", "3.1.date": dt.date(2009, 1, 8), "3.2": "yes"}
    save_section(audit=audit, number=3, answers=held, revision=0, by=cast.assessor)
    page = words(client.get(section_url(audit, 3)))
    counted = "Counted by the dates alone, from 5 January 2009 to 8 January 2009."
    assert f"3 days apart: late. {counted} The dates suggest “No”." in page
    assert "Your answer differs from the dates." in page


def test_the_time_of_ics_is_proposed_from_the_referral(client: Client, cast: Cast, audit: Audit) -> None:
    save_section(audit=audit, number=1, answers={"1.1": dt.date(2008, 3, 31)}, revision=0, by=cast.assessor)
    page = words(client.get(section_url(audit, 7)))
    assert "The dates suggest “Before ICS (before April 2008)”" in page


def test_added_questions_say_so_once_where_all_are_added(client: Client, audit: Audit) -> None:
    assert "Added to the 2009 tool" in words(client.get(section_url(audit, 1)))
    last = words(client.get(section_url(audit, 9)))
    assert "Every question of this section was added to the 2009 tool." in last
    assert "Added to the 2009 tool" not in last


def test_a_question_the_review_does_not_ask_is_not_on_the_page(client: Client, audit: Audit) -> None:
    audit.review.items_off = ["1.1.time"]
    audit.review.save()
    assert "Time of the referral" not in words(client.get(section_url(audit, 1)))


def test_the_header_shows_who_the_child_is_and_asks_the_rest(client: Client, audit: Audit) -> None:
    make_identity(audit.case, name="Juniper Made-Up")
    address = f"/audits/{audit.pk}/header/"
    page = words(client.get(address))
    assert "Juniper Made-Up" in page
    assert "2 January 2005" in page
    fields = {
        **typed_date("H.6", 2, 6, 2009),
        "H.5": ["neglect", "physical"],
        "H.7.social_worker": "A. Worker",
    }
    response = save(client, address, fields)
    assert response.headers["Location"] == section_url(audit, 1)
    stored = Audit.objects.get(pk=audit.pk)
    assert stored.plan_categories == frozenset({"neglect", "physical"})
    assert stored.social_worker == "A. Worker"
    assert "outside the fieldwork of this review" in words(client.get(address))


def test_no_page_of_a_section_names_the_child(client: Client, audit: Audit) -> None:
    make_identity(audit.case, name="Juniper Made-Up")
    addresses = [section_url(audit, number) for number in range(1, 10)]
    for address in [*addresses, f"/audits/{audit.pk}/", f"/audits/{audit.pk}/check/", "/"]:
        assert "Juniper" not in client.get(address).content.decode()


def test_a_submitted_audit_cannot_be_opened_for_editing(client: Client, cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    response = client.get(section_url(audit, 1))
    assert response.status_code == 403
    assert "A lead must return it before it can be changed" in words(response)
    return_audit(audit=audit, reason="Look again at 1.1.", by=cast.lead)
    assert client.get(section_url(audit, 1)).status_code == 200


def test_every_page_of_an_audit_is_recorded_whenever_it_is_shown(
    client: Client, cast: Cast, audit: Audit
) -> None:
    for number in (1, 2, 2):
        client.get(section_url(audit, number))
    signed_in(cast.lead).get(f"/audits/{audit.pk}/")
    opened = TrailEntry.objects.filter(action="audit opened", record_id=audit.case.record_key_id)
    assert [(entry.actor_id, entry.detail["page"]) for entry in opened] == [
        (cast.assessor.pk, "1"),
        (cast.assessor.pk, "2"),
        (cast.assessor.pk, "2"),
        (cast.lead.pk, "overview"),
    ]


def test_the_page_that_shows_who_the_child_is_is_recorded_as_such(client: Client, audit: Audit) -> None:
    client.get(f"/audits/{audit.pk}/header/")
    client.post(f"/audits/{audit.pk}/header/", {"H.6_0": "nonsense"})
    shown = TrailEntry.objects.filter(action="identity shown", record_id=audit.case.record_key_id)
    assert shown.count() == 2


def test_a_save_that_leads_on_is_one_entry_and_no_reading(client: Client, cast: Cast, audit: Audit) -> None:
    signed_in(cast.assessor).post(section_url(audit, 1), {"revision": 0, "1.2": "An agency"})
    assert list(TrailEntry.objects.values_list("action", flat=True))[-1:] == ["section saved"]
    assert not TrailEntry.objects.filter(action="audit opened").exists()


def test_a_page_costs_few_queries(client: Client, cast: Cast, django_assert_max_num_queries: Any) -> None:
    audit = an_answered_audit(cast)
    client.get(section_url(audit, 3))
    with django_assert_max_num_queries(13):
        client.get(section_url(audit, 3))
