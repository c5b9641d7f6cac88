"""What people see when a request cannot be answered, and what a refused request never reaches."""

import logging

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.views.decorators.http import require_POST

from audit_app.access.gate import open_to_anyone
from audit_app.config import urls as real_urls

CHILD = "Ayesha Invented, born 3 June 2009"


@open_to_anyone("a page of this test")
def echo(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.POST.get("text", "nothing").encode())


@open_to_anyone("a page of this test")
def refuse(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("This review has been closed, so nothing in it can be changed.")


@open_to_anyone("a page of this test")
@require_POST
def only_posted(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@open_to_anyone("a page of this test")
def break_down(request: HttpRequest) -> HttpResponse:
    raise IntegrityError(f"Failing row contains ({CHILD}).")


urlpatterns = [
    path("echo/", echo),
    path("refuse/", refuse),
    path("only-posted/", only_posted),
    path("break-down/", break_down),
    *real_urls.urlpatterns,
]
handler400 = real_urls.handler400
handler403 = real_urls.handler403
handler404 = real_urls.handler404
handler500 = real_urls.handler500

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@pytest.fixture
def browser_like():
    return Client(raise_request_exception=False)


def assert_readable(response, status, words):
    page = response.content.decode()
    assert response.status_code == status
    assert "govuk-template" in page
    assert words in page
    assert "Traceback" not in page


def test_a_form_in_another_character_set_is_refused_with_a_sentence(browser_like):
    for charset in ("utf-16", "iso-8859-1", "utf_7"):
        response = browser_like.post(
            "/echo/", "text=x", content_type=f"application/x-www-form-urlencoded; charset={charset}"
        )
        assert_readable(response, 400, "character set other than UTF-8")


@pytest.mark.parametrize("body", ["text=%00", "text=%FF", "text=%C0%AF", "%ED%A0%80=x"])
def test_a_form_that_holds_no_text_is_refused_with_a_sentence(browser_like, body):
    response = browser_like.post("/echo/", body, content_type="application/x-www-form-urlencoded")
    assert_readable(response, 400, "The form contains something that is not text")


@pytest.mark.parametrize("address", ["/echo/?q=%00", "/echo/?q=%FF", "/echo/%00", "/%FF/"])
def test_an_address_that_holds_no_text_is_refused_with_a_sentence(browser_like, address):
    assert_readable(browser_like.get(address), 400, "The address contains something that is not text")


def test_a_form_that_is_too_large_is_refused_with_a_sentence(browser_like, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    response = browser_like.post(
        "/echo/", "text=" + "x" * 200, content_type="application/x-www-form-urlencoded"
    )
    assert_readable(response, 400, "larger than this service can take")


def test_every_language_and_sign_passes(browser_like):
    text = "Zoë – 上海 👩‍👧 “no” % & +"
    assert browser_like.post("/echo/", {"text": text}).content.decode() == text
    assert browser_like.post("/echo/?q=%E2%80%9C", {}).status_code == 200


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_only_reading_and_posting_is_answered(browser_like, method):
    assert browser_like.generic(method, "/echo/").status_code == 405


def test_whoever_reloads_what_a_button_had_sent_is_told_where_they_are(browser_like):
    assert_readable(browser_like.get("/only-posted/"), 405, "only takes what a button on another page sends")


def test_a_refusal_gives_its_reason(browser_like):
    assert_readable(browser_like.get("/refuse/"), 403, "This review has been closed")


def test_an_unknown_address_says_what_to_do(browser_like):
    assert_readable(browser_like.get("/nowhere/"), 404, "If you typed the address")


def test_a_forged_or_stale_form_is_told_from_a_lost_right():
    response = Client(enforce_csrf_checks=True).post("/echo/", {"text": "x"})
    assert_readable(response, 403, "This page was open too long")


def test_a_breakdown_says_so_without_a_word_of_the_case(browser_like, caplog):
    with caplog.at_level(logging.ERROR):
        response = browser_like.get("/break-down/")
    assert_readable(response, 500, "there is a problem with the service")
    assert CHILD not in response.content.decode()


def test_answers_carry_the_strict_policy_and_are_not_kept_by_browsers(browser_like):
    headers = browser_like.get("/echo/").headers
    policy = {part.strip() for part in headers["Content-Security-Policy"].split(";")}
    assert policy == {
        "default-src 'none'",
        *(f"{kind} 'self'" for kind in ("script-src", "style-src", "img-src", "connect-src", "form-action")),
        "frame-ancestors 'none'",
        "base-uri 'none'",
    }
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
