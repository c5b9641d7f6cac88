"""Measures that were called by the standards of 2009 have keys that hold whatever a review’s standard is."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from django.apps import apps

from audit_app.aggregation.measures import MEASURES
from audit_app.report import services
from audit_app.report.assemble import Audience, assemble
from audit_app.report.models import FindingEdit, Publication, Report
from audit_app.report.queries import report_of
from audit_app.report.services.publishing import hash_of
from tests.factories.report import audits_to_report, written_report
from tests.factories.sampling import Cast, make_cast

migration = import_module("audit_app.report.migrations.0004_measures_by_their_meaning")

OURS = "Six weeks are the rule here, and they were kept."


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast(suppress_small_cells=False)


@pytest.fixture
def report(cast: Cast) -> Report:
    audits_to_report(cast, cases=12)
    return written_report(cast.review, cast.lead)


def test_no_key_of_a_measure_names_a_number_of_days() -> None:
    assert [measure.key for measure in MEASURES if re.search(r"\d", measure.key)] == []


def test_every_new_key_is_one_of_a_measure() -> None:
    assert set(migration.RENAMED.values()) <= {measure.key for measure in MEASURES}


def test_a_wording_stored_under_an_old_key_stands_at_its_finding_afterwards(
    cast: Cast, report: Report
) -> None:
    services.edit_wording(
        report=report, key="core_in_35_days", text=OURS, numbers={}, revision=0, by=cast.lead
    )
    assert OURS not in sentences(report).values()
    migration.forwards(apps, None)
    assert sentences(report)["core_in_time_from_start"] == OURS
    migration.backwards(apps, None)
    assert FindingEdit.objects.get(text=OURS).key == "core_in_35_days"


def test_what_was_published_stays_as_it_was(cast: Cast, report: Report) -> None:
    before = services.publish(report=report, by=cast.lead)
    migration.forwards(apps, None)
    now = Publication.objects.get(pk=before.pk)
    assert now.sha256 == hash_of(now.frozen)
    assert now.frozen == before.frozen


def sentences(report: Report) -> dict[str, str]:
    document = assemble(report_of(report.review), Audience.LEAD)
    return {finding.key: finding.sentence for finding in document.findings()}
