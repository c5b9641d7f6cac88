"""The command for a scrubbed copy, run as an administrator runs it: no original, and the same figures."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, models

from audit_app.access.models import TrailEntry, User
from audit_app.keeping.copying.inventions import invented_birthday, neutral_text
from audit_app.keeping.data_map import fields_of, held_models
from audit_app.report.services import add_paragraph, edit_wording, publish
from audit_app.sampling.models import Case, Review
from tests.factories.access import give_password
from tests.factories.aggregation import Reading, audited
from tests.factories.report import written_report
from tests.factories.sampling import Cast, make_cast
from tests.integration.filling.pages import signed_in
from tests.integration.keeping.records import a_whole_record, leave_words_elsewhere

LEFT_OUT = (
    *("django_session", "usersessions_usersession", "mfa_authenticator", "access_trailentry"),
    *("report_publication", "report_reportfile", "django_tasks_database_dbtaskresult"),
)
ORIGINALS = {"reference", "case_text", "worker", "lead_text"}


@dataclass(frozen=True)
class Copied:
    """The file, what the command said, and every original text that the database held."""

    file: Path
    said: str
    originals: frozenset[str]

    @property
    def address(self) -> str:
        return f"sqlite:///{self.file}"

    @property
    def master(self) -> str:
        found = re.search(r"RECORD_KEYS=(\S+)", self.said)
        assert found
        return found[1]

    def select(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.file)) as database:
            return database.execute(sql).fetchall()


def here() -> str:
    """Where this test's database is, as the environment says it."""
    there = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{there['NAME']}"
    password = quote(there["PASSWORD"])
    return f"postgres://{there['USER']}:{password}@{there['HOST']}:{there['PORT']}/{there['NAME']}"


def manage(*words: str, at: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": at, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def figures_at(address: str, review: Review) -> dict[str, Any]:
    figures: dict[str, Any] = json.loads(
        manage("report_tables", "--review", str(review.pk), "--json", at=address),
        parse_float=lambda number: round(float(number), 9),
    )
    return figures


def values_of(table: dict[str, Any]) -> list[Any]:
    return [row["values"] for row in table["rows"]]


def originals() -> Iterator[str]:
    for model in held_models():
        for field in fields_of(model):
            if field.kind_key in ORIGINALS and isinstance(field.column, models.CharField | models.TextField):
                yield from model._base_manager.values_list(field.name, flat=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """A database in which something stands in every place that holds words, sign-ins or files."""
    cast = make_cast(suppress_small_cells=False, discussed_with="The heads of every district")
    User.objects.filter(pk=cast.lead.pk).update(email="leah.lead@example.org")
    give_password(cast.lead)
    record = a_whole_record(cast, "Goshawk", "Juniper Plumbottom")
    audited([Reading({"7.4": "no", "7.4.comment": "Nobody asked."}, stratum="all")] * 9, review=cast.review)
    leave_words_elsewhere(record)
    report = written_report(cast.review, cast.lead)
    add_paragraph(report=report, part="context", heading="Context", body="Words of the lead.", by=cast.lead)
    edit_wording(report=report, key="7.4", text="Seldom seen.", numbers={"met": 1}, revision=0, by=cast.lead)
    publish(report=report, by=cast.lead)
    signed_in(cast.lead)
    return cast


@pytest.fixture
def copied(cast: Cast, tmp_path: Path) -> Copied:
    file = tmp_path / "copy.sqlite3"
    said = manage("scrubbed_copy", str(file), at=here())
    return Copied(file, said, frozenset(text for text in originals() if len(text) > 3))


def test_the_copy_counts_the_same_and_holds_no_original_and_no_way_of_signing_in(
    cast: Cast, copied: Copied
) -> None:
    content = copied.file.read_bytes()
    people = [cast.lead.display_name, cast.assessor.display_name, "leah.lead@example.org"]
    everything = [*copied.originals, *people, "Juniper", "Plumbottom", "Goshawk", "Words of the lead"]
    assert len(everything) > 100
    assert [text for text in everything if text.encode() in content] == []

    figures, in_the_copy = (figures_at(address, cast.review) for address in (here(), copied.address))
    # Only the assessors' names are others.
    assert values_of(figures.pop("1.3")) == values_of(in_the_copy.pop("1.3"))
    assert in_the_copy == figures

    assert [table for table in LEFT_OUT if copied.select(f"SELECT * FROM {table}")] == []  # noqa: S608
    passwords = [password for (password,) in copied.select("SELECT password FROM access_user")]
    assert {password[0] for password in passwords} == {"!"}
    assert copied.master not in settings.RECORD_KEYS


def test_the_copy_can_be_served_with_the_key_that_the_command_prints(cast: Cast, copied: Copied) -> None:
    look = (
        "from audit_app.sampling.models import Identity; "
        "print([(each.name, each.date_of_birth.isoformat()) for each in Identity.objects.all()])"
    )
    told = manage("shell", "-c", look, at=copied.address, RECORD_KEYS=copied.master)
    case = Case.objects.get(reference="Goshawk-ref")
    born = invented_birthday(case)
    assert f"('Child {case.record_key_id} (invented)', '{born.isoformat()}')" in told
    assert (cast.review.reference_date - born).days // 365 == case.age_years
    assert "Applying" not in manage("migrate", at=copied.address)

    assert f"person-{cast.lead.pk} (Review lead)" in copied.said

    entry = TrailEntry.objects.get(action="scrubbed copy made")
    assert (entry.actor_id, entry.actor_name) == (None, "The command scrubbed_copy")
    before = copied.file.read_bytes()
    with pytest.raises(CommandError, match="never written over"):
        call_command("scrubbed_copy", str(copied.file))
    assert copied.file.read_bytes() == before


def test_where_the_file_cannot_be_written_it_is_said(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        call_command("scrubbed_copy", str(tmp_path / "nowhere" / "copy.sqlite3"))


@pytest.mark.parametrize(("length", "longest"), [(0, None), (9, None), (60, None), (500, None), (90, 40)])
def test_a_neutral_text_is_about_as_long_and_fits(length: int, longest: int | None) -> None:
    made = neutral_text("x" * length, longest)
    assert bool(made) == bool(length)
    assert abs(len(made) - min(length, longest or length)) <= 30
    assert longest is None or len(made) <= longest
