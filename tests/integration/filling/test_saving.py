"""Saving a section or the header: whole, recorded, and never over a newer one."""

import datetime as dt
import json
from typing import Any
from unittest.mock import patch

import pytest

from audit_app.access.models import TrailEntry
from audit_app.access.record_keys import Seal
from audit_app.access.refused import Refused
from audit_app.access.told import revealed
from audit_app.filling.services import Conflict, OutOfOrderError, save_header, save_section
from audit_app.sampling.models import Allocation
from audit_app.tool.answers import answers_of, section_answers, write_section
from audit_app.tool.models import Audit
from tests.factories.sampling import Cast
from tests.factories.tool import a_submitted_audit, full_answers

DAY, LATER = dt.date(2009, 1, 7), dt.date(2009, 1, 9)


def entries(action: str) -> list[TrailEntry]:
    return list(TrailEntry.objects.filter(action=action))


def test_answers_come_back_as_they_were_given(cast: Cast, audit: Audit) -> None:
    for number in range(1, 10):
        answers = {ref: value for ref, value in full_answers().items() if ref.split(".")[0] == str(number)}
        save_section(audit=audit, number=number, answers=answers, revision=0, by=cast.assessor)
    kept = answers_of(Audit.objects.get(pk=audit.pk))
    assert {ref: kept[ref] for ref in full_answers() if ref[0] != "H"} == {
        ref: value for ref, value in full_answers().items() if ref[0] != "H"
    }


def test_only_the_answers_given_are_touched(cast: Cast, audit: Audit) -> None:
    save_section(
        audit=audit, number=3, answers={"3.1": "yes", "3.3": "meeting"}, revision=0, by=cast.assessor
    )
    save_section(audit=audit, number=3, answers={"3.3": None}, revision=1, by=cast.assessor)
    kept = section_answers(Audit.objects.get(pk=audit.pk), 3)
    assert (kept["3.1"], kept["3.3"]) == ("yes", None)


def test_rows_come_back_in_date_order_however_they_were_typed(cast: Cast, audit: Audit) -> None:
    rows = [
        {"date": dt.date(2008, 6, 1), "nature": "Second", "outcome": ""},
        {"date": dt.date(2007, 6, 1), "nature": "First", "outcome": ""},
    ]
    save_section(audit=audit, number=1, answers={"1.4.rows": rows}, revision=0, by=cast.assessor)
    kept = section_answers(Audit.objects.get(pk=audit.pk), 1)["1.4.rows"]
    assert [row["nature"] for row in kept] == ["First", "Second"]


def test_the_trail_keeps_what_each_item_was_and_became_and_seals_free_text(cast: Cast, audit: Audit) -> None:
    save_section(
        audit=audit, number=1, answers={"1.3": "A secret about the family", "1.4": "no"}, revision=0,
        by=cast.assessor,
    )  # fmt: skip
    (entry,) = entries("section saved")
    said = entry.detail["changes"].pop("1.3")
    assert entry.detail == {"section": 1, "changes": {"1.4": {"from": None, "to": "no"}}, "revision": 1}
    assert "secret" not in json.dumps(said)
    key = audit.case.record_key
    assert entry.record_id == key.pk
    assert revealed(said, Seal(key)) == {"from": "", "to": "A secret about the family"}
    assert (entry.actor_id, entry.review_id, entry.subject_id) == (
        cast.assessor.pk,
        cast.review.pk,
        audit.pk,
    )


def test_saving_what_is_there_already_writes_nothing(cast: Cast, audit: Audit) -> None:
    first = save_section(audit=audit, number=1, answers={"1.4": "no"}, revision=0, by=cast.assessor)
    again = save_section(
        audit=audit, number=1, answers={"1.4": "no", "1.3": ""}, revision=1, by=cast.assessor
    )
    assert (first.revision, again.revision) == (1, 1)
    assert len(entries("section saved")) == 1


def test_a_failing_trail_undoes_the_save(cast: Cast, audit: Audit) -> None:
    with (
        patch("audit_app.access.trail.record", side_effect=RuntimeError("no trail")),
        pytest.raises(RuntimeError),
    ):
        save_section(audit=audit, number=1, answers={"1.4": "yes"}, revision=0, by=cast.assessor)
    fresh = Audit.objects.get(pk=audit.pk)
    assert section_answers(fresh, 1)["1.4"] is None
    assert fresh.referral.revision == 0


def test_an_answer_changed_on_both_sides_is_never_saved_over_the_other(cast: Cast, audit: Audit) -> None:
    save_section(audit=audit, number=3, answers={"3.3": "meeting", "3.7": "no"}, revision=0, by=cast.assessor)
    with pytest.raises(Conflict) as caught:
        save_section(
            audit=audit, number=3, answers={"3.3": "telephone", "3.1": "yes"}, revision=0, by=cast.assessor
        )
    assert (caught.value.revision, caught.value.theirs, caught.value.others) == (1, ("3.7",), ())
    assert [(each.ref, each.theirs, each.yours) for each in caught.value.differences] == [
        ("3.3", "meeting", "telephone")
    ]
    kept = section_answers(Audit.objects.get(pk=audit.pk), 3)
    assert (kept["3.3"], kept["3.1"]) == ("meeting", None)


def test_answers_changed_on_one_side_only_are_put_together(cast: Cast, audit: Audit) -> None:
    row = {"date": DAY, "nature": "First", "outcome": ""}
    theirs = {"1.2": "Police", "1.4.rows": [row], "1.6": "no"}
    save_section(audit=audit, number=1, answers=theirs, revision=0, by=cast.assessor)
    # A form sends all that stands on it: 1.2 and the rows as they were loaded, and one answer that was given.
    mine = {"1.2": "", "1.4.rows": [], "1.3": "What the file says", "1.6": "no"}
    saved = save_section(audit=audit, number=1, answers=mine, revision=0, by=cast.assessor)
    assert (saved.revision, saved.theirs, saved.others) == (2, ("1.2", "1.4.rows"), ())
    kept = section_answers(Audit.objects.get(pk=audit.pk), 1)
    assert (kept["1.2"], kept["1.3"], kept["1.4.rows"]) == ("Police", "What the file says", [row])


def test_of_an_answer_that_was_changed_and_changed_back_nobody_is_asked(cast: Cast, audit: Audit) -> None:
    for revision, agency in enumerate(("Police", "")):
        save_section(audit=audit, number=1, answers={"1.2": agency}, revision=revision, by=cast.assessor)
    saved = save_section(audit=audit, number=1, answers={"1.2": "School"}, revision=0, by=cast.assessor)
    assert (saved.revision, saved.theirs) == (3, ())


def test_others_who_saved_are_named(cast: Cast, audit: Audit) -> None:
    save_section(audit=audit, number=3, answers={"3.3": "meeting"}, revision=0, by=cast.assessor)
    Allocation.objects.filter(pk=audit.allocation_id).update(assessor=cast.colleague)
    with pytest.raises(Conflict) as caught:
        save_section(audit=audit, number=3, answers={"3.3": "telephone"}, revision=0, by=cast.colleague)
    assert caught.value.others == (cast.assessor.display_name,)


@pytest.mark.parametrize("revision", [-1, 1, 7])
def test_where_nobody_can_say_what_was_loaded_all_that_differs_is_asked(
    cast: Cast, audit: Audit, revision: int
) -> None:
    # As if an older state had been brought back, or something had been written past the trail.
    write_section(audit, 3, {"3.3": "meeting"}, revision=0)
    write_section(audit, 3, {"3.1": "yes"}, revision=1)
    audit.refresh_from_db()
    with pytest.raises(Conflict) as caught:
        save_section(audit=audit, number=3, answers={"3.2": "yes"}, revision=revision, by=cast.assessor)
    assert [each.ref for each in caught.value.differences] == ["3.2"]


def test_a_save_that_is_sent_twice_is_made_once(cast: Cast, audit: Audit) -> None:
    sent: dict[str, Any] = {"audit": audit, "number": 1, "revision": 0, "by": cast.assessor, "name": "one"}
    first = save_section(answers={"1.2": "Police"}, **sent)
    save_section(audit=audit, number=1, answers={"1.2": "School"}, revision=1, by=cast.assessor)
    assert save_section(answers={"1.2": "Police"}, **sent) == first
    assert section_answers(Audit.objects.get(pk=audit.pk), 1)["1.2"] == "School"
    assert len(entries("section saved")) == 2
    # The name is the page's own: of somebody else it says nothing.
    Allocation.objects.filter(pk=audit.allocation_id).update(assessor=cast.colleague)
    with pytest.raises(Conflict):
        save_section(answers={"1.2": "Police"}, **{**sent, "by": cast.colleague})


def test_sections_do_not_stand_in_each_others_way(cast: Cast, audit: Audit) -> None:
    save_section(audit=audit, number=3, answers={"3.1": "yes"}, revision=0, by=cast.assessor)
    saved = save_section(audit=audit, number=4, answers={"4.1": "yes"}, revision=0, by=cast.assessor)
    assert saved.revision == 1


def test_hidden_answers_come_back_when_their_parent_does(cast: Cast, audit: Audit) -> None:
    save_section(
        audit=audit, number=3, answers={"3.1": "yes", "3.3": "meeting"}, revision=0, by=cast.assessor
    )
    save_section(audit=audit, number=3, answers={"3.1": "no"}, revision=1, by=cast.assessor)
    assert section_answers(Audit.objects.get(pk=audit.pk), 3)["3.3"] == "meeting"


@pytest.mark.parametrize(
    ("answers", "error"),
    [({"3.1": "perhaps"}, ValueError), ({"3.6": {"war"}}, ValueError), ({"4.1": "yes"}, KeyError)],
)
def test_what_the_tool_does_not_offer_is_refused_whole(
    cast: Cast, audit: Audit, answers: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        save_section(
            audit=audit, number=3, answers={"3.3": "meeting", **answers}, revision=0, by=cast.assessor
        )
    assert section_answers(Audit.objects.get(pk=audit.pk), 3)["3.3"] is None


def test_an_end_before_its_start_is_refused_by_name(cast: Cast, audit: Audit) -> None:
    answers = {
        "5.1": "yes",
        "5.1.completion_recorded": "yes",
        "5.1.started": DAY,
        "5.1.completed": DAY - dt.timedelta(1),
    }
    with pytest.raises(OutOfOrderError) as caught:
        save_section(audit=audit, number=5, answers=answers, revision=0, by=cast.assessor)
    assert caught.value.span.end == "5.1.completed"


def test_nobody_else_can_save(cast: Cast, audit: Audit) -> None:
    for user in (cast.colleague, cast.lead, cast.stranger, cast.board_reader, cast.administrator):
        with pytest.raises(Refused):
            save_section(audit=audit, number=1, answers={"1.4": "yes"}, revision=0, by=user)


def test_an_allocation_that_has_moved_on_is_seen_under_the_lock(cast: Cast, audit: Audit) -> None:
    Allocation.objects.filter(pk=audit.allocation_id).update(assessor=cast.colleague)
    with pytest.raises(Refused):
        save_section(audit=audit, number=1, answers={"1.4": "yes"}, revision=0, by=cast.assessor)


def test_a_submitted_audit_cannot_be_saved(cast: Cast) -> None:
    audit = a_submitted_audit(cast)
    revision = Audit.objects.get(pk=audit.pk).referral.revision
    with pytest.raises(Refused, match="has been submitted"):
        save_section(audit=audit, number=1, answers={"1.4": "no"}, revision=revision, by=cast.assessor)


def test_the_header_is_guarded_and_recorded_in_the_same_way(cast: Cast, audit: Audit) -> None:
    assert save_header(audit=audit, answers={"H.6": DAY}, revision=0, by=cast.assessor).revision == 1
    with pytest.raises(Conflict) as caught:
        save_header(audit=audit, answers={"H.6": LATER}, revision=0, by=cast.assessor)
    assert [each.theirs for each in caught.value.differences] == [DAY]
    changes = {"H.6": {"from": None, "to": DAY.isoformat()}}
    assert entries("header saved")[0].detail == {"section": "H", "changes": changes, "revision": 1}


def test_the_given_audit_shows_what_was_saved(cast: Cast, audit: Audit) -> None:
    save_section(audit=audit, number=1, answers={"1.4": "yes"}, revision=0, by=cast.assessor)
    assert answers_of(audit)["1.4"] == "yes"
