"""A calibration counts in nothing: no figure, frame, sample, list, page, export or count knows of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction
from django.urls import reverse

import audit_app
from audit_app.access.models import User
from audit_app.access.rules.pages import every_page
from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.aggregation.tables import all_tables
from audit_app.aggregation.two_readings import review_agreement
from audit_app.calibrating import services
from audit_app.filling.outstanding import outstanding
from audit_app.home.my_work import my_work
from audit_app.home.presenters import led_reviews
from audit_app.keeping.data_map.records import path_to_case
from audit_app.keeping.queries import held_cases, holding_of
from audit_app.keeping.services import erase_review
from audit_app.report.assemble import Audience, assemble
from audit_app.sampling.choices import CALIBRATING
from audit_app.sampling.models import Allocation, Case, Review
from audit_app.sampling.queries import allocations_of, cases_of, frame_of
from audit_app.sampling.states import move_between
from audit_app.tool.models import Audit
from audit_app.tool.queries import counted_readings, first_readings, pairs_handed_in
from tests.factories.calibrating import OTHERWISE, REFERENCE, a_fixed_calibration, has_read
from tests.factories.report import audits_to_report, written_report
from tests.factories.sampling import Cast, make_cast
from tests.factories.two_readings import read_twice
from tests.integration.filling.pages import signed_in

# Whose work it is: what keeps, seals, erases and tells of any record, and what fills any reading in.
MAY_SEE_EVERY = {
    "calibrating": "",
    "sampling/models": "where it is said what every is",
    "sampling/queries.py": "calibrations_for",
    "sampling/setting_up/services/moving.py": "waits for whoever writes in any reading",
    "tool/models": "where it is said what every is",
    "filling/queries.py": "what somebody may know of, on the pages that any reading has",
    "filling/services/locking.py": "locks any reading",
    "filling/services/moves.py": "starts any reading",
    "filling/views/common.py": "finds any reading",
    "filling/moderation.py": "reads one answer of the audit that it was given",
    "filling/reading.py": "reads the dates of the audit that it was given",
    "keeping/services/erasing.py": "erases whatever a review holds",
    "keeping/services/repeating.py": "erases it again after a restore",
    "trail/queries.py": "tells of any record",
    "trail/scopes.py": "tells of any record",
    "trail/views.py": "tells of any record",
    "trail/presenters/entries.py": "tells of any record",
    "demo": "",
}
# Pages on which the calibration case is looked after, read or told of.
SPEAKS_OF_IT = ("calibrating:", "trail:", "filling:")
UNTIL = date(2011, 1, 1)
NOW = datetime(2011, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def cast(db: None) -> Cast:
    cast = make_cast(suppress_small_cells=False)
    audits_to_report(cast, cases=4)
    written_report(cast.review, cast.lead)
    # Back to where a calibration case is read.
    Review.objects.filter(pk=cast.review.pk).update(state="fieldwork")
    cast.review.refresh_from_db()
    read_twice(cast, {"7.4": "no"})
    return cast


def calibrate(cast: Cast) -> None:
    """Read by two of its assessors, differently, once more by one of them, and accepted; by a panel too."""
    calibration = a_fixed_calibration(cast.review, cast.lead, pass_mark=100)
    has_read(calibration, cast.assessor, OTHERWISE)
    has_read(calibration, cast.colleague, {**OTHERWISE, "9.8": "no"})
    services.release(calibration=calibration, assessor=cast.assessor, why="Talked over.", by=cast.lead)
    has_read(calibration, cast.assessor, {"9.9": "falls_short"})
    services.accept(calibration=calibration, assessor=cast.colleague, why="Near enough.", by=cast.lead)


def everything_counted(cast: Cast) -> dict[str, Any]:
    """Every figure, count and list of the review, as far as each can be compared."""
    review = Review.objects.get(pk=cast.review.pk)
    cohort, lead = signed_off_cohort(review), User.objects.get(pk=cast.lead.pk)
    return {
        "tables": {key: table.as_plain() for key, table in all_tables(cohort).items()},
        "cohort": (cohort.size, list(cohort.audits.values_list("pk", flat=True))),
        "report": [str(assemble(review.report, audience)) for audience in Audience],
        "agreement": review_agreement(review),
        "pairs": pairs_handed_in(review),
        "first": list(first_readings(review)),
        "counted": list(counted_readings(review)),
        "frame": frame_of(review),
        "cases": [each.reference for each in cases_of(review)],
        "allocations": [each.pk for each in allocations_of(review)],
        "of the review": review.cases.count(),
        "of people": [user.allocations.count() for user in User.objects.order_by("pk")],
        "of districts": [each.cases.count() for each in review.districts.all()],
        "lead’s home": [
            (each.progress, each.stuck, each.agreement, each.waiting, each.actions, each.in_moderation)
            for each in led_reviews(lead, NOW)
        ],
        "assessor’s home": [
            replace(case, waits="") for case in my_work(User.objects.get(pk=cast.assessor.pk), UNTIL).cases
        ],
        "held": holding_of(review, UNTIL),
        "kept": [each.pk for each in held_cases(review)],
        "undone": [
            list(outstanding(review, move_between(*move)))
            for move in (("fieldwork", "sampling"), ("fieldwork", "moderation"), ("moderation", "reporting"))
        ],
    }


def test_every_figure_and_list_is_the_same_with_a_calibration_as_without(cast: Cast) -> None:
    before = everything_counted(cast)
    calibrate(cast)
    after = everything_counted(cast)
    for name in before:
        assert after[name] == before[name], name


def test_the_managers_of_cases_allocations_and_audits_are_without_it(cast: Cast) -> None:
    calibrate(cast)
    assert Case.every.filter(is_calibration=True).count() == 1
    assert not Case.objects.filter(is_calibration=True).exists()
    assert Allocation.every.filter(role__in=CALIBRATING).count() == 4
    assert not Allocation.objects.filter(role__in=CALIBRATING).exists()
    assert Audit.every.filter(allocation__role__in=CALIBRATING).count() == 4
    assert not Audit.objects.filter(allocation__role__in=CALIBRATING).exists()
    assert not Audit.every.signed_off().filter(allocation__role__in=CALIBRATING).exists()
    assert not Audit.every.current().filter(allocation__role__in=CALIBRATING).exists()


def test_nothing_else_hangs_on_it(cast: Cast) -> None:
    """Whatever is counted by its link to a case or an audit has no row of a calibration to count."""
    calibrate(cast)
    case = Case.every.get(is_calibration=True)
    own = {"sampling.Case", "sampling.Allocation", "tool.Audit"}
    of_it = {
        model._meta.label
        for model in apps.get_models()
        for path in paths_to_case(model)
        if model._base_manager.filter(**{path: case}).exists()
    }
    answers = {each for each in of_it if each.startswith("tool.")} - own
    assert of_it - own - answers == {
        "calibrating.Calibration",
        "calibrating.Attempt",
        "calibrating.Acceptance",
        "filling.Transition",
    }
    assert "tool.ImmediateAction" not in answers


def paths_to_case(model: type[models.Model]) -> Iterator[str]:
    path = path_to_case(model)
    if path:
        yield path


def test_no_module_reaches_past_the_managers_but_those_that_must() -> None:
    root = Path(audit_app.__file__).parent
    reaching = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if re.search(r"\b(Case|Allocation|Audit)\.every\b", path.read_text())
    }
    unexpected = {each for each in reaching if not each.startswith(tuple(MAY_SEE_EVERY))}
    assert not unexpected, f"These can count the calibration case: {unexpected}"


def test_no_page_and_no_file_of_another_room_names_it(cast: Cast) -> None:
    calibrate(cast)
    asked = 0
    for page in every_page():
        if page.name.startswith(SPEAKS_OF_IT) or not set(page.takes) <= {"review_id"}:
            continue
        address = reverse(page.name, kwargs=dict.fromkeys(page.takes, cast.review.pk))
        for user in (cast.lead, cast.assessor, cast.board_reader):
            for method in ("get", "post"):
                assert REFERENCE not in body_of(user, method, address), (page.name, user.username)
                asked += 1
    assert asked > 200


def body_of(user: User, method: str, address: str) -> str:
    """What is answered; whatever it wrote is undone, a sign-out too."""
    with transaction.atomic():
        response = getattr(signed_in(user), method)(address)
        body = b"".join(response) if response.streaming else response.content
        transaction.set_rollback(True)
    return str(body.decode(errors="replace"))


def test_its_words_are_erased_with_the_records_of_its_review_and_it_is_counted_as_none(cast: Cast) -> None:
    calibrate(cast)
    records = holding_of(cast.review, UNTIL).records
    erasure = erase_review(review=cast.review, reason="Its time has ended.", today=UNTIL, by=cast.lead)
    case = Case.every.select_related("calibration").get(is_calibration=True)
    assert case.is_erased
    assert (case.reference.startswith("erased-"), case.calibration.about) == (True, "Erased")
    assert set(case.calibration.attempts.exclude(why="").values_list("why", flat=True)) == {"Erased"}
    comments = Audit.every.filter(allocation__case=case).values_list(
        "recording__supervision_comment", flat=True
    )
    assert "The notes on file are signed and dated." not in comments
    assert erasure.cases.count() == records
