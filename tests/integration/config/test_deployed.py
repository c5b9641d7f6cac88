"""What a service for others answers: started as bin/run does, and asked as a proxy and a browser ask."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from cryptography.fernet import Fernet

from tests.integration.config.test_settings import OWN

pytestmark = pytest.mark.one_database

ROOT = Path(__file__).resolve().parents[3]
HOST, PASSWORD = "audit.example.org", "thistle marzipan gearbox"
PATIENCE_SECONDS = 300
MAKE_AN_ACCOUNT = f"""
import django
django.setup()
from audit_app.access.models import User
User.objects.create_user("asa", display_name="Asa", password="{PASSWORD}")
"""
HSTS = "max-age=31536000; includeSubDomains; preload"


@dataclass
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: str

    def __getitem__(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def cookies(self) -> dict[str, tuple[str, set[str]]]:
        """Name → its value, and its attributes; how long it lasts without the number."""
        told = {}
        for name, value in self.headers:
            if name.lower() == "set-cookie":
                pair, *attributes = value.split("; ")
                key, _equals, held = pair.partition("=")
                told[key] = (held, {re.sub(r"^(Max-Age|expires)=.*", r"\1", each) for each in attributes})
        return told


@dataclass
class Browser:
    """Sends what it was given, as a browser does, through a proxy that ends TLS unless it is told not to."""

    port: int
    proto: str | None = "https"
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self,
        path: str,
        form: dict[str, str] | None = None,
        headers: dict[str, str | None] | None = None,
    ) -> Answer:
        sent = {
            "Host": HOST,
            "X-Forwarded-For": "192.0.2.1",
            "X-Forwarded-Proto": self.proto,
            "Referer": f"https://{HOST}/sign-in/" if form is not None else None,
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()) or None,
            "Content-Type": "application/x-www-form-urlencoded" if form is not None else None,
            **(headers or {}),
        }
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        try:
            connection.request(
                "GET" if form is None else "POST",
                path,
                urlencode(form) if form is not None else None,
                {name: value for name, value in sent.items() if value is not None},
            )
            response = connection.getresponse()
            answer = Answer(
                response.status, response.getheaders(), response.read().decode("utf-8", errors="replace")
            )
        finally:
            connection.close()
        self.cookies |= {name: value for name, (value, _how) in answer.cookies.items()}
        return answer

    def sign_in(self, headers: dict[str, str | None] | None = None) -> Answer:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.ask("/sign-in/").body)
        assert token
        typed = {"login": "asa", "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
        return self.ask("/sign-in/", typed, headers)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """That of a deployment, with a database in which there is one account."""
    inherited = {name: value for name, value in os.environ.items() if name not in OWN}
    deployed = {
        **inherited,
        "ALLOWED_HOSTS": HOST,
        "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "RECORD_KEYS": Fernet.generate_key().decode(),
        "TRAIL_KEYS": "0123456789abcdefghijklmnopqrstuvwxyz",
        "DATABASE_URL": f"sqlite:///{tmp_path_factory.mktemp('deployed') / 'audit.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "audit_app.config.settings",
    }
    for command in (["-m", "audit_app.config.prepare"], ["-c", MAKE_AN_ACCOUNT]):
        subprocess.run([sys.executable, *command], cwd=ROOT, env=deployed, check=True, capture_output=True)
    return deployed


@contextmanager
def running(environment: dict[str, str]) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    serve = ["-m", "gunicorn", "--config", "python:audit_app.config.server", "--bind", f"127.0.0.1:{port}"]
    service = subprocess.Popen([sys.executable, *serve], cwd=ROOT, env=environment)
    try:
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert service.poll() is None, "The service ended before it had begun"
                assert time.monotonic() < until, "The service does not answer"
                time.sleep(0.05)
        yield port
    finally:
        service.send_signal(signal.SIGTERM)
        service.wait(timeout=PATIENCE_SECONDS)


@pytest.fixture(scope="module")
def port(environment: dict[str, str]) -> Iterator[int]:
    """Of a service behind a proxy."""
    with running({**environment, "BEHIND_PROXY": "1"}) as port:
        yield port


@pytest.fixture
def browser(port: int) -> Browser:
    return Browser(port)


@pytest.mark.parametrize("proto", ["http", None])
def test_whoever_comes_without_tls_is_led_to_the_same_address_with_it_and_given_nothing(
    port: int, proto: str | None
) -> None:
    for path in ("/", "/sign-in/?next=%2Faccount%2F", "/nowhere/", "/static/app/app.css"):
        answer = Browser(port, proto).ask(path)
        assert (answer.status, answer["Location"]) == (301, f"https://{HOST}{path}")
        assert answer.cookies == {}
        assert answer.body == ""


def test_no_form_is_taken_without_tls(port: int) -> None:
    plain = Browser(port, "http")
    answer = plain.ask("/sign-in/", {"login": "asa", "password": PASSWORD})
    assert (answer.status, answer["Location"]) == (301, f"https://{HOST}/sign-in/")
    assert plain.cookies == {}


def signed_in_page(browser: Browser) -> Answer:
    browser.sign_in()
    return browser.ask("/account/second-factors/")


ANSWERS: dict[str, tuple[Callable[[Browser], Answer], int]] = {
    "a page": (lambda browser: browser.ask("/sign-in/"), 200),
    "a page for whoever is signed in": (signed_in_page, 200),
    "being led on": (lambda browser: browser.ask("/"), 302),
    "an address that is not there": (lambda browser: browser.ask("/nowhere/"), 404),
    "a form from elsewhere": (lambda browser: browser.ask("/sign-in/", {"login": "asa"}), 403),
    "an address that holds no text": (lambda browser: browser.ask("/%00"), 400),
    "another name": (lambda browser: browser.ask("/sign-in/", headers={"Host": "elsewhere.example"}), 400),
}


@pytest.mark.parametrize(("ask", "status"), ANSWERS.values(), ids=list(ANSWERS))
def test_every_answer_tells_browsers_to_come_by_tls_only_from_now_on(
    browser: Browser, ask: Callable[[Browser], Answer], status: int
) -> None:
    answer = ask(browser)
    assert (answer.status, answer["Strict-Transport-Security"]) == (status, HSTS)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in (answer["Content-Security-Policy"] or "")


def test_so_does_a_file_that_is_served_as_it_is(browser: Browser) -> None:
    style = re.search(r'href="(/static/[^"]+\.css)"', browser.ask("/sign-in/").body)
    assert style
    answer = browser.ask(style[1])
    assert (answer.status, answer["Strict-Transport-Security"]) == (200, HSTS)
    assert answer.cookies == {}


BOUND = {"Path=/", "Secure", "HttpOnly", "SameSite=Lax"}


def test_each_cookie_is_bound_to_this_name_to_tls_and_away_from_scripts(browser: Browser) -> None:
    asked = browser.ask("/sign-in/").cookies
    given = browser.sign_in().cookies
    assert asked.keys() == {"__Host-csrf"}
    assert given.keys() == {"__Host-csrf", "__Host-session", "__Host-known-browser"}
    how = {name: attributes for name, (_value, attributes) in {**asked, **given}.items()}
    assert all(attributes >= BOUND for attributes in how.values()), how
    assert not any(each.lower().startswith("domain") for attributes in how.values() for each in attributes)
    # A session ends with the browser; that an account is known here does not.
    assert how["__Host-session"] == BOUND
    assert how["__Host-known-browser"] == BOUND | {"Max-Age", "expires"}


def test_a_session_under_a_name_without_the_prefix_is_none(browser: Browser) -> None:
    """A sister site can set that one."""
    browser.sign_in()
    session = browser.cookies["__Host-session"]
    led_on = browser.ask("/account/")
    assert led_on["Location"] == "/account/second-factors/"
    browser.cookies = {"sessionid": session, "session": session}
    assert (browser.ask("/account/")["Location"] or "").startswith("/sign-in/")


@pytest.mark.parametrize("referer", [None, "https://elsewhere.example/", f"http://{HOST}/sign-in/"])
def test_a_form_that_was_sent_from_elsewhere_or_without_tls_signs_nobody_in(
    browser: Browser, referer: str | None
) -> None:
    answer = browser.sign_in({"Referer": referer})
    assert answer.status == 403
    assert "__Host-session" not in browser.cookies


def test_signing_out_has_the_browser_forget(browser: Browser) -> None:
    browser.sign_in()
    page = browser.ask("/account/second-factors/").body
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    answer = browser.ask("/sign-out/", {"csrfmiddlewaretoken": token[1]})
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    value, _how = answer.cookies["__Host-session"]
    assert value in ('""', browser.cookies["__Host-session"])
    assert (browser.ask("/account/")["Location"] or "").startswith("/sign-in/")


def test_where_no_proxy_is_spoken_of_nobody_is_believed_who_says_that_they_came_by_tls(
    environment: dict[str, str],
) -> None:
    with running(environment) as port:
        answer = Browser(port, "https").ask("/sign-in/")
    assert (answer.status, answer["Location"]) == (301, f"https://{HOST}/sign-in/")
    assert answer.cookies == {}
