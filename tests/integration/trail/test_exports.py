"""The trail as a file: what the search found, harmless to a spreadsheet, and recorded before it leaves."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import override_settings

from audit_app.access import trail
from audit_app.access.models import TrailEntry
from audit_app.filling.services import save_section, submit
from audit_app.kit.exports import as_written
from audit_app.tool.models import Audit
from audit_app.trail.exports import AT_A_TIME, HEADING
from tests.factories.access import make_user
from tests.factories.sampling import Cast, make_cast
from tests.factories.tool import an_answered_audit
from tests.integration.filling.pages import signed_in

FORMULA = '=HYPERLINK("https://example.org","Open")'


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def audit(cast: Cast) -> Audit:
    audit = an_answered_audit(cast, {"7.4": "no", "7.4.comment": "Before"})
    save_section(audit=audit, number=7, answers={"7.4.comment": FORMULA}, revision=1, by=cast.assessor)
    submit(audit=audit, reasons={}, by=cast.assessor)
    return audit


def rows_of(response: Any) -> list[dict[str, str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_lead_takes_out_what_the_search_found(cast: Cast, audit: Audit) -> None:
    address = f"/reviews/{cast.review.pk}/trail/export/?what=audit+submitted"
    response = signed_in(cast.lead).post(address)
    assert response["Content-Disposition"] == f'attachment; filename="trail-review-{cast.review.pk}.csv"'
    (row,) = rows_of(response)
    assert tuple(row) == HEADING
    assert (row["Who"], row["Kind"], row["What was done"]) == ("Asa Assessor", "Change", "Audit submitted")
    assert row["Case"] == audit.case.reference
    assert row["When"].startswith("20")


def test_the_file_of_a_record_holds_what_was_and_became_with_no_live_formula(
    cast: Cast, audit: Audit
) -> None:
    response = signed_in(cast.lead).post(f"/records/{audit.case.record_key_id}/trail/export/")
    assert audit.case.reference not in response["Content-Disposition"]
    saved = [row for row in rows_of(response) if row["What was done"] == "Section saved"]
    assert f"from “Before” to “{FORMULA}”" in saved[0]["What was and became"]


def test_a_name_that_is_a_formula_is_plain_text_in_the_file_and_comes_back_exactly(cast: Cast) -> None:
    odd = make_user("odd", FORMULA)
    trail.record(by=odd, action="draft report read", subject=cast.review, review_id=cast.review.pk)
    (row,) = rows_of(signed_in(cast.lead).post(f"/reviews/{cast.review.pk}/trail/export/"))
    assert row["Who"] == f"'{FORMULA}"
    assert as_written(row["Who"]) == FORMULA


def test_no_cell_of_any_file_begins_like_a_formula(cast: Cast, audit: Audit) -> None:
    for address in (f"/reviews/{cast.review.pk}/trail/export/", "/trail/export/"):
        rows = rows_of(signed_in(cast.lead).post(address))
        assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


EXPORTS = {
    "of a review": ("lead", "/reviews/{review}/trail/export/"),
    "of a record": ("lead", "/records/{record}/trail/export/"),
    "of one’s own": ("assessor", "/trail/export/"),
    "of rights": ("administrator", "/trail/sign-ins-and-rights/export/"),
}


@pytest.mark.parametrize(("who", "address"), EXPORTS.values(), ids=list(EXPORTS))
def test_an_export_is_recorded_with_how_many_entries_left(
    cast: Cast, audit: Audit, who: str, address: str
) -> None:
    by = getattr(cast, who)
    trail.record(by=cast.administrator, action="role granted", subject=cast.lead, role="review_lead")
    record = audit.case.record_key_id
    rows = rows_of(signed_in(by).post(address.format(review=cast.review.pk, record=record)))
    entry = TrailEntry.objects.get(action="trail exported")
    assert (entry.actor_id, entry.detail["entries"]) == (by.pk, len(rows))
    assert entry.record_id == (record if "records" in address else None)
    assert entry.review_id == (cast.review.pk if who == "lead" else None)


@pytest.mark.parametrize(("who", "address"), EXPORTS.values(), ids=list(EXPORTS))
def test_nothing_leaves_if_the_trail_does_not_take_its_entry(
    cast: Cast, audit: Audit, who: str, address: str
) -> None:
    client = signed_in(getattr(cast, who))
    address = address.format(review=cast.review.pk, record=audit.case.record_key_id)
    with override_settings(TRAIL_KEYS=[]), pytest.raises(IndexError):
        client.post(address)


def test_following_a_link_takes_nothing_out(cast: Cast) -> None:
    assert signed_in(cast.lead).get(f"/reviews/{cast.review.pk}/trail/export/").status_code == 405


def test_a_file_longer_than_what_is_read_at_a_time_holds_every_entry_once(cast: Cast) -> None:
    numbers = [
        trail.record(by=cast.lead, action="trail searched", subject=cast.review, review_id=cast.review.pk).pk
        for _turn in range(AT_A_TIME + 3)
    ]
    rows = rows_of(signed_in(cast.lead).post(f"/reviews/{cast.review.pk}/trail/export/"))
    assert [int(row["Entry"]) for row in rows] == numbers[::-1]
