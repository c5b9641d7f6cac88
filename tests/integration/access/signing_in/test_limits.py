"""At most ten guesses an account in fifteen minutes, and nobody is locked out by somebody else's."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client

from audit_app.access.models import TrailEntry, User
from tests.factories.access import PASSWORD, give_password, make_user

pytestmark = pytest.mark.django_db

GUESSES = 10
TOO_MANY = 429
OFFICE = "192.0.2.1"


@pytest.fixture
def asa() -> User:
    return give_password(make_user("asa", "Asa Assessor", email="asa@example.org"))


@pytest.fixture
def colleague() -> User:
    return give_password(make_user("cole"))


def sign_in(client: Client, login: str = "asa", password: str = PASSWORD, address: str = OFFICE) -> int:
    """The status of the answer: 302 when it let the person in, 200 when not, 429 when there were too many."""
    typed = {"login": login, "password": password}
    return client.post("/sign-in/", typed, REMOTE_ADDR=address).status_code


def guess(times: int = GUESSES, login: str = "asa", address: str = OFFICE) -> list[int]:
    return [sign_in(Client(), login, f"guess {number}", address) for number in range(times)]


def test_the_eleventh_guess_is_not_looked_at_even_if_it_is_right(asa: User) -> None:
    assert guess() == [200] * GUESSES
    assert sign_in(Client()) == TOO_MANY


def test_the_page_says_what_happened_and_how_long_to_wait(asa: User, client: Client) -> None:
    guess()
    response = client.post("/sign-in/", {"login": "asa", "password": PASSWORD})
    page = response.content.decode()
    assert "Too many attempts" in page
    assert "Wait 15 minutes" in page
    assert PASSWORD not in page
    assert response["Retry-After"] == "900"


def test_after_fifteen_minutes_there_may_be_guesses_again(asa: User) -> None:
    with time_machine.travel("2026-03-02 09:00", tick=False) as clock:
        guess()
        clock.shift(timedelta(minutes=14, seconds=59))
        assert sign_in(Client()) == TOO_MANY
        clock.shift(timedelta(seconds=2))
        assert sign_in(Client()) == 302


def test_the_username_and_the_email_address_in_any_case_are_one_account(asa: User) -> None:
    guess(4, "asa")
    guess(3, "ASA")
    guess(3, "Asa@example.org")
    assert sign_in(Client(), "asa") == TOO_MANY


def test_guesses_from_everywhere_count_together(asa: User) -> None:
    for number in range(GUESSES):
        guess(1, address=f"198.51.100.{number}")
    assert sign_in(Client(), address="203.0.113.9") == TOO_MANY


def test_a_colleague_at_the_same_address_can_still_sign_in(asa: User, colleague: User) -> None:
    guess(150)
    assert sign_in(Client(), "cole") == 302


def test_a_browser_from_which_somebody_signed_in_before_is_not_locked_out_by_a_stranger(asa: User) -> None:
    known = Client()
    sign_in(known)
    known.post("/sign-out/")
    guess(30)
    assert sign_in(known) == 302


def test_a_known_browser_has_ten_guesses_of_its_own(asa: User) -> None:
    known = Client()
    sign_in(known)
    known.post("/sign-out/")
    assert [sign_in(known, password="wrong") for _each in range(GUESSES)] == [200] * GUESSES
    assert sign_in(known) == TOO_MANY
    assert sign_in(Client()) == 302


def test_a_shared_browser_knows_each_of_those_who_use_it(asa: User, colleague: User) -> None:
    shared = Client()
    for login in ("asa", "cole"):
        sign_in(shared, login)
        shared.post("/sign-out/")
    guess(GUESSES, "asa")
    guess(GUESSES, "cole")
    assert [sign_in(shared, "asa")] == [302]
    shared.post("/sign-out/")
    assert [sign_in(shared, "cole")] == [302]


def test_a_forged_mark_makes_no_browser_known(asa: User) -> None:
    known = Client()
    sign_in(known)
    guess()
    mark = known.cookies[settings.KNOWN_BROWSER_COOKIE_NAME].value
    forger = Client()
    forger.cookies[settings.KNOWN_BROWSER_COOKIE_NAME] = mark.replace(mark[5], "x", 1)
    assert sign_in(forger) == TOO_MANY


def test_the_mark_of_one_account_is_no_mark_of_another(asa: User, colleague: User) -> None:
    browser_of_cole = Client()
    sign_in(browser_of_cole, "cole")
    browser_of_cole.post("/sign-out/")
    guess(GUESSES, "asa")
    assert sign_in(browser_of_cole, "asa") == TOO_MANY


def test_a_name_that_is_nobodys_is_limited_just_the_same(asa: User) -> None:
    assert guess(GUESSES + 1, "nobody") == [200] * GUESSES + [TOO_MANY]


def test_signing_in_again_and_again_is_no_guessing(asa: User) -> None:
    assert [sign_in(Client()) for _each in range(GUESSES + 2)] == [302] * (GUESSES + 2)


def test_a_right_password_between_wrong_ones_does_not_start_the_count_again(asa: User) -> None:
    guess(9)
    assert sign_in(Client()) == 302
    guess(1)
    assert sign_in(Client()) == TOO_MANY


def test_a_hundred_wrong_guesses_at_many_accounts_close_their_address_and_no_other(
    asa: User, colleague: User
) -> None:
    known = Client()
    sign_in(known, "cole")
    known.post("/sign-out/")
    for number in range(10):
        guess(GUESSES, f"name {number}")
    assert sign_in(Client(), "asa") == TOO_MANY
    assert sign_in(known, "cole") == 302
    assert sign_in(Client(), "asa", address="192.0.2.77") == 302


def test_addresses_of_one_ipv6_network_are_one(asa: User) -> None:
    for number in range(10):
        guess(GUESSES, f"name {number}", f"2001:db8:0:1::{number + 1:x}")
    assert sign_in(Client(), address="2001:db8:0:1:ffff::9") == TOO_MANY
    assert sign_in(Client(), address="2001:db8:0:2::9") == 302


def test_the_trail_says_once_that_guesses_were_refused(asa: User) -> None:
    guess(GUESSES + 5)
    actions = list(TrailEntry.objects.filter(subject_id=asa.pk).values_list("action", flat=True))
    assert actions == ["sign-in failed"] * GUESSES + ["refused after too many guesses"]


def test_guesses_of_the_password_by_somebody_signed_in_are_limited_too(asa: User) -> None:
    client = Client()
    sign_in(client)
    typed = {"oldpassword": "wrong", "password1": "thistle marzipan gearbox"}
    answers = [client.post("/account/password/", typed).status_code for _each in range(GUESSES + 1)]
    assert answers == [200] * GUESSES + [TOO_MANY]


ANOTHER_PROCESS = """
import django
django.setup()
from django.conf import settings
from django.test import Client, override_settings
plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
with override_settings(ALLOWED_HOSTS=["testserver"], STORAGES={**settings.STORAGES, "staticfiles": plain}):
    for number in range(10):
        typed = {"login": "asa", "password": f"guess {number}"}
        Client().post("/sign-in/", typed, REMOTE_ADDR="198.51.100.9")
"""


@pytest.fixture
def counts_are_cleared(transactional_db: None) -> Iterator[None]:
    """The cache is no model's table, so it is not emptied with them."""
    yield
    cache.clear()


@pytest.mark.django_db(transaction=True)
def test_guesses_that_another_process_took_count_here(counts_are_cleared: None, asa: User) -> None:
    subprocess.run(
        [sys.executable, "-c", ANOTHER_PROCESS],
        env={
            **os.environ,
            "DATABASE_URL": address_of_the_database(),
            "DJANGO_SETTINGS_MODULE": "audit_app.config.settings",
        },
        check=True,
    )
    assert sign_in(Client()) == TOO_MANY


@pytest.mark.django_db(transaction=True)
def test_thirty_guesses_at_once_are_ten_that_are_looked_at(counts_are_cleared: None, asa: User) -> None:
    def one_guess(number: int) -> int:
        try:
            return sign_in(Client(), password=f"guess {number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(one_guess, range(30)))
    assert answers.count(200) <= GUESSES
    assert answers.count(200) + answers.count(TOO_MANY) == 30


def address_of_the_database() -> str:
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**database)
