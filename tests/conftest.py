"""What every test stands on: a database file of its own, quick passwords, a real browser on request."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import hypothesis
import pytest
from django.conf import settings
from django.test import Client, TransactionTestCase, override_settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.emptying import empty_every_table
from tests.functional.axe import assert_accessible
from tests.functional.chromium import CHROMIUM, CHROMIUM_FLAGS
from tests.functional.screens import photograph
from tests.moments import PATIENCE_MS

if TYPE_CHECKING:
    from audit_app.access.models import User

# The demonstration, loaded once a process and copied into place for each test that asks for it.
pytest_plugins = [
    "tests.fixtures_demo",
    "tests.fixtures_pdf",
    "tests.functional.visitor",
    "tests.sharing_out",
]

# What figures are compared by stands in modules of its own, and should say what differs as a test does.
pytest.register_assert_rewrite("tests.twins")

# Playwright keeps an event loop in the tests' own thread, where Django would refuse to reach the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# Little of what a test leaves behind waits for the collector, which looked through all the rest of the
# process so often that it took a fifteenth of the time.
gc.set_threshold(100_000, 50, 100)

# A test is right or wrong whatever else the machine is doing, so none of them is timed.
expect.set_options(timeout=PATIENCE_MS)
hypothesis.settings.register_profile(
    "suite", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow], print_blob=True
)
hypothesis.settings.load_profile("suite")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keeps SQLite in a file, as the service does: in memory, all threads would share one connection."""
    database = settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def test_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Passwords that cost nothing to check, static files by their plain names, a register of its own."""
    with override_settings(
        ERASURE_REGISTER=tmp_path_factory.mktemp("register") / "erasures.log",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES={
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
    ):
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM or None, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    context = browser.new_context(
        base_url=live_server.url,
        locale="en-GB",
        timezone_id="Europe/London",
        viewport={"width": 1440, "height": 900},
    )
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page of the running service; a script error or a breach of the content policy fails the test."""
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "console",
        lambda message: troubles.append(message.text) if "Content Security Policy" in message.text else None,
    )
    yield page
    assert not troubles, f"The browser complained: {troubles}"


@pytest.fixture
def page_without_javascript(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False, locale="en-GB")
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()


@pytest.fixture
def sign_in_as(live_server: LiveServer) -> Callable[[Page, User], None]:
    """Signs somebody in without the sign-in page, for journeys that are about something else."""

    def sign_in(page: Page, user: User) -> None:
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
        )

    return sign_in


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """``axe(page)`` fails when the page as it stands has an accessibility fault."""
    return assert_accessible


@pytest.fixture
def screenshot() -> Callable[[Page, str], None]:
    """``screenshot(page, "section")`` fails if the page overflows at either width, and can keep pictures."""
    return photograph


@pytest.fixture(scope="session", autouse=True)
def only_what_was_filled_is_emptied_between_tests() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: empty_every_table())
        yield
