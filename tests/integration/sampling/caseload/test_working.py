"""The work on a list: stopped and begun again, and made ready before anybody of it is written."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from audit_app.access.models import TrailEntry
from audit_app.access.refused import Refused
from audit_app.sampling.caseload import making_ready, services
from audit_app.sampling.caseload.abandoned import remove_abandoned
from audit_app.sampling.caseload.case_rows import CaseloadError
from audit_app.sampling.caseload.keeping import Kept
from audit_app.sampling.caseload.making_ready import make_ready
from audit_app.sampling.caseload.starting import NO_SIGN_FOR, resume, start
from audit_app.sampling.caseload.working import StoppedError, _sign, work
from audit_app.sampling.models import Case, CaseloadPart, CaseloadUpload, UploadState
from tests.factories.lists import child, csv_of, looked_through
from tests.factories.sampling import Cast, make_case, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def go_on(upload: CaseloadUpload) -> CaseloadUpload:
    start(upload)
    upload.refresh_from_db()
    return upload


def look(cast: Cast, *rows: list[Any]) -> CaseloadUpload:
    return looked_through(cast.review, csv_of(*rows), cast.lead)


# --- Work that was stopped ---


def test_work_of_which_nothing_was_heard_is_begun_again_and_an_old_worker_changes_nothing(cast: Cast) -> None:
    upload = services.take_upload(review=cast.review, content=csv_of(child()), name="x.csv", by=cast.lead)
    assert not resume(upload)
    with time_machine.travel(timezone.now() + NO_SIGN_FOR + dt.timedelta(seconds=1), tick=False):
        assert resume(upload)
        old, upload = upload.attempt, CaseloadUpload.objects.get(pk=upload.pk)
        assert not resume(upload)
    work(upload.pk, old)
    upload.refresh_from_db()
    assert upload.state == "reading"
    work(upload.pk, upload.attempt)
    upload.refresh_from_db()
    assert (upload.state, upload.rows) == ("columns", 1)


def test_work_that_was_stopped_half_way_leaves_no_row_double(cast: Cast) -> None:
    upload = look(cast, *(child(f"WD{n}") for n in range(40)))
    CaseloadUpload.objects.filter(pk=upload.pk).update(state="checking")
    work(upload.pk, upload.attempt)
    upload.refresh_from_db()
    assert (upload.state, upload.counts["new"], sum(map(len, Kept(upload).checked()))) == ("preview", 40, 40)


def test_a_list_that_is_given_up_while_it_is_worked_on_stays_given_up(cast: Cast) -> None:
    upload = services.take_upload(review=cast.review, content=csv_of(child()), name="x.csv", by=cast.lead)
    attempt = upload.attempt
    services.give_up(upload=upload, by=cast.lead)
    work(upload.pk, attempt)
    upload.refresh_from_db()
    assert upload.state == UploadState.GIVEN_UP


def test_lists_left_for_a_day_are_removed_and_others_are_not(cast: Cast) -> None:
    old = look(cast, child())
    with time_machine.travel(timezone.now() + dt.timedelta(hours=23)):
        assert remove_abandoned() == 0
    with time_machine.travel(timezone.now() + dt.timedelta(hours=25)):
        other = looked_through(cast.other_review, csv_of(child()), cast.stranger)
        assert remove_abandoned() == 1
    old.refresh_from_db()
    other.refresh_from_db()
    assert (old.state, other.state) == ("given_up", "preview")
    assert old.record_key.is_destroyed
    assert TrailEntry.objects.filter(action="abandoned lists removed").count() == 1


# --- Taking in, while others work ---


def asked(cast: Cast, *rows: list[Any], **choices: bool) -> CaseloadUpload:
    return services.ask_to_take_in(upload=look(cast, *rows), by=cast.lead, **choices)


def test_taking_in_that_is_stopped_leaves_the_list_to_be_looked_through_and_taken_in_later(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making_ready, "PIECES_AT_ONCE", 1)
    upload = asked(cast, *(child(f"WD{n}") for n in range(600)))
    told: list[int] = []

    def heard(done: int) -> None:
        told.append(done)
        if done < 600:
            services.stop_taking_in(upload=upload, by=cast.lead)
        _sign(upload, done)

    with pytest.raises(StoppedError):
        make_ready(upload, heard)
    upload.refresh_from_db()
    assert (told, upload.state, Case.objects.count()) == ([500], "preview", 0)
    assert not upload.parts.filter(kind="ready").exists()
    assert services.ask_to_take_in(upload=upload, by=cast.lead).is_working
    upload.refresh_from_db()
    assert (go_on(upload).state, Case.objects.count()) == ("imported", 600)


def test_what_has_been_taken_in_can_no_longer_be_stopped(cast: Cast) -> None:
    upload = go_on(asked(cast, child()))
    with pytest.raises(Refused, match="Nobody is being taken in"):
        services.stop_taking_in(upload=upload, by=cast.lead)


@pytest.mark.parametrize("what", ["a case", "a district", "the reference date"])
def test_rows_made_ready_for_a_review_that_has_changed_since_are_not_written(cast: Cast, what: str) -> None:
    upload = asked(cast, child())
    basis = make_ready(upload)
    if what == "a case":
        make_case(cast.review, reference="WD7")
    elif what == "a district":
        cast.review.districts.filter(name="Ashmere").update(name="Ash")
    else:
        type(cast.review).objects.update(reference_date=dt.date(2009, 4, 1))
    with pytest.raises(CaseloadError):
        services.take_in(upload=upload, basis=basis, by=cast.lead)
    assert not Case.objects.filter(reference="WD1").exists()


def test_what_is_made_ready_says_nothing_in_the_clear_and_goes_with_the_list(cast: Cast) -> None:
    upload = asked(cast, child())
    basis = make_ready(upload)
    stored = str([bytes(part.sealed) for part in upload.parts.filter(kind="ready")])
    assert stored != "[]"
    assert "WD1" not in stored
    services.take_in(upload=upload, basis=basis, by=cast.lead)
    assert not CaseloadPart.objects.exists()
