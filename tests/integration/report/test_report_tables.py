"""``manage.py report_tables``: the report's tables for programs and for a terminal."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from audit_app.aggregation.measures import MEASURES
from audit_app.sampling.models import Review


def printed(*arguments: str) -> tuple[str, str]:
    out, told = StringIO(), StringIO()
    call_command("report_tables", *arguments, stdout=out, stderr=told)
    return out.getvalue(), told.getvalue()


@pytest.fixture
def tables(demo_review: Review) -> dict[str, Any]:
    return json.loads(printed("--json")[0])


def test_every_table_stands_under_its_section_with_plain_counts(tables: dict[str, Any]) -> None:
    assert [row["values"] for row in tables["1.2"]["rows"]] == [[2], [10], [15], [9], [12], [2]]
    assert tables["1.2"]["rows"][0]["label"] == "Unborn"
    assert [row["values"][0] for row in tables["1.3"]["rows"]] == [16, 12, 7, 15]
    for key in ("2.documents", "4.days", "6.factors", "9.strategy_agencies", "data_quality.unanswered"):
        assert {"title", "columns", "rows"} <= set(tables[key])


def test_findings_hold_counts_share_and_verdict_of_every_measure(tables: dict[str, Any]) -> None:
    findings = {finding["key"]: finding for finding in tables["findings"]}
    assert list(findings) == [measure.key for measure in MEASURES]
    protected = findings["adequately_protected"]
    assert (protected["counts"]["met"], protected["applies"], protected["share"]) == (50, 50, 1.0)
    assert protected["verdict"] == "strong"


def test_without_a_number_it_says_which_review_it_took(demo_review: Review) -> None:
    _tables, told = printed("--json")
    assert told.strip().startswith(f"Report tables of “{demo_review.title}” (review {demo_review.pk})")
    assert printed("--json", "--demo")[1] == told


def test_a_review_can_be_named(demo_review: Review) -> None:
    other = Review.objects.exclude(pk=demo_review.pk).get()
    text, _told = printed("--review", str(other.pk))
    assert other.title in text.splitlines()[0]


def test_on_a_terminal_each_table_has_its_key_its_columns_and_its_numbers(demo_review: Review) -> None:
    lines = printed()[0].splitlines()
    place = lines.index("1.2  Age range of the children")
    assert lines[place + 1].split() == ["Age", "range", "Children"]
    assert lines[place + 2].split() == ["Unborn", "2"]
    assert any(line.strip().startswith("supervision_evident (7.4): ") for line in lines)


def test_a_review_that_does_not_exist_is_said_in_a_sentence(db: None) -> None:
    with pytest.raises(CommandError, match="There is no review 7"):
        printed("--review", "7")
    with pytest.raises(CommandError, match="There is no review in this database"):
        printed()
