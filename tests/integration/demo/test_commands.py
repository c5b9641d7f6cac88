"""Loading by command: once, quietly when there is nothing to do, and never beside real accounts."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from audit_app.access.models import TrailEntry, User
from audit_app.demo.people import ADMINISTRATOR, ASSESSORS, BOARD_READER, LEAD, PASSWORD
from audit_app.sampling.models import Case, Review
from tests.factories.access import give_password, make_administrator, make_user

PEOPLE = (ADMINISTRATOR, LEAD, *ASSESSORS, BOARD_READER)


def said_by(command: str, *args: str, **options: Any) -> str:
    out = StringIO()
    call_command(command, *args, stdout=out, **options)
    return out.getvalue()


def test_if_empty_is_silent_when_there_are_accounts(db: None) -> None:
    make_administrator()

    assert said_by("load_demo", "--if-empty") == ""
    assert not Review.objects.exists()


def test_it_is_not_loaded_beside_accounts_of_the_databases_own(db: None) -> None:
    make_administrator()
    make_user("somebody")

    with pytest.raises(CommandError, match="accounts of its own"):
        call_command("load_demo")
    assert not Review.objects.exists()
    assert User.objects.count() == 2


def test_it_is_not_loaded_twice(demo_review: Review) -> None:
    reviews = Review.objects.count()

    with pytest.raises(CommandError, match="already"):
        call_command("load_demo")
    assert Review.objects.count() == reviews


def test_a_variant_can_be_loaded_beside_it_with_a_line_for_each_stage(demo_review: Review) -> None:
    said = said_by("load_demo", "--variant", "nine_cases")

    assert "1,052 invented children" in said
    assert "Drawing 9 cases" in said
    assert "nine cases only" in said.splitlines()[-1]
    assert Review.objects.count() == 3


def test_a_failure_half_way_leaves_nothing_behind(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("audit_app.demo.build.readings", fail)

    with pytest.raises(RuntimeError):
        call_command("load_demo", stdout=StringIO())
    assert not User.objects.exists()
    assert not Case.objects.exists()
    assert not TrailEntry.objects.exists()


def test_the_sign_ins_are_printed_role_by_role_with_a_warning(demo_review: Review) -> None:
    said = said_by("demo_sign_ins")

    assert PASSWORD in said
    assert all(f"{person.username} " in said and person.display_name in said for person in PEOPLE)
    assert said.index("Administrator") < said.index("Review lead") < said.index("Assessor")
    assert "For demonstration only" in said
    assert "On this machine a password is enough" in said


def test_every_sign_in_works(demo_review: Review) -> None:
    assert all(Client().login(username=person.username, password=PASSWORD) for person in PEOPLE)


def test_no_sign_ins_are_printed_where_there_is_no_demonstration(db: None) -> None:
    give_password(make_user("lead", "A Real Lead"))

    assert said_by("demo_sign_ins") == ""


def test_no_name_of_the_demonstration_stands_in_the_trail(demo_review: Review) -> None:
    words = {
        word for entry in TrailEntry.objects.all() for word in str(entry.detail).replace("'", " ").split()
    }
    names = {case.identity.name.split()[-1] for case in Case.objects.select_related("identity")}

    assert not words & names
