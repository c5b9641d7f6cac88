"""The pages of keeping: a record is found by its reference, and erased in two steps by who may."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine

from audit_app.access.models import TrailEntry, User
from audit_app.keeping.urls import urlpatterns
from audit_app.sampling.models import Case, Erasure
from tests.factories.sampling import Cast, make_case, make_cast, make_identity
from tests.integration.filling.pages import signed_in, words
from tests.integration.keeping.records import REASON

AFTER = "2010-04-16"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def case(cast: Cast) -> Case:
    case = make_case(cast.review, reference="WD-17")
    make_identity(case, name="Juniper Plumbottom")
    return case


def doors(case: Case) -> list[str]:
    review = f"/reviews/{case.review_id}/keeping/"
    record = f"/records/{case.record_key_id}/"
    return [review, f"{review}period/", f"{review}erase/", record, f"{record}copy/", f"{record}erase/"]


def posted(user: User, address: str, **typed: str) -> Any:
    return signed_in(user).post(address, typed)


def test_every_address_of_the_room_is_among_the_doors(case: Case) -> None:
    assert len(doors(case)) == len(urlpatterns) - 1


def test_outsiders_find_nothing_by_any_method(cast: Cast, case: Case) -> None:
    typed = {"ground": "request", "reason": REASON, "confirmed": "yes", "months": "1", "file_format": "json"}
    with time_machine.travel(AFTER, tick=False):
        for user in (cast.assessor, cast.colleague, cast.stranger, cast.board_reader, cast.administrator):
            client = signed_in(user)
            for address in doors(case):
                assert client.get(address).status_code == 404, (user, address)
                # A page that takes no posts says so to everybody, whatever the number.
                assert client.post(address, typed).status_code in (404, 405), (user, address)
    assert not Erasure.objects.exists()
    assert not TrailEntry.objects.filter(action__in=["record looked up", "copy of a record made"]).exists()


def test_a_record_is_found_by_its_reference_which_stands_in_no_address(cast: Cast, case: Case) -> None:
    response = posted(cast.lead, f"/reviews/{cast.review.pk}/keeping/", reference="WD-17")
    assert response["Location"] == f"/records/{case.record_key_id}/"
    page = signed_in(cast.lead).get(response["Location"])
    assert "Record of case WD-17" in words(page)
    assert "Juniper" not in page.content.decode()
    assert TrailEntry.objects.get(action="record looked up").record_id == case.record_key_id


@pytest.mark.parametrize("typed", ["WD-18", "", "OTHER-1"])
def test_a_reference_of_no_case_of_this_review_finds_nothing(cast: Cast, case: Case, typed: str) -> None:
    make_case(cast.other_review, reference="OTHER-1")
    page = words(posted(cast.lead, f"/reviews/{cast.review.pk}/keeping/", reference=typed))
    assert "Enter the reference of" in page


def test_erasing_asks_why_then_whether_it_is_meant_and_then_does_it(cast: Cast, case: Case) -> None:
    address = f"/records/{case.record_key_id}/erase/"
    first = words(signed_in(cast.lead).get(address))
    assert "What goes" in first
    assert "This is about 1 record." in first

    second = words(posted(cast.lead, address, ground="mistake", reason=REASON))
    assert "Erase the record of case WD-17 for good?" in second
    assert not Erasure.objects.exists()

    done = posted(cast.lead, address, ground="mistake", reason=REASON, confirmed="yes")
    assert done["Location"] == f"/reviews/{cast.review.pk}/keeping/"
    after = words(signed_in(cast.lead).get(done["Location"]))
    assert f"1 record, by Leah Lead. The record should not have been in this review. {REASON}" in after
    assert "No record Erased 1 record" in after


def test_a_confirmation_without_its_reason_is_asked_again(cast: Cast, case: Case) -> None:
    address = f"/records/{case.record_key_id}/erase/"
    assert "Select why this record is erased" in words(posted(cast.lead, address, confirmed="yes"))
    page = words(posted(cast.lead, address, ground="request", reason="Juniper asked", confirmed="yes"))
    assert "Enter a reason that names no child and no case" in page
    altered = posted(cast.lead, address, ground="repeated", reason=REASON, confirmed="yes")
    assert "Select a valid choice" in words(altered)
    assert not Erasure.objects.exists()


def test_an_erased_record_has_a_page_and_no_way_to_erase_or_copy_it(cast: Cast, case: Case) -> None:
    address = f"/records/{case.record_key_id}/"
    posted(cast.lead, f"{address}erase/", ground="request", reason=REASON, confirmed="yes")
    page = words(signed_in(cast.lead).get(address))
    assert "This child’s record was erased on" in page
    assert "Erase this record" not in page
    assert signed_in(cast.lead).get(f"{address}erase/").status_code == 403


def test_all_of_a_review_is_erased_when_it_is_due(cast: Cast, case: Case) -> None:
    make_case(cast.review)
    address = f"/reviews/{cast.review.pk}/keeping/erase/"
    with time_machine.travel("2010-04-15", tick=False):
        assert signed_in(cast.lead).get(address).status_code == 403
        assert posted(cast.lead, address, reason=REASON, confirmed="yes").status_code == 403
    with time_machine.travel(AFTER, tick=False):
        assert "This is about 2 records." in words(signed_in(cast.lead).get(address))
        assert "Erase all records of this review for good?" in words(
            posted(cast.lead, address, reason=REASON)
        )
        posted(cast.lead, address, reason=REASON, confirmed="yes")
    assert Erasure.objects.get().cases.count() == 2


def test_what_stands_in_the_way_is_listed_instead_of_the_form(cast: Cast, case: Case) -> None:
    cast.review.discussed_with = "The family of Juniper Plumbottom"
    cast.review.save()
    page = words(signed_in(cast.lead).get(f"/records/{case.record_key_id}/erase/"))
    assert "Take the name or case reference out of with whom the results were discussed." in page
    assert "Continue" not in page
