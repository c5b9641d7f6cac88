"""Nobody who is measured by the panel's answers learns them before their own reading is in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit_app.access.models import User
from audit_app.access.roles import Role
from audit_app.calibrating import services
from audit_app.calibrating.models import Attempt, Calibration
from audit_app.calibrating.policies import can_see_results
from audit_app.filling import services as filling
from audit_app.filling.policies import can_open
from audit_app.sampling.models import Review
from audit_app.tool.models import Audit, FirstStrategyDiscussion, Planning, Recording
from audit_app.tool.registry import item
from tests.factories.access import give_role, make_user
from tests.factories.calibrating import (
    REASON,
    a_calibration,
    a_fixed_calibration,
    fresh,
    has_read,
    panel_has_answered,
)
from tests.factories.sampling import Cast, make_cast
from tests.integration.filling.pages import signed_in, words

# A word that stands in the panel's reading and nowhere else.
TOLD = REASON


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def calibration(cast: Cast) -> Calibration:
    return a_fixed_calibration(cast.review, cast.lead, pass_mark=100)


def a_lead_who_assesses(cast: Cast) -> User:
    lead = make_user("lead-2", "Lotte Lead")
    give_role(lead, Role.REVIEW_LEAD, cast.review.pk)
    give_role(lead, Role.ASSESSOR, cast.review.pk)
    return User.objects.get(pk=lead.pk)


def panels_reading() -> Audit:
    return Audit.every.with_case().get(allocation__role="panel")


def addresses(review: Review) -> Iterator[str]:
    """Wherever the panel's answers, or something worked out from them, could stand."""
    pk, base = panels_reading().pk, f"/reviews/{review.pk}/calibration/"
    for tail in (
        "",
        "header/",
        "sections/7/",
        "check/",
        "timeline/",
        "moderation/",
        "submitted/",
        "calibration/",
    ):
        yield f"/audits/{pk}/{tail}"
    yield from (base, f"{base}missed/", f"{base}mine/", "/", "/trail/", f"/reviews/{review.pk}/trail/")
    record = panels_reading().case.record_key_id
    yield f"/records/{record}/trail/"
    yield from (f"{base}readings/{each.pk}/" for each in Attempt.objects.all())
    yield f"/reviews/{review.pk}/agreement/"


def exports(client: Client, review: Review) -> Iterator[str]:
    record = panels_reading().case.record_key_id
    for address in (
        f"/reviews/{review.pk}/trail/export/",
        f"/records/{record}/trail/export/",
        "/trail/export/",
    ):
        response = client.post(address)
        body = b"".join(response) if response.streaming else response.content
        yield body.decode()


def read_all(client: Client, review: Review) -> str:
    pages = [words(client.get(address)) for address in addresses(review)]
    return "\n".join([*pages, *exports(client, review)])


@pytest.mark.parametrize("begun", [False, True])
def test_an_assessor_finds_nothing_of_the_panels_answers_before_their_own_are_in(
    cast: Cast, calibration: Calibration, begun: bool
) -> None:
    # A colleague is done, so there is a comparison to be found.
    has_read(calibration, cast.colleague, {"7.4": "no"})
    if begun:
        has_read(calibration, cast.assessor, {"7.4": "no"}, submit=False)
    client = signed_in(cast.assessor)
    found = read_all(client, cast.review)
    assert TOLD not in found
    assert "Answers that differ" not in found
    for address in addresses(cast.review):
        if address.startswith(f"/audits/{panels_reading().pk}/"):
            assert client.get(address).status_code == 404, address


def test_once_their_own_is_in_they_see_it_there_and_nowhere_else(
    cast: Cast, calibration: Calibration
) -> None:
    attempt = has_read(calibration, cast.assessor, {"7.4": "no"})
    client = signed_in(cast.assessor)
    assert TOLD in words(client.get(f"/reviews/{cast.review.pk}/calibration/readings/{attempt.pk}/"))
    assert client.get(f"/audits/{panels_reading().pk}/check/").status_code == 404


def test_while_a_further_reading_is_under_way_the_comparison_is_closed(
    cast: Cast, calibration: Calibration
) -> None:
    attempt = has_read(calibration, cast.assessor, {"7.4": "no"})
    services.release(calibration=calibration, assessor=cast.assessor, why="Talked over.", by=cast.lead)
    client = signed_in(cast.assessor)
    page = f"/reviews/{cast.review.pk}/calibration/readings/{attempt.pk}/"
    assert client.get(page).status_code == 403
    assert TOLD not in read_all(client, cast.review)
    services.begin(calibration=fresh(calibration), by=cast.assessor)
    assert TOLD not in read_all(client, cast.review)
    audit = Audit.every.get(allocation__attempt__number=2)
    filling.submit(audit=audit, reasons={}, by=cast.assessor)
    assert client.get(page).status_code == 200


def test_a_colleagues_reading_is_not_found(cast: Cast, calibration: Calibration) -> None:
    attempt = has_read(calibration, cast.colleague, {"7.4": "no"})
    has_read(calibration, cast.assessor)
    client = signed_in(cast.assessor)
    audit = Audit.every.get(allocation=attempt.allocation)
    for tail in ("", "header/", "sections/7/", "check/", "timeline/", "calibration/"):
        assert client.get(f"/audits/{audit.pk}/{tail}").status_code == 404
    assert client.get(f"/reviews/{cast.review.pk}/calibration/readings/{attempt.pk}/").status_code == 404


def test_a_lead_who_assesses_too_is_as_blind_until_their_own_is_in(
    cast: Cast, calibration: Calibration
) -> None:
    lead = a_lead_who_assesses(cast)
    attempt = has_read(calibration, cast.colleague, {"7.4": "no"})
    client = signed_in(lead)
    found = read_all(client, cast.review)
    assert TOLD not in found
    assert not can_open(lead, panels_reading())
    assert not can_open(lead, Audit.every.with_case().get(allocation=attempt.allocation))
    assert not can_see_results(lead, fresh(calibration))
    has_read(calibration, lead)
    assert can_see_results(lead, fresh(calibration))
    assert TOLD in words(client.get(f"/audits/{panels_reading().pk}/check/"))


def test_a_lead_who_does_not_assess_reads_all_of_it(cast: Cast, calibration: Calibration) -> None:
    has_read(calibration, cast.assessor, {"7.4": "no"})
    assert TOLD in read_all(signed_in(cast.lead), cast.review)


def test_a_lead_of_another_review_and_a_board_reader_find_nothing(
    cast: Cast, calibration: Calibration
) -> None:
    has_read(calibration, cast.assessor, {"7.4": "no"})
    for user in (cast.stranger, cast.board_reader, cast.administrator):
        client = signed_in(user)
        assert TOLD not in read_all(client, cast.review)
        assert client.get(f"/reviews/{cast.review.pk}/calibration/").status_code == 404


def test_before_their_own_is_in_asking_costs_the_same_whatever_the_panel_answered(cast: Cast) -> None:
    """Neither the answer nor the work behind it tells what the panel said, or on how many items."""
    calibration = a_calibration(cast.review, cast.lead)
    audit = panel_has_answered(calibration, cast.lead)
    services.fix(calibration=calibration, by=cast.lead)
    attempt = has_read(fresh(calibration), cast.assessor, submit=False)
    before = costs(cast, audit, attempt)
    # As if the panel had answered otherwise, and far less.
    section = Planning.objects.filter(audit=audit).update(**{item("6.7").field: None})
    Recording.objects.filter(audit=audit).update(**{item("7.4").field: "no"})
    FirstStrategyDiscussion.objects.filter(audit=audit).update(**{item("3.1").field: "no"})
    assert section == 1
    assert costs(cast, audit, attempt) == before


def costs(cast: Cast, audit: Audit, attempt: Attempt) -> list[tuple[str, int, int, int]]:
    """Each address with its answer: the status, how long it is and how many queries it took."""
    client, found = signed_in(cast.assessor), []
    for address in (
        f"/reviews/{cast.review.pk}/calibration/mine/",
        f"/reviews/{cast.review.pk}/calibration/readings/{attempt.pk}/",
        f"/audits/{audit.pk}/check/",
        "/",
    ):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        found.append((address, response.status_code, len(words(response)), len(queries)))
    return found
