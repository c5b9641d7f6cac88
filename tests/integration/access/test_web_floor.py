"""What every answer tells browsers: strict headers, and nothing on a page that they would stop."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from audit_app.access.matrix.askers import Asker
from audit_app.access.matrix.expected import EXPECTED
from audit_app.access.rules.pages import PageOfService, every_page
from audit_app.home import views
from tests.integration.access.matrix.test_matrix import CONSTANT
from tests.integration.access.matrix.world import World, build

pytestmark = pytest.mark.one_database

SENDERS = (Asker.LEAD, Asker.ASSESSOR, Asker.ADMINISTRATOR, Asker.READER, Asker.NOBODY)
STRICT = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.fixture
def world(transactional_db: None) -> World:
    return build()


def address_of(page: PageOfService, world: World) -> str:
    expected = EXPECTED[page.name]
    about = world.arguments(expected.about, expected.which, Asker.ASSESSOR) if expected.about else {}
    known = {**CONSTANT.get(page.name, {}), **about}
    return reverse(page.name, kwargs={name: known[name] for name in page.takes})


def assert_strict(response: Any, address: str, *, is_link: bool = False) -> None:
    policy = response.headers.get("Content-Security-Policy", "")
    assert "default-src 'none'" in policy, address
    assert "frame-ancestors 'none'" in policy, address
    assert "unsafe" not in policy, address
    assert "no-store" in response.headers["Cache-Control"], address
    assert "geolocation=()" in response.headers["Permissions-Policy"], address
    # The address of a link is the key to what it opens.
    strict = STRICT | ({"Referrer-Policy": "no-referrer"} if is_link else {})
    assert {name: response.headers.get(name) for name in STRICT} == strict, address


def is_link(page: PageOfService) -> bool:
    return page.room == "replying" and "token" in page.takes


def is_inline(response: Any) -> bool:
    """Whether a page holds a script or a style of its own, which the policy would stop."""
    page = "" if response.streaming else response.content.decode("utf-8", "ignore")
    return bool(re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=\"|javascript:", page))


def test_every_answer_tells_browsers_to_be_strict(world: World) -> None:
    for page in every_page():
        address = address_of(page, world)
        for asker in SENDERS:
            for method in ("get", "post", "trace"):
                with transaction.atomic():
                    response = getattr(world.client(asker), method)(address)
                    transaction.set_rollback(True)
                assert_strict(response, address, is_link=method != "trace" and is_link(page))
                assert method == "post" or not is_inline(response), address


def test_answers_to_what_goes_wrong_are_as_strict(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> HttpResponse:
        raise RuntimeError

    client = world.client(Asker.LEAD)
    client.raise_request_exception = False
    answers = {
        404: client.get("/nowhere/"),
        400: client.get("/%00"),
        405: client.put("/"),
        403: Client(enforce_csrf_checks=True).post("/sign-in/", {}),
    }
    monkeypatch.setattr(views, "render", fail)
    answers[500] = client.get("/")
    for status, response in answers.items():
        assert response.status_code == status
        assert_strict(response, str(status))
        assert not is_inline(response)


def test_a_browser_forgets_what_it_holds_when_somebody_signs_out(world: World) -> None:
    response = world.client(Asker.LEAD).post("/sign-out/")
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
