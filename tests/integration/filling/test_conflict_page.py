"""Two savers of one section: the second sees what changed and chooses; nothing is overwritten silently."""

import datetime as dt

import pytest
from django.test import Client

from audit_app.tool.models import Audit
from tests.an_audit import kept, section_url
from tests.integration.filling.pages import revision_on, save, typed_date, words


def test_the_second_saver_sees_both_answers_and_nothing_is_overwritten(client: Client, audit: Audit) -> None:
    address = section_url(audit, 3)
    seen = revision_on(client.get(address))
    save(client, address, {"3.1": "yes", "3.3": "meeting"})
    response = client.post(
        address,
        {"revision": seen, "3.1": "yes", "3.3": "telephone", "3.2": "no", "3.2.comment": "Late\nby a day"},
    )
    page = words(response)
    assert response.status_code == 409
    assert "Choose which answers to keep" in page
    assert "Saved: Meeting" in page
    assert "Yours: Telephone" in page
    assert kept(audit)["3.3"] == "meeting"
    assert kept(audit)["3.2"] is None


def test_the_choices_of_the_second_saver_are_kept(client: Client, audit: Audit) -> None:
    address = section_url(audit, 3)
    seen = revision_on(client.get(address))
    save(client, address, {"3.1": "yes", "3.3": "meeting", "3.7": "no"})
    mine = {"3.1": "yes", "3.3": "telephone", "3.7": "yes", "3.2.comment": "Late\r\nby a day"}
    conflict = client.post(address, {"revision": seen, **mine})
    choices = {"differs": ["3.3", "3.7", "3.2.comment"], "keep-3.3": "theirs", "keep-3.7": "yours"}
    asked_again = client.post(address, {"revision": revision_on(conflict), **mine, **choices})
    assert asked_again.status_code == 409
    assert "Select which answer to keep for 3.2.comment" in words(asked_again)
    choices["keep-3.2.comment"] = "yours"
    done = client.post(address, {"revision": revision_on(asked_again), **mine, **choices, "then": "list"})
    assert done.status_code == 302
    answers = kept(audit)
    assert (answers["3.3"], answers["3.7"], answers["3.2.comment"]) == ("meeting", "yes", "Late\nby a day")


def test_the_page_of_a_conflict_carries_everything_typed(client: Client, audit: Audit) -> None:
    address = section_url(audit, 1)
    seen = revision_on(client.get(address))
    save(client, address, {"1.4": "no"})
    typed = {**typed_date("1.1", 5, 1, 2009), "1.4": "yes", "1.4.rows-3-nature": "x", "2.1": ["a"]}
    page = client.post(
        address, {"revision": seen, **typed, **typed_date("1.4.rows-3-date", 1, 1, 2008)}
    ).content.decode()
    for name in ("1.1_0", "1.4", "1.4.rows-3-nature", "1.4.rows-3-date_2"):
        assert f'<input type="hidden" name="{name}"' in page


def test_two_who_agree_are_told_nothing(client: Client, audit: Audit) -> None:
    address = section_url(audit, 3)
    seen = revision_on(client.get(address))
    save(client, address, {"3.1": "no"})
    assert client.post(address, {"revision": seen, "3.1": "no"}).status_code == 302


def test_dates_chosen_from_two_savers_must_be_in_order_together(client: Client, audit: Audit) -> None:
    address = section_url(audit, 5)
    both = {"5.1": "yes", "5.1.completion_recorded": "yes"}
    seen = revision_on(client.get(address))
    early = {**typed_date("5.1.started", 2, 2, 2009), **typed_date("5.1.completed", 9, 2, 2009)}
    late = {**typed_date("5.1.started", 2, 3, 2009), **typed_date("5.1.completed", 9, 3, 2009)}
    save(client, address, {**both, **early})
    conflict = client.post(address, {"revision": seen, **both, **late})
    choices = {
        "differs": ["5.1.started", "5.1.completed"],
        "keep-5.1.started": "yours",
        "keep-5.1.completed": "theirs",
    }
    response = client.post(address, {"revision": revision_on(conflict), **both, **late, **choices})
    assert response.status_code == 200
    assert "cannot be before" in words(response)
    assert kept(audit)["5.1.started"] == dt.date(2009, 2, 2)


@pytest.mark.parametrize("revision", ["", "abc", "99999999999999", "-5"])
def test_a_page_without_a_readable_revision_overwrites_nothing(
    client: Client, audit: Audit, revision: str
) -> None:
    save(client, section_url(audit, 3), {"3.1": "yes"})
    response = client.post(section_url(audit, 3), {"revision": revision, "3.1": "no"})
    assert response.status_code == 409
    assert kept(audit)["3.1"] == "yes"
