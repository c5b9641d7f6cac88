"""The pages of a lead: from what assessors can take to a list that they take along."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from audit_app.access.models import TrailEntry
from audit_app.filling.states import STATE_LABELS
from audit_app.sampling.allocating.presenters import STATES
from audit_app.sampling.choices import ConflictKind
from audit_app.sampling.models import Allocation, AssessorCapacity, Case, Conflict
from audit_app.sampling.services import allocate, declare_own_conflict, set_capacities
from tests.factories.sampling import Cast, make_allocation, make_caseload, make_cast, make_drawn_sample
from tests.factories.tool import a_started_audit, a_submitted_audit
from tests.integration.filling.pages import signed_in, words

pytestmark = pytest.mark.django_db
DUE = {"due_0": "15", "due_1": "4", "due_2": "2009"}


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    make_drawn_sample(cast.review, make_caseload(cast.review, 12), cast.lead)
    return cast


@pytest.fixture
def lead(cast: Cast) -> Client:
    return signed_in(cast.lead)


def at(cast: Cast, tail: str = "") -> str:
    return f"/reviews/{cast.review.pk}/allocation/{tail}"


def share_out(cast: Cast) -> None:
    set_capacities(review=cast.review, capacities={cast.assessor: 8, cast.colleague: 4}, by=cast.lead)
    allocate(review=cast.review, seed="2009", by=cast.lead, due=date(2009, 4, 15))


def test_the_states_are_those_of_an_audit() -> None:
    assert {code or "not_started": label for code, label in STATES.items()} == STATE_LABELS


def test_before_the_draw_the_page_says_what_comes_first(cast: Cast) -> None:
    page = words(signed_in(cast.stranger).get(f"/reviews/{cast.other_review.pk}/allocation/"))
    assert "No sample has been drawn yet" in page


def test_what_an_assessor_can_take_is_said_on_a_page(cast: Cast, lead: Client) -> None:
    form = {"capacity": "7", "days": ["mon", "thu"], "offices": ["Ashmere"], "only_there": "on"}
    lead.post(at(cast, f"assessors/{cast.assessor.pk}/"), form)
    kept = AssessorCapacity.objects.get()
    assert (kept.capacity, kept.days, kept.only_there) == (7, frozenset({"mon", "thu"}), True)
    assert kept.offices == ["Ashmere"]
    assert "Asa Assessor" in words(lead.get(at(cast, "assessors/")))
    assert "Ashmere, and nowhere else" in words(lead.get(at(cast, "assessors/")))
    changes = TrailEntry.objects.get(action="assessor set").detail["changes"]
    assert changes["capacity"] == {"from": None, "to": 7}


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        ({"capacity": ""}, "Enter how many cases they can take"),
        ({"capacity": "many"}, "How many cases they can take must be a whole number"),
        ({"capacity": "5", "only_there": "on"}, "Select the places where they can read"),
        ({"capacity": "5", "offices": ["Atlantis"]}, "Select places of this review"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_kept(
    cast: Cast, lead: Client, form: dict[str, object], complaint: str
) -> None:
    assert complaint in words(lead.post(at(cast, f"assessors/{cast.assessor.pk}/"), form))
    assert not AssessorCapacity.objects.exists()


def test_nobody_is_taken_out_who_still_has_cases(cast: Cast, lead: Client) -> None:
    share_out(cast)
    address = at(cast, f"assessors/{cast.colleague.pk}/remove/")
    assert "4 cases are with Cole League. Move them to somebody else first." in words(lead.post(address))
    Allocation.objects.filter(assessor=cast.colleague).delete()
    lead.post(address)
    assert not AssessorCapacity.objects.filter(user=cast.colleague).exists()


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        ({}, "Select what the conflict is with"),
        ({"kind": "team"}, "Select the team"),
        ({"kind": "case"}, "Enter the reference of the case"),
        ({"kind": "case", "reference": "NOT-THERE"}, "Enter the reference of a case of this review"),
    ],
)
def test_a_conflict_says_what_it_is_with(
    cast: Cast, lead: Client, form: dict[str, str], complaint: str
) -> None:
    address = at(cast, f"assessors/{cast.assessor.pk}/conflicts/add/")
    assert complaint in words(lead.post(address, form))
    assert not Conflict.objects.exists()


def test_what_the_preview_shows_is_what_is_done(cast: Cast, lead: Client) -> None:
    set_capacities(review=cast.review, capacities={cast.assessor: 8, cast.colleague: 4}, by=cast.lead)
    preview = lead.get(at(cast, "share/"), {"seed": "2009", **DUE})
    assert not Allocation.objects.exists()
    plan = preview.context["plan"]
    lead.post(at(cast, "share/"), {"seed": "2009", **DUE, "previewed": plan.fingerprint})
    made = {each.case: each.assessor for each in Allocation.objects.select_related("case", "assessor")}
    assert made == dict(plan.given)
    assert set(Allocation.objects.values_list("due", flat=True)) == {date(2009, 4, 15)}


def test_a_conflict_that_became_known_since_the_preview_shows_another_one(cast: Cast, lead: Client) -> None:
    set_capacities(review=cast.review, capacities={cast.assessor: 12, cast.colleague: 12}, by=cast.lead)
    plan = lead.get(at(cast, "share/"), {"seed": "2009", **DUE}).context["plan"]
    case, person = plan.given[0]
    Conflict.objects.create(review=cast.review, user=person, kind="case", case=case, said_by=cast.lead)
    answer = lead.post(at(cast, "share/"), {"seed": "2009", **DUE, "previewed": plan.fingerprint})
    assert "Something has changed since this was worked out" in words(answer)
    assert not Allocation.objects.exists()
    assert answer.context["plan"].given[0] != (case, person)


def test_a_plan_that_cannot_be_made_says_why(cast: Cast, lead: Client) -> None:
    set_capacities(review=cast.review, capacities={cast.assessor: 5}, by=cast.lead)
    page = words(lead.get(at(cast, "share/"), {"seed": "2009", **DUE}))
    assert "The sample has 12 cases, and the assessors together can take 5." in page
    assert "Allocate these cases" not in page


def test_cases_that_wait_stand_first_and_can_be_filtered(cast: Cast, lead: Client) -> None:
    share_out(cast)
    waiting = Allocation.objects.latest("pk").case
    Allocation.objects.filter(case=waiting).delete()
    page = words(lead.get(at(cast)))
    rows = page[page.index("All 12 readings") :]
    assert rows.index(waiting.reference) < min(
        rows.index(case.reference) for case in Case.objects.exclude(pk=waiting.pk)
    )
    only = words(lead.get(at(cast), {"state": "waiting"}))
    assert "1 of 12 readings" in only
    assert waiting.reference in only


def test_progress_is_told_by_assessor(cast: Cast, lead: Client) -> None:
    share_out(cast)
    audit = a_started_audit(cast)
    make_drawn_sample(cast.review, [audit.case], cast.lead)
    page = words(lead.get(at(cast)))
    assert "Asa Assessor 1 of 8 Not said Ashmere 0 1 0 1" in page


def test_several_ticked_cases_are_moved_together(cast: Cast, lead: Client) -> None:
    share_out(cast)
    mine = list(Allocation.objects.filter(assessor=cast.assessor)[:3])
    tokens = [f"{each.case_id}.first" for each in mine]
    page = words(lead.get(at(cast, "move/"), {"reading": tokens}))
    assert "Move 3 cases" in page
    assert "Cole League (has 4 of 4)" in page
    answer = lead.post(
        at(cast, "move/"),
        {"reading": tokens, "to": str(cast.colleague.pk), "reason": "Asa is ill."},
        follow=True,
    )
    assert "3 cases are now with Cole League." in words(answer)
    assert Allocation.objects.filter(assessor=cast.colleague).count() == 7


def test_whoever_must_not_read_a_case_is_not_offered_it_and_the_page_says_why(
    cast: Cast, lead: Client
) -> None:
    share_out(cast)
    mine = list(Allocation.objects.filter(assessor=cast.assessor)[:2])
    Conflict.objects.create(
        review=cast.review, user=cast.colleague, kind="case", case=mine[1].case, said_by=cast.lead
    )
    form = {
        "reading": [f"{each.case_id}.first" for each in mine],
        "to": str(cast.colleague.pk),
        "reason": "Ill",
    }
    answer = lead.post(at(cast, "move/"), form)
    page = words(answer)
    assert "Select somebody from the list" in page
    assert f"Cole League has a conflict with {mine[1].case.reference}, entered by Leah Lead." in page
    assert [label for _value, label in answer.context["form"].fields["to"].choices] == [
        "Asa Assessor (has 8 of 8)",
        "To nobody for now: take the case back",
    ]
    assert Allocation.objects.filter(assessor=cast.assessor).count() == 8
    only_the_first = {"reading": f"{mine[0].case_id}.first"}
    assert "Cole League (has 4 of 4)" in words(lead.get(at(cast, "move/"), only_the_first))


def test_whoever_reads_a_case_first_is_not_offered_its_second_reading(cast: Cast, lead: Client) -> None:
    share_out(cast)
    first = Allocation.objects.filter(assessor=cast.assessor)[0]
    make_allocation(first.case, cast.colleague, role="second")
    answer = lead.get(at(cast, "move/"), {"reading": f"{first.case_id}.second"})
    assert f"Asa Assessor reads {first.case.reference} already; nobody reads a case twice." in words(answer)
    assert "Asa Assessor" not in str(answer.context["form"].fields["to"].choices)


def test_where_everybody_is_barred_the_page_says_so_and_asks_nothing(cast: Cast, lead: Client) -> None:
    case = Case.objects.filter(review=cast.review)[0]
    for person in (cast.assessor, cast.colleague):
        Conflict.objects.create(review=cast.review, user=person, kind="case", case=case, said_by=cast.lead)
    page = words(lead.get(at(cast, "move/"), {"reading": f"{case.pk}.first"}))
    assert "There is nobody to whom it can be given." in page
    assert "To whom?" not in page


def test_a_conflict_that_is_declared_once_an_audit_is_submitted_is_shown_to_the_leads(
    cast: Cast, lead: Client
) -> None:
    audit = a_submitted_audit(cast)
    make_drawn_sample(cast.review, [audit.case], cast.lead)
    assert "a conflict became known" not in words(lead.get(at(cast)))
    declare_own_conflict(review=cast.review, kind=ConflictKind.CASE, case=audit.case, by=cast.assessor)
    page = words(lead.get(at(cast)))
    assert (
        f"Asa Assessor has declared a conflict with {audit.case.reference}. The audit of "
        f"{audit.case.reference} is submitted: return it, then give the case to somebody else."
    ) in page
    assert "Conflict known too late" in page


def test_with_nothing_ticked_the_lead_is_told_to(cast: Cast, lead: Client) -> None:
    assert "Tick the cases that you want to move." in words(lead.get(at(cast, "move/"), follow=True))


def test_a_due_date_that_has_passed_is_pointed_out_before_it_is_kept(cast: Cast, lead: Client) -> None:
    set_capacities(review=cast.review, capacities={cast.assessor: 8, cast.colleague: 4}, by=cast.lead)
    passed = "15 April 2009 has passed, so these cases are overdue at once."
    assert passed in words(lead.get(at(cast, "share/"), {"seed": "2009", **DUE}))
    allocate(review=cast.review, seed="2009", by=cast.lead, due=None)
    form = {"whose": "everybody", **DUE}
    assert passed in words(lead.post(at(cast, "due/"), form))
    assert not Allocation.objects.exclude(due=None).exists()
    assert lead.post(at(cast, "due/"), {**form, "all_the_same": "yes"}).status_code == 302
    assert not Allocation.objects.filter(due=None).exists()
    with time_machine.travel("2009-04-15 12:00", tick=False):
        assert lead.post(at(cast, "due/"), form).status_code == 302


def test_due_dates_are_changed_for_everybody_for_one_or_for_what_was_ticked(cast: Cast, lead: Client) -> None:
    share_out(cast)
    one = Allocation.objects.filter(assessor=cast.colleague).earliest("pk")
    form = {"due_0": "1", "due_1": "5", "due_2": "2009", "all_the_same": "yes"}
    ticked = {"whose": "ticked", "reading": f"{one.case_id}.first", **form}
    assert "Due dates changed: 1." in words(lead.post(at(cast, "due/"), ticked, follow=True))
    theirs = {"whose": str(cast.colleague.pk), **form}
    assert "Due dates changed: 3." in words(lead.post(at(cast, "due/"), theirs, follow=True))
    assert "Due dates changed: 8." in words(
        lead.post(at(cast, "due/"), {"whose": "everybody", **form}, follow=True)
    )
    entry = TrailEntry.objects.filter(action="due date set").earliest("pk")
    assert entry.detail["changes"] == {"due": {"from": "2009-04-15", "to": "2009-05-01"}}
    assert entry.record_id == one.case.record_key_id


def test_second_readings_are_previewed_and_made(cast: Cast, lead: Client) -> None:
    share_out(cast)
    asked = {"share": "25", "counts": "no", "seed": "again", **DUE}
    plan = lead.get(at(cast, "second/"), asked).context["plan"]
    assert len(plan.giving.given) == 3
    posted = {"number": "3", "counts": "no", "seed": "again", **DUE, "previewed": plan.giving.fingerprint}
    assert "3 cases have a second assessor." in words(lead.post(at(cast, "second/"), posted, follow=True))
    assert "3 of 12 cases drawn with the seed “again” by Leah Lead" in words(lead.get(at(cast, "second/")))
    assert Allocation.objects.filter(role="second", counts=False).count() == 3


def test_a_list_to_take_along_has_references_and_offices_only(cast: Cast, lead: Client) -> None:
    share_out(cast)
    page = words(lead.get(at(cast, "print/"), {"assessor": str(cast.colleague.pk)}))
    theirs = Allocation.objects.filter(assessor=cast.colleague).select_related("case")
    assert all(f"{each.office} {each.case.reference}" in page for each in theirs)
    assert "Asa Assessor" not in page
    assert "Male" not in page


def test_the_file_is_harmless_to_a_spreadsheet_and_stands_in_the_trail(cast: Cast, lead: Client) -> None:
    case = Case.objects.filter(review=cast.review).earliest("pk")
    Case.objects.filter(pk=case.pk).update(reference="=1+1")
    share_out(cast)
    content = b"".join(lead.post(at(cast, "export/")).streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.DictReader(io.StringIO(content)))
    assert len(rows) == 12
    assert {row["Case"] for row in rows} >= {"'=1+1"}
    assert TrailEntry.objects.get(action="allocation exported").detail == {"cases": 12}


def test_five_hundred_cases_are_paged_and_cost_no_more_queries(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    cases = make_caseload(cast.other_review, 500)
    make_drawn_sample(cast.other_review, cases, cast.stranger)
    for case in cases:
        make_allocation(case, cast.stranger)
    client, address = signed_in(cast.stranger), f"/reviews/{cast.other_review.pk}/allocation/"
    assert "Page 1 of 10" in words(client.get(address))
    with django_assert_max_num_queries(32):
        assert "Page 10 of 10" in words(client.get(address, {"page": "10"}))
