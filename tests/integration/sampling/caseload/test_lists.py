"""A list on its way into the caseload: nobody is taken in before all is settled, and nobody twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from audit_app.access.models import RecordKey, TrailEntry
from audit_app.access.refused import Refused
from audit_app.keeping.services import erase_record
from audit_app.sampling.caseload import services
from audit_app.sampling.caseload.keeping import Kept
from audit_app.sampling.caseload.reading.unpacking import size_unpacked
from audit_app.sampling.caseload.starting import (
    SMALL_FILE,
    SMALL_UNPACKED,
    start,
)
from audit_app.sampling.caseload.working import work
from audit_app.sampling.choices import ConflictKind, ErasureGround
from audit_app.sampling.models import (
    Case,
    CaseloadPart,
    CaseloadUpload,
    CaseloadWord,
    Conflict,
)
from audit_app.sampling.services import add_conflict
from tests.factories.lists import HEADINGS, child, csv_of, looked_through, taken_in, uploaded, xlsx_of
from tests.factories.sampling import Cast, make_case, make_cast, make_identity

pytestmark = pytest.mark.django_db

BORN = dt.date(2005, 1, 2)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def go_on(upload: CaseloadUpload) -> CaseloadUpload:
    start(upload)
    upload.refresh_from_db()
    return upload


def look(cast: Cast, *rows: list[Any], headings: Any = HEADINGS) -> CaseloadUpload:
    return looked_through(cast.review, csv_of(*rows, headings=headings), cast.lead)


def test_a_list_becomes_the_caseload_and_nothing_of_the_file_is_left(cast: Cast) -> None:
    upload = taken_in(cast.review, csv_of(child(), child("WD2", gender="M")), cast.lead)
    assert (upload.state, upload.counts["new"]) == ("imported", 2)
    case = Case.objects.get(reference="WD1")
    assert (case.identity.name, case.identity.date_of_birth, case.place) == (
        "Juniper Made-Up",
        BORN,
        "Ashmere",
    )
    assert not CaseloadPart.objects.exists()
    assert RecordKey.objects.get(upload=upload).is_destroyed
    assert "Juniper" not in str(list(CaseloadUpload.objects.values()) + list(upload.outcomes.values()))


def test_what_is_uploaded_is_nowhere_in_the_clear(cast: Cast) -> None:
    upload = look(cast, child(), child("WD2", gender="Q"))
    stored = str(list(CaseloadUpload.objects.values()))
    stored += str([bytes(part.sealed) for part in upload.parts.all()]) + str(
        list(TrailEntry.objects.values())
    )
    assert "Juniper" not in stored
    assert "WD2" not in stored
    assert Kept(upload).about()["name"] == "list.xlsx"


def test_nobody_is_taken_in_while_a_row_is_refused(cast: Cast) -> None:
    upload = look(cast, child(), child("WD2", date_of_birth="31/2/2005"))
    assert upload.counts == {"new": 1, "refused": 1, "gone": 0}
    with pytest.raises(Refused, match="1 row is refused"):
        services.ask_to_take_in(upload=upload, by=cast.lead)
    assert not Case.objects.exists()


def test_a_value_mended_in_place_lets_its_row_in(cast: Cast) -> None:
    upload = look(cast, child(), child("WD2", date_of_birth="31/2/2005"))
    upload = go_on(
        services.mend_row(upload=upload, row=3, values={"date_of_birth": "28/2/2005"}, by=cast.lead)
    )
    assert upload.counts["new"] == 2
    go_on(services.ask_to_take_in(upload=upload, by=cast.lead))
    assert Case.objects.get(reference="WD2").identity.date_of_birth == dt.date(2005, 2, 28)


def test_what_was_typed_stays_when_other_things_are_said(cast: Cast) -> None:
    upload = look(cast, child("WD1", gender="Q", district="Nowhere"))
    upload = go_on(services.mend_row(upload=upload, row=2, values={"gender": "M"}, by=cast.lead))
    upload = go_on(
        services.say_words(upload=upload, meanings={"district": {"Nowhere": "Calverton"}}, by=cast.lead)
    )
    columns = upload.choices["columns"]
    upload = go_on(services.set_columns(upload=upload, columns=columns, by=cast.lead))
    assert upload.counts["new"] == 1
    [block] = list(Kept(upload).checked())
    assert (block[0].child.gender, block[0].child.district) == ("male", "Calverton")


def test_rows_are_skipped_one_by_one_or_by_their_problem_and_taken_up_again(cast: Cast) -> None:
    rows = [child("WD1", gender="Q"), child("WD2", team="Nobody"), child("WD3", team="Nobody"), child("WD4")]
    upload = go_on(services.skip_rows(upload=look(cast, *rows), rows=[2], by=cast.lead))
    upload = go_on(services.skip_rows(upload=upload, problem="team_unknown", by=cast.lead))
    assert (upload.counts["skipped"], upload.counts["new"]) == (3, 1)
    upload = go_on(services.skip_rows(upload=upload, rows=[2], back=True, by=cast.lead))
    upload = go_on(services.skip_rows(upload=upload, problem="team_unknown", back=True, by=cast.lead))
    assert upload.counts["refused"] == 3


def test_a_word_said_once_is_known_in_the_next_list_of_the_authority(cast: Cast) -> None:
    upload = look(cast, child(district="East side", category="Harm"))
    meanings = {"district": {"East side": "Ashmere"}, "category": {"Harm": "physical"}}
    go_on(services.say_words(upload=upload, meanings=meanings, by=cast.lead))
    services.give_up(upload=upload, by=cast.lead)
    again = look(cast, child(district="EAST SIDE", category="harm"))
    assert again.counts["new"] == 1
    cast.other_review.authority = "Another council"
    cast.other_review.save()
    other = looked_through(cast.other_review, csv_of(child(district="East side")), cast.stranger)
    assert other.counts["refused"] == 1


def test_a_heading_said_once_is_known_in_the_next_list(cast: Cast) -> None:
    headings = ["Key", "Born on", "Sex", "Where"]
    upload = uploaded(cast.review, csv_of(["WD1", "2/1/2005", "F", "Ashmere"], headings=headings), cast.lead)
    columns = {"reference": 0, "date_of_birth": 1, "gender": 2, "district": 3}
    go_on(services.set_columns(upload=upload, columns=columns, by=cast.lead))
    services.give_up(upload=upload, by=cast.lead)
    again = looked_through(
        cast.review, csv_of(["WD1", "2/1/2005", "F", "Ashmere"], headings=headings), cast.lead
    )
    assert (again.choices["columns"], again.counts["new"]) == (columns, 1)
    assert CaseloadWord.objects.filter(about="heading").count() == 4


def test_places_that_the_review_does_not_have_are_added_to_it(cast: Cast) -> None:
    upload = look(cast, child(district="Dunmere", team=""))
    upload = go_on(services.say_words(upload=upload, meanings={}, districts=["Dunmere"], by=cast.lead))
    assert upload.counts["new"] == 1
    assert cast.review.districts.filter(name="Dunmere").exists()


# --- A second list ---


def test_the_same_list_again_doubles_nobody(cast: Cast) -> None:
    rows = [child("WD1"), child("WD2"), child("WD3", gender="unborn", date_of_birth="1/6/2009")]
    taken_in(cast.review, csv_of(*rows), cast.lead)
    before = list(Case.objects.order_by("pk").values())
    again = taken_in(cast.review, csv_of(*rows), cast.lead)
    assert (again.counts["unchanged"], again.counts.get("new", 0), again.counts["gone"]) == (3, 0, 0)
    assert list(Case.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("update", [True, False])
@pytest.mark.parametrize("remove", [True, False])
def test_a_newer_list_updates_and_removes_only_where_that_was_chosen(
    cast: Cast, update: bool, remove: bool
) -> None:
    first = [child("WD1"), child("WD2"), child("WD3")]
    taken_in(cast.review, csv_of(*first), cast.lead)
    newer = [child("WD1"), child("WD2", name="Rowan Made-Up", district="Calverton", team=""), child("WD4")]
    upload = looked_through(cast.review, csv_of(*newer), cast.lead)
    assert {key: upload.counts[key] for key in ("new", "changed", "unchanged", "gone")} == {
        "new": 1,
        "changed": 1,
        "unchanged": 1,
        "gone": 1,
    }
    key = Case.objects.get(reference="WD3").record_key
    go_on(services.ask_to_take_in(upload=upload, update=update, remove=remove, by=cast.lead))
    changed = Case.objects.get(reference="WD2")
    assert (changed.identity.name, changed.place) == (
        ("Rowan Made-Up", "Calverton") if update else ("Juniper Made-Up", "Ashmere")
    )
    assert sorted(Case.objects.values_list("reference", flat=True)) == [
        *("WD1", "WD2"),
        *(() if remove else ("WD3",)),
        "WD4",
    ]
    key.refresh_from_db()
    assert key.is_destroyed == remove
    what = {line[1] for outcome in upload.outcomes.all() for line in outcome.lines}
    assert what == {
        "new",
        "unchanged",
        "changed" if update else "left as it was",
        "removed" if remove else "not in the list",
    }


def test_a_change_is_in_the_trail_under_the_childs_record_and_its_words_are_sealed(cast: Cast) -> None:
    taken_in(cast.review, csv_of(child()), cast.lead)
    taken_in(cast.review, csv_of(child(name="Rowan Made-Up", gender="M")), cast.lead)
    entry = TrailEntry.objects.get(action="case changed by a list")
    assert entry.record_id == Case.objects.get().record_key_id
    assert entry.detail["changes"]["gender"] == {"from": "female", "to": "male"}
    assert "Rowan" not in str(entry.detail)


def test_what_a_list_does_not_tell_of_is_left_as_it_is(cast: Cast) -> None:
    taken_in(cast.review, csv_of(child()), cast.lead)
    headings = ["Reference", "Date of birth", "Gender", "Team"]
    row = ["WD1", "2/1/2005", "F", "Ashmere team"]
    upload = looked_through(cast.review, csv_of(row, headings=headings), cast.lead)
    assert upload.counts == {"unchanged": 1, "gone": 0}


def test_a_caseload_that_changes_while_a_list_is_taken_in_has_its_rows_checked_again(cast: Cast) -> None:
    upload = look(cast, child())
    upload = services.ask_to_take_in(upload=upload, by=cast.lead)
    case = make_case(
        cast.review, reference="WD1", plan_started=dt.date(2008, 9, 1), category_as_imported="Neglect"
    )
    make_identity(case)
    upload = go_on(upload)
    assert (upload.state, upload.counts) == ("preview", {"unchanged": 1, "gone": 0})
    assert Case.objects.count() == 1


# --- Who may, and when ---


@pytest.mark.parametrize("who", ["assessor", "stranger", "administrator", "board_reader"])
def test_nobody_but_a_lead_of_the_review_brings_a_list_in(cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        services.take_upload(review=cast.review, content=csv_of(child()), name="x", by=getattr(cast, who))
    upload = look(cast, child())
    for service, arguments in (
        (services.mend_row, {"row": 2, "values": {"gender": "M"}}),
        (services.skip_rows, {"rows": [2]}),
        (services.set_columns, {"columns": upload.choices["columns"]}),
        (services.ask_to_take_in, {}),
        (services.give_up, {}),
    ):
        with pytest.raises(Refused):
            service(upload=upload, by=getattr(cast, who), **arguments)


def test_one_list_at_a_time(cast: Cast) -> None:
    look(cast, child())
    with pytest.raises(Refused, match="already"):
        uploaded(cast.review, csv_of(child()), cast.lead)


def test_a_list_that_was_given_up_says_nothing_any_more(cast: Cast) -> None:
    upload = services.give_up(upload=look(cast, child()), by=cast.lead)
    assert upload.record_key.is_destroyed
    assert not upload.parts.exists()
    with pytest.raises(Refused):
        services.mend_row(upload=upload, row=2, values={}, by=cast.lead)
    assert look(cast, child()).state == "preview"


def test_a_role_that_has_ended_takes_nobody_in(cast: Cast) -> None:
    upload = services.ask_to_take_in(upload=look(cast, child()), by=cast.lead)
    cast.lead.memberships.all().delete()
    upload = go_on(upload)
    assert (upload.state, upload.refusal) == ("preview", "Only a lead of this review can do that.")
    assert not Case.objects.exists()


# --- What erasing takes out of lists ---


def test_erasing_a_record_takes_its_reference_out_of_the_accounts_and_ends_a_list_under_way(
    cast: Cast,
) -> None:
    first = looked_through(cast.review, csv_of(child("WD1"), child("WD2", gender="Q")), cast.lead)
    first = go_on(services.skip_rows(upload=first, rows=[3], by=cast.lead))
    first = go_on(services.ask_to_take_in(upload=first, by=cast.lead))
    second = taken_in(cast.review, csv_of(child("WD1"), child("WD2")), cast.lead)
    under_way = look(cast, child("WD1"), child("WD2"))
    case = Case.objects.get(reference="WD2")
    erase_record(case=case, ground=ErasureGround.REQUEST, reason="Letter 17.", by=cast.lead)
    under_way.refresh_from_db()
    assert (under_way.state, under_way.record_key.is_destroyed) == ("given_up", True)
    [account] = first.outcomes.all()
    # The row that was skipped then had no case; the reference of WD1 is read from its case.
    assert [line[3] for line in account.lines] == ["", ""]
    [account] = second.outcomes.all()
    assert account.lines[1][2] == case.pk
    assert "WD2" not in str(list(first.outcomes.values())) + str(list(second.outcomes.values()))


def test_a_mend_by_hand_stands_in_the_account_without_its_value(cast: Cast) -> None:
    upload = look(cast, child(date_of_birth="31/2/2005"))
    upload = go_on(
        services.mend_row(upload=upload, row=2, values={"date_of_birth": "28/2/2005"}, by=cast.lead)
    )
    upload = go_on(services.ask_to_take_in(upload=upload, by=cast.lead))
    [account] = upload.outcomes.all()
    assert account.lines[0][4] == ["typed:date_of_birth"]
    assert upload.counts["mended"] == 1


def test_a_child_with_whom_somebody_has_a_conflict_leaves_the_caseload_like_others(cast: Cast) -> None:
    taken_in(cast.review, csv_of(child(), child("WD2")), cast.lead)
    add_conflict(
        review=cast.review,
        user=cast.assessor,
        kind=ConflictKind.CASE,
        case=Case.objects.get(reference="WD2"),
        by=cast.lead,
    )
    upload = services.ask_to_take_in(upload=look(cast, child()), by=cast.lead, remove=True)
    assert go_on(upload).state == "imported"
    assert list(Case.objects.values_list("reference", flat=True)) == ["WD1"]
    assert not Conflict.objects.exists()


def test_a_small_file_that_unpacks_to_a_large_one_does_not_keep_its_page_waiting(cast: Cast) -> None:
    content = xlsx_of(*[child() for _ in range(8_000)])
    assert len(content) < SMALL_FILE
    assert size_unpacked(content) > SMALL_UNPACKED
    upload = uploaded(cast.review, content, cast.lead)
    assert (upload.state, DBTaskResult.objects.count()) == ("reading", 1)
    work(upload.pk, upload.attempt)
    upload.refresh_from_db()
    assert (upload.state, upload.rows) == ("columns", 8_000)
