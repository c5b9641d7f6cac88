import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit_app.access.models import User
from tests.factories.access import PASSWORD, give_password, make_user

pytestmark = pytest.mark.django_db

PAGE = "/who-may-do-what/"
MORNING = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


@pytest.fixture
def asa() -> User:
    return give_password(make_user("asa", "Asa Assessor"))


def open_page(client: Client, minutes: float) -> int:
    """The status of a page opened so many minutes after nine."""
    with time_machine.travel(MORNING + dt.timedelta(minutes=minutes), tick=False):
        return client.get(PAGE).status_code


def sign_in(client: Client) -> None:
    with time_machine.travel(MORNING, tick=False):
        client.post("/sign-in/", {"login": "asa", "password": PASSWORD})


def test_whoever_does_something_every_28_minutes_stays_signed_in(client: Client, asa: User) -> None:
    sign_in(client)
    assert [open_page(client, minutes) for minutes in (28, 56, 84)] == [200, 200, 200]


def test_half_an_hour_without_a_request_signs_out(client: Client, asa: User) -> None:
    sign_in(client)
    assert [open_page(client, minutes) for minutes in (10, 40.1)] == [200, 302]


def test_only_the_first_request_of_a_minute_writes_the_session(client: Client, asa: User) -> None:
    sign_in(client)
    with CaptureQueriesContext(connection) as first:
        open_page(client, 5)
    with CaptureQueriesContext(connection) as second:
        open_page(client, 5.5)
    assert [_session_writes(queries) for queries in (first, second)] == [1, 0]


def test_a_visitor_who_is_not_signed_in_is_given_no_session(client: Client) -> None:
    client.get("/sign-in/")
    assert "sessionid" not in client.cookies


def _session_writes(queries: CaptureQueriesContext) -> int:
    return sum(query["sql"].startswith('UPDATE "django_session"') for query in queries)
