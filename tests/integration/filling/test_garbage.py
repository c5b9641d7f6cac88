"""Whatever is posted: never a server error, and never half of it saved."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit_app.access.models import TrailEntry
from audit_app.filling.layout import asked_items
from audit_app.tool.models import Audit
from tests.an_audit import kept
from tests.factories.sampling import Cast
from tests.factories.tool import a_started_audit, an_answered_audit
from tests.integration.filling.pages import save, signed_in

PARTS: tuple[str | int, ...] = ("H", *range(1, 10))
ANYTHING = st.one_of(
    st.text(max_size=40),
    st.integers(-(10**6), 10**6).map(str),
    st.sampled_from(
        ["yes", "no", "none", "partly", "police", "2009", "31", "2", "0", "\x00", "١٢", "<!--", "'; --"]
    ),
)


def names_of(part: str | int) -> list[str]:
    """Every name that a page may post, and some that it never would."""
    names = [
        "then",
        "add",
        "remove",
        "clear",
        "differs",
        "keep-3.1",
        "revision",
        "csrf",
        "x",
        "",
        "3.4.police.x",
    ]
    for each in asked_items(part):
        names += [each.ref, *(f"{each.ref}_{number}" for number in range(3))]
        if each.kind == "rows":
            names += [
                f"{each.ref}-{row}-{name}"
                for row in (0, 7)
                for name in ("date_0", "date_2", "nature", "issue")
            ]
    return names


@st.composite
def posts(draw: st.DrawFn) -> tuple[str | int, dict[str, Any]]:
    part = draw(st.sampled_from(PARTS))
    values = st.one_of(ANYTHING, st.lists(ANYTHING, min_size=1, max_size=4))
    return part, draw(st.dictionaries(st.sampled_from(names_of(part)), values, max_size=25))


@pytest.fixture
def audit(cast: Cast) -> Audit:
    return an_answered_audit(cast)


def address_of(audit: Audit, part: str | int) -> str:
    return f"/audits/{audit.pk}/header/" if part == "H" else f"/audits/{audit.pk}/sections/{part}/"


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(posts())
def test_any_post_is_answered_and_saved_whole_or_not_at_all(
    cast: Cast, audit: Audit, post: tuple[str | int, dict[str, Any]]
) -> None:
    part, fields = post
    client, address = signed_in(cast.assessor), address_of(audit, part)
    with transaction.atomic():
        before, saves = kept(audit), TrailEntry.objects.filter(action__endswith="saved").count()
        response = save(client, address, fields)
        after = kept(audit)
        recorded = TrailEntry.objects.filter(action__endswith="saved").count() - saves
        assert response.status_code in (200, 302, 409)
        changed = {ref for ref in after if after[ref] != before[ref]}
        assert recorded == bool(changed)
        if recorded:
            assert response.status_code == 302
            entry = TrailEntry.objects.filter(action__endswith="saved").latest("pk")
            assert set(entry.detail["changes"]) == changed
        transaction.set_rollback(True)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["what", "why", "told_to", "told_on_0", "told_on_1", "told_on_2", "told_time"]),
        ANYTHING,
    )
)
def test_any_action_posted_is_answered(cast: Cast, audit: Audit, fields: dict[str, Any]) -> None:
    with transaction.atomic():
        response = signed_in(cast.assessor).post(f"/audits/{audit.pk}/actions/raise/", fields)
        assert response.status_code in (200, 302)
        transaction.set_rollback(True)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["confirmed", "reason-3.2", "reason-1.1", "reason-"]), ANYTHING))
def test_any_submission_posted_is_answered(cast: Cast, fields: dict[str, Any]) -> None:
    with transaction.atomic():
        audit = a_started_audit(cast)
        response = signed_in(cast.assessor).post(f"/audits/{audit.pk}/submit/", fields)
        assert response.status_code == 200
        assert Audit.objects.get(pk=audit.pk).state == "in_progress"
        transaction.set_rollback(True)


def test_a_form_sent_as_something_else_is_answered(cast: Cast, audit: Audit) -> None:
    client: Client = signed_in(cast.assessor)
    for body, kind in (
        (b"{}", "application/json"),
        (b"\xff\xfe", "multipart/form-data; boundary=x"),
        (b"", "text/plain"),
    ):
        response = client.post(address_of(audit, 3), body, content_type=kind)
        assert response.status_code < 500
