"""A drawn sample is changed: the next in drawn order, adjustments by hand, and what they mean."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from audit_app.access.refused import Refused
from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.filling.policies import can_open
from audit_app.filling.services import start_audit
from audit_app.sampling import services
from audit_app.sampling.choices import RaterRole, ReplacementReason
from audit_app.sampling.drawing.again import drawn_again
from audit_app.sampling.drawing.checking import differences
from audit_app.sampling.drawing.frame_file import write_frame_file
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.method import method_statement
from audit_app.sampling.models import Allocation, Case, Sample, SampledCase
from audit_app.sampling.queries import current_cases, frame_of
from audit_app.tool.models import Audit
from tests.factories.sampling import Cast, bring_to, make_allocation, make_caseload, make_cast
from tests.factories.tool import a_submitted_audit
from tests.twins import draw_twin

pytestmark = pytest.mark.django_db
NOT_THERE = ReplacementReason.NOT_AVAILABLE


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    for number, case in enumerate(make_caseload(cast.review, 60)):
        Case.objects.filter(pk=case.pk).update(family_ref=f"F{number // 3}" if number % 3 else "")
    return cast


@pytest.fixture
def sample(cast: Cast) -> Sample:
    return services.draw_sample(review=cast.review, plan=Plan(8), seed="2009", by=cast.lead)


def first(sample: Sample) -> SampledCase:
    return current_cases(sample).select_related("sample__review").earliest("order")


def replace(sampled: SampledCase, cast: Cast) -> SampledCase:
    return services.replace_case(sampled=sampled, reason=NOT_THERE, by=cast.lead)


def spares(cast: Cast) -> Iterator[Case]:
    yield from cast.review.cases.filter(sampled=None).order_by("reference")


def test_the_next_in_the_drawn_order_of_the_stratum_comes_in(cast: Cast, sample: Sample) -> None:
    old = first(sample)
    stratum = next(each for each in drawn_again(sample).strata if each.name == old.stratum)
    new = replace(old, cast)
    assert new.case.reference == stratum.order[stratum.drawn]
    assert (new.stratum, new.frame_count, new.inclusion_probability) == (
        old.stratum,
        old.frame_count,
        old.inclusion_probability,
    )
    old.refresh_from_db()
    assert (old.went_out, old.reason_code, old.replaced_by) == ("replaced", "not_available", new)
    assert new in current_cases(sample)
    assert old not in current_cases(sample)


def test_whoever_replaced_a_case_can_be_replaced_in_turn(cast: Cast, sample: Sample) -> None:
    second = replace(first(sample), cast)
    third = replace(second, cast)
    stratum = next(each for each in drawn_again(sample).strata if each.name == third.stratum)
    assert third.case.reference == stratum.order[stratum.drawn + 1]


def test_a_stratum_comes_to_its_end_and_says_what_is_nearest(cast: Cast, sample: Sample) -> None:
    sampled = current_cases(sample).filter(case__team__is_disability_team=True).first()
    assert sampled is not None
    stratum = next(each for each in drawn_again(sample).strata if each.name == sampled.stratum)
    for _left in stratum.order[stratum.drawn :]:
        sampled = replace(sampled, cast)
    with pytest.raises(services.StratumExhaustedError) as exhausted:
        replace(sampled, cast)
    assert exhausted.value.near
    assert all(each.references for each in exhausted.value.near)
    sampled.refresh_from_db()
    assert sampled.is_in_sample


def test_with_one_child_a_family_the_newcomer_weighs_by_its_own_family(cast: Cast) -> None:
    plan = Plan(8, one_a_family=True)
    sample = services.draw_sample(review=cast.review, plan=plan, seed="2009", by=cast.lead)
    again = drawn_again(sample)
    new = replace(first(sample), cast)
    stratum = next(each for each in again.strata if each.name == new.stratum)
    assert new.inclusion_probability == pytest.approx(again.chance_of(new.case.reference, stratum))
    families = [each.case.family_ref for each in current_cases(sample) if each.case.family_ref]
    assert len(families) == len(set(families))


def test_the_allocation_of_a_replaced_case_ends(cast: Cast, sample: Sample) -> None:
    old = first(sample)
    make_allocation(old.case, cast.assessor, cast.lead)
    new = replace(old, cast)
    assert not Allocation.objects.filter(case=old.case).exists()
    assert not Allocation.objects.filter(case=new.case).exists()


def test_what_was_begun_of_a_replaced_case_is_set_aside_and_closed_to_whoever_began_it(
    cast: Cast, sample: Sample
) -> None:
    old = first(sample)
    allocation = make_allocation(old.case, cast.assessor, cast.lead)
    bring_to(cast.review, "fieldwork")
    audit = start_audit(allocation=allocation, by=cast.assessor)
    replace(old, cast)
    assert Allocation.objects.get(audit=audit).role == RaterRole.FORMER
    assert not can_open(cast.assessor, Audit.objects.get(pk=audit.pk))


def test_a_case_whose_audit_is_handed_in_stays(cast: Cast, sample: Sample) -> None:
    audit = a_submitted_audit(cast)
    sampled = first(sample)
    SampledCase.objects.filter(pk=sampled.pk).update(case=audit.case)
    sampled.refresh_from_db()
    with pytest.raises(Refused, match="handed in"):
        replace(sampled, cast)
    with pytest.raises(Refused, match="handed in"):
        services.remove_case(sampled=sampled, reason="By mistake", by=cast.lead)


def test_a_case_chosen_by_hand_has_no_chance_and_no_weight(cast: Cast, sample: Sample) -> None:
    spare = next(spares(cast))
    new = services.swap_case(sampled=first(sample), case=spare, reason="The board asked", by=cast.lead)
    assert (new.inclusion_probability, new.weight, new.frame_count) == (None, None, None)
    with pytest.raises(Refused, match="chosen by hand"):
        replace(new, cast)


def test_no_estimate_for_the_caseload_rests_on_a_case_chosen_by_hand(cast: Cast, sample: Sample) -> None:
    before = signed_off_cohort(cast.review).parts
    services.add_case(review=cast.review, case=next(spares(cast)), reason="The board asked", by=cast.lead)
    assert signed_off_cohort(cast.review).parts == before


def test_a_case_that_is_or_was_in_the_sample_does_not_come_in_by_hand(cast: Cast, sample: Sample) -> None:
    old = first(sample)
    replace(old, cast)
    for case in (old.case, first(sample).case):
        with pytest.raises(Refused, match="is, or was, in the sample"):
            services.add_case(review=cast.review, case=case, reason="Again", by=cast.lead)


def test_the_last_case_is_not_taken_out(cast: Cast, sample: Sample) -> None:
    cases = list(current_cases(sample).select_related("sample__review"))
    for each in cases[:-1]:
        services.remove_case(sampled=each, reason="By mistake", by=cast.lead)
    with pytest.raises(Refused, match="last case"):
        services.remove_case(sampled=cases[-1], reason="By mistake", by=cast.lead)


def test_the_method_tells_each_change_with_its_reason_and_names_nobody(cast: Cast, sample: Sample) -> None:
    cases = list(current_cases(sample).select_related("sample__review"))
    extra, other = list(spares(cast))[:2]
    replace(cases[0], cast)
    replace(cases[1], cast)
    services.swap_case(sampled=cases[2], case=extra, reason="A complaint.", by=cast.lead)
    services.add_case(review=cast.review, case=other, reason="The board asked.", by=cast.lead)
    services.remove_case(sampled=cases[3], reason="No plan any more.", by=cast.lead)
    told = " ".join(method_statement(sample))
    assert (
        "2 cases were replaced by the next in the drawn order of their strata: The file is not available."
        in told
    )
    assert "A case was swapped by hand for another: A complaint." in told
    assert "A case was added by hand: The board asked." in told
    assert "A case was taken out by hand: No plan any more." in told
    assert "Chance did not choose 2 cases of the sample." in told
    assert not [case.reference for case in cast.review.cases.all() if case.reference in told]


def test_the_check_finds_the_sample_as_its_seed_gives_it(cast: Cast, sample: Sample) -> None:
    replace(replace(first(sample), cast), cast)
    services.add_case(review=cast.review, case=next(spares(cast)), reason="The board asked", by=cast.lead)
    assert differences(sample) == []
    out = StringIO()
    call_command("replay_sample", check=True, review=cast.review.pk, stdout=out)
    assert "is what its seed “2009” gives: 11 cases" in out.getvalue()


@pytest.mark.parametrize("came_in", ["drawn", "next"])
def test_the_check_notices_a_case_that_was_put_in_the_place_of_another(
    cast: Cast, sample: Sample, came_in: str
) -> None:
    replace(first(sample), cast)
    SampledCase.objects.filter(pk=SampledCase.objects.filter(came_in=came_in).latest("order").pk).update(
        case=next(spares(cast))
    )
    assert len(differences(sample)) == 1
    with pytest.raises(CommandError, match="not what its seed gives"):
        call_command("replay_sample", check=True)


def test_the_check_notices_a_chance_that_was_changed(cast: Cast, sample: Sample) -> None:
    SampledCase.objects.filter(pk=first(sample).pk).update(inclusion_probability=0.5)
    assert "with another chance" in differences(sample)[0]


def test_the_check_says_when_the_caseload_is_another(cast: Cast, sample: Sample) -> None:
    Case.objects.filter(review=cast.review, reference="WD0007").update(reference="erased-7")
    with pytest.raises(CommandError, match="no longer the one"):
        call_command("replay_sample", check=True)
    with pytest.raises(Refused, match="Swap it by hand"):
        replace(first(sample), cast)


def test_the_command_prints_the_sample_from_the_file(cast: Cast, sample: Sample, tmp_path) -> None:
    file = tmp_path / "frame.txt"
    file.write_bytes(write_frame_file(frame_of(cast.review), Plan(8)).encode())
    out = StringIO()
    call_command("replay_sample", str(file), seed="2009", stdout=out)
    assert out.getvalue().split() == [each.case.reference for each in current_cases(sample)]
    with pytest.raises(CommandError, match="--seed"):
        call_command("replay_sample", str(file))


# What the two databases must agree in: not to be edited, for it is what was drawn.
DRAWN_ON_EITHER_DATABASE = "WD0054 WD0018 WD0026 WD0030 WD0059 WD0010 WD0051 WD0022"


def test_every_database_gives_this_very_sample(cast: Cast) -> None:
    plan = Plan(8, one_a_family=True, pre_school_percent=50)
    sample = services.draw_sample(review=cast.review, plan=plan, seed="2009", by=cast.lead)
    drawn = [each.case.reference for each in current_cases(sample)]
    assert " ".join(drawn) == DRAWN_ON_EITHER_DATABASE
    assert drawn == draw_twin.sample_of(write_frame_file(frame_of(cast.review), plan), "2009")
