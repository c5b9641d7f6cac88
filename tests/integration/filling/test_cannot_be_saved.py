"""Where nothing can be saved nothing is said to be: the text comes back, and a sentence says why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.test import Client

from audit_app.access.models import TrailEntry
from audit_app.sampling.models import Allocation
from audit_app.tool.models import Audit
from tests.factories.sampling import Cast, make_cast
from tests.factories.tool import a_started_audit, a_submitted_audit
from tests.integration.filling.pages import signed_in, words

NOTHING_SAVED = "The service cannot reach its records at present, so nothing has been saved."
SAVE_OF_A_SESSION = "django.contrib.sessions.models.Session.save"
FORM = {"revision": "0", "1.3": "Line one\nof “two” <b>", "1.1_0": "5", "1.4": "yes", "then": "list"}


@contextmanager
def database_away(error: type[Exception]) -> Iterator[None]:
    """As if the server did not answer: whoever needs the database is refused it."""
    wrapper = "django.db.backends.base.base.BaseDatabaseWrapper.cursor"
    with patch(wrapper, side_effect=error("could not connect")):
        yield


def post_both(client: Client, audit: Audit) -> tuple[Any, Any]:
    """The answers to the page's own save and to its form."""
    client.raise_request_exception = False
    sent = {"name": str(uuid4()), "revision": 0, "items": {"1.3": {"1.3": ["x" * 20_000]}}}
    by_itself = client.post(f"/audits/{audit.pk}/sections/1/save/", sent, content_type="application/json")
    return by_itself, client.post(f"/audits/{audit.pk}/sections/1/", {**FORM, "1.3": FORM["1.3"]})


def check_told(by_itself: Any, by_form: Any) -> None:
    assert (by_itself.status_code, by_form.status_code) == (503, 503)
    assert by_itself.json() == {"reason": NOTHING_SAVED}
    assert by_form.headers["Retry-After"] == "60"
    page = by_form.content.decode()
    assert NOTHING_SAVED in words(by_form)
    assert "1.3: Line one\nof “two” &lt;b&gt;" in page
    for name in ("revision", "1.1_0", "1.4", "then"):
        assert f'<input type="hidden" name="{name}" value="{FORM[name]}">' in page


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_while_the_database_is_away_the_text_comes_back_and_can_be_sent_again(error: type[Exception]) -> None:
    cast = make_cast()
    audit = a_started_audit(cast)
    client = signed_in(cast.assessor)
    with database_away(error):
        check_told(*post_both(client, audit))
        # What is sent to other pages may be a password, and is never shown again.
        answer = client.post("/sign-in/", {"login": "assessor", "password": "hunter2 hunter2"})
        assert (answer.status_code, b"hunter2" in answer.content) == (503, False)
        assert client.get("/").status_code == 503
    assert not TrailEntry.objects.filter(action="section saved").exists()
    assert client.post(f"/audits/{audit.pk}/sections/1/", {**FORM, "1.1_0": ""}).status_code == 302
    assert Audit.objects.get(pk=audit.pk).referral.context == FORM["1.3"]


@pytest.mark.django_db(transaction=True)
def test_where_the_disk_is_full_nothing_is_saved_and_nothing_is_half_written() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("A full disk can be had of SQLite without filling one")
    cast = make_cast()
    audit = a_started_audit(cast)
    client = signed_in(cast.assessor)
    with connection.cursor() as cursor:
        # Without the room that other tests have left in the file.
        cursor.execute("VACUUM")
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    try:
        by_itself, _by_form = post_both(client, audit)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    assert (by_itself.status_code, by_itself.json()) == (503, {"reason": NOTHING_SAVED})
    stored = Audit.objects.get(pk=audit.pk).referral
    entries = TrailEntry.objects.filter(action="section saved").count()
    # The form's few words may still have found room; then they are there whole.
    assert (stored.context, stored.revision, entries) in [("", 0, 0), (FORM["1.3"], 1, 1)]


@pytest.mark.django_db(transaction=True)
def test_where_the_session_alone_cannot_be_written_nobody_is_told_that_it_is_over() -> None:
    cast = make_cast()
    audit = a_started_audit(cast)
    client = signed_in(cast.assessor)
    with patch(SAVE_OF_A_SESSION, side_effect=OperationalError("database or disk is full")):
        check_told(*post_both(client, audit))
    # One that was ended meanwhile has no row any more, which is no fault of the database.
    with patch(SAVE_OF_A_SESSION, side_effect=DatabaseError("Forced update did not affect any rows.")):
        by_itself, _by_form = post_both(client, audit)
    assert by_itself.status_code == 400


@pytest.mark.django_db
def test_a_form_that_comes_too_late_is_refused_with_a_reason_and_what_was_typed(cast: Cast) -> None:
    client = signed_in(cast.assessor)
    submitted = a_submitted_audit(cast)
    response = client.post(f"/audits/{submitted.pk}/sections/1/", FORM)
    assert response.status_code == 403
    assert "has been submitted" in words(response)
    assert "1.3: Line one\nof “two” &lt;b&gt;" in response.content.decode()
    audit = a_started_audit(cast)
    Allocation.objects.filter(pk=audit.allocation_id).update(assessor=cast.colleague)
    gone = client.post(f"/audits/{audit.pk}/sections/1/", FORM)
    assert gone.status_code == 404
    assert "1.3: Line one" in gone.content.decode()
    # Of an audit that never was, the same is said.
    never = client.post("/audits/999999/sections/1/", FORM)
    assert (never.status_code, words(never)) == (404, words(gone))


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()
