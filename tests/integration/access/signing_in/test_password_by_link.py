import re
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from audit_app.access.models import TrailEntry, User
from tests.factories.access import PASSWORD, give_password, make_user
from tests.jobs import do_waiting_jobs

pytestmark = pytest.mark.django_db

ADDRESS = "/account/forgotten-password/"
BETTER = "thistle marzipan gearbox"


@pytest.fixture(autouse=True)
def email(settings: Settings) -> None:
    settings.EMAIL_CONFIGURED = True


@pytest.fixture
def asa() -> User:
    return give_password(make_user("asa", "Asa Assessor", email="asa@example.org"))


def ask(client: Client, address: str = "asa@example.org") -> str:
    """What the page then says; the queue is worked off behind it."""
    page = client.post(ADDRESS, {"email": address}, follow=True).content.decode()
    do_waiting_jobs()
    return page


def link() -> str:
    found = re.search(r"http://testserver(/account/new-password/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def set_password(client: Client, address: str, password: str = BETTER) -> str:
    """Opens the link as a browser does, and answers the form that it leads to."""
    form = client.get(address, follow=True)
    return client.post(form.request["PATH_INFO"], {"password1": password}, follow=True).content.decode()


def test_a_link_by_email_sets_a_new_password_and_ends_all_sessions(client: Client, asa: User) -> None:
    signed_in = Client()
    signed_in.post("/sign-in/", {"login": "asa", "password": PASSWORD})
    assert "Check your email" in ask(client, "ASA@example.org")
    assert "Your password is changed" in set_password(client, link())
    asa.refresh_from_db()
    assert asa.check_password(BETTER)
    assert signed_in.get("/account/").status_code == 302
    told = TrailEntry.objects.filter(subject_id=asa.pk).order_by("pk")
    assert list(told.values_list("action", flat=True)) == [
        "signed in",
        "password link asked for",
        "password changed",
    ]


def test_a_new_password_by_link_does_not_sign_in(client: Client, asa: User) -> None:
    ask(client)
    set_password(client, link())
    assert client.get("/account/").status_code == 302


def test_the_email_says_nothing_but_what_to_do(client: Client, asa: User) -> None:
    ask(client)
    sent = mail.outbox[0]
    assert sent.to == ["asa@example.org"]
    assert sent.subject == "Case file audit: set a new password"
    assert "within an hour" in sent.body
    assert "asa" not in str(sent.body).lower()


def test_the_page_is_the_same_whether_there_is_an_account_or_not(client: Client, asa: User) -> None:
    assert without_token(ask(client)) == without_token(ask(client, "nobody@example.org"))
    assert [sent.to for sent in mail.outbox] == [["asa@example.org"]]


VALUES = re.compile(r"'(?:[^']|'')*'|\b\d+\b|\bs\d+_x\d+\b")


def work_for(address: str, network: str) -> tuple[list[str], list[Any]]:
    """What the service does while the page waits: each statement without its values, and what is queued."""
    with CaptureQueriesContext(connection) as asked:
        Client(REMOTE_ADDR=network).post(ADDRESS, {"email": address})
    statements = [VALUES.sub("?", query["sql"]) for query in asked.captured_queries]
    jobs = list(DBTaskResult.objects.values("task_path", "status", "priority", "queue_name", "worker_ids"))
    DBTaskResult.objects.all().delete()
    return statements, jobs


def test_while_the_page_waits_the_same_is_done_whether_there_is_an_account_or_not(asa: User) -> None:
    give_password(make_user("gone", email="gone@example.org", is_active=False))
    known, unknown, closed = (
        work_for(f"{name}@example.org", f"192.0.2.{number}")
        for number, name in enumerate(("asa", "nil", "gone"))
    )
    assert known == unknown == closed
    assert [job["status"] for job in known[1]] == ["READY"]
    assert not any("access_user" in statement for statement in known[0])
    assert mail.outbox == []
    assert not TrailEntry.objects.exists()


def test_the_queue_does_not_show_who_asked(client: Client, asa: User) -> None:
    client.post(ADDRESS, {"email": "asa@example.org"})
    job = DBTaskResult.objects.get()
    assert "asa" not in str(job.args_kwargs)
    assert do_waiting_jobs() == 1
    assert len(mail.outbox) == 1


def test_the_link_goes_to_the_address_of_the_account_and_not_to_what_was_typed(
    client: Client, asa: User
) -> None:
    ask(client, "ASA@EXAMPLE.ORG")
    assert mail.outbox[0].to == ["asa@example.org"]


@pytest.mark.parametrize("fields", [{"is_active": False}, {"password": "!"}])
def test_a_closed_account_and_one_without_a_password_get_no_link(client: Client, fields: dict) -> None:
    user = give_password(make_user("gone", email="gone@example.org"))
    User.objects.filter(pk=user.pk).update(**fields)
    assert "Check your email" in ask(client, "gone@example.org")
    assert mail.outbox == []


def test_a_link_works_once(client: Client, asa: User) -> None:
    ask(client)
    address = link()
    set_password(client, address)
    assert "This link does not work any more" in Client().get(address, follow=True).content.decode()


def test_a_link_works_for_an_hour(client: Client, asa: User) -> None:
    with time_machine.travel("2026-03-02 09:00", tick=False):
        ask(client)
    with time_machine.travel("2026-03-02 10:01", tick=False):
        page = client.get(link(), follow=True).content.decode()
    assert "This link does not work any more" in page


def test_a_forged_link_changes_nothing(client: Client, asa: User) -> None:
    ask(client)
    forged = link()[:-6] + "zzzzz/"
    assert "This link does not work any more" in client.get(forged, follow=True).content.decode()


def test_a_guessable_password_is_refused_here_too(client: Client, asa: User) -> None:
    ask(client)
    assert "This password is too" in set_password(client, link(), "password1")
    asa.refresh_from_db()
    assert asa.check_password(PASSWORD)


def test_a_mail_server_that_is_away_does_not_tell_who_has_an_account(
    client: Client, asa: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*_args: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", away)
    assert "Check your email" in ask(client)
    assert "could not be sent" in caplog.text
    assert "asa" not in caplog.messages[0]


def test_without_a_mail_server_the_page_says_whom_to_ask(
    client: Client, asa: User, settings: Settings
) -> None:
    settings.EMAIL_CONFIGURED = False
    assert "Ask the administrator of the service for a new invitation" in client.get(ADDRESS).content.decode()
    ask(client)
    assert mail.outbox == []


def without_token(page: str) -> str:
    return re.sub(r'value="[^"]{64}"', "", page)
