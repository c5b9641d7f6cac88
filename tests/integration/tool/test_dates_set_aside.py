"""The database holds the dates of a core assessment in order, as far as they count."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from audit_app.tool.models import CoreAssessment
from tests.factories.sampling import make_cast
from tests.factories.tool import a_started_audit

EARLIER, LATER = dt.date(2009, 2, 2), dt.date(2009, 3, 2)


@pytest.fixture
def core_assessment(db: None) -> CoreAssessment:
    return CoreAssessment.objects.get(audit=a_started_audit(make_cast()))


def test_a_core_assessment_cannot_be_completed_before_it_was_started(core_assessment: CoreAssessment) -> None:
    core_assessment.done = core_assessment.completion_recorded = "yes"
    core_assessment.started, core_assessment.completed = LATER, EARLIER
    with pytest.raises(IntegrityError), transaction.atomic():
        core_assessment.save()


@pytest.mark.parametrize(("done", "completion_recorded"), [("yes", "no"), ("no", "yes"), (None, None)])
def test_a_date_that_is_set_aside_may_be_out_of_order(
    core_assessment: CoreAssessment, done: str | None, completion_recorded: str | None
) -> None:
    core_assessment.done, core_assessment.completion_recorded = done, completion_recorded
    core_assessment.started, core_assessment.completed = LATER, EARLIER
    core_assessment.save()
    assert CoreAssessment.objects.get(pk=core_assessment.pk).completed == EARLIER
