"""Who is left out of the draw, and the freezing of the caseload."""

import pytest

from audit_app.access.models import TrailEntry
from audit_app.access.refused import Refused
from audit_app.sampling import services
from audit_app.sampling.choices import ExclusionReason
from audit_app.sampling.drawing.frame import frame_hash
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.method import method_statement
from audit_app.sampling.models import Case, Exclusion, FrozenFrame
from audit_app.sampling.queries import current_cases, frame_of
from tests.factories.sampling import Cast, make_case, make_caseload, make_cast

pytestmark = pytest.mark.django_db
CLOSED, OTHER = ExclusionReason.CLOSED, ExclusionReason.OTHER


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    make_caseload(cast.review, 60)
    return cast


def leave_out(cast: Cast, *references: str, reason: ExclusionReason = CLOSED, words: str = "") -> None:
    services.exclude(review=cast.review, references=references, reason=reason, words=words, by=cast.lead)


def test_a_child_who_is_left_out_stays_in_the_frame_with_the_reason(cast: Cast) -> None:
    leave_out(cast, "WD0001", "WD0002")
    marked = {unit.reference: unit.exclusion for unit in frame_of(cast.review) if unit.exclusion}
    assert marked == {"WD0001": "closed", "WD0002": "closed"}
    assert len(frame_of(cast.review)) == 60


def test_a_child_who_is_left_out_is_never_drawn(cast: Cast) -> None:
    left_out = [f"WD{number:04}" for number in range(10, 60)]
    leave_out(cast, *left_out)
    sample = services.draw_sample(review=cast.review, plan=Plan(10), seed="2009", by=cast.lead)
    drawn = {each.case.reference for each in current_cases(sample)}
    assert drawn == {f"WD{number:04}" for number in range(10)}
    assert (sample.frame_size, sample.excluded, sample.eligible) == (60, 50, 10)


def test_one_wrong_reference_leaves_nobody_out_and_every_mistake_is_named(cast: Cast) -> None:
    leave_out(cast, "WD0005")
    with pytest.raises(services.ExclusionError) as error:
        leave_out(cast, "WD0001", "WD0005", "nobody", "WD0001")
    assert error.value.problems == [
        "WD0001 stands here twice",
        "WD0005 is left out already",
        "nobody is not in the caseload",
    ]
    assert Exclusion.objects.count() == 1


def test_a_child_of_another_review_is_not_in_this_caseload(cast: Cast) -> None:
    make_case(cast.other_review, reference="ELSEWHERE")
    with pytest.raises(services.ExclusionError):
        leave_out(cast, "ELSEWHERE")


def test_words_about_a_child_stand_in_the_trail_only_under_the_key_of_the_record(cast: Cast) -> None:
    leave_out(cast, "WD0001", reason=OTHER, words="Known to the lead")
    entry = TrailEntry.objects.get(action="child left out of the draw")
    case = Case.objects.get(review=cast.review, reference="WD0001")
    assert entry.record_id == case.record_key_id
    assert "Known" not in str(entry.detail)


def test_it_is_undone_until_the_caseload_is_frozen(cast: Cast) -> None:
    leave_out(cast, "WD0001")
    case = Case.objects.get(review=cast.review, reference="WD0001")
    services.undo_exclusion(case=case, by=cast.lead)
    assert not Exclusion.objects.exists()
    leave_out(cast, "WD0001")
    services.freeze_frame(review=cast.review, by=cast.lead)
    with pytest.raises(Refused, match="frozen"):
        services.undo_exclusion(case=Case.objects.get(pk=case.pk), by=cast.lead)
    with pytest.raises(Refused, match="frozen"):
        leave_out(cast, "WD0002")


def test_the_method_counts_who_was_left_out_by_reason_and_prints_no_words(cast: Cast) -> None:
    leave_out(cast, "WD0001", "WD0002")
    leave_out(cast, "WD0003", reason=OTHER, words="Known to the lead")
    sample = services.draw_sample(review=cast.review, plan=Plan(9), seed="2009", by=cast.lead)
    told = " ".join(method_statement(sample))
    assert (
        "Before the draw 3 children were left out: 2 whose case is closed and 1 for another reason." in told
    )
    assert "speak of the other 57" in told
    assert "Known" not in told


def test_freezing_keeps_the_fingerprint_of_the_frame_with_its_exclusions(cast: Cast) -> None:
    leave_out(cast, "WD0001")
    frozen = services.freeze_frame(review=cast.review, by=cast.lead)
    assert (frozen.size, frozen.excluded) == (60, 1)
    assert frozen.fingerprint == frame_hash(frame_of(cast.review))


def test_a_frozen_caseload_takes_no_child_until_it_is_opened_again(cast: Cast) -> None:
    services.freeze_frame(review=cast.review, by=cast.lead)
    row = services.CaseloadRow("NEW", "male", "Ashmere", age_years=3)
    with pytest.raises(Refused, match="frozen"):
        services.import_frame(review=cast.review, rows=[row], by=cast.lead)
    services.open_frame(review=cast.review, by=cast.lead)
    services.import_frame(review=cast.review, rows=[row], by=cast.lead)
    assert cast.review.cases.count() == 61


def test_once_drawn_from_it_stays_frozen(cast: Cast) -> None:
    services.freeze_frame(review=cast.review, by=cast.lead)
    services.draw_sample(review=cast.review, plan=Plan(6), seed="2009", by=cast.lead)
    with pytest.raises(Refused, match="has been drawn"):
        services.open_frame(review=cast.review, by=cast.lead)


def test_nothing_is_drawn_from_a_caseload_that_is_not_what_was_frozen(cast: Cast) -> None:
    services.freeze_frame(review=cast.review, by=cast.lead)
    # As somebody could only do in the database itself.
    Case.objects.filter(review=cast.review, reference="WD0007").update(age_years=2, age_band="2-5")
    with pytest.raises(Refused, match="no longer the one that was frozen"):
        services.draw_sample(review=cast.review, plan=Plan(6), seed="2009", by=cast.lead)


def test_an_empty_caseload_is_not_frozen() -> None:
    cast = make_cast()
    with pytest.raises(Refused, match="no child who can be drawn"):
        services.freeze_frame(review=cast.review, by=cast.lead)


def test_a_family_that_cannot_be_printed_is_named_and_nothing_is_frozen(cast: Cast) -> None:
    Case.objects.filter(review=cast.review, reference="WD0007").update(family_ref="F\t7")
    with pytest.raises(Refused, match="WD0007: the reference of the family"):
        services.freeze_frame(review=cast.review, by=cast.lead)
    assert not FrozenFrame.objects.exists()


@pytest.mark.parametrize("who", ["assessor", "stranger", "administrator", "board_reader"])
def test_nobody_but_the_lead_freezes(cast: Cast, who: str) -> None:
    with pytest.raises(Refused, match="lead of this review"):
        services.freeze_frame(review=cast.review, by=getattr(cast, who))
