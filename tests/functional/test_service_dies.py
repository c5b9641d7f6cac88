"""Nothing that was acknowledged is lost when what keeps it dies: the service, PostgreSQL, the browser.

The service is the one that ``bin/run`` starts, in processes of its own, and Chromium types as a person does.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlunsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from audit_app.access.models import TrailEntry, User
from audit_app.tool.models import Audit
from bench.caseload import PASSWORD
from bench.database import tell_postgresql
from bench.postgresql import Postgresql
from bench.section_save import OUR_PROJECT
from bench.servers import Server
from tests.an_audit import kept, section_url
from tests.factories.sampling import Cast
from tests.functional.chromium import chromium_that_dies
from tests.functional.section_page import SAVED, box, status
from tests.functional.test_saving import PLACE
from tests.functional.test_unsent import HELD, SAVE

ROOT = Path(__file__).resolve().parents[2]
FIRST, LAST = "Kept before. ", "The end."
AS_IT_DIED, WHILE_GONE = "Typed as it died. ", "Typed while it was gone. "
# The names of the page's saves, in the order in which it first sent them.
NOTE_WHAT_IS_SENT = """
const fetchIt = window.fetch
window.sent = new Set()
window.fetch = async (address, how) => {
  if (address.endsWith('/save/')) sent.add(JSON.parse(await how.body.text()).name)
  return fetchIt(address, how)
}
"""


@dataclass(frozen=True)
class Kept:
    """What the database holds: the answer to 1.3, and the names of the saves that its trail tells of."""

    text: Callable[[], str]
    saves: Callable[[], list[str]]


def nothing_is_lost(
    page: Page, address: str, dies: Callable[[Locator], None], comes_back: Callable[[], None], stored: Kept
) -> None:
    """Somebody types on in the midst of what stands there, whatever happens to the service meanwhile.

    ``dies`` types into the box that it is given, and leaves the service dead.
    """
    page.add_init_script(NOTE_WHAT_IS_SENT)
    page.goto(address)
    text = box(page, "1.3")
    text.press_sequentially(FIRST + LAST)
    for _character in LAST:
        text.press("ArrowLeft")
    expect(status(page)).to_have_text(SAVED)
    assert stored.text() == FIRST + LAST
    dies(text)
    text.press_sequentially(WHILE_GONE)
    expect(status(page)).to_contain_text(HELD)
    before = page.evaluate(PLACE)
    assert before[:2] == ["1.3", len(FIRST + AS_IT_DIED + WHILE_GONE)]

    comes_back()
    expect(status(page)).to_have_text(SAVED)
    assert page.evaluate(PLACE) == before
    assert stored.text() == FIRST + AS_IT_DIED + WHILE_GONE + LAST
    expect(text).to_have_value(stored.text())
    # Each save is made once, and they are made in the order in which they were first sent.
    assert stored.saves() == page.evaluate("[...sent]")


@contextmanager
def running(server: Server) -> Iterator[Server]:
    server.start()
    try:
        yield server
    finally:
        with suppress(ProcessLookupError):
            server.kill()


@contextmanager
def window_on(browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(base_url=f"http://127.0.0.1:{server.port}", locale="en-GB")
    try:
        yield context.new_page()
    finally:
        context.close()


def let_in(context: BrowserContext, user: User, url: str) -> None:
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])


@pytest.fixture
def server(transactional_db: None) -> Iterator[Server]:
    """Over the database of the tests."""
    hashed = {"BACKEND": "audit_app.config.static_files.HashedFiles"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": hashed}):
        call_command("collectstatic", interactive=False, verbosity=0)
    with running(Server(OUR_PROJECT, _address_of(connection.settings_dict))) as server:
        yield server


def _address_of(database: dict[str, Any]) -> str:
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    where = f"{database['HOST']}:{database['PORT']}"
    return urlunsplit(
        ("postgres", f"{database['USER']}:{database['PASSWORD']}@{where}", f"/{database['NAME']}", "", "")
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.one_database
def test_the_service_is_killed_in_the_middle_of_a_save(
    browser: Browser, server: Server, cast: Cast, audit: Audit
) -> None:
    def told() -> list[str]:
        entries = TrailEntry.objects.filter(action="section saved", subject_id=audit.pk)
        return [entry.detail["save"] for entry in entries.order_by("pk")]

    with window_on(browser, server) as page:
        let_in(page.context, cast.assessor, f"http://127.0.0.1:{server.port}")

        def dies(text: Locator) -> None:
            server.freeze()
            with page.expect_request(SAVE):
                text.press_sequentially(AS_IT_DIED)
            server.kill()

        stored = Kept(lambda: str(kept(audit)["1.3"]), told)
        nothing_is_lost(page, section_url(audit, 1), dies, server.start, stored)


@pytest.fixture
def own_postgresql() -> Iterator[str]:
    """The address of a server that is nobody else's, so that its plug can be pulled."""
    command = ["bin/with-postgresql", "sh", "-c", 'echo "$DATABASE_URL"; cat']
    # The folder of the tests may be one into which nobody but their user can look.
    surroundings = {name: value for name, value in os.environ.items() if name != "TMPDIR"}
    with subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        # It is taken away when nothing more can come from here.
        yield process.stdout.readline().strip()


@pytest.mark.skipif(
    not any(Path("/usr/lib/postgresql").glob("*/bin/initdb")),
    reason="PostgreSQL is not installed, so there is none to be restarted",
)
def test_postgresql_is_restarted_at_once_in_the_middle_of_a_section(
    browser: Browser, own_postgresql: str
) -> None:
    server, database = Server(OUR_PROJECT, own_postgresql), Postgresql(own_postgresql)
    ((who, number),) = [(each["username"], each["number"]) for each in json.loads(server.fill(1))]

    def column(statement: str) -> list[str]:
        return [str(value) for (value,) in tell_postgresql(statement, own_postgresql)]

    stored = Kept(
        lambda: column("SELECT context FROM tool_referral")[0],
        lambda: column(
            "SELECT detail->>'save' FROM access_trailentry WHERE action = 'section saved' ORDER BY id"
        ),
    )

    def dies(text: Locator) -> None:
        text.press_sequentially(AS_IT_DIED)
        database.stop_at_once()

    with running(server), window_on(browser, server) as page:
        page.goto("/sign-in/")
        page.get_by_label("Username").fill(who)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        with page.expect_navigation():
            page.get_by_role("button", name="Sign in", exact=True).press("Enter")
        nothing_is_lost(page, f"/audits/{number}/sections/1/", dies, database.start, stored)


@pytest.mark.django_db(transaction=True)
@pytest.mark.one_database
def test_the_browser_is_killed_while_the_network_is_away(
    browser: Browser, live_server: LiveServer, tmp_path: Path, cast: Cast, audit: Audit
) -> None:
    address = f"{live_server.url}{section_url(audit, 1)}"
    with chromium_that_dies(browser.browser_type, tmp_path) as context:
        let_in(context, cast.assessor, live_server.url)
        page = context.new_page()
        page.goto(address)
        box(page, "1.3").press_sequentially(FIRST)
        expect(status(page)).to_have_text(SAVED)
        context.set_offline(True)
        box(page, "1.3").press_sequentially(AS_IT_DIED)
        expect(status(page)).to_have_text(HELD)
    assert kept(audit)["1.3"] == FIRST.strip()
    with chromium_that_dies(browser.browser_type, tmp_path) as context:
        let_in(context, cast.assessor, live_server.url)
        page = context.new_page()
        page.goto(address)
        expect(page.locator("[data-saving-said]")).to_contain_text(
            "What you had typed and was not saved is back"
        )
        expect(status(page)).to_have_text(SAVED)
        expect(box(page, "1.3")).to_have_value(FIRST + AS_IT_DIED)
    assert kept(audit)["1.3"] == (FIRST + AS_IT_DIED).strip()
