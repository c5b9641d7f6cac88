import datetime as dt

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from audit_app.access.models import TrailEntry, User
from audit_app.access.services import deactivate_user
from audit_app.access.signing_in import expiry
from audit_app.access.signing_in.expiry import note_expired
from tests.factories.access import PASSWORD, give_password, make_administrator, make_user

pytestmark = pytest.mark.django_db

LIST = "/account/sessions/"
TIME_LEFT = "/account/time-left/"
MORNING = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Safari/604.1"


@pytest.fixture
def asa() -> User:
    return give_password(make_user("asa", "Asa Assessor"))


def signed_in(agent: str = EDGE, address: str = "192.0.2.1", username: str = "asa") -> Client:
    client = Client(HTTP_USER_AGENT=agent, REMOTE_ADDR=address)
    assert client.post("/sign-in/", {"login": username, "password": PASSWORD}).status_code == 302
    return client


def is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def session_of(client: Client) -> UserSession:
    return UserSession.objects.get(session_key=client.session.session_key)


def test_the_list_says_in_words_with_what_from_where_and_since_when(asa: User) -> None:
    with time_machine.travel("2026-03-02 09:15", tick=False):
        signed_in(IPHONE, "2001:db8::7")
        page = signed_in(EDGE).get(LIST).content.decode()
    assert "Edge on Windows" in page
    assert "Safari on an iPhone" in page
    assert "From 2001:db8::7" in page
    assert "Signed in 2 March 2026, 09:15" in page
    assert page.count("This one") == 1


def test_the_list_says_when_a_session_was_last_used(asa: User) -> None:
    with time_machine.travel("2026-03-02 09:15", tick=False):
        client = signed_in()
    with time_machine.travel("2026-03-02 09:40", tick=False):
        assert "last used 2 March, 09:40" in client.get(LIST).content.decode()


def test_a_session_that_is_ended_is_over_at_its_next_request(asa: User) -> None:
    here, there, elsewhere = signed_in(), signed_in(IPHONE), signed_in()
    answer = here.post(f"{LIST}{session_of(there).pk}/end/", follow=True)
    assert "That session has ended." in answer.content.decode()
    assert [is_signed_in(client) for client in (here, there, elsewhere)] == [True, False, True]
    entry = TrailEntry.objects.get(action="session ended")
    assert (entry.actor_id, entry.detail) == (asa.pk, {"sessions_ended": 1})


def test_all_others_can_be_ended_at_once(asa: User) -> None:
    here, there, elsewhere = signed_in(), signed_in(IPHONE), signed_in()
    here.post(f"{LIST}end-others/")
    assert [is_signed_in(client) for client in (here, there, elsewhere)] == [True, False, False]
    assert TrailEntry.objects.get(action="session ended").detail == {"sessions_ended": 2}


def test_somebody_elses_session_is_not_found(asa: User) -> None:
    give_password(make_user("cole"))
    colleague = signed_in(username="cole")
    assert signed_in().post(f"{LIST}{session_of(colleague).pk}/end/").status_code == 404
    assert is_signed_in(colleague)


def test_a_link_ends_no_session(asa: User) -> None:
    here, there = signed_in(), signed_in()
    assert here.get(f"{LIST}{session_of(there).pk}/end/").status_code == 405
    assert here.get(f"{LIST}end-others/").status_code == 405
    assert is_signed_in(there)


def test_what_ended_by_itself_is_not_listed(asa: User) -> None:
    with time_machine.travel(MORNING, tick=False):
        signed_in(IPHONE)
    with time_machine.travel(MORNING + dt.timedelta(minutes=31), tick=False):
        assert "iPhone" not in signed_in().get(LIST).content.decode()


def test_a_session_ends_after_twelve_hours_however_busy_it_is(asa: User) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        client = signed_in()
        for _quarter in range(4 * 12 - 1):
            clock.shift(15 * 60)
            assert is_signed_in(client)
        clock.shift(15 * 60)
        assert not is_signed_in(client)
    assert TrailEntry.objects.get(action="session ended").detail == {"why": "twelve hours have passed"}


IDLE = {"why": "half an hour without activity", "last_used": MORNING.isoformat()}


def ends_of(*people: User) -> list[dict[str, object]]:
    found = TrailEntry.objects.filter(action="session ended", actor_id__in=[each.pk for each in people])
    return [entry.detail for entry in found.order_by("pk")]


def test_a_session_that_nobody_used_for_half_an_hour_is_told_of_when_its_browser_comes_back(
    asa: User,
) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        client = signed_in()
        clock.shift(29 * 60 + 59)
        assert ends_of(asa) == []
        clock.shift(2)
        assert client.get("/account/").status_code == 302
        assert ends_of(asa) == [IDLE]
        client.get("/account/")
        client.get(TIME_LEFT)
        assert ends_of(asa) == [IDLE]


@pytest.mark.parametrize("who", ["the same person", "a colleague", "nobody"])
def test_it_is_told_of_even_if_its_browser_never_comes_back(asa: User, who: str) -> None:
    give_password(make_user("cole"))
    with time_machine.travel(MORNING, tick=False) as clock:
        signed_in()
        clock.shift(20 * 60)
        colleague = signed_in(username="cole")
        clock.shift(11 * 60)
        if who == "the same person":
            signed_in()
        elif who == "a colleague":
            colleague.get("/account/")
        else:
            # The service is started, which clears away what has ended.
            note_expired()
            call_command("clearsessions")
        assert ends_of(asa) == [IDLE]
        assert not Session.objects.filter(expire_date__lt=timezone.now()).exists()


def test_whoever_signed_out_or_was_let_out_has_not_been_idle(asa: User) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        signed_in().post("/sign-out/")
        here = signed_in()
        here.post("/account/password/", {"oldpassword": PASSWORD, "password1": "quartz lantern meadow forty"})
        assert is_signed_in(here)
        deactivate_user(user=asa, by=make_administrator())
        clock.shift(40 * 60)
        assert not is_signed_in(here)
        assert note_expired() == 0
    assert ends_of(asa) == []
    assert TrailEntry.objects.get(action="access ended").detail == {"sessions_ended": 1}


def test_a_session_that_has_ended_is_told_of_once_by_however_many_find_it(asa: User) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        signed_in()
        clock.shift(31 * 60)
        (found,) = list(UserSession.objects.select_related("user"))
        assert [expiry._noted(found) for _each in range(2)] == [True, False]
    assert ends_of(asa) == [IDLE]


def test_a_script_that_asks_how_long_is_left_keeps_nobody_signed_in(asa: User) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        client = signed_in()
        client.get("/account/")
        clock.shift(29 * 60)
        assert client.get(TIME_LEFT).json()["seconds"] == 60
        clock.shift(61)
        assert client.get(TIME_LEFT).json() == {"seconds": 0}
        assert not is_signed_in(client)


def test_whoever_says_so_stays_signed_in_for_another_half_hour(asa: User) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        client = signed_in()
        client.get("/account/")
        clock.shift(29 * 60)
        assert client.post(TIME_LEFT).json()["seconds"] == 30 * 60
        clock.shift(29 * 60)
        assert is_signed_in(client)


def test_saying_so_does_not_prolong_the_twelve_hours(asa: User) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        client = signed_in()
        for _quarter in range(4 * 12 - 1):
            clock.shift(15 * 60)
            client.post(TIME_LEFT)
        assert client.post(TIME_LEFT).json()["seconds"] == 15 * 60


def test_a_stranger_learns_nothing_and_gets_no_session(client: Client) -> None:
    assert client.get(TIME_LEFT).json() == {"seconds": 0}
    assert client.post(TIME_LEFT).json() == {"seconds": 0}
    assert not client.cookies


def test_a_page_that_is_not_there_does_not_say_that_the_session_has_ended(asa: User) -> None:
    with time_machine.travel(MORNING, tick=False):
        client = signed_in()
        assert 'data-session-seconds="1800"' in client.get("/account/").content.decode()
        assert "data-session" not in client.get("/nowhere/").content.decode()


def test_another_site_cannot_keep_anybody_signed_in(asa: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(asa)
    assert client.post(TIME_LEFT).status_code == 403
