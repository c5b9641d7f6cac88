"""The script that sets a review up, as the document gives it."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from audit_app.sampling.models import Allocation, Review
from tests.unit.docs.documents import DOCS, blocks, table

DOCUMENT = DOCS / "setting-up-a-review.md"


@pytest.mark.django_db
def test_the_script_makes_a_review_whose_cases_are_allocated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_a_caseload(tmp_path / "caseload.csv")
    monkeypatch.chdir(tmp_path)
    (script,) = blocks(DOCUMENT, "python")
    names: dict[str, Any] = {}
    exec(script, names)  # noqa: S102 (the text is the project's own)
    assert Allocation.objects.filter(case__review=Review.objects.get()).count() == 12
    assert {each.assessor for each in Allocation.objects.all()} == set(names["assessors"])


def test_what_a_review_may_decide_is_told_with_its_defaults() -> None:
    for name, _meaning, without in table(DOCUMENT, "name"):
        field: Any = Review._meta.get_field(name.strip("`"))
        told = "" if without in ("none", "empty") else without.strip("`")
        assert str(field.get_default() or "") == told, name


def write_a_caseload(path: Path) -> None:
    luck = Random("a caseload")
    columns = ("reference", "gender", "district", "team", "date_of_birth", "name", "category", "plan_started")
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(columns)
        for number in range(200):
            district = luck.choice(["North", "South"])
            team = luck.choice([f"{district} team", "Disability team"])
            born = date(luck.randrange(1994, 2009), 5, 17).isoformat()
            gender = luck.choice(["male", "female"])
            rows.writerow([f"X{number:03}", gender, district, team, born, "", "Neglect", "2008-10-01"])
