"""Answers are kept as small numbers, read as codes, and refused by the database when they are impossible."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, transaction

from audit_app.access.record_keys import new_record_key
from audit_app.sampling.models import Allocation, Case, District, Review
from audit_app.tool import answers
from audit_app.tool.models import SECTIONS, Audit, CoreAssessment, KeyDocument, Participation, Planning
from audit_app.tool.registry import items, section_items, shown_refs

pytestmark = pytest.mark.django_db


@pytest.fixture
def audit() -> Audit:
    review = Review.objects.create(
        title="A review",
        authority="An authority",
        reference_date=date(2009, 3, 31),
        fieldwork_start=date(2009, 3, 31),
        fieldwork_end=date(2009, 4, 15),
    )
    district = District.objects.create(review=review, name="A district", order=1)
    case = Case.objects.create(
        review=review,
        record_key=new_record_key(),
        reference="W-1",
        gender="female",
        age_band="2-5",
        age_years=3,
        district=district,
    )
    person = get_user_model().objects.create(username="reader", display_name="A reader")
    allocation = Allocation.objects.create(case=case, assessor=person, allocated_by=person)
    made = Audit.objects.create(allocation=allocation)
    for section in SECTIONS:
        section._default_manager.create(audit=made)
    return made


def write(audit: Audit, number: int, given: dict[str, Any]) -> Audit:
    stored = answers.stored_section(Audit.objects.get(pk=audit.pk), number)
    assert answers.write_section(audit, number, given, revision=stored.revision)
    return Audit.objects.get(pk=audit.pk)


def test_a_new_audit_has_an_unanswered_place_for_every_item_of_every_section(audit: Audit) -> None:
    found = answers.answers_of(audit)
    assert {each.ref for each in items() if each.section != "H"} <= set(found)
    assert not any(answers.is_answered(value) for value in found.values())


def test_none_of_these_is_an_answer_and_an_empty_cell_is_not(audit: Audit) -> None:
    audit = write(audit, 6, {"6.7": frozenset()})
    assert answers.is_answered(answers.answers_of(audit)["6.7"])
    assert not answers.is_answered(answers.answers_of(audit)["6.1"])


def test_ticks_are_kept_as_a_bit_mask_and_found_by_code(audit: Audit) -> None:
    audit = write(audit, 6, {"6.7": frozenset({"drug_misuse", "homelessness"})})
    with connection.cursor() as cursor:
        cursor.execute("SELECT factors FROM tool_planning WHERE audit_id = %s", [audit.pk])
        assert cursor.fetchone() == (2 + 1024,)
    assert Planning.objects.filter(factors__has="homelessness").count() == 1
    assert Planning.objects.filter(factors__has="mental_health").count() == 0


def test_a_grid_line_is_written_once_with_all_its_columns(audit: Audit) -> None:
    given = {"3.4.police": frozenset({"contributed"}), "3.4.police.designation": "Detective sergeant"}
    audit = write(audit, 3, given)
    audit = write(audit, 3, {"3.4.police": frozenset({"contributed", "agreed"})})
    row = Participation.objects.get()
    assert (row.agency, row.part, row.designation) == (
        "police",
        frozenset({"contributed", "agreed"}),
        "Detective sergeant",
    )


def test_rows_are_read_in_date_order_however_they_were_typed(audit: Audit) -> None:
    late = {"date": date(2008, 5, 1), "nature": "Second", "outcome": "Assessment"}
    early = {"date": date(2006, 5, 1), "nature": "First", "outcome": "No further action"}
    audit = write(audit, 1, {"1.4": "yes", "1.4.rows": [late, early]})
    assert [row["nature"] for row in answers.answers_of(audit)["1.4.rows"]] == ["First", "Second"]


def test_a_save_from_an_older_revision_writes_nothing(audit: Audit) -> None:
    write(audit, 2, {"2.3": "yes"})
    assert not answers.write_section(audit, 2, {"2.3": "no"}, revision=0)
    assert answers.answers_of(Audit.objects.get(pk=audit.pk))["2.3"] == "yes"


def test_an_answer_outside_its_set_is_refused_before_it_is_written(audit: Audit) -> None:
    with pytest.raises(ValueError, match="not one of"):
        answers.write_section(audit, 2, {"2.3": "perhaps"}, revision=0)


@pytest.mark.parametrize("section", SECTIONS)
def test_the_database_refuses_every_coded_answer_outside_its_set(section: Any, audit: Audit) -> None:
    coded = [each for each in section_items(section.number) if each.is_coded and each.model is section]
    assert coded
    for each in coded:
        beyond = 1 << len(each.options) if each.kind == "any_of" else len(each.options) + 1
        for value in (-1, beyond):
            with pytest.raises(IntegrityError), transaction.atomic():
                section._default_manager.filter(pk=audit.pk).update(**{each.field: value})


def test_the_database_refuses_a_number_outside_its_range(audit: Audit) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        write(audit, 3, {"3.10": 0})


def test_the_database_refuses_a_completion_before_the_start(audit: Audit) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        CoreAssessment.objects.filter(pk=audit.pk).update(
            done="yes",
            completion_recorded="yes",
            started=date(2009, 2, 2),
            completed=date(2009, 2, 1),
        )


def test_the_database_refuses_two_rows_for_one_document(audit: Audit) -> None:
    KeyDocument.objects.create(audit=audit, document="referral", found=frozenset())
    with pytest.raises(IntegrityError), transaction.atomic():
        KeyDocument.objects.create(audit=audit, document="referral", found=frozenset())


def paired_columns() -> list[tuple[Any, str, str]]:
    """Every pair of a moment and the person of that moment, found in the models themselves."""
    from django.apps import apps

    return [
        (model, name, f"{name[:-3]}_by")
        for model in apps.get_app_config("tool").get_models()
        for name in {field.name for field in model._meta.fields}
        if name.endswith("_at") and f"{name[:-3]}_by" in {field.name for field in model._meta.fields}
    ]


def test_every_optional_moment_and_its_person_are_kept_together_by_the_database() -> None:
    optional = [
        (model, at, by)
        for model, at, by in paired_columns()
        if model._meta.get_field(at).null and model._meta.get_field(by).null
    ]
    assert {(model.__name__, at) for model, at, _by in optional} >= {
        ("Audit", "submitted_at"),
        ("Audit", "signed_off_at"),
        ("ImmediateAction", "acknowledged_at"),
        ("ImmediateAction", "done_at"),
    }
    for model, at, by in optional:
        conditions = " ".join(
            str(check.condition) for check in model._meta.constraints if hasattr(check, "condition")
        )
        assert f"('{at}__isnull', True)" in conditions, f"{model.__name__}.{at} may stand without {by}"
        assert f"('{by}__isnull', True)" in conditions, f"{model.__name__}.{by} may stand without {at}"


def test_an_answer_whose_parent_changes_is_set_aside_and_comes_back(audit: Audit) -> None:
    audit = write(audit, 3, {"3.1": "yes", "3.7": "yes", "3.8": frozenset({"medical"})})
    audit = write(audit, 3, {"3.1": "no"})
    stored = answers.answers_of(audit)
    assert "3.8" not in answers.shown_answers(stored, [])
    assert answers.set_aside(stored, []) == {"3.7": "yes", "3.8": frozenset({"medical"})}
    audit = write(audit, 3, {"3.1": "yes"})
    assert answers.shown_answers(answers.answers_of(audit), [])["3.8"] == frozenset({"medical"})


def test_an_item_switched_off_takes_its_followers_with_it() -> None:
    given = {"8.2": "yes", "8.2.cause": frozenset({"staff_turnover"})}
    assert "8.2.cause" in shown_refs(given)
    assert "8.2.cause" not in shown_refs(given, off=["8.2"])


def test_reading_a_whole_audit_takes_few_queries(audit: Audit, django_assert_max_num_queries: Any) -> None:
    fresh = Audit.objects.with_answers().get(pk=audit.pk)
    with django_assert_max_num_queries(0):
        answers.answers_of(fresh)
